"""Lines over the months of a year: this year, last year as the lighter mark, time progress as the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import Palette, blank

PANEL_HEIGHT = 170


@dataclass(frozen=True)
class Line:
    """One year's values by month (already in the axis' unit), null where there is no figure."""

    name: str
    values: Sequence[float | None]
    hovers: Sequence[str]


def year_curve(
    now: Line, before: Line | None, reference: Line, month_names: Sequence[str], unit: str, colours: Palette
) -> go.Figure:
    """This year's cumulative curve against last year's and against time progress, in % of the annual plan."""
    figure = blank(colours, 320)
    figure.add_trace(_trace(reference, month_names, colours.muted, dash="dot", width=1.5))
    if before is not None:
        figure.add_trace(_trace(before, month_names, colours.last_year, width=3))
    figure.add_trace(_trace(now, month_names, colours.accent, width=3.5, markers=True))
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "reversed"},
        hovermode="x unified",
    )
    figure.update_yaxes(title_text=unit, rangemode="tozero")
    return figure


def small_curve(
    now: Line, before: Line | None, month_names: Sequence[str], unit: str, highest: float, colours: Palette
) -> go.Figure:
    """One of several small curves: the axis ends at ``highest`` in all of them, so that heights can be compared."""
    figure = blank(colours, PANEL_HEIGHT)
    if before is not None:
        figure.add_trace(_trace(before, month_names, colours.last_year, width=2))
    figure.add_trace(_trace(now, month_names, colours.accent, width=2.5))
    figure.update_xaxes(nticks=4, range=[-0.5, len(month_names) - 0.5], showgrid=False)
    figure.update_yaxes(title_text=unit, range=[0, highest * 1.05], nticks=4)
    return figure


def _trace(
    line: Line, month_names: Sequence[str], colour: str, *, width: float, dash: str = "solid", markers: bool = False
) -> go.Scatter:
    return go.Scatter(
        x=list(month_names[: len(line.values)]),
        y=list(line.values),
        name=line.name,
        mode="lines+markers" if markers else "lines",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": 7},
        customdata=list(line.hovers),
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )
