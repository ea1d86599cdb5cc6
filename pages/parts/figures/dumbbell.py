"""Dots on a line per row, one symbol per city: how far apart they are; an interval is a bar between its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import FONT_SIZE, LEGEND_LINE, SYMBOLS, Palette, blank, legend_below, literal

ROW, ABOVE = 64, 76


@dataclass(frozen=True)
class Dot:
    """One city's value in a row, in the axis' unit; of an interval ``low`` and ``high`` differ."""

    row: str
    low: float
    high: float
    text: str
    hover: str


@dataclass(frozen=True)
class Series:
    """One city: its name, and its dots; one without dots keeps its colour free."""

    name: str
    dots: Sequence[Dot]


def dumbbell(series: Sequence[Series], reference: float, unit: str, colours: Palette) -> go.Figure:
    """The rows from top to bottom in the order of their first dot; values printed above and below the line.

    ``unit`` says what the dotted line at ``reference`` is.
    """
    rows = list(dict.fromkeys(dot.row for one in series for dot in one.dots))
    drawn = [one for one in series if one.dots]
    figure = blank(colours, len(rows) * ROW + ABOVE + len(drawn) * LEGEND_LINE)
    for row in rows:
        ends = [end for one in series for dot in one.dots if dot.row == row for end in (dot.low, dot.high)]
        line = {"color": colours.grid, "width": 6}
        figure.add_trace(
            go.Scatter(x=[min(ends), max(ends)], y=[literal(row)] * 2, mode="lines", line=line, showlegend=False)
        )
        figure.data[-1].update(hoverinfo="skip")
    for index, one in enumerate(series):
        if not one.dots:
            continue
        colour = colours.series[index % len(colours.series)]
        for dot in one.dots:
            if dot.low != dot.high:
                figure.add_trace(
                    go.Scatter(
                        x=[dot.low, dot.high],
                        y=[literal(dot.row)] * 2,
                        mode="lines",
                        line={"color": colour, "width": 6},
                        showlegend=False,
                        hoverinfo="skip",
                    )
                )
        ends = [(dot, end) for dot in one.dots for end in dict.fromkeys((dot.low, dot.high))]
        figure.add_trace(
            go.Scatter(
                name=literal(one.name),
                x=[end for _dot, end in ends],
                y=[literal(dot.row) for dot, _end in ends],
                mode="markers",
                marker={"symbol": SYMBOLS[index % len(SYMBOLS)], "size": 13, "color": colour},
                hovertext=[dot.hover for dot, _end in ends],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
        for dot in one.dots:
            figure.add_annotation(
                x=(dot.low + dot.high) / 2,
                y=literal(dot.row),
                text=literal(dot.text),
                showarrow=False,
                # Every other city below the line, so that two close values do not overprint.
                yshift=17 if index % 2 == 0 else -17,
                font={"color": colour, "size": FONT_SIZE - 1},
            )
    figure.add_vline(x=reference, line={"color": colours.muted, "width": 1, "dash": "dot"}, layer="below")
    legend_below(figure, len(drawn))
    values = [end for one in series for dot in one.dots for end in (dot.low, dot.high)] + [reference]
    spare = (max(values) - min(values)) * 0.16 or 1.0
    figure.update_xaxes(title_text=unit, range=[min(values) - spare, max(values) + spare])
    figure.update_yaxes(autorange="reversed", ticksuffix="  ", tickfont={"color": colours.text}, showgrid=False)
    return figure
