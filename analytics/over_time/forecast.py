"""Where the year may end, from how the same scope's earlier years ran, and how such forecasts would have done.

The multiple from a month to December is Σ December ÷ Σ that month over the earlier years that have both; times what is
completed now it gives the year-end. The band is the delete-one-group jackknife of that multiple over the reporting
groups (districts; the municipal level is one): it knows how much groups differ, not how years differ. A forecast uses
nothing that its month did not know, except that a ledger corrected since is read as corrected.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from analytics.answers import Answer, Figure, Key, ask
from analytics.glossary import Dimension
from analytics.language import Label
from analytics.metrics import Number
from analytics.months import MONTHS_A_YEAR, Month
from analytics.reasons import Reason, _
from analytics.snapshots import Archive

COMPLETED, PLAN, RATE = "completed_investment", "annual_plan", "completion_rate"
NEEDED = (COMPLETED, PLAN, RATE)
# Both sides of the normal distribution that leave 10 % out each.
Z_80 = Fraction("1.2816")
FEWEST_GROUPS = 5
PRECISE = Context(prec=40)


class Band(NamedTuple):
    """The two ends of an 80 % band, in the unit of what it belongs to."""

    low: Fraction
    high: Fraction

    def over(self, plan: Fraction) -> Band:
        """The band of an amount as that of its rate."""
        return Band(self.low / plan, self.high / plan)

    def holds(self, value: Number) -> bool:
        """Whether a value lies in it, its ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Record:
    """What forecasts are made from: a scope's figures over its months, whole and by reporting group."""

    whole: Answer
    groups: Answer

    @cached_property
    def months(self) -> frozenset[Month]:
        """The months with a ledger, none later than the one asked about."""
        return frozenset(month for month in self.whole.months if month <= self.whole.question.as_of)

    def completed(self, month: Month) -> Number | None:
        """The whole's completed investment (万元); null without a ledger."""
        return self.whole.figure(COMPLETED, as_of=month).value if month in self.months else None

    def completed_by(self, key: Key, months: Sequence[Month]) -> Fraction:
        """A group's completed investment added up over some months (万元)."""
        return total(self.groups.figure(COMPLETED, key, month).value for month in months)

    def keys(self, months: Sequence[Month]) -> list[Key]:
        """The groups that had projects in any of some months."""
        return sorted({key for month, key in self.groups.measured if month in months})


@dataclass(frozen=True)
class Forecast:
    """The year-end as one month would have forecast it; 万元.

    ``amount`` is null exactly when ``reason`` says why, and ``band`` is null with an amount exactly when ``no_band``
    does. ``plan`` is that of the month, and rates are over it.
    """

    made: Month
    plan: Number | None = None
    years: tuple[int, ...] = ()
    multiple: Fraction | None = None
    amount: Fraction | None = None
    band: Band | None = None
    groups: int = 0
    reason: Reason | None = None
    no_band: Reason | None = None

    @property
    def rate(self) -> Fraction | None:
        """The forecast completion rate; null without an amount or a plan."""
        return None if self.amount is None or not self.plan else self.amount / Fraction(self.plan)

    @property
    def rate_band(self) -> Band | None:
        """The band of the rate."""
        return None if self.band is None or not self.plan else self.band.over(Fraction(self.plan))


@dataclass(frozen=True)
class Trial:
    """A forecast of a year whose end is known by now, and the completion rate that came."""

    forecast: Forecast
    rate: Fraction
    came: Figure

    @property
    def error(self) -> Fraction:
        """Forecast less outcome (0.01 = one percentage point): positive where the forecast was too high."""
        return self.rate - Fraction(self.came.value or 0)

    @property
    def is_inside(self) -> bool | None:
        """Whether what came lies in the band; null without one."""
        band = self.forecast.rate_band
        return None if band is None else band.holds(self.came.value or 0)


@dataclass(frozen=True)
class BackTest:
    """Every forecast that can be held against its outcome, in order of time."""

    trials: tuple[Trial, ...]

    @property
    def banded(self) -> int:
        """How many of them had a band."""
        return sum(1 for trial in self.trials if trial.is_inside is not None)

    @property
    def inside(self) -> int:
        """How many outcomes lay in their band."""
        return sum(1 for trial in self.trials if trial.is_inside)

    def made_in(self, number: int) -> BackTest:
        """Those that were made in one month of the calendar."""
        return BackTest(tuple(trial for trial in self.trials if trial.forecast.made.number == number))

    @property
    def mean_error(self) -> Fraction | None:
        """The mean size of the errors, whichever their sign; null without a forecast."""
        return total(abs(trial.error) for trial in self.trials) / len(self.trials) if self.trials else None


def recorded(archive: Archive, whole: Answer) -> Record:
    """The record behind an answer that has :data:`NEEDED` over its history, from the same snapshots."""
    asked = replace(whole.question, metrics=(COMPLETED,), by=(Dimension.DISTRICT,))
    return Record(whole, ask(archive, asked, pinned=whole.snapshots))


def year_end(record: Record, made: Month) -> Forecast:
    """The forecast of December by the ledger of a month and the earlier years."""
    forecast = Forecast(made, record.whole.figure(PLAN, as_of=made).value)
    if made.number == MONTHS_A_YEAR:
        return replace(forecast, reason=_("December is the year-end itself"))
    so_far = record.completed(made)
    if not so_far or so_far < 0:
        return replace(forecast, reason=_("nothing completed is recorded yet this year"))
    years = comparable_years(record, made)
    if not years:
        return replace(
            forecast, reason=_("no earlier year has ledgers of both {month} and December", month=month_name(made))
        )
    starts, ends = months_of(years, made.number), months_of(years, MONTHS_A_YEAR)
    base, end = (total(map(record.completed, months)) for months in (starts, ends))
    if base <= 0:
        return replace(forecast, reason=_("nothing was completed by {month} in earlier years", month=month_name(made)))
    amount = Fraction(so_far) * end / base
    forecast = replace(forecast, years=years, multiple=end / base, amount=amount)
    pairs = [(record.completed_by(key, starts), record.completed_by(key, ends)) for key in record.keys(starts + ends)]
    pairs = [pair for pair in pairs if any(pair)]
    error = standard_error(pairs)
    if isinstance(error, Reason):
        return replace(forecast, groups=len(pairs), no_band=error)
    reach = Z_80 * error * Fraction(so_far)
    return replace(forecast, groups=len(pairs), band=Band(amount - reach, amount + reach))


def back_test(record: Record) -> BackTest:
    """What each month would have forecast, of the years that have ended since and had an earlier one before them."""
    trials = []
    for made in sorted(record.months):
        end = Month(made.year, MONTHS_A_YEAR)
        if made == end or end not in record.months:
            continue
        forecast, came = year_end(record, made), record.whole.figure(RATE, as_of=end)
        if forecast.rate is not None and came.value is not None:
            trials.append(Trial(forecast, forecast.rate, came))
    return BackTest(tuple(trials))


def comparable_years(record: Record, made: Month) -> tuple[int, ...]:
    """The years before a month's that tell of both that month and December."""
    before = sorted({month.year for month in record.months if month.year < made.year})
    ends = (made.number, MONTHS_A_YEAR)
    return tuple(year for year in before if None not in [record.completed(Month(year, number)) for number in ends])


def standard_error(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction | Reason:
    """The delete-one-group jackknife of Σ end ÷ Σ start over (start, end) of each group, or why there is none."""
    count = len(pairs)
    if count < FEWEST_GROUPS:
        return _("{count} of the {fewest} reporting groups that a band needs", count=count, fewest=FEWEST_GROUPS)
    base, end = (total(pair[side] for pair in pairs) for side in (0, 1))
    if any(start >= base for start, _end in pairs):
        return _("one group did all that was completed by then")
    left = [(end - its_end) / (base - its_start) for its_start, its_end in pairs]
    mean = total(left) / count
    return root(Fraction(count - 1, count) * total((one - mean) ** 2 for one in left))


def root(value: Fraction) -> Fraction:
    """The square root to forty digits, the same on every machine."""
    ratio = PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(PRECISE.sqrt(ratio))


def total(values: Iterable[Number | None]) -> Fraction:
    """The exact sum; null counts nothing."""
    return sum((Fraction(value) for value in values if value is not None), Fraction(0))


def months_of(years: Sequence[int], number: int) -> tuple[Month, ...]:
    """The same month of several years."""
    return tuple(Month(year, number) for year in years)


def month_name(month: Month) -> Label:
    """A month without its year."""
    return Label(f"{month.number}月", calendar.month_name[month.number])
