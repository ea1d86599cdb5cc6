"""Sectors of different cities in the four groups they share, by the crosswalk of their profiles."""

from __future__ import annotations

from fractions import Fraction

from analytics.comparison.conversions import Conversion, Row, Value
from analytics.comparison.sides import Side
from analytics.glossary import CommonGroup, FigureKind
from analytics.metrics import Number, metric_named
from analytics.months import Month
from analytics.reasons import _


def mix(sides: tuple[Side, ...]) -> tuple[Row, ...]:
    """Each group's share of its list's annual plan; one row per group, no rows when no list has sectors to map."""
    sides = by_kind(sides)
    assumption = _("each city's own sectors, put into four common groups by its profile; shares of the annual plan")
    rows = tuple(
        Row(
            metric_named("annual_plan"),
            Conversion.SHARE,
            tuple(share(side, group) for side in sides),
            assumption,
            group,
        )
        for group in CommonGroup
    )
    return rows if any(row.known for row in rows) else ()


def rates(sides: tuple[Side, ...]) -> tuple[Row, ...]:
    """Each group's completion rate (Σ/Σ over its sectors) at the earliest of the sides' months, in each own year."""
    # Two months of one year meet in one: there is nothing to hold against each other.
    sides = tuple({(side.subject.city, side.tier, side.month.year): side for side in by_kind(sides)}.values())
    number = min((side.month.number for side in sides if side.sectors is not None), default=None)
    if number is None:
        return ()
    assumption = _("each city's own sectors, put into four common groups by its profile; month {number}", number=number)
    rows = tuple(
        Row(
            metric_named("completion_rate"),
            Conversion.GROUPS,
            tuple(rate(side, group, Month(side.month.year, number)) for side in sides),
            assumption,
            group,
        )
        for group in CommonGroup
    )
    return tuple(row for row in rows if len(row.known) > 1)


def by_kind(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """The sides without the synthetic ledgers where a real one stands beside them: their sectors are invented."""
    has_real = any(side.kind is not FigureKind.DEMO for side in sides)
    return tuple(side for side in sides if not (has_real and side.kind is FigureKind.DEMO))


def share(side: Side, group: CommonGroup) -> Value:
    """A group's part of the plan."""
    whole, part = summed(side, None, "annual_plan", side.month), summed(side, group, "annual_plan", side.month)
    return value_of(side, part, whole, side.month)


def rate(side: Side, group: CommonGroup, month: Month) -> Value:
    """A group's completed investment over its plan."""
    completed, plan = (summed(side, group, name, month) for name in ("completed_investment", "annual_plan"))
    return value_of(side, completed, plan, month)


def value_of(side: Side, above: Number | None, below: Number | None, month: Month) -> Value:
    """A quotient as a value; null with the reason without a ledger or without a plan."""
    if side.sectors is None:
        reason = _("it was published only, and its text's sectors are not in the common groups")
        return Value(side, None, None, month.end, "", reason)
    cited = next((found.title for found in side.sectors.snapshots if found.as_of == month), "")
    if above is None or not below:
        reason = (
            _("its list has no project of this group") if cited else _("there is no ledger of {month}", month=month)
        )
        return Value(side, None, None, month.end, cited, reason)
    value = Fraction(above) / Fraction(below)
    return Value(side, value, value, month.end, cited)


def summed(side: Side, group: CommonGroup | None, metric: str, month: Month) -> Number | None:
    """A metric over a group's sectors, of all sectors without a group; null without a ledger or an amount."""
    profile = side.subject.profile
    if side.sectors is None or profile is None or month not in side.sectors.months:
        return None
    groups = {sector.name: sector.group for sector in profile.sectors}
    keys = {key for found, key in side.sectors.measured if found == month}
    values = [
        side.sectors.figure(metric, key, month).value for key in keys if group is None or groups.get(key[0]) == group
    ]
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) if known else None
