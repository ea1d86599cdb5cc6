"""Shares: what a part of a list has of an amount or a count, over what the larger set has of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from analytics.fact_check.arithmetic.cuts import cuts
from analytics.fact_check.arithmetic.derived import Derived, is_close
from analytics.fact_check.arithmetic.draft import LOOK_BACK, Draft, kind_of_unit
from analytics.fact_check.arithmetic.groups import (
    COMPLETED,
    COUNT,
    PLAN,
    TOTAL,
    WITHIN,
    Group,
    Kind,
    Stated,
    at_home,
    group_of,
    kind_of_measure,
)
from analytics.fact_check.arithmetic.rates import FAR_PARTS, if_close, quotient
from analytics.fact_check.arithmetic.rows import is_said_to_be_a_sum
from analytics.fact_check.figure import Sense

# Words for the whole list, and for what no list of the draft is the whole of.
WHOLE = ("全市", "全省", "全区", "全县", "全部", "总数", "项目数", "总量")
# So near a share of a sum that the text does not print has to be.
SUMMED_WHOLE = Fraction(1, 20)
# What a share is of, by the words before it.
SHARED = {"完成": COMPLETED, "计划": PLAN, "总投资": TOTAL, "项目数": COUNT, "个数": COUNT}
# Counts by progress, and those above it, which read as more than something: 高于时序进度的20个.
BY_PROGRESS = (Sense.REACHED, Sense.INCREASE)
# So many amounts before a share may be what it is of: 分别占.
PARTS_BEFORE = 3
# What is left of the words of a share when these are taken away names the set that it is of.
NAMED_KINDS = {"个数占": Kind.COUNT, "数量占": Kind.COUNT, "项目数占": Kind.COUNT, "投资额占": Kind.MONEY}
OF = ("占比", "占", "相当于")
UNSAID = (
    *WHOLE,
    "总投资",
    "年度",
    "年",
    "计划",
    "完成",
    "投资",
    "项目",
    "总额",
    "累计",
    "比重",
    "比例",
    "的",
    "达",
    "为",
    "约",
    "其",
)
ELSEWHERE = ("全国", "固定资产", "生产总值", "GDP", "工业投资", "全社会")


def share(draft: Draft, place: int, stated: Stated | None) -> Iterator[Derived]:
    """The same measure of the figure before it and of each larger set, the nearest first."""
    figure = draft.figures[place]
    if any(word in figure.lead for word in ELSEWHERE):
        return
    above = part_before(draft, place, stated)
    if above is None:
        return
    part = draft.stated[above]
    if part is None:
        return
    is_own = part.group == group_of(figure.scope) or (stated is not None and part == stated)
    below = wholes(draft, place, above, part)
    named = [at for at, is_named in below if is_named]
    is_single = len({draft.spans[at].value for at, _is_named in below}) == 1 and not names_a_set(figure.lead)
    for at, _is_named in below:
        found = quotient(draft, place, above, at, is_certain=False)
        if found is not None:
            is_likely = draft.is_first(at) or is_close(figure, found.span, FAR_PARTS)
            yield replace(found, is_certain=is_own and is_likely and (is_single or named == [at]))
    if not below and part.measure == COUNT:
        yield from of_a_sum(draft, place, above, part)


def of_a_total(draft: Draft, place: int, _stated: Stated | None) -> Iterator[Derived]:
    """One of the amounts and counts before it over a larger one of its measure: of its own name, or the first."""
    figure = draft.figures[place]
    if any(word in figure.lead for word in ELSEWHERE):
        return
    yield from of_those_counted(draft, place)
    parts = [at for at in draft.back(place) if is_amount_or_count(draft, at)][:PARTS_BEFORE]
    for above in parts or said_elsewhere(draft, place):
        part, period = draft.stated[above], draft.figures[above].scope.period
        if part is None:
            continue
        first = draft.first.get((part.measure, part.group.city, part.group.tier))
        below = [at for at, _is_named in wholes(draft, place, above, part)]
        below += [*draft.around(part, place, period), *([] if first is None else [first])]
        below += counts_before(draft, above) if kind_of_unit(draft.figures[above].unit) is Kind.COUNT else []
        for at in dict.fromkeys(below):
            if draft.spans[at].value > draft.spans[above].value:
                found = quotient(draft, place, above, at, is_certain=False)
                if found is not None:
                    is_whole = at == first and draft.fitting(part.measure, period)(at)
                    yield replace(found, is_certain=is_whole and is_of_all(draft, place, above, found))


def counts_before(draft: Draft, above: int) -> list[int]:
    """The counts before one in its paragraph, whatever they count: 1166个项目破土，里面重点项目557个，占47.8%."""
    paragraph = draft.figures[above].paragraph
    near = range(max(0, above - LOOK_BACK), above)
    return [at for at in near if draft.figures[at].paragraph == paragraph and is_amount_or_count(draft, at)]


def of_those_counted(draft: Draft, place: int) -> Iterator[Derived]:
    """Those counted by their progress right before a share over the first count of their list: 268个超序时，占89.3%."""
    above = draft.before(place, lambda at: at == place - 1)
    if above is None or draft.figures[above].sense not in BY_PROGRESS:
        return
    if kind_of_unit(draft.figures[above].unit) is not Kind.COUNT:
        return
    scope = draft.figures[above].scope
    below = draft.first.get((COUNT, scope.city, scope.tier))
    found = None if below is None else quotient(draft, place, above, below, is_certain=False)
    if found is not None:
        yield found


def of_a_sum_before(draft: Draft, place: int, _stated: Stated | None) -> Iterator[Derived]:
    """A sum said right before a share over the first total of the list that its parts are of: 三市合计…，占全省的."""
    above = place - 1
    if above < 0 or not draft.is_beside(above, place) or not is_said_to_be_a_sum(draft, above):
        return
    measure = draft.measure(above) or ""
    last = draft.before(above, lambda at: draft.states(at, measure))
    part = None if last is None else draft.stated[last]
    if part is None or not is_amount_or_count(draft, above):
        return
    below = draft.first.get((measure, part.group.city, part.group.tier))
    if below is None or not draft.fitting(measure, draft.figures[above].scope.period)(below):
        return
    found = quotient(draft, place, above, below, is_certain=False)
    if found is not None and draft.spans[below].value > draft.spans[above].value:
        yield found


def is_of_all(draft: Draft, place: int, above: int, found: Derived) -> bool:
    """Whether a share of the whole stands right after its part, or names it, and is nearly what it should be."""
    figure = draft.figures[place]
    is_its = above == place - 1 or not any(is_amount_or_count(draft, at) for at in draft.back(place))
    return is_its and any(word in figure.lead for word in WHOLE) and is_close(figure, found.span, FAR_PARTS)


def said_elsewhere(draft: Draft, place: int) -> list[int]:
    """Where the amount or count stands that a share’s own words name: 三江新区占全市完成量的7.5%."""
    figure = draft.figures[place]
    measure = next((name for word, name in SHARED.items() if word in figure.lead), None)
    if measure is None:
        return []
    group = at_home(Stated(measure, group_of(figure.scope)), draft.home)
    return [] if group is None else draft.around(group, place, figure.scope.period)


def part_before(draft: Draft, place: int, stated: Stated | None) -> int | None:
    """The amount or count that a share is of: the last of its measure before it, else the last of any."""
    kind = next((kind for word, kind in NAMED_KINDS.items() if word in draft.figures[place].lead), None)
    if kind is not None:
        # 个数占42%, 投资额占44%.
        return draft.before(
            place, lambda at: is_amount_or_count(draft, at) and kind_of_unit(draft.figures[at].unit) is kind
        )
    if stated is not None and kind_of_measure(stated.measure) is not Kind.RATE:
        found = draft.before(place, lambda at: draft.stated[at] == stated and draft.states(at, stated.measure))
        if found is not None:
            return found
    return draft.before(place, lambda at: is_amount_or_count(draft, at))


def is_amount_or_count(draft: Draft, at: int) -> bool:
    """Whether a figure is a value that has shares."""
    measure = draft.measure(at)
    return measure is not None and kind_of_measure(measure) is not Kind.RATE and draft.states(at, measure)


def wholes(draft: Draft, place: int, above: int, part: Stated) -> list[tuple[int, bool]]:
    """Where the same is stated of larger sets, and whether the words before the share name the set."""
    figure, period = draft.figures[place], draft.figures[above].scope.period
    return [
        (at, is_named(larger, figure.lead))
        for larger in larger_sets(draft, part)
        for at in draft.around(Stated(part.measure, larger), place, period)
        if draft.spans[at].value > draft.spans[above].value
    ]


def larger_sets(draft: Draft, part: Stated) -> Iterator[Group]:
    """The sets that it is a part of within its list; a whole list is a part of the other lists of its city."""
    yield from part.group.wider()
    group = part.group
    if group == Group(group.city, group.tier):
        for tier in draft.tiers.get((part.measure, group._replace(tier=None)), {}):
            if tier != group.tier:
                yield group._replace(tier=tier)


def is_named(group: Group, lead: str) -> bool:
    """Whether words name a set: its list, its sector, its district, or the whole where nothing narrows it."""
    narrowing = [group.sector and group.sector.rpartition(WITHIN)[2], group.district, group.tier]
    if any(name and name in lead for name in narrowing):
        return True
    return group == Group(group.city, group.tier) and any(word in lead for word in WHOLE)


def names_a_set(lead: str) -> bool:
    """Whether the words before a share say more than that it is of the whole: 占基础设施类的."""
    start = max(lead.rfind(word) + len(word) for word in OF if word in lead) if any(word in lead for word in OF) else 0
    words = lead[start:] if start else ""
    for word in UNSAID:
        words = words.replace(word, "")
    return len(words.strip()) > 1


def of_a_sum(draft: Draft, place: int, above: int, part: Stated) -> Iterator[Derived]:
    """A count over the sum of counts, where a text prints no total."""
    period = draft.figures[above].scope.period
    for larger in part.group.wider():
        for cut in cuts(draft, Stated(COUNT, larger), period, above):
            span = draft.spans[above].over(cut.span)
            if span is not None:
                formula = f"{draft.figures[above].number:f}÷({cut.formula(draft, '')})"
                found = Derived(span, formula, (above, *cut.places), is_certain=False)
                yield if_close(draft, place, found, is_sure=cut.is_unambiguous, part=SUMMED_WHOLE)
