"""What months, quarters and years show, where the year may end, and how such forecasts did, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.answers import Answer
from analytics.change import Change, DeltaUnit
from analytics.glossary import FigureKind, Grain
from analytics.language import Label, Language, translator
from analytics.metrics import Number, Unit, metric_named, time_progress
from analytics.over_time.forecast import BackTest, Band, Forecast, month_name
from analytics.over_time.periods import Point, year_over_year
from analytics.over_time.restated import Restatement
from analytics.wording.findings import against_text, change_sentence
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    NONE,
    PER_CENT,
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
    Grain.YEAR: Label("年", "years"),
}
MULTIPLE_DECIMALS = 3


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
    if change.delta is not None:
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


def within_finding(points: Sequence[Point], language: Language) -> str:
    """In which period most was completed, and how much in the latest."""
    _ = translator(language)
    known = [point for point in points if point.within is not None]
    label = metric_named("completed_investment").text(language)
    if not known:
        return _("No {label} in this scope", label=inside(label, language))
    latest, most = known[-1], max(known, key=lambda point: point.within or 0)
    now = _("{period}: {amount} completed", period=latest.period.text(language), amount=amount(latest.within, language))
    if latest is most:
        return now if len(known) == 1 else _("{first}; {rest}", first=now, rest=_("the most of all"))
    rest = _(
        "most was completed in {period}: {amount}",
        period=most.period.text(language),
        amount=amount(most.within, language),
    )
    return _("{first}; {rest}", first=now, rest=rest)


def outlook_finding(answer: Answer, forecast: Forecast, language: Language) -> str:
    """Where the year may end, or why that is not said."""
    _ = translator(language)
    if forecast.reason is not None:
        done = answer.figure("completion_rate", as_of=forecast.made)
        reason = _("no forecast of the year-end: {reason}", reason=forecast.reason.text(language))
        if done.value is None:
            return _("No annual plan in this scope, so there is no completion rate")
        said = _("{rate} of the annual plan completed", rate=with_unit(done, language))
        return _("{first}; {rest}", first=said, rest=reason)
    ends = _(
        "As earlier years ran, {year} would end at {amount}",
        year=forecast.made.year,
        amount=amount(forecast.amount, language),
    )
    if forecast.rate is None:
        return _("{first}; {rest}", first=ends, rest=_("without an annual plan there is no rate"))
    said = _("{first}, {rate} of the plan", first=ends, rate=percent(forecast.rate))
    if forecast.rate_band is None:
        return said
    return _("{said} (80% band {band})", said=said, band=band_text(forecast.rate_band, language))


def assumption(forecast: Forecast, language: Language) -> str:
    """What a forecast takes for granted, and what its band knows and does not know; empty without a forecast."""
    _ = translator(language)
    if forecast.multiple is None:
        return ""
    said = _(
        "Assumed: the plan stays at {plan}, and the rest of the year runs like {years}, whose December was"
        " {multiple} times its {month}. Only December is forecast; the dashed line leads there.",
        plan=amount(forecast.plan, language),
        years=enumerated([str(year) for year in forecast.years], language),
        multiple=grouped(half_up(forecast.multiple, MULTIPLE_DECIMALS)),
        month=month_name(forecast.made).text(language),
    )
    return f"{said} {band_words(forecast, language)}"


def band_words(forecast: Forecast, language: Language) -> str:
    """How the band came about, or why there is none."""
    _ = translator(language)
    if forecast.no_band is not None:
        return _("No band: {reason}.", reason=forecast.no_band.text(language))
    return _(
        "The 80% band comes from how much the curves of {count} reporting groups differ; it does not know how years"
        " differ.",
        count=forecast.groups,
    )


def band_text(band: Band, language: Language) -> str:
    """A rate's band: 101.2%–117.0%."""
    _ = translator(language)
    return _("{low} to {high}", low=percent(band.low), high=percent(band.high))


def back_test_finding(test: BackTest, language: Language) -> str:
    """How often what came lay in the band, and the mean error, counted and not claimed."""
    _ = translator(language)
    if test.mean_error is None:
        return _("No year has ended yet that an earlier year could have forecast")
    error = _(
        "mean error {size} {unit}",
        size=grouped(half_up(test.mean_error * PER_CENT, DECIMALS)),
        unit=DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language),
    )
    if not test.banded:
        said = _("Forecasts held against what came: {count}, none with a band", count=len(test.trials))
    else:
        said = _("In {inside} of {count} months what came lay in the band", inside=test.inside, count=test.banded)
    said = _("{first}, {rest}", first=said, rest=error)
    if len(test.trials) == 1:
        return said
    if all(trial.error > 0 for trial in test.trials):
        return _("{first}; {rest}", first=said, rest=_("every forecast was too high"))
    if all(trial.error < 0 for trial in test.trials):
        return _("{first}; {rest}", first=said, rest=_("every forecast was too low"))
    return said


def invented(kind: FigureKind, language: Language) -> str:
    """On demo data: that the curves are invented, and with them the accuracy; empty otherwise."""
    _ = translator(language)
    if kind is not FigureKind.DEMO:
        return ""
    return _("Demo data: these curves are invented, and so is how well they can be forecast.")


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
