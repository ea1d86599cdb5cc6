"""What months, quarters and years show, and what was published again, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from analytics.answers import Answer
from analytics.change import Change, DeltaUnit
from analytics.glossary import Grain
from analytics.language import Label, Language, translator
from analytics.metrics import Number, Unit, metric_named, time_progress
from analytics.over_time.periods import SINCE_JANUARY, Point, growth_within, year_over_year
from analytics.over_time.restated import Restatement
from analytics.wording.findings import against_text, change_sentence
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    NONE,
    UNIT_LABELS,
    delta_in_unit,
    enumerated,
    grouped,
    half_up,
    joined,
    percent,
    with_unit,
    yi,
)

SPANS = {
    Grain.MONTH: Label("个月", "months"),
    Grain.QUARTER: Label("个季度", "quarters"),
    Grain.YEAR: Label("个年度", "years"),
}
# More gaps than these are counted, not named.
MOST_GAPS = 4


def course_finding(answer: Answer, points: Sequence[Point], language: Language) -> str:
    """The metric now, against a year earlier and, for the completion rate, how often it kept up with time progress."""
    _ = translator(language)
    latest = points[-1]
    label = latest.figure.metric.text(language)
    ended = [point for point in points if point.figure.value is not None and not point.period.is_running]
    if latest.figure.value is None:
        return _("No {label} in this scope", label=inside(label, language))
    said = _(
        "{period}: {label} {value}",
        period=latest.period.text(language),
        label=label,
        value=with_unit(latest.figure, language),
    )
    change = year_over_year(answer, latest.figure)
    if change.delta is not None and compares(answer):
        said = _("{first}, {rest}", first=said, rest=movement(change, language))
    if latest.figure.metric.name != "completion_rate" or len(ended) < 2:
        return said
    kept = sum(1 for point in ended if (point.figure.value or 0) >= time_progress(point.period.closing))
    spans = SPANS[latest.period.grain].text(language)
    rest = _("below time progress at the end of all {total} {spans}", total=len(ended), spans=spans)
    if kept:
        rest = _(
            "at or above time progress at the end of {count} of {total} {spans}",
            count=kept,
            total=len(ended),
            spans=spans,
        )
    return _("{first}; {rest}", first=said, rest=rest)


def movement(change: Change, language: Language) -> str:
    """A change against a year earlier: rates rise by points, amounts grow by per cent, counts by so many."""
    _ = translator(language)
    delta = delta_in_unit(change)
    if delta is None or change.then is None:
        return ""
    if change.unit is DeltaUnit.PERCENTAGE_POINTS or delta == 0:
        return change_sentence(change, language)
    against = against_text(change.now.as_of, change.then.as_of, language)
    unit = DELTA_LABELS[change.unit].text(language)
    if change.unit is DeltaUnit.COUNT:
        size = joined(grouped(half_up(abs(delta), 0)), unit)
        if delta > 0:
            return _("{size} more than {against}", size=size, against=against)
        return _("{size} fewer than {against}", size=size, against=against)
    size = joined(grouped(half_up(abs(delta), DECIMALS)), unit)
    if delta > 0:
        return _("{size} above {against}", size=size, against=against)
    return _("{size} below {against}", size=size, against=against)


def within_finding(answer: Answer, points: Sequence[Point], language: Language) -> str:
    """How much was completed in the latest period, how that grew on a year earlier, and in which period most was."""
    _ = translator(language)
    known = [point for point in points if point.within is not None]
    label = metric_named("completed_investment").text(language)
    if not known:
        last = points[-1]
        if last.figure.value is None:
            return _("No {label} in this scope", label=inside(label, language))
        value = with_unit(last.figure, language)
        return _("{period}: {label} {value}", period=last.period.text(language), label=label, value=value)
    latest, most = known[-1], max(known, key=lambda point: point.within or 0)
    now = _("{period}: {amount} completed", period=latest.period.text(language), amount=amount(latest.within, language))
    growth = growth_within(answer, latest)
    if growth is not None and compares(answer):
        now = _("{first}, {rest}", first=now, rest=growth_text(growth, language))
    if latest is most:
        return now if len(known) == 1 else _("{first}; {rest}", first=now, rest=_("the most of all"))
    rest = _(
        "most was completed in {period}: {amount}",
        period=most.period.text(language),
        amount=amount(most.within, language),
    )
    return _("{first}; {rest}", first=now, rest=rest)


def growth_text(growth: Fraction, language: Language) -> str:
    """What was completed within a period against the same one a year earlier, as bulletins write it: 同比增长 56.2%."""
    _ = translator(language)
    size = percent(abs(growth))
    if growth == 0:
        return _("level year on year")
    return _("up {size} year on year", size=size) if growth > 0 else _("down {size} year on year", size=size)


def compares(answer: Answer) -> bool:
    """Whether the reader compares at all: who chose no comparison is told of no change."""
    return answer.question.compare_to is not None


def gaps_text(missing: Sequence[Sequence[Point]], language: Language) -> str:
    """Which periods have no figure, each gap by its first and last period; only counted where there are many."""
    _ = translator(language)
    if not missing:
        return ""
    if len(missing) > MOST_GAPS:
        spans = SPANS[missing[0][0].period.grain].text(language)
        return _("No figure in {count} of the {spans}.", count=sum(map(len, missing)), spans=spans)
    names = [
        _("{low} to {high}", low=gap[0].period.text(language), high=gap[-1].period.text(language))
        if len(gap) > 1
        else gap[0].period.text(language)
        for gap in missing
    ]
    if missing[0][0].figure.metric.name in SINCE_JANUARY:
        return _(
            "Nothing is known of {periods}: it takes the ledger of the end and the one before the period.",
            periods=enumerated(names, language),
        )
    return _("No figure: {periods}.", periods=enumerated(names, language))


def restated_finding(found: Sequence[Restatement], language: Language) -> str:
    """How many months were published again, and how many of those changed the figure."""
    _ = translator(language)
    if not found:
        return _("Every month shown has been published once; nothing was restated")
    moved = {one.month for one in found if one.moved}
    return _(
        "Months published again: {count}; the figure changed in {moved} of them",
        count=len({one.month for one in found}),
        moved=len(moved),
    )


def amount(value: Number | None, language: Language) -> str:
    """An amount of 万元 in 亿元 with its unit."""
    return NONE if value is None else joined(yi(value), UNIT_LABELS[Unit.MONEY].text(language))


def inside(label: str, language: Language) -> str:
    """A label as it stands within a sentence."""
    return label.lower() if language is Language.EN else label
