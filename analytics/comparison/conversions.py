"""Conversions: what two figures that may not stand side by side become when one question is put to both.

Each row holds one value per side, an interval where only bounds are known, with the assumption in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from analytics.agreement import Hedge
from analytics.comparison.checks import PACED, STARTS, starts_as_of
from analytics.comparison.rules import Case, Rule, invented
from analytics.comparison.sides import Reading, Side
from analytics.comparison.subjects import Subject
from analytics.glossary import CommonGroup, FigureKind, Term
from analytics.metrics import Metric, Number, time_progress
from analytics.months import Month
from analytics.reasons import Reason, Worded, _, listed


class Conversion(Term):
    """What is compared instead of the bare figures."""

    GAP = "gap_to_time_progress", "与序时进度之差", "Gap to time progress"
    SAME_MONTH = "same_month", "同一月份", "Same month"
    ALL_PROJECTS = "all_projects_basis", "按全部实施项目口径", "On the basis of all projects carried out"
    GROUPS = "common_groups", "按共同领域", "By common groups"
    SHARE = "share_of_plan", "占年度计划比重", "Share of the annual plan"


@dataclass(frozen=True)
class Value:
    """One side's value in a row: exact when ``low`` equals ``high``, null with a reason when there is none.

    ``hedge`` is the word that makes a printed value a bound.

    A fraction (1 = 100 %; of a gap 0.01 = one point), 万元 or a count, as of a date, from the cited source.
    """

    side: Side
    low: Number | None
    high: Number | None
    as_of: date
    cited: str
    reason: Reason | None = None
    hedge: Hedge | None = None

    @property
    def subject(self) -> Subject:
        """Whose value it is, at the month it holds for."""
        return replace(self.side.subject, month=Month.of(self.as_of))

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, no interval."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True)
class Row:
    """One comparison that may be drawn: a metric as it stands (no conversion), or what it was converted to."""

    metric: Metric
    conversion: Conversion | None
    values: tuple[Value, ...]
    assumption: Worded | None = None
    group: CommonGroup | None = None

    @property
    def is_gap(self) -> bool:
        """Whether the values are distances from time progress, in percentage points."""
        return self.conversion is Conversion.GAP

    @property
    def is_rate(self) -> bool:
        """Whether the values are fractions."""
        return self.metric.is_rate or self.conversion is Conversion.SHARE

    @property
    def known(self) -> tuple[Value, ...]:
        """The values that there are."""
        return tuple(value for value in self.values if value.low is not None)


def as_it_stands(case: Case) -> Row:
    """The figures side by side, nothing converted."""
    return Row(case.metric, None, tuple(stated(side, reading) for side, reading in case.pairs))


def stated(side: Side, reading: Reading) -> Value:
    """A reading as a value."""
    return Value(side, reading.value, reading.value, reading.as_of, reading.cited, reading.reason, reading.hedge)


def gap_to_time_progress(case: Case) -> Row | None:
    """How far each rate is ahead of the part of the year that had passed; 100 % of December is no gap of August.

    Starts that hold for a later date than the month asked about are held against both dates: an interval.
    """
    if case.metric.name not in PACED:
        return None
    values = []
    for side, reading in case.pairs:
        if reading.value is None:
            values.append(stated(side, reading))
            continue
        rate = Fraction(reading.value)
        later = starts_as_of(side) if case.metric.name in STARTS else None
        months = [side.month, *([] if later is None else [Month.of(later)])]
        gaps = sorted(rate - time_progress(month) for month in months)
        values.append(Value(side, gaps[0], gaps[-1], reading.as_of, reading.cited, hedge=reading.hedge))
    assumption = _("each rate less the part of the year that had passed, as if lists advanced evenly")
    if any(not value.is_exact for value in values if value.low is not None):
        assumption = _(
            "each rate less the part of the year that had passed; where the text's starts hold for a later date, the"
            " gap lies between that date's and the month's"
        )
    return Row(case.metric, Conversion.GAP, tuple(values), assumption)


def same_month(case: Case) -> Row | None:
    """Each list at one month of its own year, of those compared the one that most sides know, the latest of equals."""
    numbers = sorted({side.month.number for side in case.known})
    rows = [at_month(case, number) for number in numbers]
    best = max(rows, key=lambda row: (len(row.known), rows.index(row)), default=None)
    return best if best is not None and len(best.known) > 1 else None


def at_month(case: Case, number: int) -> Row:
    """Each list at one month of its own year, from its own ledgers or texts; null where it has none of that month."""
    has_real = any(side.kind is not FigureKind.DEMO for side in case.known)
    values, seen = [], set()
    for side, reading in case.pairs:
        month = Month(side.month.year, number)
        if (side.subject.city, side.tier, month) in seen:
            reason = _("it is the same figure of {month}", month=month)
            values.append(Value(side, None, None, month.end, "", reason))
            continue
        seen.add((side.subject.city, side.tier, month))
        found = reading if month == side.month else side.reading(case.metric.name, month)
        if found.value is not None and has_real and not side.is_declared(case.metric.name, month):
            found = invented(replace(side, month=month), found)
        # What holds for another date than its month may not pass for the month's.
        elif found.value is not None and case.metric.name in STARTS and starts_as_of(side) is not None:
            reason = _("its starts hold for {day}, not for this month", day=starts_as_of(side))
            found = replace(found, value=None, reason=reason)
        values.append(stated(side, found))
    assumption = _("each list at the end of month {number} of its own year", number=number)
    return Row(case.metric, Conversion.SAME_MONTH, tuple(values), assumption)


def on_the_basis_of_all_projects(case: Case) -> Row:
    """Planned starts only, restated as 2018 counted: every opened project over every project that is carried out.

    Exact where an office's own ledger tells which carried-over projects are open; else from none to all of them.
    """
    values = tuple(
        stated(side, reading)
        if reading.value is None or (reading.metric.name == "opened_rate" and side.answer is None)
        else opened_of(side)
        for side, reading in case.pairs
    )
    bounded = [value.side for value in values if value.low is not None and not value.is_exact]
    assumption: Worded = _("exact: it is known which of the carried-over projects are open")
    if bounded:
        assumption = listed(basis_of(side) for side in bounded)
    return Row(case.metric, Conversion.ALL_PROJECTS, values, assumption)


def basis_of(side: Side) -> Reason:
    """What is assumed of the carried-over projects of a side that does not tell."""
    started, planned, implementing = counts_of(side)
    return _(
        "{side}: {started} planned starts that have started, plus however many of the {carried} carried-over"
        " projects are open, over {implementing} projects under implementation; from none of them to all",
        side=side,
        started=started,
        carried=None if implementing is None or planned is None else implementing - planned,
        implementing=implementing,
    )


def opened_of(side: Side) -> Value:
    """A side's opened projects over those carried out: exact where it tells which are open, else the bounds."""
    cited = side.reading("started_count").cited
    started, planned, implementing = counts_of(side)
    opened = opened_count_of(side)
    if opened is not None and implementing:
        exact = Fraction(opened, implementing)
        return Value(side, exact, exact, side.month.end, cited)
    if started is None or planned is None or not implementing:
        reason = _("it is not known how many projects are carried out and how many of them have started")
        return Value(side, None, None, side.month.end, cited, reason)
    low, high = Fraction(started, implementing), Fraction(started + implementing - planned, implementing)
    return Value(side, low, high, side.month.end, cited)


def opened_count_of(side: Side) -> int | None:
    """How many of the projects carried out are open: from an office's own ledger, or as printed."""
    if side.kind is FigureKind.LEDGER:
        carried, idle = (side.reading(name).value for name in ("implementing_count", "not_started_count"))
        return None if carried is None or idle is None else int(carried) - int(idle)
    printed = side.figure("opened_count")
    return None if printed is None else int(printed.exact)


def counts_of(side: Side) -> tuple[int | None, int | None, int | None]:
    """Started and planned starts, and projects under implementation: the list less its reserve where not printed."""
    names = ("started_count", "planned_start_count", "implementing_count")
    # Of a demo ledger only what it reproduces; the rest is invented.
    found = [side.reading(name).value if side.is_declared(name) else None for name in names]
    if found[2] is None:
        whole, reserve = (side.reading(name).value for name in ("project_count", "reserve_count"))
        if whole is not None and reserve is not None:
            found[2] = int(whole) - int(reserve)
    started, planned, implementing = (None if value is None else int(value) for value in found)
    return started, planned, implementing


def rows_of(case: Case, broken: set[Rule]) -> tuple[Row, ...]:
    """What may be drawn of a case whose broken rules can all be converted; nothing where they cannot."""
    if Rule.BASIS in broken:
        return (on_the_basis_of_all_projects(case),) if broken == {Rule.BASIS} else ()
    return tuple(row for row in (gap_to_time_progress(case), same_month(case)) if row is not None)
