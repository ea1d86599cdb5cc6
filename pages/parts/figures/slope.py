"""Lines from then to now, one per city: who rose, who fell; each end carries its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import LEGEND_LINE, SYMBOLS, Palette, blank, legend_below, literal


@dataclass(frozen=True)
class Slope:
    """One city's value then and now in the axis' unit, as printed, with what stands under the pointer.

    ``index`` is the city's place among those compared, so that it looks the same in every chart.
    """

    index: int
    name: str
    then: float
    now: float
    texts: tuple[str, str]
    hovers: tuple[str, str]


def slopes(found: Sequence[Slope], ends: tuple[str, str], unit: str, colours: Palette) -> go.Figure:
    """The slopes; the axis is zero's, so that above and below time progress are told apart."""
    figure = blank(colours, 280 + len(found) * LEGEND_LINE)
    for slope in found:
        colour = colours.series[slope.index % len(colours.series)]
        figure.add_trace(
            go.Scatter(
                name=literal(slope.name),
                x=list(ends),
                y=[slope.then, slope.now],
                mode="lines+markers+text",
                line={"color": colour, "width": 3},
                marker={"symbol": SYMBOLS[slope.index % len(SYMBOLS)], "size": 11},
                text=[literal(text) for text in slope.texts],
                textposition=["middle left", "middle right"],
                textfont={"color": colour},
                cliponaxis=False,
                hovertext=list(slope.hovers),
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.add_hline(y=0, line={"color": colours.muted, "width": 1, "dash": "dot"}, layer="below")
    legend_below(figure, len(found))
    figure.update_xaxes(range=[-0.55, 1.55], showgrid=False, type="category")
    figure.update_yaxes(title_text=unit)
    return figure
