"""Drafts of the briefing page with one number changed, and whether the check finds that number and no other.

Seeded: the same seed makes the same drafts of the same ledgers. A change is one that a hurried hand makes: a digit, the
unit of an amount, points for per cent, the number of another list of projects, that of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Kind
from analytics.briefing.written import plain_text
from analytics.city import City, cities
from analytics.fact_check.check import check
from analytics.fact_check.figure import PER_CENT, Figure
from analytics.fact_check.verdict import Checked
from analytics.months import Month
from analytics.snapshots import Archive

KINDS = ("digit", "unit", "points", "tier", "year")
YI, WAN, POINTS = "亿元", "万元", "个百分点"
DIGITS = "0123456789"
NUMBER = re.compile(r"第?前?([\d.]+)")


@dataclass(frozen=True)
class Subject:
    """Which briefing is meant."""

    city: City
    as_of: Month
    kind: Kind

    @property
    def year_earlier(self) -> Subject:
        """The same briefing a year before."""
        return Subject(self.city, self.as_of.year_earlier, self.kind)

    def __str__(self) -> str:
        """City, month and kind, for a line of a report."""
        return f"{self.city.name} {self.as_of} {self.kind.value}"


@dataclass(frozen=True)
class Draft:
    """A briefing's text as it was written, and what was found of it."""

    text: str
    checked: tuple[Checked, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that are printed in digits."""
        return tuple(one.figure for one in self.checked if NUMBER.match(one.figure.quote))


@dataclass(frozen=True)
class Change:
    """A stretch of a draft's figure and what is printed instead; the quote is that of the figure before."""

    kind: str
    figure: Figure
    start: int
    end: int
    instead: str

    def applied(self, text: str) -> str:
        """The draft with the change."""
        return f"{text[: self.start]}{self.instead}{text[self.end :]}"


@dataclass(frozen=True)
class Outcome:
    """What was found of a changed draft: at its place, and wrongly elsewhere among ``untouched`` figures."""

    subject: Subject
    change: Change
    is_found: bool
    alarms: tuple[Checked, ...]
    untouched: int

    def __str__(self) -> str:
        """A line that a person can look the change up by."""
        return f"{self.subject}: {self.change.kind}, {self.change.figure.quote} → {self.change.instead}"


class Drafts:
    """The briefings that an archive gives, each written and checked once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.written: dict[Subject, Draft] = {}

    def subjects(self) -> list[Subject]:
        """Every city, month and kind."""
        return [
            Subject(city, month, kind)
            for city in cities()
            for month in sorted(self.archive.manifest(city.code).current)
            for kind in Kind
        ]

    def draft(self, subject: Subject) -> Draft:
        """A briefing, checked."""
        if subject not in self.written:
            spec = spec_of(subject.city, subject.as_of, kind=subject.kind)
            text = plain_text(compose(self.archive, spec))
            self.written[subject] = Draft(text, check(self.archive, text).checked)
        return self.written[subject]

    def outcomes(self, size: int, seed: int, subjects: Sequence[Subject] | None = None) -> Iterator[Outcome]:
        """So many changed drafts of these briefings, or of all, as many of each kind as come; checked one by one."""
        chance, known = Random(seed), list(subjects or self.subjects())  # noqa: S311
        while size:
            subject, kind = chance.choice(known), chance.choice(KINDS)
            figures = self.draft(subject).figures
            change = self.change(subject, chance.choice(figures), kind, chance) if figures else None
            if change is not None:
                size -= 1
                yield self.outcome(subject, change)

    def change(self, subject: Subject, figure: Figure, kind: str, chance: Random) -> Change | None:
        """A change of one figure; null where the figure allows none of the kind."""
        printed = printed_of(figure)
        start = figure.start + figure.quote.index(printed)
        if kind == "digit":
            return Change(kind, figure, start, start + len(printed), another_digit(printed, chance))
        if kind in ("unit", "points"):
            quote = with_another_unit(figure.quote, kind)
            return None if quote is None else Change(kind, figure, figure.start, figure.end, quote)
        others = [printed_of(other) for other in self.others(subject, figure, kind) if other.number != figure.number]
        return Change(kind, figure, start, start + len(printed), chance.choice(others)) if others else None

    def others(self, subject: Subject, figure: Figure, kind: str) -> list[Figure]:
        """The same figure of another list in the same text, or of the same list a year earlier."""
        if kind == "tier":
            same = (other for other in self.draft(subject).figures if said(other) == said(figure))
            return [other for other in same if other.scope.tier != figure.scope.tier]
        if subject.as_of.year_earlier not in self.archive.manifest(subject.city.code).current:
            return []
        same = (other for other in self.draft(subject.year_earlier).figures if said(other) == said(figure))
        return [other for other in same if other.scope.tier == figure.scope.tier]

    def outcome(self, subject: Subject, change: Change) -> Outcome:
        """What the check finds of a changed draft."""
        draft = self.draft(subject)
        text = change.applied(draft.text)
        end = change.figure.end + max(0, len(text) - len(draft.text))
        found = check(self.archive, text).checked
        here = [one for one in found if one.figure.start < end and one.figure.end > change.figure.start]
        rest = [one for one in found if one not in here]
        alarms = tuple(one for one in rest if one.is_finding)
        return Outcome(subject, change, any(one.is_finding for one in here), alarms, len(rest))


def printed_of(figure: Figure) -> str:
    """The digits of a figure as it is printed."""
    match = NUMBER.match(figure.quote)
    assert match is not None
    return match[1]


def said(figure: Figure) -> tuple[object, ...]:
    """What a figure says, whatever list and year it speaks of."""
    scope = figure.scope
    narrowed = (scope.district, scope.stage, scope.baseline, scope.batch)
    return (figure.measure, figure.sense, figure.unit, figure.counts_places, *narrowed)


def another_digit(printed: str, chance: Random) -> str:
    """A number with one digit changed; none begins with a zero that did not."""
    place = chance.choice([place for place, character in enumerate(printed) if character in DIGITS])
    allowed = DIGITS[1:] if place == 0 and len(printed) > 1 else DIGITS
    digit = chance.choice([digit for digit in allowed if digit != printed[place]])
    return f"{printed[:place]}{digit}{printed[place + 1 :]}"


def with_another_unit(quote: str, kind: str) -> str | None:
    """万元 for 亿元, or per cent for points and points for per cent; null for a figure of another unit."""
    if kind == "unit":
        return quote.replace(YI, WAN) if YI in quote else None
    if POINTS in quote:
        return quote.replace(POINTS, PER_CENT)
    return quote.replace(PER_CENT, POINTS) if PER_CENT in quote else None
