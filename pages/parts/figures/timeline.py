"""All years on one axis: a line or bars over months, quarters or years, with the restated ones marked by shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.figures.look import FONT_SIZE, Palette, blank

HEIGHT, YEAR_ROOM = 340, 28
RESTATED_MARK = "diamond-open"
# So many bars carry their values, so many of them upright on a phone.
MOST_PRINTED, MOST_UPRIGHT = 12, 8
SMALL = FONT_SIZE - 2


@dataclass(frozen=True)
class Step:
    """One period: its value in the axis' unit, the reference there, its hover, its place on the axis.

    ``tick`` is empty where the axis names nothing; ``year`` is set at the first period of a year, empty elsewhere;
    ``printed`` stands on a bar where there is room for it.
    """

    tick: str
    year: str
    value: float | None
    reference: float | None
    hover: str
    is_restated: bool = False
    is_running: bool = False
    printed: str = ""


@dataclass(frozen=True)
class Legend:
    """What the marks are called."""

    value: str
    reference: str
    restated: str


class _Mark(NamedTuple):
    """One point of a line; null breaks it."""

    x: float
    y: float | None
    hover: str
    symbol: str
    size: int


def timeline(steps: Sequence[Step], legend: Legend, unit: str, colours: Palette, *, as_bars: bool) -> go.Figure:
    """The periods from left to right; a line breaks where a year begins, as what counts from January starts anew."""
    figure = blank(colours, HEIGHT)
    places = list(range(len(steps)))
    if as_bars:
        figure.add_trace(_bars(steps, places, legend, colours))
    else:
        if any(step.reference is not None for step in steps):
            line = {"color": colours.muted, "width": 1.5, "dash": "dot"}
            figure.add_trace(_line(steps, [step.reference for step in steps], legend.reference, line, hovers=False))
        line = {"color": colours.accent, "width": 3}
        figure.add_trace(_line(steps, [step.value for step in steps], legend.value, line, hovers=True))
    marked = [place for place in places if steps[place].is_restated and steps[place].value is not None]
    if marked:
        figure.add_trace(
            go.Scatter(
                x=marked,
                y=[steps[place].value for place in marked],
                name=legend.restated,
                mode="markers",
                marker={"symbol": RESTATED_MARK, "size": 15, "line": {"width": 2.5}, "color": colours.behind},
                hoverinfo="skip",
            )
        )
    _name_the_axis(figure, steps, colours)
    figure.update_layout(
        margin={"t": YEAR_ROOM},
        showlegend=len(figure.data) > 1,
        legend={"orientation": "h", "y": 1.1, "yanchor": "bottom", "x": 0},
        hovermode="x" if not as_bars else "closest",
    )
    figure.update_yaxes(title_text=unit, rangemode="tozero")
    return figure


def _bars(steps: Sequence[Step], places: Sequence[int], legend: Legend, colours: Palette) -> go.Bar:
    fills = [colours.ahead if step.is_running else colours.accent for step in steps]
    return go.Bar(
        x=list(places),
        y=[step.value for step in steps],
        name=legend.value,
        width=0.7,
        text=[step.printed for step in steps] if len(steps) <= MOST_PRINTED else None,
        textposition="outside",
        textangle=0 if len(steps) <= MOST_UPRIGHT else -90,
        textfont={"size": SMALL, "color": colours.text},
        constraintext="none",
        cliponaxis=False,
        marker={
            "color": fills,
            "pattern": {"shape": ["." if step.is_running else "" for step in steps], "fgcolor": colours.ground},
        },
        hovertext=[step.hover for step in steps],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _line(
    steps: Sequence[Step], values: Sequence[float | None], name: str, line: dict[str, object], *, hovers: bool
) -> go.Scatter:
    found: list[_Mark] = []
    is_yearly = all(step.year for step in steps)
    for place, (step, value) in enumerate(zip(steps, values, strict=True)):
        # A year that is still running is no fall from the one before it.
        if place and (step.is_running if is_yearly else step.year):
            found.append(_Mark(place - 0.5, None, "", "circle", 0))
        if hovers:
            found.append(_Mark(place, value, step.hover, "circle-open" if step.is_running else "circle", 8))
        else:
            # A reference has no marks, but a single point alone would be no line.
            found.append(_Mark(place, value, "", "line-ew-open", 14 if is_yearly and step.is_running else 0))
    across, known, texts, symbols, sizes = (list(column) for column in zip(*found, strict=True))
    return go.Scatter(
        x=across,
        y=known,
        name=name,
        mode="lines+markers",
        line=line,
        marker={"size": sizes, "symbol": symbols, "opacity": 1, "line": {"width": 2, "color": line["color"]}},
        hovertext=texts,
        hovertemplate="%{hovertext}<extra></extra>" if hovers else None,
        hoverinfo=None if hovers else "skip",
    )


def _name_the_axis(figure: go.Figure, steps: Sequence[Step], colours: Palette) -> None:
    """Ticks where the steps have one, a line before each January, and the year above its first period."""
    ticks = [place for place, step in enumerate(steps) if step.tick]
    figure.update_xaxes(
        tickvals=ticks,
        ticktext=[steps[place].tick for place in ticks],
        tickangle=0,
        tickfont={"size": FONT_SIZE if len(ticks) < MOST_UPRIGHT else SMALL, "color": colours.muted},
        showgrid=False,
        range=[-0.6, len(steps) - 0.4],
    )
    if all(step.year for step in steps):
        return
    for place, step in enumerate(steps):
        if not step.year:
            continue
        if place:
            figure.add_vline(x=place - 0.5, line={"color": colours.grid, "width": 1.5}, layer="below")
        figure.add_annotation(
            x=place - 0.5,
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor="left",
            text=step.year,
            showarrow=False,
            font={"color": colours.muted, "size": FONT_SIZE - 1},
        )
