"""Finds a ledger's header: under titles, over one to three rows, and which column each header names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from analytics.city import City
from analytics.ledger.reading.grid import Sheet
from analytics.ledger.sheet.units import declared_in_header
from analytics.ledger.sheet.words import fold, header_words
from analytics.months import Month

# A header lies below a title, a unit line and perhaps some remarks.
SEARCHED_ROWS = 50
DEEPEST = 3
# A summary by district has money columns too; a ledger also names its projects.
FEWEST_COLUMNS = 4
FEWEST_IN_TOP_ROW = 2
NAMES_PROJECTS = ("project_id", "name")
REMARK = re.compile(r"\([^()]*\)$")


class Heading(NamedTuple):
    """One column's header: what it names, as printed, and the unit that it declares."""

    place: int
    column: str
    printed: str
    unit: str | None


@dataclass(frozen=True)
class Header:
    """A ledger's header: rows ``top`` to ``bottom`` (from 0), and the headings that were recognised.

    ``of_another_date`` would be if they spoke of the ledger's month; ``unrecognised`` name no column at all.
    """

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    of_another_date: tuple[Heading, ...] = ()
    unrecognised: tuple[Heading, ...] = ()

    @property
    def chosen(self) -> dict[str, Heading]:
        """Schema column → its first heading."""
        return {heading.column: heading for heading in reversed(self.headings)}

    @property
    def doubled(self) -> tuple[Heading, ...]:
        """Headings of a column that an earlier heading already names."""
        return tuple(heading for heading in self.headings if self.chosen[heading.column] != heading)


def find_header(sheet: Sheet, city: City, as_of: Month) -> Header | None:
    """The sheet's header, the most telling of the candidates; None for a sheet that is no ledger."""
    known = header_words(city, as_of)
    lines = [sheet.row_texts(row) for row in range(min(sheet.height, SEARCHED_ROWS + DEEPEST))]
    best: tuple[tuple[int, int, int, int], Header] | None = None
    for top in range(min(len(lines), SEARCHED_ROWS)):
        # Groups stand beside the names of columns without a group; a title or a unit line stands alone.
        if len(header_of(lines[top : top + 1], top, known.column).headings) < FEWEST_IN_TOP_ROW:
            continue
        for bottom in range(top, min(top + DEEPEST, len(lines))):
            header = header_of(lines[top : bottom + 1], top, known.column)
            named = {heading.column for heading in header.headings}
            if len(named) < FEWEST_COLUMNS or named.isdisjoint(NAMES_PROJECTS):
                continue
            units = sum(heading.unit is not None for heading in header.headings)
            score = (len(named), units, top - bottom, -top)
            if best is None or score > best[0]:
                best = score, header
    if best is None:
        return None
    header = best[1]
    printed = lines[header.top : header.bottom + 1]
    another = beside(header_of(printed, header.top, known.of_another_date).headings, header.headings)
    others = header_of(printed, header.top, lambda name: name).headings
    return replace(header, of_another_date=another, unrecognised=beside(others, (*header.headings, *another)))


def beside(headings: tuple[Heading, ...], others: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings of columns that none of the others heads."""
    places = {heading.place for heading in others}
    return tuple(heading for heading in headings if heading.place not in places)


def header_of(lines: list[list[str]], top: int, recognise: Callable[[str], str | None]) -> Header:
    """The header that these rows would be."""
    headings = []
    for place, stack in enumerate(stacks(lines)):
        if not stack:
            continue
        named, unit = names(stack)
        column = next(filter(None, map(recognise, named)), None)
        if column is not None:
            printed = next((text for text in reversed(stack) if declared_in_header(fold(text))[0]), stack[-1])
            headings.append(Heading(place, column, printed.strip(), unit))
    return Header(top, top + len(lines) - 1, tuple(headings))


def stacks(lines: list[list[str]]) -> list[list[str]]:
    """Per column the texts of its header from top to bottom; a group's text stands over all its columns."""
    found: list[list[str]] = []
    group = [""] * len(lines)
    for index in range(len(lines[0])):
        texts = [line[index] for line in lines]
        stack = []
        for depth, text in enumerate(texts):
            below = any(lower.strip() for lower in texts[depth + 1 :])
            if text.strip():
                group[depth:] = [text, *[""] * (len(lines) - depth - 1)]
            elif not below:
                group[depth] = ""
            if below or text.strip():
                stack.append(group[depth])
        found.append([text for text in stack if text.strip()])
    return found


def names(stack: list[str]) -> tuple[list[str], str | None]:
    """What a header may be called, most specific first, and the unit that its lowest line with a unit declares."""
    parts, unit = [], None
    for text in stack:
        part, declared = declared_in_header(fold(text).replace("*", ""))
        parts.append(part)
        unit = declared or unit
    lowest = next((part for part in reversed(parts) if part), "")
    called = ["".join(parts), "".join(reversed(parts)), lowest]
    return called + [REMARK.sub("", name) for name in called], unit
