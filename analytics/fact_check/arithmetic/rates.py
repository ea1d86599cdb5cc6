"""Rates from the two figures that they divide."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from analytics.fact_check.arithmetic.cuts import Cut, cuts
from analytics.fact_check.arithmetic.derived import Derived, is_close, terms
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.groups import (
    COMPLETED,
    COMPLETION_RATE,
    COUNT,
    OPENED_RATE,
    PLAN,
    STARTED,
    TARGET,
    Dimension,
    Group,
    Stated,
)
from analytics.fact_check.figure import StageKind
from analytics.months import MONTHS_A_YEAR
from analytics.span import Span

# A baseline with one of these words is the plan of the year, any other a target for part of it.
OF_THE_YEAR = ("年度", "全年", "年计划", "年初")
# So near a rate of parts that stand elsewhere has to be, or that of a denominator that the text does not name.
FAR_PARTS, UNNAMED_DENOMINATOR = Fraction(1, 5), Fraction(1, 50)
NEW_START, CARRIED_OVER = StageKind.NEW_START.value, StageKind.CARRIED_OVER.value


def quotient(draft: Draft, place: int, above: int, below: int, *, is_certain: bool) -> Derived | None:
    """One figure over another; null where the other may be nothing."""
    span = draft.spans[above].over(draft.spans[below])
    if span is None:
        return None
    figures = [draft.figures[above], draft.figures[below]]
    formula = "÷".join(terms(figures, draft.figures[place].unit))
    return Derived(span, formula, (above, below), is_certain)


def is_settled(draft: Draft, place: int, parts: tuple[list[int], list[int]]) -> bool:
    """Whether each part of a rate has one value, or slips of one, and none of other projects stands nearer."""
    for found in parts:
        stated = draft.stated[found[0]]
        if stated is None or not draft.is_one_thing(found):
            return False
        if not draft.is_of_the_nearest(place, stated, draft.figures[found[0]].scope.period):
            return False
    return True


def is_convincing(draft: Draft, place: int, derived: Derived) -> bool:
    """Whether a rate stands beside its numerator, or else is nearly what it should be."""
    return draft.is_beside(place, derived.places[0]) or is_close(draft.figures[place], derived.span, FAR_PARTS)


def completion(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Completed investment over the plan of the year, or over the target that the rate is held against."""
    yield from completed_of(draft, place, stated, draft.figures[place].scope.baseline)


def completed_of(draft: Draft, place: int, stated: Stated, baseline: str | None) -> Iterator[Derived]:
    """Completed investment over what a baseline names: the plan of the year where it is null or says so."""
    period = draft.figures[place].scope.period
    above = draft.around(Stated(COMPLETED, stated.group), place, period)
    plans = draft.around(Stated(PLAN, stated.group), place, period)
    targets = draft.around(Stated(TARGET, stated.group), place, period)
    is_of_target = baseline is not None and not any(word in baseline for word in OF_THE_YEAR)
    for below, others in ((targets, plans), (plans, targets)):
        # A rate whose baseline is not said may be of either; one of another baseline is of none.
        is_said = is_of_target or baseline is not None or not (others or is_target_before(draft, place))
        is_meant = (below is targets) == is_of_target and is_said
        yield from divided(draft, place, above, below, is_meant=is_meant)


def is_target_before(draft: Draft, place: int) -> bool:
    """Whether a target for part of the year stands before a rate, in its sentence."""
    return draft.before(place, lambda at: draft.states(at, TARGET)) is not None


def divided(draft: Draft, place: int, above: list[int], below: list[int], *, is_meant: bool) -> Iterator[Derived]:
    """Each numerator over each denominator; certain where both are surely those of the rate."""
    if not above or not below:
        return
    is_certain = is_meant and is_settled(draft, place, (above, below))
    for one in above:
        for other in below:
            found = quotient(draft, place, one, other, is_certain=is_certain)
            if found is not None:
                # More starts than were planned are an error only where all three stand together.
                is_possible = found.span.low <= 1 or draft.measure(one) == COMPLETED or draft.is_beside(place, other)
                is_sure = is_certain and is_possible and is_convincing(draft, place, found)
                yield Derived(found.span, found.formula, found.places, is_sure)


def starting(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Started projects over those planned to start, or over all of a list where a text counts so."""
    figure, group = draft.figures[place], stated.group
    period = figure.scope.period
    above = [at for of in of_the_starts(group) for at in draft.around(Stated(STARTED, of), place, period)]
    if not above:
        return
    is_of_all = stated.measure == OPENED_RATE
    planned = draft.around(Stated(COUNT, group._replace(stage=NEW_START)), place, period)
    yield from divided(draft, place, above, planned, is_meant=not is_of_all)
    if group.stage is not None:
        return
    for one in above:
        for below in draft.around(Stated(COUNT, group), place, period):
            found = quotient(draft, place, one, below, is_certain=False)
            if found is not None:
                is_sure = not planned and len(above) == 1 and draft.is_beside(place, one)
                yield if_close(draft, place, found, is_sure=is_sure)
        for cut in cuts(draft, Stated(COUNT, group), period, place):
            yield from over_a_sum(draft, place, one, cut)


def of_the_starts(group: Group) -> tuple[Group, ...]:
    """The sets under which the starts of a rate are counted: the planned new starts are named or left unsaid."""
    if group.stage in (None, NEW_START):
        return (group._replace(stage=None), group._replace(stage=NEW_START))
    return (group,)


def over_a_sum(draft: Draft, place: int, above: int, cut: Cut) -> Iterator[Derived]:
    """Started projects over those carried over and those planned to start, without the reserve."""
    if cut.dimension is not Dimension.STAGE or {*cut.names} != {NEW_START, CARRIED_OVER}:
        return
    span = draft.spans[above].over(cut.span)
    if span is not None:
        formula = f"{draft.figures[above].number:f}÷({cut.formula(draft, '')})"
        found = Derived(span, formula, (above, *cut.places), is_certain=False)
        yield if_close(draft, place, found, is_sure=cut.is_unambiguous)


def if_close(
    draft: Draft, place: int, found: Derived, *, is_sure: bool, part: Fraction = UNNAMED_DENOMINATOR
) -> Derived:
    """A rate of a denominator that its text does not name: certain only where it is nearly the printed one."""
    is_certain = is_sure and is_close(draft.figures[place], found.span, part)
    return Derived(found.span, found.formula, found.places, is_certain)


def schedule(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The part of the year that has passed, where a text prints it."""
    end = draft.figures[place].scope.period
    if stated.measure != "time_progress" or end.last is None or end.first not in (None, 1):
        return
    yield Derived(Span.exactly(Fraction(end.last, MONTHS_A_YEAR)), f"{end.last}÷{MONTHS_A_YEAR}", (), is_certain=True)


def exact_rate(draft: Draft, at: int, stated: Stated, baseline: str | None) -> Derived | None:
    """A rate of completed investment worked out from its parts, where these are certain, as seen from a place."""
    if stated.measure != COMPLETION_RATE:
        return None
    return next((found for found in completed_of(draft, at, stated, baseline) if found.is_certain), None)
