"""Where the year may end, and how such forecasts would have done on earlier months."""

from __future__ import annotations

import streamlit as st

from analytics.answers import Answer
from analytics.metrics import metric_named
from analytics.over_time.forecast import BackTest, Forecast, Record, Trial, year_end
from analytics.over_time.forecast_findings import (
    BAND_NAME,
    assumption,
    back_test_finding,
    invented,
    outlook_finding,
    record_text,
    with_band,
)
from analytics.over_time.tables import of_back_test, of_outlook
from analytics.wording.numbers import percent, unit_of, with_unit
from pages.parts import state
from pages.parts.figures import outlook as figures
from pages.parts.figures.look import palette
from pages.parts.figures.outlook import Ahead, Outcomes, Tried
from pages.parts.panels.chart import show
from pages.parts.panels.frame import source_line
from pages.parts.panels.groups import curve
from pages.parts.panels.tables import show_table
from pages.parts.panels.text import literal
from pages.parts.panels.trend import month_names, pace_line, plan_share, year_names

RATE = "completion_rate"


def show_outlook(record: Record, test: BackTest) -> None:
    """This year's cumulative curve with the forecast of December; without a plan only the words."""
    _, view, answer = state.words(), state.view(), record.whole
    forecast = year_end(record, view.month)
    finding = outlook_finding(answer, forecast, view.language)
    note = caption(answer, record_text(test, forecast, view.language), assumption(forecast, view.language))
    this_year, last_year = year_names()
    now = curve(answer, RATE, view.month.year_so_far, this_year)
    if now.values[-1] is None:
        st.subheader(literal(finding))
        st.caption(note)
        return
    before = curve(answer, RATE, view.month.year_earlier.whole_year, last_year)
    figure = figures.outlook(
        now,
        before if any(value is not None for value in before.values) else None,
        pace_line(view.month.whole_year),
        ahead(forecast, now.values[-1]),
        month_names(),
        plan_share(),
        palette(is_dark=state.is_dark()),
    )
    show(figure, "outlook", finding, note)
    with st.expander(_("Table: the way to December")):
        show_table(of_outlook(answer, forecast, view.language), answer, _("The way to December"), "outlook")


def ahead(forecast: Forecast, value: float) -> Ahead | None:
    """The forecast on the axis; none without one."""
    _, language = state.words(), state.view().language
    if forecast.rate is None:
        return None
    band = forecast.rate_band
    hover = percent(forecast.rate)
    return Ahead(
        name=_("Forecast"),
        band_name=BAND_NAME.text(language),
        start=forecast.made.number - 1,
        value=value,
        end=float(forecast.rate * 100),
        low=None if band is None else float(band.low * 100),
        high=None if band is None else float(band.high * 100),
        hover=hover if band is None else with_band(hover, band, language),
    )


def show_back_test(record: Record, test: BackTest) -> None:
    """Each earlier forecast with its band beside what came; says so when no year can be held against one."""
    _, language, answer = state.words(), state.view().language, record.whole
    finding = back_test_finding(test, state.view().month, language)
    if not test.trials:
        st.subheader(literal(finding))
        st.caption(_("It takes a year that has ended, and an earlier one before it.") + f" {source_line(answer)}")
        return
    names = Outcomes(_("what came lies in the band"), _("what came lies outside"), _("no band"), _("what came"))
    unit = f"{metric_named(RATE).text(language)} ({unit_of(metric_named(RATE), language)})"
    figure = figures.back_test(tried(test), names, unit, palette(is_dark=state.is_dark()))
    note = _(
        "By the month in which the forecast would have been made, from nothing later than that month; its plan is that"
        " month's, and ledgers corrected since are read as corrected."
    )
    show(figure, "back_test", finding, caption(answer, note))
    with st.expander(_("Table: forecasts and what came")):
        show_table(of_back_test(test, language), answer, _("Forecasts and what came"), "back_test")


def caption(answer: Answer, *notes: str) -> str:
    """What is known of a forecast and that demo curves are invented, where something was forecast; and the source."""
    said = (*notes, invented(answer.kind, state.view().language)) if any(notes) else ()
    return " ".join(part for part in (*said, source_line(answer)) if part)


def tried(test: BackTest) -> list[Tried]:
    """The trials on the axis; the year stands below its first month."""
    _ = state.words()
    found: list[Tried] = []
    years: set[int] = set()
    for trial in test.trials:
        made, band = trial.forecast.made, trial.forecast.rate_band
        found.append(
            Tried(
                month=_("M{number}", number=made.number),
                year="" if made.year in years else str(made.year),
                value=float(trial.rate * 100),
                low=None if band is None else float(band.low * 100),
                high=None if band is None else float(band.high * 100),
                came=float(trial.came.value * 100) if trial.came.value is not None else 0.0,
                is_inside=trial.is_inside,
                hover=hover(trial),
            )
        )
        years.add(made.year)
    return found


def hover(trial: Trial) -> str:
    """A trial's lines under the pointer."""
    _, language = state.words(), state.view().language
    band = trial.forecast.rate_band
    said = percent(trial.rate)
    if band is not None:
        said = with_band(said, band, language)
    return "<br>".join(
        (
            f"<b>{trial.forecast.made.text(language)}</b>",
            _("forecast {said}", said=said),
            _("came {rate}", rate=with_unit(trial.came, language)),
        )
    )
