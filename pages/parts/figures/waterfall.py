"""A change step by step, top to bottom, and what groups add to it, to the left and right of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.figures.look import ROW_HEIGHT, Palette, blank, literal

THICKNESS = 0.62
# Totals are drawn as bars from zero where the steps can still be seen beside them.
LEAST_PART = 0.12
# What a text outside a bar takes of the axis on a phone.
TEXT_ROOM = 0.36


@dataclass(frozen=True)
class Step:
    """One step: its key, what stands beside it, where it begins and how far it goes, what it says."""

    key: str
    label: str
    base: float
    size: float
    text: str
    hover: str


@dataclass(frozen=True)
class Total:
    """The figure before the first step or after the last one."""

    label: str
    value: float
    text: str


def waterfall(before: Total, steps: Sequence[Step], after: Total, unit: str, colours: Palette) -> go.Figure:
    """From the earlier figure to the later one; what takes away is hatched and orange.

    Where the steps would vanish beside bars from zero, the totals are marks and the axis begins near them: a bar never
    begins anywhere but at nothing or where the step before it ended.
    """
    edges = [before.value, after.value, *(edge for step in steps for edge in (step.base, step.base + step.size))]
    lowest, highest = min(edges), max(edges)
    is_from_zero = highest - lowest >= LEAST_PART * max(abs(highest), abs(lowest), 1e-9)
    figure = blank(colours, (len(steps) + 2) * ROW_HEIGHT + 60)
    totals = (before, after)
    rows = [literal(label) for label in (before.label, *(step.label for step in steps), after.label)]
    places = [0, len(rows) - 1]
    fills = [colours.last_year, colours.muted]
    if is_from_zero:
        figure.add_trace(
            go.Bar(
                orientation="h",
                y=places,
                x=[total.value for total in totals],
                width=THICKNESS,
                marker={"color": fills},
                hoverinfo="skip",
                **_words([total.text for total in totals], colours),
            )
        )
    else:
        figure.add_trace(
            go.Scatter(
                y=places,
                x=[total.value for total in totals],
                mode="markers+text",
                marker={"symbol": "diamond", "size": 13, "color": fills},
                text=[total.text for total in totals],
                textposition="middle right",
                textfont={"color": colours.text},
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    figure.add_trace(_steps(steps, list(range(1, len(steps) + 1)), colours))
    level = before.value
    for place, step in enumerate(steps):
        figure.add_shape(type="line", x0=level, x1=level, y0=place, y1=place + 1, line=_thin(colours), layer="below")
        level = step.base + step.size
    figure.add_shape(
        type="line", x0=level, x1=level, y0=len(steps), y1=len(steps) + 1, line=_thin(colours), layer="below"
    )
    least = min(lowest, 0.0) if is_from_zero else lowest
    _axes(figure, rows, steps, (least, max(highest, 0.0) if is_from_zero else highest), unit, colours)
    return figure


def contributions(steps: Sequence[Step], unit: str, colours: Palette) -> go.Figure:
    """What each group adds, in the order given: to the right of zero, or to the left, hatched and orange."""
    figure = blank(colours, len(steps) * ROW_HEIGHT + 60)
    figure.add_trace(_steps(steps, list(range(len(steps))), colours))
    figure.add_vline(x=0, line={"color": colours.muted, "width": 1})
    sizes = [0.0, *(step.size for step in steps)]
    _axes(figure, [literal(step.label) for step in steps], steps, (min(sizes), max(sizes)), unit, colours)
    return figure


def _steps(steps: Sequence[Step], places: list[int], colours: Palette) -> go.Bar:
    return go.Bar(
        orientation="h",
        y=places,
        base=[step.base for step in steps],
        x=[step.size for step in steps],
        width=THICKNESS,
        marker={
            "color": [colours.behind if step.size < 0 else colours.ahead for step in steps],
            "pattern": {
                "shape": ["/" if step.size < 0 else "" for step in steps],
                "fgcolor": colours.ground,
                "size": 6,
            },
        },
        customdata=[step.key for step in steps],
        hovertext=[step.hover for step in steps],
        hovertemplate="%{hovertext}<extra></extra>",
        **_words([step.text for step in steps], colours),
    )


def _words(texts: Sequence[str], colours: Palette) -> dict[str, object]:
    return {
        "text": list(texts),
        "textposition": "outside",
        "textfont": {"color": colours.text},
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}, "textfont": {"color": colours.text}},
        "unselected": {"marker": {"opacity": 0.45}, "textfont": {"color": colours.muted}},
    }


def _thin(colours: Palette) -> dict[str, object]:
    return {"color": colours.muted, "width": 1, "dash": "dot"}


def _axes(
    figure: go.Figure,
    rows: Sequence[str],
    steps: Sequence[Step],
    span: tuple[float, float],
    unit: str,
    colours: Palette,
) -> None:
    """Names beside the rows, top to bottom, and room for the texts outside the bars."""
    low, high = span
    room = (high - low or 1.0) * TEXT_ROOM
    is_tight = low > 0 or any(step.size < 0 and step.base + step.size < low + room for step in steps)
    figure.update_layout(barmode="overlay", margin={"t": 8, "r": 12})
    figure.update_xaxes(title_text=unit, showgrid=False, range=[low - room if is_tight else low, high + room], nticks=6)
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[f"{name}  " for name in rows],
        range=[len(rows) - 0.5, -0.5],
        tickfont={"color": colours.text},
        showgrid=False,
    )
