"""What only a text's own arithmetic tells: a start rate's basis, which counts are starts, and which amount is the plan.

341 started of 395 projects is an opened rate; 计划总投资 is the plan where the text's rate of the plan follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.reading.said import (
    COMPLETED,
    COMPLETION,
    OPENED,
    PLAN,
    PLANNED,
    PROJECTS,
    START,
    STARTED,
    TOTAL,
)

# Total investment is several times the year's plan, planned starts are a part of all projects: others are far off.
NEAR = Fraction(1, 8)
# A rate of whole counts is theirs to the last point.
LAST_POINT = Fraction(1, 100)


def settled(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the measure that their own text's arithmetic settles."""
    sets: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if figure.sense is Sense.VALUE and not figure.counts_places:
            sets.setdefault(set_of(figure), []).append(figure)
    plans = {id(one) for same in sets.values() for one in of(same, TOTAL) if is_plan(one, same)}
    opened = {id(one) for same in sets.values() for one in of(same, START) if is_opened(one, same)}
    started = {id(one) for same in sets.values() for one in of(same, PLANNED) if is_started(one, same)}
    told = dict.fromkeys(plans, PLAN) | dict.fromkeys(opened, OPENED) | dict.fromkeys(started, STARTED)
    return [replace(figure, measure=told[id(figure)]) if id(figure) in told else figure for figure in figures]


def is_plan(total: Figure, same: Sequence[Figure]) -> bool:
    """Whether a total investment is the plan that the completion rate of the same projects divides by."""
    if of(same, PLAN):
        return False
    return any(follows(rate, above, total) for rate in of(same, COMPLETION) for above in of(same, COMPLETED))


def is_opened(rate: Figure, same: Sequence[Figure]) -> bool:
    """Whether a start rate divides by all projects, in a paragraph that counts no planned starts."""
    near = [figure for figure in same if figure.paragraph == rate.paragraph]
    if of(near, PLANNED):
        return False
    return any(follows(rate, above, below) for above in of(near, STARTED) for below in of(near, PROJECTS))


def is_started(count: Figure, same: Sequence[Figure]) -> bool:
    """Whether new projects are those that have started: 新开工项目11个，开工率55%, where 20 were planned."""
    larger = [figure for figure in of(same, PLANNED) if figure.number > count.number]
    return any(is_rate_of(rate, count, below) for rate in of(same, START) for below in larger)


def is_rate_of(rate: Figure, above: Figure, below: Figure) -> bool:
    """Whether a rate is that of two counts, but for its rounding."""
    return rate.hedge is None and abs(rate.exact - above.exact / below.exact) < LAST_POINT


def of(figures: Iterable[Figure], measure: str) -> list[Figure]:
    """The figures of a measure."""
    return [figure for figure in figures if figure.measure == measure]


def set_of(figure: Figure) -> tuple[object, ...]:
    """Of whose projects a figure speaks."""
    scope = figure.scope
    return (
        scope.city,
        scope.tier,
        scope.sector,
        scope.district,
        scope.stage,
        scope.size,
        scope.batch,
        scope.period.year,
    )


def follows(rate: Figure, above: Figure, below: Figure) -> bool:
    """Whether a printed rate is about one figure divided by another; a slip in one of them is not told by the basis."""
    if not below.exact or rate.hedge is not None:
        return False
    return abs(rate.exact - above.exact / below.exact) <= rate.exact * NEAR
