"""What one ledger row adds to the parts of a metric, and what all rows in scope come to at two dates.

The conditions of :mod:`analytics.metrics.measures` in plain Python, for one project at a time; that both agree is
checked whenever something is explained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any

from analytics.glossary import Dimension, PlanKind, Status, UnitKind
from analytics.metrics import Measure, Metric, measures
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL

Row = Mapping[str, Any]
Amount = Decimal | int

# What the municipal units are not: beside them stand all districts as one group, so that the units add up.
DISTRICTS_TOGETHER = "县区"

COLUMNS = (
    "project_id",
    "name",
    "district",
    "responsible_unit",
    "unit_kind",
    "sector",
    "plan_kind",
    "status",
    "transferred_in_on",
    "transferred_out_on",
    "total_investment_wan",
    "annual_plan_wan",
    "completed_investment_wan",
)


@dataclass(frozen=True)
class Ledgers:
    """The rows of one city at two dates by project; a project that is missing at one has no row there."""

    as_of: Month
    compare_to: Month
    now: Mapping[str, Row]
    then: Mapping[str, Row]

    @classmethod
    def of(
        cls, rows: Iterable[Row], as_of: Month, compare_to: Month, successors: Mapping[str, str] = MappingProxyType({})
    ) -> Ledgers:
        """The rows of both dates, as :func:`analytics.answers.ledger_rows` lists them, sorted by date.

        A district that was reorganised is named after its successor, or its projects would leave one group and join
        another without having moved.
        """
        found: dict[date, dict[str, Row]] = {as_of.end: {}, compare_to.end: {}}
        for row in rows:
            district = successors.get(row["district"])
            found[row["as_of"]][row["project_id"]] = row if district is None else {**row, "district": district}
        return cls(as_of, compare_to, found[as_of.end], found[compare_to.end])

    @property
    def is_across_years(self) -> bool:
        """Whether the dates lie in different years, each with its own plan."""
        return self.as_of.year != self.compare_to.year

    @cached_property
    def pairs(self) -> tuple[tuple[Row | None, Row | None], ...]:
        """Each project that is in scope at one date at least, now and then; null where it is not in scope."""

        def in_scope(row: Row | None) -> Row | None:
            return row if row is not None and row["in_scope"] else None

        ids = sorted(self.now.keys() | self.then.keys())
        pairs = ((in_scope(self.now.get(project)), in_scope(self.then.get(project))) for project in ids)
        return tuple(pair for pair in pairs if pair != (None, None))


def _has_planned_start(row: Row) -> bool:
    return bool(row["plan_kind"] == PlanKind.NEW_START)


COUNTED: Mapping[Measure, Callable[[Row], bool]] = {
    measures.PROJECTS: lambda _: True,
    measures.PLANNED_STARTS: _has_planned_start,
    measures.STARTED: lambda row: _has_planned_start(row) and row["status"] != Status.NOT_STARTED,
}


def amount_of(measure: Measure | None, row: Row | None) -> Amount:
    """What a row adds to a measure, 万元 or a count; a project that is not there, or has no amount, adds nothing."""
    if measure is None or row is None:
        return 0
    if measure.column is None:
        return int(COUNTED[measure](row))
    amount: Decimal | None = row[measure.column]
    return 0 if amount is None else amount


def group_of(row: Row, by: Dimension) -> str:
    """The group that a row belongs to; every row belongs to one, so that the groups add up."""
    is_municipal = row["unit_kind"] == UnitKind.MUNICIPAL
    if by is Dimension.DISTRICT:
        return MUNICIPAL_LEVEL if is_municipal else str(row["district"])
    if by is Dimension.UNIT:
        return str(row["responsible_unit"]) if is_municipal else DISTRICTS_TOGETHER
    return str(row["sector"])


@dataclass(frozen=True)
class Measures:
    """The numerator and denominator of a metric at both dates, and how a movement of them moves the figure.

    With means over both dates, ΔR = (ΔC − R̄·ΔP) / P̄ is an identity: linear in C and P, hence in the projects. Of an
    amount the numerator is all there is. 万元 or counts.
    """

    numerator_now: Fraction
    numerator_then: Fraction
    denominator_now: Fraction | None = None
    denominator_then: Fraction | None = None

    @property
    def now(self) -> Fraction:
        """The figure at the later date."""
        return self.numerator_now / (1 if self.denominator_now is None else self.denominator_now)

    @property
    def then(self) -> Fraction:
        """The figure at the earlier date."""
        return self.numerator_then / (1 if self.denominator_then is None else self.denominator_then)

    @property
    def mean(self) -> Fraction:
        """The figure half-way between the dates."""
        return (self.now + self.then) / 2

    @property
    def weights(self) -> tuple[Fraction, Fraction]:
        """What a unit more of the numerator, and of the denominator, adds to the figure."""
        if self.denominator_now is None or self.denominator_then is None:
            return Fraction(1), Fraction(0)
        base = (self.denominator_now + self.denominator_then) / 2
        return 1 / base, -self.mean / base


def measured(ledgers: Ledgers, metric: Metric) -> Measures:
    """The parts of a metric over everything in scope at each date."""

    def total(measure: Measure, rows: Iterable[Row | None]) -> Fraction:
        return Fraction(sum((amount_of(measure, row) for row in rows), Decimal(0)))

    now, then = zip(*ledgers.pairs, strict=True) if ledgers.pairs else ((), ())
    if metric.denominator is None:
        return Measures(total(metric.numerator, now), total(metric.numerator, then))
    return Measures(
        total(metric.numerator, now),
        total(metric.numerator, then),
        total(metric.denominator, now),
        total(metric.denominator, then),
    )
