"""Rates from the two figures that they divide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from analytics.agreement import Agreement, Hedge
from analytics.fact_check.arithmetic.cuts import Cut, cuts
from analytics.fact_check.arithmetic.derived import Derived, agreement_of, is_close, terms
from analytics.fact_check.arithmetic.draft import LOOK_BACK, Draft
from analytics.fact_check.arithmetic.groups import (
    COMPLETED,
    COMPLETION_RATE,
    COUNT,
    FINISHED,
    OPENED_RATE,
    PLAN,
    STARTED,
    TARGET,
    TOTAL,
    Dimension,
    Group,
    Stated,
    group_of,
)
from analytics.fact_check.figure import PER_CENT, Sense, StageKind
from analytics.months import MONTHS_A_YEAR
from analytics.span import Span

# A baseline with one of these words is the plan of the year, any other a target for part of it.
PART_OF_A_YEAR = re.compile("(?:月|季度?|半年|同期).*(?:计划|目标|任务)")
CLAUSE = re.compile("[，,；;。、]")
NEARLY = Fraction(1, 50)
FINISHING_RATES = ("竣工率", "建成率", "投产率", "完工率")
# What a share of the plan kind is called: 占投产计划的.
FINISHING_PLANS = ("投产计划", "竣工计划", "建成计划", "完工计划")
OF_THE_YEAR = ("年度", "全年", "年计划", "年初")
# So near a rate of parts that stand elsewhere has to be, or that of a denominator that the text does not name.
FAR_PARTS, UNNAMED_DENOMINATOR = Fraction(1, 5), Fraction(1, 50)
NEW_START, CARRIED_OVER = StageKind.NEW_START.value, StageKind.CARRIED_OVER.value
TO_BE_FINISHED, FINISHED_STAGE = StageKind.TO_BE_FINISHED.value, StageKind.FINISHED.value


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


def are_right_before(draft: Draft, place: int, above: int, below: int) -> bool:
    """Whether both parts of a rate stand before it in its sentence, and nothing of their measures in between."""
    period = draft.figures[place].scope.period
    stated = draft.stated[above], draft.stated[below]
    if any(draft.states(at, draft.measure(above) or "") for at in range(below + 1, above)):
        # What stands before has an amount of its own already.
        return False
    return (
        all(
            one is not None and draft.is_right_before(at, place, one, draft.figures[at].scope.period)
            for at, one in zip((above, below), stated, strict=True)
        )
        and draft.figures[above].scope.period == period
    )


def is_convincing(draft: Draft, place: int, derived: Derived) -> bool:
    """Whether a rate stands beside its numerator, or else is nearly what it should be."""
    return draft.is_beside(place, derived.places[0]) or is_close(draft.figures[place], derived.span, FAR_PARTS)


def completion(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Completed investment over the plan of the year, or over the target that the rate is held against."""
    figure = draft.figures[place]
    yield from completed_of(draft, place, stated, figure.scope.baseline or said_target(figure.lead))


def completed_of(draft: Draft, place: int, stated: Stated, baseline: str | None) -> Iterator[Derived]:
    """Completed investment over what a baseline names: the plan of the year where it is null or says so."""
    period = draft.figures[place].scope.period
    above = draft.around(Stated(COMPLETED, stated.group), place, period)
    plans = draft.around(Stated(PLAN, stated.group), place, period)
    targets = draft.around(Stated(TARGET, stated.group), place, period)
    is_of_target = baseline is not None and not any(word in baseline for word in OF_THE_YEAR)
    is_of_year = any(word in draft.figures[place].lead for word in OF_THE_YEAR)
    for below, others in ((targets, plans), (plans, targets)):
        # A rate whose baseline is not said may be of either; one of another baseline is of none.
        is_said = baseline is not None or is_of_year or not (others or is_target_before(draft, place))
        is_meant = (below is targets) == is_of_target and is_said
        yield from divided(draft, place, above, below, is_meant=is_meant)
    if above and not is_of_target and not (plans and is_settled(draft, place, (above, plans))):
        for cut in cuts(draft, Stated(PLAN, stated.group), period, place):
            yield from over_parts(draft, above[0], cut)


def said_target(lead: str) -> str | None:
    """What the words before a rate name as its target where that is of a part of the year: 完成1-4月投资计划的."""
    words = CLAUSE.split(lead)[-1]
    found = PART_OF_A_YEAR.search(words)
    return None if found is None or any(word in words for word in OF_THE_YEAR) else found.group()


def over_parts(draft: Draft, above: int, cut: Cut) -> Iterator[Derived]:
    """A figure over the sum of parts, where the text prints no total of them."""
    span = draft.spans[above].over(cut.span)
    if span is not None:
        unit = draft.figures[above].unit
        formula = f"{draft.number(above):f}÷({cut.formula(draft, unit)})"
        yield Derived(span, formula, (above, *cut.places), is_certain=False)


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
                is_together = draft.is_beside(place, other)
                is_possible = found.span.low <= 1 or draft.measure(one) == COMPLETED or is_together
                is_sure = is_certain or (is_meant and are_right_before(draft, place, one, other))
                is_sure = is_sure and is_possible and is_convincing(draft, place, found)
                is_sure = is_sure and not is_taken(draft, place, found) and not is_set_apart(draft, place, other, found)
                yield Derived(found.span, found.formula, found.places, is_sure)


def is_taken(draft: Draft, place: int, derived: Derived) -> bool:
    """Whether another rate beside it is what its parts give: then it is rather one of other projects."""
    stated, paragraph = draft.stated[place], draft.figures[place].paragraph
    return any(
        at != place
        and draft.stated[at] == stated
        and draft.figures[at].sense is Sense.VALUE
        and agreement_of(draft.figures[at], derived) is Agreement.MATCHES
        for at in range(max(0, place - LOOK_BACK), min(len(draft.figures), place + LOOK_BACK))
        if draft.figures[at].paragraph == paragraph
    )


def is_set_apart(draft: Draft, place: int, below: int, found: Derived) -> bool:
    """Whether its sentence counts other projects than the paragraph in which the denominator stands.

    A denominator that comes later with projects of its own is another one's, unless it nearly gives the rate.
    """
    stated, paragraph = draft.stated[place], draft.figures[below].paragraph
    if stated is None or paragraph == draft.figures[place].paragraph:
        return False
    counts = Stated(COUNT, stated.group)
    here = draft.before(place, lambda at: draft.stated[at] == counts)
    counted = [*draft.values.get(counts, ()), *draft.values.get(counts._replace(measure=STARTED), ())]
    there = [at for at in counted if draft.figures[at].paragraph == paragraph]
    if here is None and paragraph > draft.figures[place].paragraph:
        return bool(there) and not is_close(draft.figures[place], found.span, NEARLY)
    return here is not None and any(not draft.is_same_value(here, at) and not draft.is_slip(here, at) for at in there)


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
    if group.stage == NEW_START:
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


def finishing(draft: Draft, place: int, stated: Stated | None) -> Iterator[Derived]:
    """Finished projects over those to be finished, where the words before a rate call it so: 竣工率, 建成率."""
    figure = draft.figures[place]
    if figure.unit != PER_CENT or not any(word in figure.lead for word in (*FINISHING_RATES, *FINISHING_PLANS)):
        return
    is_called_so = any(word in figure.lead for word in FINISHING_RATES)
    group = group_of(figure.scope) if stated is None else stated.group
    above = draft.before(place, lambda at: draft.states(at, FINISHED))
    if above is None:
        return
    for stage in (TO_BE_FINISHED, FINISHED_STAGE):
        for below in draft.around(Stated(COUNT, group._replace(stage=stage)), place, figure.scope.period):
            found = quotient(draft, place, above, below, is_certain=False)
            if found is not None:
                yield if_close(draft, place, found, is_sure=is_called_so, part=FAR_PARTS)


def nearby(draft: Draft, place: int, _stated: Stated) -> Iterator[Derived]:
    """The amount right before a rate over the plan before it, or over that of the projects whose amount it is."""
    figure = draft.figures[place]
    above = draft.before(place, lambda at: is_amount_before(draft, at))
    if above is None:
        return
    amount = draft.bounds[above]
    named = {draft.stated[at] for at in draft.row(COMPLETED, place) if draft.bounds[at] == amount}
    groups = {one.group for one in named if one is not None}
    plans = [at for measure in (PLAN, TARGET, TOTAL) for at in draft.row(measure, place)]
    before = [at for at in plans if at < place and draft.figures[at].paragraph >= figure.paragraph - 1]
    beside = max(before, default=None)
    for below in plans:
        of = draft.stated[below]
        if below == beside or (of is not None and of.group in groups):
            found = quotient(draft, place, above, below, is_certain=False)
            if found is not None:
                yield found


def is_amount_before(draft: Draft, at: int) -> bool:
    """Whether a figure is completed investment, be it only about that."""
    figure = draft.figures[at]
    is_plain = figure.sense is Sense.VALUE and figure.hedge in (None, Hedge.ABOUT)
    return is_plain and draft.measure(at) == COMPLETED


def schedule(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The part of the year that has passed, where a text prints it."""
    end = draft.figures[place].scope.period
    if stated.measure != "time_progress" or end.last is None or end.first not in (None, 1):
        return
    yield Derived(Span.exactly(Fraction(end.last, MONTHS_A_YEAR)), f"{end.last}÷{MONTHS_A_YEAR}", (), is_certain=True)


def exact_rates(draft: Draft, at: int, stated: Stated, baseline: str | None) -> Iterator[Derived]:
    """A rate of completed investment worked out from its parts, as seen from a place."""
    if stated.measure == COMPLETION_RATE:
        yield from completed_of(draft, at, stated, baseline)
