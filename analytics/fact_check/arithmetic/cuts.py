"""The parts into which a draft divides a set of projects, and whether they are all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, takewhile

from analytics.fact_check.arithmetic.derived import summed
from analytics.fact_check.arithmetic.draft import LOOK_BACK, Draft
from analytics.fact_check.arithmetic.groups import COUNT, STARTED, Dimension, Stated, kind_of
from analytics.fact_check.figure import Period, StageKind
from analytics.span import Span

# Which stages together make up a whole, by kind: those of one row exclude one another. Those of the third column may
# be counted in the others as well, so that a sum is tried with and without them.
STAGES = (
    ((StageKind.IMPLEMENTING, StageKind.RESERVE), ()),
    (
        (StageKind.NEW_START, StageKind.CARRIED_OVER, StageKind.RESERVE),
        (StageKind.FINISHED, StageKind.TO_BE_FINISHED),
    ),
    (
        (StageKind.NEW_START, StageKind.UNDER_CONSTRUCTION, StageKind.RESERVE),
        (StageKind.FINISHED, StageKind.TO_BE_FINISHED),
    ),
    ((StageKind.RESERVE_STAGE,), ()),
)
# What is not being prepared is being carried out: these two are always all.
EXHAUSTIVE = frozenset({StageKind.IMPLEMENTING.value, StageKind.RESERVE.value})
# Sizes overlap (10亿元以上, 百亿元以上), tiers too: only what excludes by its own words is added up.
ADDED = (Dimension.SECTOR, Dimension.DISTRICT, Dimension.STAGE)
EXCLUDING = ("不含", "不包括", "除外")
# Words before a part that stands inside the part before it.
INSIDE = ("其中", "含", "包括")
# Words before a list of some parts only.
SOME = ("其中", "（含", "(含", "，含", ",含", "主要")
LEVELS = "省市区县州"
LEVEL_WORDS = re.compile("[省市区县州国级、两三]|重点(?=重点)")
CLOSING = ("）", ")", "；", ";")
# Signs and words before a list that is all of what stands before them.
SEMICOLON = re.compile("[；;。！？]")
COMPLETE = ("：", ":", "（", "(", "分为", "分别", "包括", "包含", "由", "组成")
ALL_STARTED = ("开工", "复工", "开建", "动工")
ALL = ("全部", "均", "都")


@dataclass(frozen=True)
class Cut:
    """The parts of a set by one dimension, in the order of the text.

    ``is_optional``: among them are stages that may be counted in others as well. ``is_unambiguous``: each part has one
    value, none stands inside another, and no figure of the same measure stands between them that is not one of them.
    """

    dimension: Dimension
    names: tuple[str, ...]
    places: tuple[int, ...]
    span: Span
    is_unambiguous: bool
    is_optional: bool = False

    def formula(self, draft: Draft, unit: str) -> str:
        """The sum in figures."""
        return summed([draft.figures[at] for at in self.places], unit)

    @cached_property
    def key(self) -> frozenset[str]:
        """The parts, apart from what is measured of them."""
        return frozenset(self.names)


def cuts(draft: Draft, stated: Stated, period: Period, place: int) -> Iterator[Cut]:
    """Each way in which a draft divides a set of projects into at least two parts of one measure."""
    for dimension in ADDED:
        named = parts_of(draft, stated, dimension, period, place)
        for names, is_optional, is_whole in divisions(dimension, [*named]):
            if len(names) > 1:
                found = cut(draft, stated, dimension, {name: named[name] for name in names}, is_optional=is_optional)
                yield found if is_whole else replace(found, is_unambiguous=False)
    yield from by_tier(draft, stated, period, place)
    yield from by_level(draft, stated, period, place)


def parts_of(
    draft: Draft, stated: Stated, dimension: Dimension, period: Period, place: int
) -> dict[str, tuple[int, bool]]:
    """Where each part is stated nearest to a place, and whether it has that one value only."""
    found: dict[str, tuple[int, bool]] = {}
    for name, places in draft.parts.get((stated, dimension), {}).items():
        near = draft.nearest(places, place, draft.fitting(stated.measure, period))
        if near:
            found[name] = (near[0], len(near) == 1)
    if stated.measure == STARTED:
        # 71个全部开工 counts starts without naming them.
        for name, places in draft.parts.get((stated._replace(measure=COUNT), dimension), {}).items():
            whole = [at for at in places if name not in found and is_all_started(draft, at)]
            near = draft.nearest(whole, place, draft.fitting(COUNT, period))
            if near:
                found[name] = (near[0], len(near) == 1)
    return found


def is_all_started(draft: Draft, at: int) -> bool:
    """Whether a count is said to have started as a whole, by the words up to the next clause: 72项，全部复工；"""
    words = draft.figures[at].follow
    if at + 1 < len(draft.figures):
        words += SEMICOLON.split(draft.figures[at + 1].lead, maxsplit=1)[0]
    return any(word in words for word in ALL) and any(word in words for word in ALL_STARTED)


def divisions(dimension: Dimension, names: list[str]) -> Iterator[tuple[list[str], bool, bool]]:
    """Which of the parts by a dimension make up a whole together.

    With each: whether some of them may be counted twice, and whether none that is printed was left out.
    """
    if dimension is not Dimension.STAGE:
        yield names, False, True
        return
    seen: set[tuple[str, ...]] = set()
    for kinds, more in STAGES:
        core = [name for name in names if kind_of(name) in kinds]
        extra = [name for name in names if kind_of(name) in more]
        if not core or tuple(core) in seen:
            continue
        seen.add(tuple(core))
        yield core, False, True
        if extra:
            yield [name for name in names if name in core or name in extra], True, True
        # The reserve is often left out of a list of what is being built.
        built = [name for name in core if kind_of(name) != StageKind.RESERVE]
        if built != core and len(kinds) > 2:
            yield built, False, False


def cut(
    draft: Draft, stated: Stated, dimension: Dimension, named: dict[str, tuple[int, bool]], *, is_optional: bool
) -> Cut:
    """The parts as one sum."""
    ordered = sorted((at, name) for name, (at, _is_single) in named.items())
    places = tuple(at for at, _name in ordered)
    span = Span.total(draft.spans[at] for at in places)
    is_clear = (
        all(is_single for _at, is_single in named.values())
        and not any(is_inside(draft, before, after) for before, after in pairwise(places))
        and not has_strangers(draft, stated, places, span)
    )
    return Cut(dimension, tuple(name for _at, name in ordered), places, span, is_clear, is_optional)


def is_inside(draft: Draft, before: int, after: int) -> bool:
    """Whether a part is said to be within the part before it, in the same paragraph."""
    if draft.figures[before].paragraph != draft.figures[after].paragraph:
        return False
    words = "".join(draft.figures[at].lead for at in range(before + 1, after + 1))
    opened = max(words.rfind(word) for word in INSIDE)
    return opened >= 0 and not any(sign in words[opened:] for sign in CLOSING)


def has_strangers(draft: Draft, stated: Stated, places: tuple[int, ...], span: Span) -> bool:
    """Whether between the parts, or just after them in their sentence, the same is measured of other projects."""
    last, low, high = places[-1], span.low, span.high
    after = takewhile(lambda at: draft.is_beside(at, last), range(last + 1, min(last + LOOK_BACK, len(draft.figures))))
    known = {draft.stated[at] for at in places}
    for at in (*range(places[0], last), *after):
        other = draft.stated[at]
        if other is None or other in known or not draft.states(at, stated.measure):
            continue
        is_total = other == stated and low <= draft.spans[at].value <= high
        if not is_total and not is_part_of_a_part(other, known):
            return True
    return False


def is_part_of_a_part(stated: Stated, known: set[Stated | None]) -> bool:
    """Whether projects are some of one of the parts."""
    return any(stated._replace(group=larger) in known for larger in stated.group.wider())


def by_tier(draft: Draft, stated: Stated, period: Period, place: int) -> Iterator[Cut]:
    """Two lists of which one leaves out the other by its own words: 市重点项目（不含省重点）."""
    tiers = draft.tiers.get((stated.measure, stated.group._replace(tier=None)), {})
    for tier in tiers:
        mark = next((word for word in EXCLUDING if word in tier), None)
        if mark is None or tier == stated.group.tier:
            continue
        out = tier.partition(mark)[2].strip("）)（(，,")
        for other in tiers:
            if not out or other in (tier, stated.group.tier) or out not in other:
                continue
            yield from of_tiers(draft, stated, period, place, (tier, other))


def by_level(draft: Draft, stated: Stated, period: Period, place: int) -> Iterator[Cut]:
    """The lists of several levels together, which may share projects: 省市两级重点工程 are 省级 and 市级 ones."""
    whole = stated.group.tier or ""
    tiers = draft.tiers.get((stated.measure, stated.group._replace(tier=None)), {})
    parts = [
        tier
        for tier in tiers
        if kind_of_list(tier) == kind_of_list(whole)
        and len(levels_of(tier)) == 1
        and levels_of(tier) < levels_of(whole)
    ]
    if frozenset[str]().union(*(levels_of(tier) for tier in parts)) == levels_of(whole):
        for found in of_tiers(draft, stated, period, place, parts):
            yield replace(found, is_unambiguous=False)


def of_tiers(draft: Draft, stated: Stated, period: Period, place: int, names: Sequence[str]) -> Iterator[Cut]:
    """Lists as the parts of another, where each has a value near a place."""
    tiers = draft.tiers.get((stated.measure, stated.group._replace(tier=None)), {})
    named = {}
    for name in names:
        near = draft.nearest(tiers[name], place, draft.fitting(stated.measure, period))
        if near:
            named[name] = (near[0], len(near) == 1)
    if len(named) == len(names) > 1:
        yield cut(draft, stated, Dimension.TIER, named, is_optional=False)


def levels_of(tier: str) -> frozenset[str]:
    """The levels that a list's name speaks of."""
    return frozenset(character for character in tier if character in LEVELS)


def kind_of_list(tier: str) -> str:
    """A list's name without its levels."""
    return LEVEL_WORDS.sub("", tier)


def is_said_to_be_all(draft: Draft, total: int, places: tuple[int, ...]) -> bool:
    """Whether a text presents the parts as all of the total that stands before them: 共350项：…, 分别…"""
    first = places[0]
    if total >= first or not draft.is_beside(total, first):
        return False
    between = range(total + 1, first + 1)
    stated = draft.stated[first]
    if stated is None or any(draft.states(at, stated.measure) for at in between[:-1]):
        return False
    words = "".join(draft.figures[at].lead for at in between)
    opened = max(words.rfind(word) for word in SOME)
    if opened >= 0 and not any(sign in words[opened:] for sign in CLOSING):
        return False
    return any(sign in words for sign in COMPLETE)


def is_nearly(one: Fraction, other: Fraction, part: Fraction) -> bool:
    """Whether two values differ by no more than a part of the second."""
    return abs(one - other) <= part * abs(other)
