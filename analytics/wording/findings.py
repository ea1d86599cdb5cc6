"""What a chart shows, as a sentence: titles say the finding, not the axes."""

from __future__ import annotations

from collections.abc import Callable, Collection

from analytics.answers import Answer, Key
from analytics.change import Change, DeltaUnit, Verdict, change_of, changes_of
from analytics.language import Label, Language, translator
from analytics.metrics import metric_named, time_progress
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    change_with_unit,
    delta_in_unit,
    grouped,
    half_up,
    in_unit,
    printed,
    with_unit,
)

Names = Callable[[str], str]


def pace_finding(
    answer: Answer, language: Language, key: Key = (), decimals: int = DECIMALS, *, of_plan: bool = False
) -> str:
    """How much of the plan is invested, against last year and, unless only ``of_plan``, against time progress."""
    _ = translator(language)
    rate, gap = answer.figure("completion_rate", key), answer.figure("pace_gap", key)
    if rate.value is None or gap.value is None:
        return _("No annual plan in this scope, so there is no completion rate")
    change = change_of(answer, "completion_rate", key)
    points = DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    lead = grouped(half_up(abs(in_unit(gap.metric, gap.value)), decimals))
    pace = _("level with time progress")
    if gap.value > 0:
        pace = _("{points} {unit} ahead of time progress", points=lead, unit=points)
    elif gap.value < 0:
        pace = _("{points} {unit} behind time progress", points=lead, unit=points)
    done = _("{rate} of the annual plan completed", rate=with_unit(rate, language, decimals))
    said = [change_sentence(change, language, decimals)] if change.delta is not None else []
    if not of_plan:
        said.append(pace)
    return Label("，", ", ").text(language).join((done, *said))


def change_sentence(change: Change, language: Language, decimals: int = DECIMALS) -> str:
    """A rate's change as newspapers write it: 较上年同期提升29.4个百分点, 下降, 持平; empty where there is none."""
    _ = translator(language)
    delta = delta_in_unit(change)
    if delta is None or change.then is None:
        return ""
    against = against_text(change.now.as_of, change.then.as_of, language)
    if delta == 0:
        return _("unchanged from {against}", against=against)
    size = grouped(half_up(abs(delta), 0 if change.unit is DeltaUnit.COUNT else decimals))
    unit = DELTA_LABELS[change.unit].text(language)
    if delta > 0:
        return _("up {size} {unit} on {against}", size=size, unit=unit, against=against)
    return _("down {size} {unit} on {against}", size=size, unit=unit, against=against)


def against_text(now: Month, then: Month, language: Language) -> str:
    """The date compared with in words: a year earlier, last month, or its name."""
    _ = translator(language)
    if then == now.year_earlier:
        return _("a year earlier")
    return _("last month") if then == now.plus(-1) else then.text(language)


def ranking_finding(
    answer: Answer,
    metric: str,
    name: Names,
    language: Language,
    within: Key = (),
    decimals: int = DECIMALS,
    *,
    of_plan: bool = False,
) -> str:
    """Who leads, and how many fall short of time progress (of 100 % for rates that time does not drive).

    ``within`` ranks the groups of one group only; ``of_plan`` speaks of the annual plan, which in December is the same.
    """
    _ = translator(language)
    ranked = list(answer.ranks(metric, within).items())
    if not ranked:
        return _("No figure to rank in this scope")
    leaders = [name(key[-1]) for key, rank in ranked if rank == 1]
    best = with_unit(answer.figure(metric, ranked[0][0]), language, decimals)
    label = metric_named(metric).text(language)
    if len(ranked) == 1:
        return _("Only {name}: {label} {best}", name=leaders[0], label=label, best=best)
    first = (
        _("{name} leads with {best}", name=leaders[0], best=best)
        if len(leaders) == 1
        else _("{count} share the lead with {best}", count=len(leaders), best=best)
    )
    if metric != "completion_rate":
        return first
    behind = sum(1 for key, _rank in ranked if lags(answer, key))
    if of_plan:
        rest = _("{count} short of the annual plan", count=behind) if behind else _("none short of the annual plan")
    else:
        rest = _("{count} behind time progress", count=behind) if behind else _("none behind time progress")
    return _("{first}, {rest}", first=first, rest=rest)


def lags(answer: Answer, key: Key) -> bool:
    """Whether a group's completion is behind time progress."""
    value = answer.figure("completion_rate", key).value
    return value is not None and value < time_progress(answer.question.as_of)


def movers_finding(answer: Answer, metric: str, name: Names, language: Language) -> str:
    """Which group rose and which fell most against the earlier date."""
    _ = translator(language)
    changes = changes_of(answer, metric).items()
    known = [(change, key) for key, change in changes if change.delta is not None and MUNICIPAL_LEVEL not in key]
    if answer.question.compare_to is None:
        return _("No comparison chosen")
    if not known:
        return _("No earlier figure to compare with")
    best, best_key = max(known, key=lambda pair: (pair[0].delta or 0, pair[1]))
    fallen = sum(1 for change, _key in known if change.verdict is Verdict.WORSE)
    most = _("{name} improved most ({change})", name=name(best_key[0]), change=change_with_unit(best, language))
    worse = _("{count} of {known} comparable ones below the earlier date", count=fallen, known=len(known))
    return _("{first}, {rest}", first=most, rest=worse)


def share_finding(answer: Answer, metric: str, name: Names, language: Language) -> str:
    """Which group holds the largest part of an amount."""
    _ = translator(language)
    values = {key: answer.figure(metric, key) for key in answer.keys}
    largest = max(values, key=lambda key: (values[key].value or 0, key), default=None)
    if largest is None:
        return _("No figure to rank in this scope")
    label = metric_named(metric).text(language)
    return _(
        "{name} holds the largest {label}: {amount}",
        name=name(largest[0]),
        label=label.lower() if language is Language.EN else label,
        amount=with_unit(values[largest], language),
    )


def tiers_finding(
    answer: Answer, name: Names, language: Language, decimals: int = DECIMALS, among: Collection[str] | None = None
) -> str:
    """Which tier is furthest, of all or ``among`` some; tiers overlap, so nothing is added up."""
    _ = translator(language)
    best = [key for key in answer.ranks("completion_rate") if among is None or key[0] in among]
    if not best:
        return _("No figure to rank in this scope")
    rate = printed(answer.figure("completion_rate", best[0]), decimals) + "%"
    return _("{name} is furthest with {rate}; tiers overlap and are never added up", name=name(best[0][0]), rate=rate)


def weakest_finding(answer: Answer, name: Callable[[Key], str], language: Language) -> str:
    """Of a two-way breakdown: how many groups are behind time progress, and which is furthest behind."""
    _ = translator(language)
    keys = [key for key in answer.keys if MUNICIPAL_LEVEL not in key]
    behind = [key for key in keys if lags(answer, key)]
    if not behind:
        return _("No combination is behind time progress")
    last = min(behind, key=lambda key: (answer.figure("completion_rate", key).value or 0, key))
    rate = with_unit(answer.figure("completion_rate", last), language)
    return _(
        "{count} of {total} combinations behind time progress; lowest: {name} {rate}",
        count=len(behind),
        total=len(keys),
        name=name(last),
        rate=rate,
    )


def reached_finding(answer: Answer, language: Language) -> str:
    """How many groups have reached time progress, of those that can be ranked."""
    _ = translator(language)
    ranked = answer.ranks("completion_rate")
    if not ranked:
        return _("No figure to rank in this scope")
    reached = sum(1 for key in ranked if not lags(answer, key))
    return _("{count} of {total} have reached time progress", count=reached, total=len(ranked))
