"""Changes of a rate: against time progress, a target, the whole, another list or another date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from analytics.agreement import places_of
from analytics.fact_check.arithmetic.derived import Derived, terms
from analytics.fact_check.arithmetic.draft import Draft
from analytics.fact_check.arithmetic.groups import COMPLETION_RATE, Group, Kind, Stated, kind_of_measure
from analytics.fact_check.arithmetic.rates import exact_rates
from analytics.fact_check.figure import POINTS, Period, Sense
from analytics.months import MONTHS_A_YEAR
from analytics.span import Span
from analytics.wording.numbers import MINUS, PER_CENT, half_up

SCHEDULE = ("时序", "序时", "时间进度", "进度要求")
TARGET = ("目标", "任务", "计划")
WHOLE = ("全市", "全省", "全区", "全县", "全部", "平均", "总体", "整体")
LAST_YEAR = ("上年", "去年", "同期", "同比")
NAMED_YEAR = re.compile("[0-9]{4}")
LAST_MONTH = ("上月", "上个月", "环比")


def rates_of(draft: Draft, place: int, stated: Stated, baseline: str | None) -> Iterator[Derived]:
    """The rate that a change is of, as printed and as worked out exactly; certain where it surely is that one.

    ``baseline`` is what the rate itself is held against: a target, or null for the plan of the year.
    """
    figure = draft.figures[place]
    period = figure.scope.period
    found = draft.around(stated, place, period)
    of_baseline = [at for at in found if (draft.figures[at].scope.baseline or baseline) == baseline]
    is_near = len(of_baseline) == 1 and draft.figures[of_baseline[0]].paragraph == figure.paragraph
    is_sure = is_near and draft.is_of_the_nearest(place, stated, period)
    for at in found:
        is_certain = at in of_baseline and (is_sure or draft.is_right_before(at, place, stated, period))
        yield Derived(draft.spans[at], f"{draft.number(at):f}", (at,), is_certain)
    for exact in exact_rates(draft, place, stated, baseline):
        yield replace(exact, formula=f"{exact.formula}×{PER_CENT}")
    # Right before a change stands the rate that it is of, whatever its projects are called.
    before = draft.before(place, lambda at: draft.states(at, stated.measure))
    if before is not None and before not in found:
        yield Derived(draft.spans[before], f"{draft.number(before):f}", (before,), is_certain=False)


def rate(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """A rate less what its baseline is."""
    baseline = draft.figures[place].scope.baseline or ""
    if kind_of_measure(stated.measure) is not Kind.RATE:
        return
    if any(word in baseline for word in SCHEDULE):
        yield from against_schedule(draft, place, stated)
    elif any(word in baseline for word in WHOLE):
        yield from against_the_whole(draft, place, stated)
    elif other_lists(draft, stated, baseline):
        yield from against_a_list(draft, place, stated)
    elif any(word in baseline for word in TARGET):
        yield from against_target(draft, place, stated)
    else:
        yield from against_earlier(draft, place, stated)


def against_schedule(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Less the part of the year that has passed: 65.2−50.0(6/12)."""
    figure = draft.figures[place]
    period = figure.scope.period
    if period.since is not None:
        return
    last = period.last or MONTHS_A_YEAR
    passed = Fraction(last, MONTHS_A_YEAR)
    said = f"{half_up(passed * PER_CENT, max(1, places_of(figure.number))):f}({last}/{MONTHS_A_YEAR})"
    for one in rates_of(draft, place, stated, None):
        # A whole year is rather a month that reading did not find.
        is_certain = one.is_certain and period.last is not None and period.first in (None, 1)
        less = one.span.less(Span.exactly(passed))
        yield replace(one, span=less, formula=f"{one.formula}{MINUS}{said}", is_certain=is_certain)


def pace(draft: Draft, place: int, _stated: Stated | None) -> Iterator[Derived]:
    """Points against time progress that follow a rate of completed investment, with another figure in between."""
    figure = draft.figures[place]
    if figure.unit != POINTS or not any(word in (figure.scope.baseline or "") for word in SCHEDULE):
        return
    before = draft.before(place, lambda at: draft.states(at, COMPLETION_RATE))
    stated = None if before is None else draft.stated[before]
    if stated is not None:
        yield from (replace(one, is_certain=False) for one in against_schedule(draft, place, stated))


def against_target(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Less a hundred: what a rate is over its target."""
    for one in rates_of(draft, place, stated, draft.figures[place].scope.baseline):
        yield replace(one, span=one.span.less(Span.exactly(1)), formula=f"{one.formula}{MINUS}{PER_CENT}")


def against_the_whole(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Less the rate of the whole list: 31.48−26.51."""
    period = draft.figures[place].scope.period
    own = draft.around(stated, place, period)
    before = draft.before(place, lambda at: draft.states(at, stated.measure))
    first = draft.first.get((stated.measure, stated.group.city, stated.group.tier))
    if before is not None and first is not None and first != before:
        is_sure = draft.stated[before] == stated and is_only_whole(draft, first, stated)
        yield from differences(draft, [before], [first], is_certain=is_sure)
    for larger in stated.group.wider():
        others = draft.around(stated._replace(group=larger), place, period)
        is_sure = len(own) == 1 and len(others) == 1 and draft.is_beside(place, own[0])
        yield from differences(draft, own, others, is_certain=is_sure)


def is_only_whole(draft: Draft, first: int, stated: Stated) -> bool:
    """Whether a rate is the one rate of a whole list, be it of a stage, that a part of it can be held against."""
    fits = draft.fitting(stated.measure, draft.figures[first].scope.period)
    of_all = [at for at in draft.rows[stated.measure] if is_whole(draft, at, stated.group) and fits(at)]
    return of_all == [first] and not is_list(stated.group)


def is_list(group: Group) -> bool:
    """Whether no sector, district, size or batch narrows a set of projects within its list."""
    return (group.sector, group.district, group.size, group.batch) == (None,) * 4


def is_whole(draft: Draft, at: int, group: Group) -> bool:
    """Whether a figure is of the whole list that a set belongs to."""
    stated = draft.stated[at]
    return stated is not None and is_list(stated.group) and stated.group[:2] == group[:2]


def against_a_list(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Less the rate of another list, which its baseline names: 快于市重点项目."""
    figure = draft.figures[place]
    own = draft.around(stated, place, figure.scope.period)
    for other in other_lists(draft, stated, figure.scope.baseline or ""):
        then = draft.around(other, place, figure.scope.period)
        is_sure = len(own) == 1 and len(then) == 1 and draft.is_beside(place, own[0])
        yield from differences(draft, own, then, is_certain=is_sure)


def other_lists(draft: Draft, stated: Stated, baseline: str) -> list[Stated]:
    """The same of the lists that a baseline names."""
    tiers = draft.tiers.get((stated.measure, Group(stated.group.city)), {})
    named = [tier for tier in tiers if tier in baseline and tier != stated.group.tier]
    return [Stated(stated.measure, Group(stated.group.city, tier)) for tier in named]


def against_earlier(draft: Draft, place: int, stated: Stated) -> Iterator[Derived]:
    """Less the same rate of an earlier date that the text prints, too."""
    figure = draft.figures[place]
    now = draft.around(stated, place, figure.scope.period)
    for earlier in earlier_periods(figure.scope.period, figure.scope.baseline or ""):
        then = draft.around(stated, place, earlier)
        yield from differences(draft, now, then, is_certain=len(now) == 1 and len(then) == 1)


def differences(draft: Draft, now: list[int], then: list[int], *, is_certain: bool) -> Iterator[Derived]:
    """Each figure of now less each of then."""
    for one in now:
        for other in then:
            words = terms([draft.figures[one], draft.figures[other]], "")
            span = draft.spans[one].less(draft.spans[other])
            yield Derived(span, MINUS.join(words), (one, other), is_certain)


def earlier_periods(period: Period, baseline: str) -> Iterator[Period]:
    """The periods that a baseline may mean; without a year only one year earlier is told.

    A year that it names is the one it means: 2019年同期 is not last year.
    """
    named = NAMED_YEAR.search(baseline)
    if period.year is None and named is None and any(word in baseline for word in LAST_YEAR):
        yield period.earlier
    if period.year is None or period.since is not None:
        return
    if named is not None or any(word in baseline for word in LAST_YEAR):
        year = period.year - 1 if named is None else int(named.group())
        if year < period.year:
            yield replace(period, year=year)
            if period.last is not None and "同期" not in baseline:
                yield Period(year)
    elif any(word in baseline for word in LAST_MONTH) and period.last not in (None, 1):
        yield replace(period, last=(period.last or MONTHS_A_YEAR) - 1)


def fall(span: Span) -> Span:
    """An increase that was a fall."""
    return Span(-span.value, -span.high, -span.low)


def causes(draft: Draft, place: int, _stated: Stated) -> Iterator[Derived]:
    """A change as the sum of what its causes add to it, where they are listed after it and make it up."""
    figure = draft.figures[place]
    found: list[int] = []
    for at in range(place + 1, len(draft.figures)):
        one = draft.figures[at]
        is_listed = one.sense is Sense.PART and one.sentence == figure.sentence
        if not is_listed or (found and ("；" in one.lead or ";" in one.lead)):
            break
        found.append(at)
    if len(found) < 2:
        return
    span = Span.total(fall(draft.spans[at]) if draft.figures[at].is_fall else draft.spans[at] for at in found)
    signs = [MINUS if draft.figures[at].is_fall else "+" for at in found]
    formula = "".join(f"{sign}{draft.number(at):f}" for sign, at in zip(signs, found, strict=True))
    yield Derived(span, formula.removeprefix("+"), tuple(found), is_certain=False)
