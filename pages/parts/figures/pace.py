"""Several cities' cumulative curves over the months of the year, each of its own year, on one axis."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.figures.curves import Line
from pages.parts.figures.look import LEGEND_LINE, SYMBOLS, Palette, blank, legend_below, literal

DASHES = ("solid", "dash", "dashdot", "longdash", "dot", "longdashdot")


def pace_curves(
    lines: Sequence[Line], reference: Line, month_names: Sequence[str], unit: str, colours: Palette
) -> go.Figure:
    """One line per city with a dash and a symbol of its own; a published figure is a single symbol, none no line."""
    drawn = sum(bool(line.values) for line in lines) + 1
    figure = blank(colours, 300 + drawn * LEGEND_LINE)
    figure.add_trace(
        go.Scatter(
            name=reference.name,
            x=list(month_names),
            y=list(reference.values),
            mode="lines",
            line={"color": colours.muted, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
        )
    )
    for index, line in enumerate(lines):
        if not line.values:
            continue
        colour = colours.series[index % len(colours.series)]
        figure.add_trace(
            go.Scatter(
                name=literal(line.name),
                x=list(month_names[: len(line.values)]),
                y=list(line.values),
                mode="lines+markers",
                line={"color": colour, "width": 3, "dash": DASHES[index % len(DASHES)]},
                marker={"symbol": SYMBOLS[index % len(SYMBOLS)], "size": 9},
                customdata=list(line.hovers),
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    legend_below(figure, drawn)
    # Every third month: twelve names stand on end on a phone.
    figure.update_xaxes(tickvals=[month_names[index] for index in (0, 2, 5, 8, 11)])
    figure.update_yaxes(title_text=unit, rangemode="tozero")
    return figure
