"""Conversions: what two figures that may not stand side by side become when one question is put to both.

Each row holds one value per side, an interval where only bounds are known, with the assumption in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from analytics.comparison.checks import starts_as_of
from analytics.comparison.rules import Case, Rule
from analytics.comparison.sides import Reading, Side
from analytics.comparison.subjects import Subject
from analytics.glossary import CommonGroup, FigureKind, Term
from analytics.metrics import Metric, Number, metric_named, time_progress
from analytics.months import Month
from analytics.reasons import Reason, _


class Conversion(Term):
    """What is compared instead of the bare figures."""

    GAP = "gap_to_time_progress", "与序时进度之差", "Gap to time progress"
    SAME_MONTH = "same_month", "同一月份", "Same month"
    ALL_PROJECTS = "all_projects_basis", "按全部项目口径", "On the basis of all projects"
    GROUPS = "common_groups", "按共同领域", "By common groups"
    SHARE = "share_of_plan", "占年度计划比重", "Share of the annual plan"


@dataclass(frozen=True)
class Value:
    """One side's value in a row: exact when ``low`` equals ``high``, null with a reason when there is none.

    A fraction (1 = 100 %; of a gap 0.01 = one point), 万元 or a count, as of a date, from the cited source.
    """

    side: Side
    low: Number | None
    high: Number | None
    as_of: date
    cited: str
    reason: Reason | None = None

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
    assumption: Reason | None = None
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
    return Value(side, reading.value, reading.value, reading.as_of, reading.cited, reading.reason)


def gap_to_time_progress(case: Case) -> Row | None:
    """How far each rate is ahead of the part of the year that had passed; 100 % of December is no gap of August.

    Starts that hold for a later date than the month asked about are held against both dates: an interval.
    """
    if not case.metric.is_rate:
        return None
    values = []
    for side, reading in case.pairs:
        if reading.value is None:
            values.append(stated(side, reading))
            continue
        rate = Fraction(reading.value)
        later = starts_as_of(side) if case.metric.name == "start_rate" else None
        months = [side.month, *([] if later is None else [Month.of(later)])]
        gaps = sorted(rate - time_progress(month) for month in months)
        values.append(Value(side, gaps[0], gaps[-1], reading.as_of, reading.cited))
    assumption = _("each rate less the part of the year that had passed, as if lists advanced evenly")
    if any(not value.is_exact for value in values if value.low is not None):
        assumption = _(
            "each rate less the part of the year that had passed; where the text's starts hold for a later date, the"
            " gap lies between that date's and the month's"
        )
    return Row(case.metric, Conversion.GAP, tuple(values), assumption)


def same_month(case: Case) -> Row | None:
    """Each list at the earliest of the months, from its own ledgers; null where a side has none of that month."""
    number = min(side.month.number for side in case.known)
    has_real = any(side.kind is not FigureKind.DEMO for side in case.known)
    values = []
    for side, reading in case.pairs:
        month = Month(side.month.year, number)
        found = reading if month == side.month else side.reading(case.metric.name, month)
        if found.value is not None and has_real and not side.is_declared(case.metric.name, month):
            reason = _("its synthetic ledger of {month} is invented; beside real figures it says nothing", month=month)
            values.append(Value(side, None, None, found.as_of, found.cited, reason))
        # What holds for another date than its month may not pass for the month's.
        elif found.value is not None and case.metric.name == "start_rate" and starts_as_of(side) is not None:
            reason = _("its starts hold for {day}, not for this month", day=starts_as_of(side))
            values.append(Value(side, None, None, found.as_of, found.cited, reason))
        else:
            values.append(stated(side, found))
    row = Row(
        case.metric,
        Conversion.SAME_MONTH,
        tuple(values),
        _("each list at the end of month {number} of its own year", number=number),
    )
    return row if len(row.known) > 1 else None


def on_the_basis_of_all_projects(case: Case) -> Row | None:
    """Planned starts only, restated as 2018 counted: every opened project over every project that is carried out.

    Exact where an office's own ledger tells which carried-over projects are open; else from none to all of them.
    """
    values = tuple(
        stated(side, reading) if reading.metric.name == "opened_rate" else opened_of(side)
        for side, reading in case.pairs
    )
    open_sides = [value for value in values if value.low is not None and not value.is_exact]
    if not open_sides:
        assumption = _("the ledger tells which of the carried-over projects are open")
    else:
        side = open_sides[0].side
        started, planned, implementing = counts_of(side)
        assumption = _(
            "{side}: {started} planned starts that have started, plus however many of the {carried} carried-over"
            " projects are open, over {implementing} projects under implementation; from none of them to all",
            side=side,
            started=started,
            carried=None if implementing is None or planned is None else implementing - planned,
            implementing=implementing,
        )
    return Row(metric_named("opened_rate"), Conversion.ALL_PROJECTS, values, assumption)


def opened_of(side: Side) -> Value:
    """A side's opened rate over the projects under implementation: exact from an own ledger, else its bounds."""
    cited = side.reading("started_count").cited
    started, planned, implementing = counts_of(side)
    if started is None or planned is None or not implementing:
        reason = _("it is not known how many projects are carried out and how many of them have started")
        return Value(side, None, None, side.month.end, cited, reason)
    if side.kind is FigureKind.LEDGER:
        opened = side.reading("opened_count").value
        exact = None if opened is None else Fraction(int(opened), implementing)
        return Value(side, exact, exact, side.month.end, cited)
    low, high = Fraction(started, implementing), Fraction(started + implementing - planned, implementing)
    return Value(side, low, high, side.month.end, cited)


def counts_of(side: Side) -> tuple[int | None, int | None, int | None]:
    """Started and planned starts, and projects under implementation: the list less its reserve where not printed."""
    names = ("started_count", "planned_start_count", "implementing_count")
    # Of a demo ledger only what it reproduces; the rest is invented.
    found = [side.reading(name).value if side.is_declared(name) else None for name in names]
    if found[2] is None:
        listed, reserve = (side.reading(name).value for name in ("project_count", "reserve_count"))
        if listed is not None and reserve is not None:
            found[2] = int(listed) - int(reserve)
    started, planned, implementing = (None if value is None else int(value) for value in found)
    return started, planned, implementing


def rows_of(case: Case, broken: set[Rule]) -> tuple[Row, ...]:
    """What may be drawn of a case whose broken rules can all be converted; nothing where they cannot."""
    if Rule.BASIS in broken:
        # Two conversions on top of one another would be a guess about a guess.
        return tuple(row for row in (on_the_basis_of_all_projects(case),) if row is not None and broken == {Rule.BASIS})
    return tuple(row for row in (gap_to_time_progress(case), same_month(case)) if row is not None)
