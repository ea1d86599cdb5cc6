"""How charts look: calm, one accent, last year always the same lighter mark; explicit colours for light and dark.

Inside Streamlit the express functions bake placeholder colours that export as black, so every colour is set here.
"""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

Figure = go.Figure

FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif"
FONT_SIZE = 13
ROW_HEIGHT = 30
LEGEND_LINE = 20
MARGIN = 8
# The luminance on which #10151b and white read equally well.
EQUAL_CONTRAST = 0.196


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; behind ↔ ahead is a blue–orange pair that colour-blind readers tell apart.

    ``series`` are for the few charts that set up to six cities beside each other.
    """

    ground: str
    text: str
    muted: str
    grid: str
    accent: str
    last_year: str
    behind: str
    level: str
    ahead: str
    series: tuple[str, ...]


# Beside the colours, so that cities are told apart in black and white, too.
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")

LIGHT = Palette(
    ground="#ffffff",
    text="#1c2733",
    muted="#5b6875",
    grid="#e4e9ee",
    accent="#1f5fa8",
    last_year="#9fb3c8",
    behind="#c8601a",
    level="#f1f3f5",
    ahead="#1f5fa8",
    series=("#1f5fa8", "#c8601a", "#1b8a6b", "#8a4f9e", "#8b7000", "#5b6875"),
)
DARK = Palette(
    ground="#10151b",
    text="#e8edf2",
    muted="#a3afbb",
    grid="#29333e",
    accent="#6cb0f5",
    last_year="#50677f",
    behind="#e08a4a",
    level="#232c36",
    ahead="#4f96e0",
    series=("#6cb0f5", "#e08a4a", "#4cc2a0", "#c08fd6", "#d3b53f", "#a3afbb"),
)


def palette(*, is_dark: bool) -> Palette:
    """The palette of the reader's theme."""
    return DARK if is_dark else LIGHT


def literal(text: str) -> str:
    """Text from a ledger as Plotly shows it letter by letter: its labels would otherwise read markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def blank(colours: Palette, height: int) -> go.Figure:
    """An empty figure in the palette: no legend, no zoom, thin grid, room for nothing but the data."""
    figure = go.Figure()
    axis = {
        "gridcolor": colours.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        # 15,000, never 15k.
        "exponentformat": "none",
        "separatethousands": True,
        "tickfont": {"color": colours.muted},
        "title": {"font": {"color": colours.muted, "size": FONT_SIZE - 1}},
    }
    figure.update_layout(
        template="none",
        height=height,
        paper_bgcolor=colours.ground,
        plot_bgcolor=colours.ground,
        font={"family": FONT, "size": FONT_SIZE, "color": colours.text},
        margin={"l": MARGIN, "r": MARGIN, "t": MARGIN, "b": MARGIN},
        xaxis=axis,
        yaxis=axis,
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "color": colours.text}, "bgcolor": colours.level, "align": "left"},
        dragmode=False,
        clickmode="event+select",
        separators=".,",
    )
    return figure


def legend_below(figure: go.Figure, lines: int) -> None:
    """The legend below the axis, with room for a line per entry, as it needs on a phone; it never lies on the data."""
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0},
        margin={"b": 56 + lines * LEGEND_LINE},
    )


def mix(one: str, other: str, share: float) -> str:
    """A colour between two, ``share`` of the way."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def legible_on(colour: str) -> str:
    """Black or white, whichever has the larger contrast on a colour (relative luminance of WCAG 2)."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return "#10151b" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > EQUAL_CONTRAST else "#ffffff"
