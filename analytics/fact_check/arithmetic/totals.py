"""Totals from their parts, and what is left of a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from analytics.fact_check.arithmetic.changes import differences
from analytics.fact_check.arithmetic.cuts import EXHAUSTIVE, Cut, cuts, is_nearly, is_said_to_be_all
from analytics.fact_check.arithmetic.derived import DIFFERENT, EXCEEDED, EXPLAINING, Derived, summed
from analytics.fact_check.arithmetic.draft import LOOK_BACK, Draft, kind_of_unit, worth
from analytics.fact_check.arithmetic.groups import (
    COUNT,
    FINISHED,
    STARTED,
    TOTAL,
    Dimension,
    Kind,
    Stated,
    is_same_year,
    kind_of_measure,
)
from analytics.fact_check.figure import Sense
from analytics.span import Span
from analytics.wording.numbers import MINUS

# Parts that are more than a total by more than this are rather those of a larger one.
EXCESS = Fraction(1, 3)
# Parts among which some may be counted twice contradict a total only where they nearly make it up.
COUNTED_TWICE = Fraction(1, 10)
OF_ALL = (COUNT, TOTAL)
LEAST_OF_KINDS = 3
MOVES = (Sense.MOVED_IN, Sense.MOVED_OUT)
LEFT = ("另外", "其余", "剩余", "余下", "还有", "另有", "剩下")
# Words for those of a count that have not got there, which makes them what is left of it.
NOT_YET = (*LEFT, "没开", "未开工", "未动工", "没动工", "没有开工", "未竣工", "没完工", "未完工")
# A sector called so is all but the one that it names: 非工业项目.
OUTSIDE = "非"
# What one project has is no total.
ONE_PROJECT = ("单个", "单体", "个别")


def parts(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Projects and amounts by stage, sector, district or exclusive list, added up."""
    if kind_of_measure(stated.measure) is Kind.RATE:
        return
    figure = draft.figures[place]
    found = [*cuts(draft, stated, figure.scope.period, place)]
    others = [at for at in draft.around(stated, place, figure.scope.period) if not draft.is_same_value(at, place)]
    for cut in found:
        exceeds = cut.span.low > draft.spans[place].high
        sums = [at for at in others if adds_up(draft, cut, at)]
        is_listed = (
            cut.is_unambiguous and is_said_to_be_all(draft, place, cut.places) and not falls_short(draft, place, cut)
        )
        is_clear = cut.is_unambiguous and all(draft.is_slip(place, at) for at in sums)
        is_its = is_listed or is_total_of(draft, place, cut, others)
        is_all = is_listed or (is_clear and is_its and is_all_of(draft, place, stated, cut))
        # A total with two values that are both not the sum may be of two sets that reading could not tell apart.
        is_likely = bool(sums) or (not others and is_likely_all(draft, place, cut, found, exceeds=exceeds))
        is_likely = is_likely and is_its and figure.hedge is None
        yield Derived(
            cut.span,
            cut.formula(draft, figure.unit),
            cut.places,
            is_all or (is_clear and is_likely),
            EXCEEDED if exceeds else DIFFERENT,
            is_binding=is_all,
        )


def falls_short(draft: Draft, place: int, cut: Cut) -> bool:
    """Whether two kinds are so much less than a count that there are rather others: 15个：3个续建，9个新开工."""
    is_of_kinds = cut.dimension is Dimension.STAGE and len(cut.places) < LEAST_OF_KINDS and cut.key != EXHAUSTIVE
    total = draft.spans[place]
    return is_of_kinds and cut.span.high < total.low and not is_nearly(total.value, cut.span.value, COUNTED_TWICE)


def is_total_of(draft: Draft, place: int, cut: Cut, others: list[int]) -> bool:
    """Whether a number stands where the total of some parts does: before them, or right after them.

    After parts that have a total already, another number is rather of other projects.
    """
    if any(word in draft.figures[place].lead for word in ONE_PROJECT):
        return False
    if place < cut.places[0]:
        return draft.is_first(place) or not others or any(draft.is_slip(place, at) for at in others)
    is_near = draft.figures[place].paragraph - draft.figures[cut.places[-1]].paragraph <= 1
    return is_near and (not others or any(draft.is_slip(place, at) for at in others))


def is_all_of(draft: Draft, place: int, stated: Stated, cut: Cut) -> bool:
    """Whether parts are surely all of a total: by what they are, or being all of it in another measure."""
    if cut.key == EXHAUSTIVE and draft.figures[cut.places[0]].paragraph == draft.figures[place].paragraph:
        return True
    return adds_up_elsewhere(draft, place, stated, cut)


def is_likely_all(draft: Draft, place: int, cut: Cut, found: list[Cut], *, exceeds: bool) -> bool:
    """Whether parts must give the total where nothing else explains it: they are more, or another division agrees."""
    total = draft.spans[place]
    if cut.is_optional and not is_nearly(total.value, cut.span.value, COUNTED_TWICE):
        return False
    if exceeds and is_nearly(cut.span.value, total.value, EXCESS):
        return all(draft.spans[at].low <= total.high for at in cut.places)
    return any(
        one.dimension is not cut.dimension and one.is_unambiguous and is_equal(one.span, cut.span) for one in found
    )


def is_equal(one: Span, other: Span) -> bool:
    """Whether two sums may be one value."""
    return one.low <= other.high and other.low <= one.high


def adds_up_elsewhere(draft: Draft, place: int, stated: Stated, cut: Cut) -> bool:
    """Whether the same parts give the total of another measure."""
    # Some projects have no plan or have spent nothing yet: that the others' amounts add up says little of the counts.
    is_near = is_nearly(draft.spans[place].value, cut.span.value, COUNTED_TWICE)
    year = replace(draft.figures[place].scope.period, first=None, last=None)
    for measure in sorted(draft.measures.get(stated.group, set()) - {stated.measure}):
        is_of_some = stated.measure in OF_ALL and measure not in OF_ALL and not is_near
        if kind_of_measure(measure) is Kind.RATE or is_of_some:
            continue
        other = stated._replace(measure=measure)
        found = draft.values[other]
        for at in draft.nearest(found, place, lambda at: is_same_year(draft.figures[at].scope.period, year)):
            for one in cuts(draft, other, draft.figures[at].scope.period, at):
                if one.dimension is cut.dimension and one.key == cut.key and adds_up(draft, one, at):
                    return True
    return False


def adds_up(draft: Draft, cut: Cut, at: int) -> bool:
    """Whether parts give a total, as nearly as they are rounded."""
    figure = draft.figures[at]
    return cut.span.in_unit(worth(figure.unit)).agreement(figure.number) in EXPLAINING


def batches(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """A list from its batches: those it began with, and those moved in, less those moved out."""
    if stated.measure != COUNT or stated.group.batch is not None:
        return
    figure = draft.figures[place]
    period = figure.scope.period
    named = draft.parts.get((stated, Dimension.BATCH), {})
    near = [draft.nearest(places, place, draft.fitting(COUNT, period)) for places in named.values()]
    moved_in, moved_out = (moves(draft, place, sense) for sense in MOVES)
    first = [found[0] for found in near if found]
    if not first or len(first) + len(moved_in) + len(moved_out) < 2:
        return
    added = sorted([*first, *moved_in])
    span = Span.total(draft.spans[at] for at in added).less(Span.total(draft.spans[at] for at in moved_out))
    formula = summed([draft.figures[at] for at in added], "", [draft.figures[at] for at in moved_out])
    places = (*added, *moved_out)
    is_all = is_said_of_batches(draft, place, places) and all(len(found) <= 1 for found in near)
    yield Derived(span, formula, places, is_all, is_binding=is_all)


def is_said_of_batches(draft: Draft, place: int, places: tuple[int, ...]) -> bool:
    """Whether batches stand in one sentence right after their total, and all of them: 586个（其中第一批579个，…）."""
    after = max(places) + 1
    if sorted(places) != [*range(place + 1, after)] or not draft.is_beside(place, after - 1):
        return False
    is_more = after < len(draft.figures) and draft.is_beside(place, after) and draft.figures[after].sense in MOVES
    return not is_more


def moves(draft: Draft, place: int, sense: Sense) -> list[int]:
    """The projects moved in or out that are counted nearest after a total, each batch once."""
    figure = draft.figures[place]
    found: dict[str | None, int] = {}
    for at in draft.moves.get(sense, ()):
        one = draft.figures[at]
        is_of_list = (one.scope.city, one.scope.tier) == (figure.scope.city, figure.scope.tier)
        if is_of_list and is_same_year(one.scope.period, figure.scope.period):
            key = one.scope.batch
            if key not in found or abs(at - place) < abs(found[key] - place):
                found[key] = at
    return sorted(found.values())


def remainder(draft: Draft, place: int, _stated: Stated | None) -> Iterator[Derived]:
    """What is left of a count after the part of it that stands between: 29个开了18个，另外11个."""
    figure = draft.figures[place]
    counted = [at for at in draft.back(place) if is_counted_alike(draft, at, place)]
    for part, whole in combinations(counted[:3], 2):
        span = draft.spans[whole].less(draft.spans[part])
        if span.value <= 0:
            continue
        formula = f"{draft.figures[whole].number:f}{MINUS}{draft.figures[part].number:f}"
        is_next = (part, whole) == (place - 1, place - 2) or is_pair(draft, part, whole, counted)
        is_certain = is_next and any(word in figure.lead for word in LEFT)
        yield Derived(span, formula, (whole, part), is_certain)


def not_yet(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """What is left of a count, where only words say so: 664个开了633个，还有31个; 没开的17个."""
    figure = draft.figures[place]
    if stated.measure != COUNT or not any(word in figure.lead for word in NOT_YET):
        return
    first = max(0, place - LOOK_BACK)
    counted = [
        at
        for at in range(place - 1, first - 1, -1)
        if draft.figures[at].paragraph == figure.paragraph and is_counted_alike(draft, at, place)
    ]
    for part, whole in combinations(counted[:3], 2):
        span = draft.spans[whole].less(draft.spans[part])
        if draft.measure(part) in (STARTED, FINISHED) and draft.measure(whole) == COUNT and span.value > 0:
            formula = f"{draft.figures[whole].number:f}{MINUS}{draft.figures[part].number:f}"
            is_certain = draft.is_beside(whole, place) and is_pair(draft, part, whole, counted)
            yield Derived(span, formula, (whole, part), is_certain)


def outside(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """What projects outside a sector have: all of the list without those of the sector."""
    sector = stated.group.sector or ""
    if kind_of_measure(stated.measure) is Kind.RATE or not sector.startswith(OUTSIDE):
        return
    period = draft.figures[place].scope.period
    sets = (stated.group._replace(sector=name) for name in (None, sector.removeprefix(OUTSIDE)))
    whole, part = (draft.around(stated._replace(group=group), place, period) for group in sets)
    yield from differences(draft, whole, part, is_certain=False)


def is_pair(draft: Draft, part: int, whole: int, counted: list[int]) -> bool:
    """Whether the last two counts are one of projects and one of those of them that have got there."""
    of_part, of_whole = draft.stated[part], draft.stated[whole]
    if [part, whole] != counted[:2] or of_part is None or of_whole is None:
        return False
    return of_part.measure in (STARTED, FINISHED) and of_part.group == of_whole.group


def is_counted_alike(draft: Draft, at: int, place: int) -> bool:
    """Whether two figures count projects, or both count places."""
    one, other = draft.figures[at], draft.figures[place]
    return kind_of_unit(one.unit) is Kind.COUNT and one.counts_places == other.counts_places and one.hedge is None
