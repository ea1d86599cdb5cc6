"""Where the year may end and how such forecasts did on earlier months, claiming no more than is known."""

from __future__ import annotations

from analytics.answers import Answer
from analytics.change import DeltaUnit
from analytics.glossary import FigureKind
from analytics.language import Label, Language, translator
from analytics.metrics import Number
from analytics.months import Month
from analytics.over_time.findings import amount
from analytics.over_time.forecast import BackTest, Band, Forecast, month_name
from analytics.wording.numbers import (
    DECIMALS,
    DELTA_LABELS,
    PER_CENT,
    enumerated,
    grouped,
    half_up,
    percent,
    with_unit,
)

MULTIPLE_DECIMALS = 3
# It is no chance of the outcome, and so is never called "the 80% interval".
BAND_NAME = Label("县区差异区间（80%）", "80% band from how groups differ")


def outlook_finding(answer: Answer, forecast: Forecast, language: Language) -> str:
    """Where the year may end and by which earlier years, or why that is not said."""
    _ = translator(language)
    if forecast.reason is not None:
        done = answer.figure("completion_rate", as_of=forecast.made)
        reason = _("no forecast of the year-end: {reason}", reason=forecast.reason.text(language))
        if done.value is None:
            return _("No annual plan in this scope, so there is no completion rate")
        said = _("{rate} of the annual plan completed", rate=with_unit(done, language))
        return _("{first}; {rest}", first=said, rest=reason)
    ends = _(
        "As {years} ran, {year} would end at {amount}",
        years=enumerated([str(year) for year in forecast.years], language),
        year=forecast.made.year,
        amount=amount(forecast.amount, language),
    )
    if len(forecast.years) == 1:
        ends = _(
            "As {earlier} alone ran, {year} would end at {amount}",
            earlier=forecast.years[0],
            year=forecast.made.year,
            amount=amount(forecast.amount, language),
        )
    if forecast.rate is None:
        return _("{first}; {rest}", first=ends, rest=_("without an annual plan there is no rate"))
    said = _("{first}, {rate} of the plan", first=ends, rate=percent(forecast.rate))
    return said if forecast.rate_band is None else with_band(said, forecast.rate_band, language)


def with_band(said: str, band: Band, language: Language) -> str:
    """A forecast with its band, named after what it is made of."""
    _ = translator(language)
    return _("{said}; {name} {band}", said=said, name=BAND_NAME.text(language), band=band_text(band, language))


def record_text(test: BackTest, forecast: Forecast, language: Language) -> str:
    """How the same method has done so far, or that nothing is known of it; empty without a forecast."""
    _ = translator(language)
    if forecast.amount is None:
        return ""
    if not test.trials:
        return _("This method is untested: no year that has ended had an earlier one to forecast it from.")
    if not test.banded:
        return _(
            "Of the same method, {count} earlier forecasts can be held against what came; none had a band.",
            count=len(test.trials),
        )
    return _(
        "The same method forecast {count} earlier months; in {inside} of them what came lay in the band.",
        count=test.banded,
        inside=test.inside,
    )


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
        "The band only tells how much the curves of {count} reporting groups differ; it does not know how years differ,"
        " and is no chance of the outcome.",
        count=forecast.groups,
    )


def band_text(band: Band, language: Language) -> str:
    """A rate's band: 101.2%–117.0%."""
    _ = translator(language)
    return _("{low} to {high}", low=percent(band.low), high=percent(band.high))


def back_test_finding(test: BackTest, made: Month, language: Language) -> str:
    """How often what came lay in the band, and how large the errors were, above all in the same month of the year."""
    _ = translator(language)
    if not test.trials:
        return _("No year has ended yet that an earlier year could have forecast")
    if not test.banded:
        said = _("Forecasts held against what came: {count}, none with a band", count=len(test.trials))
    else:
        said = _("In {inside} of {count} months what came lay in the band", inside=test.inside, count=test.banded)
    said = _("{first}, {rest}", first=said, rest=errors_text(test, language))
    same = test.made_in(made.number)
    if same.trials and len(test.trials) > 1:
        size, month = points(same.mean_error, language), month_name(made).text(language)
        rest = _("that of {month} {size}", month=month, size=size)
        if len(same.trials) > 1:
            rest = _("those of {month} {size} on average", month=month, size=size)
        said = _("{first}; {rest}", first=said, rest=rest)
    if len(test.trials) == 1:
        return said
    if all(trial.error > 0 for trial in test.trials):
        return _("{first}; {rest}", first=said, rest=_("every forecast was too high"))
    if all(trial.error < 0 for trial in test.trials):
        return _("{first}; {rest}", first=said, rest=_("every forecast was too low"))
    return said


def errors_text(test: BackTest, language: Language) -> str:
    """The mean size of the errors with the smallest and the largest, since a mean alone hides the early months."""
    _ = translator(language)
    mean = points(test.mean_error, language)
    if len(test.trials) == 1:
        return _("error {size}", size=mean)
    sizes = {trial.forecast.made: abs(trial.error) for trial in test.trials}
    worst = max(sizes, key=lambda month: sizes[month])
    return _(
        "mean error {mean}, from {least} to {most} (made in {month})",
        mean=mean,
        least=points(min(sizes.values()), language),
        most=points(sizes[worst], language),
        month=worst.text(language),
    )


def points(size: Number | None, language: Language) -> str:
    """The size of an error in percentage points."""
    number = grouped(half_up((size or 0) * PER_CENT, DECIMALS))
    return f"{number} {DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)}"


def invented(kind: FigureKind, language: Language) -> str:
    """On demo data: that the curves are invented, and with them the accuracy; empty otherwise."""
    _ = translator(language)
    if kind is not FigureKind.DEMO:
        return ""
    return _("Demo data: these curves are invented, and so is how well they can be forecast.")
