"""Changes of an amount or a count: against an earlier date, a target, and by how many per cent it has grown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analytics.fact_check.arithmetic.changes import differences, earlier_periods, fall
from analytics.fact_check.arithmetic.derived import Derived, terms
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.groups import (
    COMPLETED,
    PLAN,
    TARGET,
    Kind,
    Stated,
    group_of,
    kind_of_measure,
)
from analytics.fact_check.figure import Sense
from analytics.span import Span
from analytics.wording.numbers import MINUS


def earlier_values(draft: Draft, at: int, baseline: str) -> Iterator[list[int]]:
    """Where the same as a figure is stated for each period that a baseline may mean, and not for the figure's own."""
    stated, period = draft.stated[at], draft.figures[at].scope.period
    if stated is None:
        return
    is_own = draft.fitting(stated.measure, period)
    for earlier in earlier_periods(period, baseline):
        yield [one for one in draft.around(stated, at, earlier) if not is_own(one)]


def increase(draft: Draft, place: int, stated: Stated | None) -> Iterator[Derived]:
    """An amount or a count less that of an earlier date that the text prints, too."""
    figure = draft.figures[place]
    at = value_before(draft, place, stated)
    if at is None:
        return
    for then in earlier_values(draft, at, figure.scope.baseline or ""):
        yield from differences(draft, [at], then, is_certain=len(then) == 1)


def over_target(draft: Draft, place: int, stated: Stated | None) -> Iterator[Derived]:
    """An amount less the target or the plan that it is more than: 计划496.9亿元，完成627.9亿元，多出131亿元."""
    at = value_before(draft, place, stated)
    if at is None or draft.measure(at) != COMPLETED:
        return
    for below in draft.back(place):
        if draft.measure(below) in (PLAN, TARGET) and is_amount(draft, below):
            yield from differences(draft, [at], [below], is_certain=False)


def between_dates(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """What was achieved in some months: what there was by their end less what there was before them."""
    period = draft.figures[place].scope.period
    if kind_of_measure(stated.measure) is Kind.RATE or period.first in (None, 1) or period.last is None:
        return
    since, until = replace(period, first=1, last=(period.first or 1) - 1), replace(period, first=1)
    now, then = draft.around(stated, place, until), draft.around(stated, place, since)
    is_sure = len(now) == 1 and len(then) == 1 and draft.figures[place].hedge is None
    yield from differences(draft, now, then, is_certain=is_sure)


def growth(draft: Draft, place: int, stated: Stated | None) -> Iterator[Derived]:
    """From the increase that is printed beside it, d÷(v−d), or from last year's amount."""
    figure = draft.figures[place]
    at = value_before(draft, place, stated)
    if at is None:
        return
    value = draft.spans[at]
    added = draft.before(place, lambda one: is_increase_of(draft, one, at))
    if added is not None:
        sign = -1 if draft.figures[added].is_fall else 1
        increase_of = draft.spans[added].in_unit(sign) if sign > 0 else fall(draft.spans[added])
        times = grown(increase_of, value)
        if times is not None:
            more, whole = terms([draft.figures[added], draft.figures[at]], "")
            formula = f"{MINUS if sign < 0 else ''}{more}÷({whole}{MINUS if sign > 0 else '+'}{more})"
            yield Derived(times, formula, (added, at), is_certain=is_own(draft, place, at))
    for then in earlier_values(draft, at, figure.scope.baseline or ""):
        for other in then:
            quotient = value.over(draft.spans[other])
            if quotient is not None:
                formula = "÷".join(terms([draft.figures[at], draft.figures[other]], "")) + f"{MINUS}1"
                yield Derived(quotient.less(Span.exactly(1)), formula, (at, other), is_certain=len(then) == 1)


def grown(more: Span, value: Span) -> Span | None:
    """An increase over what there was before it; its bounds taken together, as both speak of one amount."""
    before = value.less(more)
    if before.low <= 0:
        return None
    corners = [
        one / (other - one) for one in (more.low, more.high) for other in (value.low, value.high) if other != one
    ]
    return Span(more.value / before.value, min(corners), max(corners))


def value_before(draft: Draft, place: int, stated: Stated | None) -> int | None:
    """The amount or count that changed: the last of its measure before the change, else the last of any."""
    if stated is not None:
        found = draft.before(place, lambda at: draft.stated[at] == stated and draft.states(at, stated.measure))
        if found is not None:
            return found
    return draft.before(place, lambda at: is_amount(draft, at))


def is_amount(draft: Draft, at: int) -> bool:
    """Whether a figure is a value that can grow."""
    measure = draft.measure(at)
    return measure is not None and kind_of_measure(measure) is not Kind.RATE and draft.states(at, measure)


def is_increase_of(draft: Draft, at: int, value: int) -> bool:
    """Whether a figure says by how much that value has risen, right after it."""
    figure = draft.figures[at]
    of_value = draft.stated[value]
    if figure.sense is not Sense.INCREASE or figure.hedge is not None or at < value:
        return False
    stated = draft.stated[at]
    return stated is None or stated == of_value


def is_own(draft: Draft, place: int, value: int) -> bool:
    """Whether a growth is of the same projects as the value before it."""
    stated = draft.stated[value]
    return stated is not None and group_of(draft.figures[place].scope) == group_of(draft.figures[value].scope)
