"""The year's curve with its forecast to December, and earlier forecasts beside what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.curves import Line, year_curve
from pages.parts.figures.look import Palette, blank

BAND_OPACITY = 0.28
MOST_TICKS = 12


@dataclass(frozen=True)
class Ahead:
    """A forecast in the axis' unit: from the value of a month (0 = January) to the year-end, with its band."""

    name: str
    band_name: str
    start: int
    value: float
    end: float
    low: float | None
    high: float | None
    hover: str


@dataclass(frozen=True)
class Tried:
    """One earlier forecast and what came; ``is_inside`` is null without a band."""

    month: str
    year: str
    value: float
    low: float | None
    high: float | None
    came: float
    is_inside: bool | None
    hover: str


@dataclass(frozen=True)
class Outcomes:
    """What the marks of the back-test are called."""

    inside: str
    outside: str
    without: str
    came: str


def outlook(
    now: Line,
    before: Line | None,
    reference: Line,
    ahead: Ahead | None,
    month_names: Sequence[str],
    unit: str,
    colours: Palette,
) -> go.Figure:
    """The curves of :func:`year_curve`, and a dashed line with a fan from the last month to December."""
    figure = year_curve(now, before, reference, month_names, unit, colours)
    figure.update_xaxes(categoryorder="array", categoryarray=list(month_names))
    if ahead is None:
        return figure
    start, end = month_names[ahead.start], month_names[-1]
    if ahead.low is not None and ahead.high is not None:
        figure.add_trace(
            go.Scatter(
                x=[start, end, end],
                y=[ahead.value, ahead.high, ahead.low],
                fill="toself",
                mode="lines",
                line={"width": 0, "color": colours.accent},
                fillcolor=colours.accent,
                opacity=BAND_OPACITY,
                name=ahead.band_name,
                hoverinfo="skip",
            )
        )
    figure.add_trace(
        go.Scatter(
            x=[start, end],
            y=[ahead.value, ahead.end],
            mode="lines+markers",
            line={"color": colours.accent, "width": 2.5, "dash": "dash"},
            marker={
                "size": [0, 11],
                "symbol": ["circle", "circle-open"],
                "color": colours.accent,
                "line": {"width": 2.5},
            },
            name=ahead.name,
            customdata=["", ahead.hover],
            hovertemplate=[None, "%{customdata}<extra>%{fullData.name}</extra>"],
            hoverinfo=["skip", "all"],
        )
    )
    return figure


def back_test(trials: Sequence[Tried], names: Outcomes, unit: str, colours: Palette) -> go.Figure:
    """Each forecast with its band at the month it was made, and a line at what came; misses have another shape."""
    figure = blank(colours, 320)
    figure.add_trace(_came(trials, names, colours))
    looks = {
        True: (names.inside, "circle", colours.accent),
        False: (names.outside, "x", colours.behind),
        None: (names.without, "circle-open", colours.muted),
    }
    for is_inside, (name, symbol, colour) in looks.items():
        found = [(place, trial) for place, trial in enumerate(trials) if trial.is_inside is is_inside]
        if not found:
            continue
        figure.add_trace(
            go.Scatter(
                x=[place for place, _trial in found],
                y=[trial.value for _place, trial in found],
                error_y={
                    "type": "data",
                    "symmetric": False,
                    "array": [0.0 if trial.high is None else trial.high - trial.value for _place, trial in found],
                    "arrayminus": [0.0 if trial.low is None else trial.value - trial.low for _place, trial in found],
                    "thickness": 2,
                    "width": 6,
                    "color": colour,
                },
                mode="markers",
                marker={"symbol": symbol, "size": 8, "color": colour, "line": {"width": 2, "color": colour}},
                name=name,
                hovertext=[trial.hover for _place, trial in found],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    every = -(-len(trials) // MOST_TICKS)
    named = {place: trial for place, trial in enumerate(trials) if trial.year or place % every == 0}
    figure.update_xaxes(
        tickvals=list(named),
        ticktext=[f"{trial.month}<br>{trial.year}" if trial.year else trial.month for trial in named.values()],
        tickangle=0,
        showgrid=False,
        range=[-0.6, len(trials) - 0.4],
    )
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}, hovermode="closest"
    )
    figure.update_yaxes(title_text=unit, rangemode="tozero")
    return figure


def _came(trials: Sequence[Tried], names: Outcomes, colours: Palette) -> go.Scatter:
    across: list[float] = []
    known: list[float | None] = []
    for place, trial in enumerate(trials):
        if trial.year and place:
            across.append(place - 0.5)
            known.append(None)
        across += [place - 0.4, place + 0.4]
        known += [trial.came, trial.came]
    return go.Scatter(
        x=across,
        y=known,
        name=names.came,
        mode="lines",
        line={"color": colours.text, "width": 2},
        hoverinfo="skip",
    )
