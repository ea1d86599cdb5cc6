"""Months, quarters and years of one metric: how each ended, and what was completed within it.

A period tells what the ledger of its last month tells; the one that the month shown lies in runs to that month.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import dropwhile, groupby
from types import MappingProxyType

from analytics.answers import Answer, Figure
from analytics.change import Change, NoChange, change_between, delta_of
from analytics.glossary import Grain
from analytics.language import Language
from analytics.metrics import Number
from analytics.months import MONTHS_A_YEAR, Month

LENGTHS: Mapping[Grain, int] = MappingProxyType({Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: MONTHS_A_YEAR})
# Counted from January on, so that two ledgers of a year tell what came between them.
SINCE_JANUARY = frozenset({"completed_investment"})
QUARTERS_ZH = "一二三四"


@dataclass(frozen=True)
class Period:
    """A month, quarter or year; ``closing`` is the month whose ledger tells how it ended.

    That is its ``last`` month, or an earlier one while it is still running.
    """

    grain: Grain
    last: Month
    closing: Month

    @classmethod
    def of(cls, grain: Grain, month: Month, until: Month) -> Period:
        """The period in which a month lies, seen from ``until``."""
        length = LENGTHS[grain]
        last = Month(month.year, (month.number + length - 1) // length * length)
        return cls(grain, last, min(last, until))

    @property
    def is_running(self) -> bool:
        """Whether it had not ended yet."""
        return self.closing != self.last

    @property
    def first(self) -> Month:
        """Its first month."""
        return self.last.plus(1 - LENGTHS[self.grain])

    @property
    def opening(self) -> Month | None:
        """The month whose cumulated figures it goes on from; null in January, when a year starts from zero."""
        return None if self.first.number == 1 else self.first.plus(-1)

    @property
    def opens_a_year(self) -> bool:
        """Whether the period before it lies in another year."""
        return self.opening is None

    def text(self, language: Language) -> str:
        """The period as a reader writes it: 2020年三季度, 2020年（至8月）; Q3 2020, 2020 (to Aug)."""
        if self.grain is Grain.MONTH:
            return self.last.text(language)
        if language is Language.ZH:
            name = f"{self.last.year}年" + (self.quarter_text(language) if self.grain is Grain.QUARTER else "")
            return f"{name}（至{self.closing.number}月）" if self.is_running else name
        name = f"{self.quarter_text(language)} {self.last.year}" if self.grain is Grain.QUARTER else f"{self.last.year}"
        return f"{name} (to {calendar.month_abbr[self.closing.number]})" if self.is_running else name

    @property
    def quarter(self) -> int:
        """The quarter in which it ends, 1 to 4."""
        return -(-self.last.number // LENGTHS[Grain.QUARTER])

    def quarter_text(self, language: Language) -> str:
        """Its quarter without the year: 三季度; Q3."""
        return f"{QUARTERS_ZH[self.quarter - 1]}季度" if language is Language.ZH else f"Q{self.quarter}"


@dataclass(frozen=True)
class Point:
    """One metric at the end of one period, null where its closing month has no ledger.

    ``within`` is what was completed in the period (万元): the cumulated figure less that of the month before the
    period, of the projects listed at each date. Null where either ledger is missing, and for metrics that do not
    count from January.
    """

    period: Period
    figure: Figure
    within: Fraction | None

    @property
    def shown(self) -> Number | None:
        """What a chart draws of the period: what was completed within it, or where it ended."""
        return self.within if self.figure.metric.name in SINCE_JANUARY else self.figure.value


def periods(grain: Grain, first: Month, until: Month) -> tuple[Period, ...]:
    """Every period from the one of ``first`` to the one of ``until``, also those without a ledger."""
    found = [Period.of(grain, first, until)]
    while found[-1].last < until:
        found.append(Period.of(grain, found[-1].last.plus(1), until))
    return tuple(found)


def course(answer: Answer, metric: str, grain: Grain) -> tuple[Point, ...]:
    """A metric over every period of an answer's history up to its ``as_of``, in order of time."""
    spans = periods(grain, answer.months[0], answer.question.as_of)
    return tuple(
        Point(span, answer.figure(metric, as_of=span.closing), within(answer, metric, span.opening, span.closing))
        for span in spans
    )


def within(answer: Answer, metric: str, opening: Month | None, closing: Month) -> Fraction | None:
    """What was completed after one month up to another (万元); negative where more left the list than was completed."""
    if metric not in SINCE_JANUARY:
        return None
    now = answer.figure(metric, as_of=closing).value
    before = Fraction(0) if opening is None else answer.figure(metric, as_of=opening).value
    return None if now is None or before is None else Fraction(now) - Fraction(before)


def since_first_shown(points: Sequence[Point]) -> tuple[Point, ...]:
    """The periods from the first that has a figure: what lies before it would be an empty panel."""
    return tuple(dropwhile(lambda point: point.shown is None, points))


def gaps(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """The runs of periods without a figure."""
    runs = groupby(points, lambda point: point.shown is None)
    return tuple(tuple(run) for is_missing, run in runs if is_missing)


def growth_within(answer: Answer, point: Point) -> Fraction | None:
    """How what was completed in a period grew on the same months of the year before (0.01 = one per cent).

    Null where either is unknown, and where either is negative or the earlier one zero: moves out of the list then
    outweigh what was completed, and no growth can be told from it.
    """
    period, metric = point.period, point.figure.metric
    opening = None if period.opening is None else period.opening.year_earlier
    then = within(answer, metric.name, opening, period.closing.year_earlier)
    if point.within is None or then is None or point.within < 0 or then < 0:
        return None
    return delta_of(metric, point.within, then)


def year_over_year(answer: Answer, figure: Figure) -> Change:
    """A figure's change against the same month a year earlier, whatever month the question compares with."""
    then = figure.as_of.year_earlier
    if then not in answer.months:
        return Change(figure, None, None, NoChange.NO_EARLIER_LEDGER)
    return change_between(figure, answer.figure(figure.metric.name, as_of=then))
