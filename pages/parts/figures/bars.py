"""Ranked horizontal bars with last year's mark and reference lines; a click on a bar names its group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import FONT_SIZE, ROW_HEIGHT, Palette, blank, literal


@dataclass(frozen=True)
class Bar:
    """One group: its key, what stands beside it, its value and last year's in the axis' unit, its hover lines."""

    key: str
    label: str
    value: float | None
    text: str
    before: float | None
    hover: str


@dataclass(frozen=True)
class Reference:
    """A line that values are held against (100 %, time progress)."""

    value: float
    label: str


def ranking(bars: Sequence[Bar], references: Sequence[Reference], unit: str, colours: Palette) -> go.Figure:
    """Bars from zero, best on top in the order given; below the first reference they are hatched and orange."""
    figure = blank(colours, len(bars) * ROW_HEIGHT + 84)
    labels = [literal(bar.label) for bar in bars]
    threshold = references[0].value if references else 0.0
    behind = [bar.value is not None and bar.value < threshold for bar in bars]
    figure.add_trace(
        go.Bar(
            orientation="h",
            y=labels,
            x=[bar.value for bar in bars],
            width=0.62,
            text=[bar.text for bar in bars],
            textposition="outside",
            textfont={"color": colours.text},
            cliponaxis=False,
            marker={
                "color": [colours.behind if late else colours.accent for late in behind],
                "pattern": {"shape": ["/" if late else "" for late in behind], "fgcolor": colours.ground, "size": 6},
            },
            customdata=[bar.key for bar in bars],
            hovertext=[bar.hover for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}, "textfont": {"color": colours.text}},
            unselected={"marker": {"opacity": 0.45}, "textfont": {"color": colours.muted}},
        )
    )
    if any(bar.before is not None for bar in bars):
        figure.add_trace(
            go.Scatter(
                y=labels,
                x=[bar.before for bar in bars],
                mode="markers",
                unselected={"marker": {"opacity": 1}},
                marker={"symbol": "line-ns", "size": 16, "line": {"width": 4, "color": colours.last_year}},
                hoverinfo="skip",
            )
        )
    # Two labels stand away from each other, or they would overprint on a phone.
    sides = ("center",) if len(references) < 2 else ("right", "left")
    for reference, side in zip(references, sides, strict=False):
        figure.add_vline(
            x=reference.value,
            line={"color": colours.muted, "width": 1, "dash": "dot"},
            annotation={
                "text": reference.label,
                "xanchor": side,
                "font": {"color": colours.muted, "size": FONT_SIZE - 2},
            },
            annotation_position="top",
            layer="below",
        )
    highest = max((value for bar in bars for value in (bar.value, bar.before) if value), default=1.0)
    figure.update_layout(margin={"t": 26, "r": 40})
    figure.update_xaxes(title_text=unit, showgrid=False, range=[0, highest * 1.14], side="bottom")
    figure.update_yaxes(autorange="reversed", ticksuffix="  ", tickfont={"color": colours.text}, showgrid=False)
    return figure
