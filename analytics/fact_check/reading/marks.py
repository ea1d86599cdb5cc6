"""A line of a draft as marks: its numbers, periods, places, lists, phrases and punctuation, none overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from analytics.fact_check.reading.gazetteer import Place
from analytics.fact_check.reading.numbers import Printed
from analytics.fact_check.reading.periods import Span
from analytics.fact_check.reading.tiers import Tier
from analytics.fact_check.reading.words import Row


class Kind(Enum):
    """What a mark is; of marks that begin and end together the one named first here stands."""

    NOISE = "noise"
    DATE = "date"
    SIZE = "size"
    NUMBER = "number"
    COMPARED = "compared"
    SHARE = "share"
    MEASURE = "measure"
    TIER = "tier"
    STAGE = "stage"
    BATCH = "batch"
    GROUP = "group"
    CITY = "city"
    WHOLE = "whole"
    PLACE = "place"
    SECTOR = "sector"
    PERIOD = "period"
    WORD = "word"
    STOP = "stop"
    GAP = "gap"


Payload = Printed | Span | Tier | Place | str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the plain text and what it is; ``rows`` are those of the tables that say so."""

    kind: Kind
    start: int
    end: int
    text: str
    payload: Payload = None
    rows: tuple[Row, ...] = ()

    def means(self, *meanings: str) -> bool:
        """Whether a row of the structure table with one of these meanings says so."""
        return any(row.table == "structure" and row.means in meanings for row in self.rows)


def settled(text: str, found: Iterable[Mark]) -> list[Mark]:
    """The marks that stand, in the order of the text, gaps between them included; found marks may overlap."""
    candidates = sorted(found, key=lambda mark: (mark.start, -mark.end, ORDER[mark.kind]))
    taken: list[Mark] = []
    for kinds in ROUNDS:
        taken = chosen(taken, [mark for mark in candidates if mark.kind in kinds])
    return with_gaps(text, taken)


# What is surest is taken first, and the rest is read around it: a list's name may have figures in it.
FIRST = (
    (Kind.TIER, Kind.SHARE, Kind.COMPARED),
    (Kind.NOISE,),
    (Kind.DATE, Kind.SIZE, Kind.NUMBER),
)
ROUNDS = (*FIRST, tuple(kind for kind in Kind if not any(kind in kinds for kinds in FIRST)))
ORDER = {kind: place for place, kind in enumerate(Kind)}


def chosen(taken: Sequence[Mark], candidates: Sequence[Mark]) -> list[Mark]:
    """From left to right the longest candidate that overlaps nothing taken; equal stretches share their rows."""
    free = [True] * (max((mark.end for mark in (*taken, *candidates)), default=0) + 1)
    for mark in taken:
        free[mark.start : mark.end] = [False] * (mark.end - mark.start)
    picked: dict[tuple[int, int], Mark] = {}
    ending: dict[int, tuple[int, int]] = {}
    for mark in candidates:
        place = (mark.start, mark.end)
        if place in picked:
            first = picked[place]
            picked[place] = Mark(first.kind, *place, first.text, first.payload, (*first.rows, *mark.rows))
        elif mark.kind is Kind.MEASURE and (outer := ending.get(mark.end)) is not None:
            # 为年度计划投资（184.08亿元）: the phrase of a rate ends in that of an amount.
            picked[outer] = replace(picked[outer], rows=(*picked[outer].rows, *mark.rows))
        elif all(free[mark.start : mark.end]):
            if mark.kind is Kind.MEASURE:
                ending[mark.end] = place
            free[mark.start : mark.end] = [False] * (mark.end - mark.start)
            picked[place] = mark
    return sorted((*taken, *picked.values()), key=lambda mark: mark.start)


def with_gaps(text: str, taken: Sequence[Mark]) -> list[Mark]:
    """The marks with what stands between them."""
    result: list[Mark] = []
    at = 0
    for mark in (*taken, Mark(Kind.STOP, len(text), len(text), "")):
        if mark.start > at:
            result.append(Mark(Kind.GAP, at, mark.start, text[at : mark.start]))
        if mark.end > mark.start:
            result.append(mark)
        at = mark.end
    return result
