"""Curves over the months of the year: of the whole scope, and small ones side by side for each group."""

from __future__ import annotations

import streamlit as st

from analytics.answers import Answer
from analytics.glossary import Dimension
from analytics.metrics import metric_named, time_progress
from analytics.months import Month
from analytics.wording.numbers import percent
from pages.parts import state
from pages.parts.figures import curves
from pages.parts.figures.curves import Line
from pages.parts.figures.look import palette
from pages.parts.panels.chart import plain_chart, show
from pages.parts.panels.frame import source_line
from pages.parts.panels.groups import curve
from pages.parts.panels.names import name_of
from pages.parts.view import Against

PANELS_A_ROW = 4


def month_names() -> list[str]:
    """The twelve months as an axis names them."""
    _ = state.words()
    return [_("M{number}", number=number) for number in range(1, 13)]


def year_names() -> tuple[str, str]:
    """This year and the year before, as a legend names them."""
    _, year = state.words(), state.view().month.year
    return _("Year {year}", year=year), _("Year {year}", year=year - 1)


def plan_share() -> str:
    """The unit of the completion axis."""
    _ = state.words()
    return _("% of the annual plan")


def pace_line(months: tuple[Month, ...]) -> Line:
    """Time progress at the end of each month."""
    label = metric_named("time_progress").text(state.view().language)
    progress = [time_progress(month) for month in months]
    return Line(label, [float(value * 100) for value in progress], [f"{label} {percent(value)}" for value in progress])


def drawn_before(line: Line) -> bool:
    """Whether last year is drawn: when it has figures, and a year earlier is what is compared with."""
    return state.view().against is Against.YEAR and any(value is not None for value in line.values)


def year_chart(answer: Answer, finding: str) -> None:
    """The completion rate month by month against last year and time progress."""
    month, (this_year, last_year) = state.view().month, year_names()
    now = curve(answer, "completion_rate", month.year_so_far, this_year)
    before = curve(answer, "completion_rate", month.year_earlier.whole_year, last_year)
    figure = curves.year_curve(
        now,
        before if drawn_before(before) else None,
        pace_line(month.whole_year),
        month_names(),
        plan_share(),
        palette(is_dark=state.is_dark()),
    )
    show(figure, "year", finding, source_line(answer))


def small_curves(answer: Answer, dimension: Dimension, names: tuple[str, ...], finding: str) -> None:
    """One small curve per group on one scale, four beside each other and two on a phone."""
    _, month, (this_year, last_year) = state.words(), state.view().month, year_names()
    colours = palette(is_dark=state.is_dark())
    pairs = {
        name: (
            curve(answer, "completion_rate", month.year_so_far, this_year, (name,)),
            curve(answer, "completion_rate", month.year_earlier.whole_year, last_year, (name,)),
        )
        for name in names
    }
    highest = max((value for pair in pairs.values() for line in pair for value in line.values if value), default=1.0)
    st.subheader(finding)
    with st.container(key="small_curves"):
        columns = st.columns(PANELS_A_ROW)
        for index, (name, (now, before)) in enumerate(pairs.items()):
            with columns[index % PANELS_A_ROW]:
                known = before if drawn_before(before) else None
                figure = curves.small_curve(now, known, month_names(), "%", highest, colours)
                plain_chart(figure, f"small_{dimension}_{name}", name_of(dimension, name))
    note = _("% of the annual plan, {now}.", now=this_year)
    if any(drawn_before(before) for _now, before in pairs.values()):
        note = _("% of the annual plan; strong line: {now}, faint line: {before}.", now=this_year, before=last_year)
    st.caption(f"{note} {source_line(answer)}")
