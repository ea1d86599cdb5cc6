"""Rectangles that can be clicked: heat map, tile-grid map and treemap are one mechanism.

Plotly's own heat map and treemap report no clicks to the page, so every cell is a bar with a base.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import FONT_SIZE, Palette, blank, legible_on, literal, mix

GAP = 0.04


@dataclass(frozen=True)
class Cell:
    """One rectangle: where it lies, how it is coloured (−1 behind … 0 level … +1 ahead), what it says."""

    key: str
    left: float
    top: float
    width: float
    height: float
    shade: float | None
    text: str
    hover: str


def cells(found: Sequence[Cell], height: int, colours: Palette, *, gap: float = GAP) -> go.Figure:
    """The rectangles, y downwards; a cell without a shade is outlined only, so that colour never says it alone."""
    figure = blank(colours, height)
    fills = [shade_colour(cell.shade, colours) for cell in found]
    figure.add_trace(
        go.Bar(
            orientation="v",
            x=[cell.left + cell.width / 2 for cell in found],
            width=[cell.width - gap for cell in found],
            base=[cell.top + gap / 2 for cell in found],
            y=[cell.height - gap for cell in found],
            marker={"color": fills, "line": {"color": colours.grid, "width": 1}},
            text=[cell.text for cell in found],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="inside",
            textangle=0,
            insidetextfont={"color": [legible_on(fill) for fill in fills], "size": FONT_SIZE},
            customdata=[cell.key for cell in found],
            hovertext=[cell.hover for cell in found],
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.5}, "textfont": {"color": colours.text}},
        )
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, autorange="reversed")
    return figure


def table_of_cells(
    found: Sequence[Cell], columns: Sequence[str], rows: Sequence[str], height: int, colours: Palette
) -> go.Figure:
    """Cells in a grid with names above the columns and beside the rows."""
    figure = cells(found, height, colours)
    figure.update_xaxes(
        visible=True,
        side="top",
        tickvals=[index + 0.5 for index in range(len(columns))],
        ticktext=[literal(name) for name in columns],
        showgrid=False,
        tickfont={"color": colours.text},
    )
    figure.update_yaxes(
        visible=True,
        tickvals=[index + 0.5 for index in range(len(rows))],
        ticktext=[literal(name) + "  " for name in rows],
        showgrid=False,
        tickfont={"color": colours.text},
    )
    return figure


def shade_colour(shade: float | None, colours: Palette) -> str:
    """The fill of a shade: orange behind, grey level, blue ahead; the ground where there is no figure."""
    if shade is None:
        return colours.ground
    end = colours.ahead if shade > 0 else colours.behind
    return mix(colours.level, end, min(abs(shade), 1.0))
