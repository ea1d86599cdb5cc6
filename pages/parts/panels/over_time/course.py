"""One metric over all months, quarters or years, with its table; then which months were published again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from analytics.answers import Answer
from analytics.glossary import Grain
from analytics.metrics import metric_named, time_progress
from analytics.months import Month
from analytics.over_time.findings import amount, course_finding, gaps_text, restated_finding, within_finding
from analytics.over_time.periods import SINCE_JANUARY, Point, course, gaps, since_first_shown
from analytics.over_time.restated import Restatement
from analytics.over_time.tables import of_periods, of_restatements
from analytics.wording.numbers import derivation, for_axis, percent, printed, unit_of
from pages.parts import state
from pages.parts.figures.look import Figure, palette
from pages.parts.figures.timeline import Legend, Step, timeline
from pages.parts.panels.chart import show
from pages.parts.panels.frame import source_line
from pages.parts.panels.tables import show_table
from pages.parts.panels.text import literal

# How many periods the axis may show before it names every third, sixth or twelfth only.
NAMED_EVERY = ((13, 1), (40, 3), (80, 6))
# More quarters than these have room for every other name only.
MOST_QUARTERS = 8


def show_course(answer: Answer, metric: str, restated: Sequence[Restatement]) -> None:
    """The chart of a metric over time: bars of what each period added, or a line of where each ended.

    The axis starts at the first period that has a figure; without any there are only the words and the table.
    """
    _, view = state.words(), state.view()
    points, label = course(answer, metric, view.grain), metric_named(metric).text(view.language)
    as_bars, again = metric in SINCE_JANUARY, {one.month for one in restated}
    said = within_finding if as_bars else course_finding
    finding, note = said(answer, points, view.language), notes(points, again, as_bars=as_bars)
    if drawn := since_first_shown(points):
        figure = drawn_course(drawn, again, as_bars=as_bars)
        show(figure, f"course_{metric}_{view.grain}", finding, f"{note} {source_line(answer)}")
    else:
        st.subheader(literal(finding))
        st.caption(f"{note} {source_line(answer)}")
    with st.expander(_("Table: {metric} over time", metric=label)):
        show_table(of_periods(answer, points, view.language), answer, _("{metric} over time", metric=label), "course")


def drawn_course(points: Sequence[Point], again: Collection[Month], *, as_bars: bool) -> Figure:
    """The periods as bars or as a line, with the metric and its unit on the axis."""
    _, view, metric = state.words(), state.view(), points[-1].figure.metric
    unit = unit_of(metric, view.language)
    label = _("Completed within the period") if as_bars else metric.text(view.language)
    legend = Legend(label, metric_named("time_progress").text(view.language), _("Published again (restated)"))
    steps = [step(point, len(points), again) for point in points]
    axis = f"{label} ({unit})" if unit else label
    return timeline(steps, legend, axis, palette(is_dark=state.is_dark()), as_bars=as_bars)


def notes(points: Sequence[Point], again: Collection[Month], *, as_bars: bool) -> str:
    """What a reader must know to read the chart."""
    _, view = state.words(), state.view()
    said = [_("Up to {month}.", month=view.month.text(view.language)), gaps_text(gaps(points), view.language)]
    if as_bars:
        said.append(
            _(
                "Each bar is what was completed within the period: the cumulated figure less the one before it, of the"
                " projects listed at each date; moves in and out of the list are part of it."
            )
        )
    elif view.grain is not Grain.MONTH:
        said.append(_("Each point is the position at the end of the period."))
    if points[-1].period.is_running:
        said.append(_("The last period is still running (open or dotted mark)."))
    if as_bars and again:
        said.append(_("A diamond: the ledger at the end of the period, or the one before it, was published again."))
    return " ".join(one for one in said if one)


def step(point: Point, count: int, again: Collection[Month]) -> Step:
    """A period on the axis."""
    period, figure = point.period, point.figure
    is_rate = figure.metric.name == "completion_rate"
    sources = {period.closing, period.opening} if figure.metric.name in SINCE_JANUARY else {period.closing}
    return Step(
        tick=tick(point, count),
        year=str(period.last.year) if period.opens_a_year else "",
        value=drawn_value(point),
        printed=printed_value(point),
        reference=float(time_progress(period.closing) * 100) if is_rate else None,
        hover=hover(point, is_restated=bool(sources & set(again))),
        is_restated=bool(sources & set(again)),
        is_running=period.is_running,
    )


def drawn_value(point: Point) -> float | None:
    """The height of a period in the axis' unit."""
    return for_axis(replace(point.figure, value=point.shown))


def printed_value(point: Point) -> str:
    """The same as printed on a bar; empty without a figure."""
    return "" if point.shown is None else printed(replace(point.figure, value=point.shown))


def tick(point: Point, count: int) -> str:
    """A period's name on the axis; empty where there is no room for it."""
    _, period, language = state.words(), point.period, state.view().language
    if period.grain is Grain.YEAR:
        return period.text(language)
    every = next((every for most, every in NAMED_EVERY if count <= most), 12)
    if period.grain is Grain.QUARTER:
        return period.quarter_text(language) if count <= MOST_QUARTERS or period.quarter % 2 == 0 else ""
    return _("M{number}", number=period.last.number) if period.last.number % every == 0 else ""


def hover(point: Point, *, is_restated: bool) -> str:
    """A period's lines under the pointer."""
    _, language = state.words(), state.view().language
    lines = [f"<b>{point.period.text(language)}</b>"]
    if point.figure.metric.name in SINCE_JANUARY:
        lines.append(_("within the period: {amount}", amount=amount(point.within, language)))
        lines.append(_("since January: {amount}", amount=derivation(point.figure, language)))
    else:
        lines.append(derivation(point.figure, language))
    if point.figure.metric.name == "completion_rate":
        progress = metric_named("time_progress").text(language)
        lines.append(f"{progress} {percent(time_progress(point.period.closing))}")
    if is_restated:
        lines.append(_("Published again (restated)"))
    return "<br>".join(lines)


def show_restated(answer: Answer, metric: str, restated: Sequence[Restatement]) -> None:
    """The later versions of the months shown: when, why, and what the figure read before."""
    _, language = state.words(), state.view().language
    st.subheader(literal(restated_finding(restated, language)))
    if not restated:
        return
    note = _("Each row sets a version beside the one it replaced; charts and forecasts use the newest.")
    st.caption(f"{note} {source_line(answer)}")
    show_table(of_restatements(restated, metric_named(metric), language), answer, _("Restated months"), "restated")
