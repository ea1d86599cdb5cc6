"""One thing printed more than once: rounded from its fuller form, or contradicting it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics.fact_check.arithmetic.derived import REPEATED, Derived, is_close, terms
from analytics.fact_check.arithmetic.draft import VALUES, Draft, worth
from analytics.fact_check.arithmetic.groups import Kind, Stated, fits, kind_of_measure
from analytics.fact_check.arithmetic.slips import is_slip
from analytics.wording.numbers import half_up

NEAR_BOUND = Fraction(1, 10)
# Before a count of some that are named as examples: 某某园等33个.
EXAMPLES = ("等", "等等")
# 年初排定630个: what the list was before it changed.
AT_FIRST = ("年初", "原定", "原计划", "原有", "最初", "调整前")
WISHES = ("力争", "争取", "确保", "目标", "预计", "有望", "要完成", "冲刺")


def fuller(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """The same figure printed with more decimals elsewhere, or without a word that makes it a bound."""
    figure = draft.figures[place]
    found = draft.around(stated, place, figure.scope.period)
    if figure.hedge is not None:
        # A bound far from the value, or one that is wished for, is rather one of something else.
        is_wish = any(word in figure.lead for word in WISHES)
        is_rate = kind_of_measure(stated.measure) is Kind.RATE
        if len(found) == 1 and not is_wish:
            is_near = is_close(figure, draft.spans[found[0]], NEAR_BOUND) or is_slip_in_a_title(draft, place, found[0])
            yield same(draft, place, found[0], is_certain=is_near and not is_rate)
        return
    for at in found:
        is_other = draft.spans[at].value != draft.spans[place].value
        if is_other and (draft.is_rounded(place, at) or draft.is_cut_off(place, at)):
            yield same(draft, place, at, is_certain=kind_of_measure(stated.measure) is not Kind.RATE)


def is_slip_in_a_title(draft: Draft, place: int, at: int) -> bool:
    """Whether a bound of the first paragraph is a slip of what it should be, as roughly as it is printed."""
    figure = draft.figures[place]
    if figure.paragraph != draft.figures[0].paragraph or place > at:
        return False
    text = f"{figure.number:f}"
    if "." in text:
        return False
    zeros = len(text) - len(text.rstrip("0"))
    value = half_up(draft.spans[at].value / worth(figure.unit) / 10**zeros, 0)
    return is_slip(text, f"{value:f}" + "0" * zeros)


def bound(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """A bound in a title that does not say its months: 十个月完成投资近2500亿元."""
    figure = draft.figures[place]
    if figure.hedge is None or any(word in figure.lead for word in WISHES):
        return
    found = draft.nearest(draft.values.get(stated, ()), place, lambda at: draft.is_first(at))
    for at in found[:1]:
        if is_close(figure, draft.spans[at], NEAR_BOUND):
            yield same(draft, place, at, is_certain=False)


def same(draft: Draft, place: int, at: int, *, is_certain: bool) -> Derived:
    """A figure as it is printed elsewhere."""
    (words,) = terms([draft.figures[at]], draft.figures[place].unit)
    return Derived(draft.spans[at], words, (at,), is_certain)


@dataclass(frozen=True)
class Contradiction:
    """A figure that stands against another one of the same thing."""

    place: int
    derived: Derived


def contradictions(draft: Draft, supported: Collection[int]) -> Iterator[Contradiction]:
    """Figures of one thing of which one is a slip of the other; those that the draft's own arithmetic supports stand.

    Where it supports none of them, what is printed most often stands; else each contradicts the other.
    """
    for stated, places in draft.values.items():
        # Rates of two sets are often alike; a rate that is wrong is found by its parts.
        if len(places) < 2 or kind_of_measure(stated.measure) is Kind.RATE:
            continue
        for group in same_dates(draft, stated, places):
            yield from within(draft, group, supported)


def same_dates(draft: Draft, stated: Stated, places: list[int]) -> Iterator[list[int]]:
    """The figures of one thing, those of one date together; counts of examples and earlier ones left out."""
    groups: list[list[int]] = []
    for at in places:
        figure = draft.figures[at]
        if figure.lead.rstrip().endswith(EXAMPLES) or any(word in figure.lead for word in AT_FIRST):
            continue
        for group in groups:
            if fits(stated.measure, draft.figures[group[0]].scope.period, figure.scope.period):
                group.append(at)
                break
        else:
            groups.append([at])
    yield from (group for group in groups if len(group) > 1)


def within(draft: Draft, places: list[int], supported: Collection[int]) -> Iterator[Contradiction]:
    """Among figures of one thing and date, those that another one contradicts."""
    printed: list[list[int]] = []
    for at in places:
        known = next((found for found in printed if draft.is_same_value(at, found[0])), None)
        if known is None and len(printed) == VALUES:
            return
        if known is None:
            printed.append([at])
        else:
            known.append(at)
    strength = [(any(at in supported for at in found), len(found)) for found in printed]
    for one, found in enumerate(printed):
        if strength[one][0]:
            continue
        for other, against in enumerate(printed):
            if strength[one] <= strength[other] and is_contradicted(draft, found, against):
                yield from (Contradiction(at, repeated(draft, against[0])) for at in found)
                break


def is_contradicted(draft: Draft, places: list[int], others: list[int]) -> bool:
    """Whether figures are a slip of others that stand in other sentences: in one sentence they speak of two things."""
    return draft.is_slip(places[0], others[0]) and not any(draft.is_beside(at, one) for at in places for one in others)


def repeated(draft: Draft, at: int) -> Derived:
    """What a figure should be as the one at a place says."""
    return Derived(draft.spans[at], f"{draft.number(at):f}", (at,), is_certain=True, contradiction=REPEATED)
