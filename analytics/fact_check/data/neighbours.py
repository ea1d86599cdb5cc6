"""Right number, wrong scope: the other single figures that a number could have been taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from analytics.fact_check.data.compared import UNITS, Exact, digits, is_equal, unit_kind
from analytics.fact_check.data.ledger import Ledger
from analytics.fact_check.data.stated import OF_GROUPS, PARTS, Aspect, Stated
from analytics.fact_check.figure import PER_CENT, POINTS, Figure
from analytics.glossary import Dimension
from analytics.language import Label
from analytics.metrics import METRICS, Metric
from analytics.months import MONTHS_A_YEAR, Month
from analytics.published.placing import COMPLETION, PACE

# So many digits cannot be equal by chance; of the nearest neighbours, fewer can.
TELLING, NEAR = 3, 2
PART_OF = (Dimension.DISTRICT, Dimension.UNIT, Dimension.SECTOR)
# Completed of a rate's own scope, counted by itself: the calendar and the gap to it are no other figure.
NOT_OTHERS = ("time_progress",)
BETWEEN = Label("、", ", ")


def neighbour(
    figure: Figure, stated: Stated, ledger: Ledger, may_decide: Callable[[Stated], bool]
) -> tuple[Stated, Exact] | None:
    """The other figure that is printed here, nearest first; null where the number is that of none.

    Never a sum: three sectors that happen to add up to it are not meant.
    """
    if figure.hedge is not None or stated.aspect in (*OF_GROUPS, *PARTS):
        return None
    certain = digits(figure.number)
    for fewest, others in ((NEAR, near), (TELLING, further)):
        if certain < fewest:
            return None
        found = [one for one in dict.fromkeys(others(stated, ledger)) if one != stated and may_decide(one)]
        # All months in one question.
        ledger.need(found)
        for other in found:
            value = ledger.value(other)
            exact = None if value is None else Exact(value, other.kind, other.is_signed)
            if exact is not None and is_equal(figure, exact):
                return other, exact
    return None


def near(stated: Stated, ledger: Ledger) -> Iterator[Stated]:
    """The same in another list, of last year or last month, or of another group beside it."""
    for tier in ledger.city.tiers:
        yield stated.renamed(Dimension.TIER, tier.name)
    for month in other_months(stated):
        yield moved_to(stated, month)
    for dimension, _name in stated.within:
        if dimension in PART_OF:
            yield from groups(stated.renamed(dimension, None), dimension, ledger)
            yield stated.renamed(dimension, None)


def further(stated: Stated, ledger: Ledger) -> Iterator[Stated]:
    """A part of the list, another metric of the same scope, or the same of another month of these two years."""
    for dimension in PART_OF:
        if not {*PART_OF} & {own for own, _name in stated.within}:
            yield from groups(stated, dimension, ledger)
    for metric in METRICS:
        if is_beside(metric, stated):
            yield replace(stated, metric=metric.name)
    if is_of_rate(stated):
        yield from other_sides(stated)
    if stated.aspect is Aspect.ADDED:
        # Each other stretch of months would be a question of its own.
        yield replace(stated, aspect=Aspect.VALUE, against=None)
        return
    for month in (*stated.month.whole_year, *stated.month.year_earlier.whole_year):
        yield moved_to(stated, month)


def other_side(figure: Figure, stated: Stated, ledger: Ledger, may_decide: Callable[[Stated], bool]) -> Exact | None:
    """What a rate's number would be right as in the other unit: 29.4% for 29.4 points, 117.0 points for 117.0%."""
    if figure.hedge is not None or figure.unit not in (PER_CENT, POINTS) or digits(figure.number) < NEAR:
        return None
    for other in other_sides(stated) if is_of_rate(stated) else ():
        value = ledger.value(other) if may_decide(other) else None
        if value is None or other.kind in unit_kind(figure.unit):
            continue
        if is_equal(replace(figure, unit=UNITS[other.kind][0]), Exact(value, other.kind)):
            return Exact(value, other.kind)
    return None


def groups(stated: Stated, dimension: Dimension, ledger: Ledger) -> Iterator[Stated]:
    """The same of every group of a breakdown."""
    city = ledger.city
    entries = {
        Dimension.DISTRICT: city.districts_on(stated.month.end),
        Dimension.UNIT: city.units,
        Dimension.SECTOR: city.sectors,
    }
    yield from (stated.renamed(dimension, entry.name) for entry in entries[dimension])


def is_of_rate(stated: Stated) -> bool:
    """Whether a number is a rate, or a change of one."""
    return stated.aspect in (Aspect.VALUE, Aspect.CHANGE) and stated.declared.is_rate


def other_sides(stated: Stated) -> Iterator[Stated]:
    """Of a rate its value, its changes on last year and on last month, and its gap to time progress."""
    metric = COMPLETION if stated.metric == PACE else stated.metric
    stated = replace(stated, metric=metric, aspect=Aspect.VALUE, against=None)
    yield stated
    if metric == COMPLETION:
        yield replace(stated, metric=PACE)
    for against in (stated.month.year_earlier, stated.month.plus(-1)):
        yield replace(stated, aspect=Aspect.CHANGE, against=against)


def is_beside(metric: Metric, stated: Stated) -> bool:
    """Whether another metric could have been taken for this one: its values are of the same kind."""
    is_same_unit = (
        metric.unit is stated.declared.unit and metric.less_time_progress is stated.declared.less_time_progress
    )
    return is_same_unit and metric.name not in NOT_OTHERS


def other_months(stated: Stated) -> tuple[Month, ...]:
    """Last year's same month; of what is no stretch of months also the end of last year, and the month before."""
    month = stated.month
    if stated.aspect is Aspect.ADDED:
        return (month.year_earlier,)
    return month.year_earlier, Month(month.year - 1, MONTHS_A_YEAR), month.plus(-1)


def moved_to(stated: Stated, month: Month) -> Stated:
    """The same of another month; a change keeps its distance."""
    if stated.against is None:
        return replace(stated, month=month)
    distance = (stated.month.year - stated.against.year) * MONTHS_A_YEAR + stated.month.number - stated.against.number
    return replace(stated, month=month, against=month.plus(-distance))
