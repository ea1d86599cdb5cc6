"""Parts of a whole as one bar per city: at most four parts, each with its share printed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import Palette, blank, legible_on, literal, mix

BAR, ABOVE = 46, 84


@dataclass(frozen=True)
class Share:
    """One part of one city's whole: 0 … 100, as printed, and what stands under the pointer."""

    city: str
    part: str
    value: float
    text: str
    hover: str


def shares(found: Sequence[Share], unit: str, colours: Palette) -> go.Figure:
    """The bars from top to bottom in the order given, the parts from left to right, from dark to light."""
    cities, parts = (list(dict.fromkeys(names)) for names in zip(*((s.city, s.part) for s in found), strict=True))
    figure = blank(colours, len(cities) * BAR + ABOVE)
    for index, part in enumerate(parts):
        colour = mix(colours.accent, colours.ground, index / (len(parts) + 0.5))
        own = [share for share in found if share.part == part]
        figure.add_trace(
            go.Bar(
                name=literal(part),
                orientation="h",
                y=[literal(share.city) for share in own],
                x=[share.value for share in own],
                text=[share.text for share in own],
                textposition="inside",
                insidetextanchor="middle",
                constraintext="inside",
                textangle=0,
                insidetextfont={"color": legible_on(colour)},
                marker={"color": colour, "line": {"color": colours.ground, "width": 1}},
                hovertext=[share.hover for share in own],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    figure.update_xaxes(title_text=unit, range=[0, 100], showgrid=False)
    figure.update_yaxes(autorange="reversed", ticksuffix="  ", tickfont={"color": colours.text}, showgrid=False)
    return figure
