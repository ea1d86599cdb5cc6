"""A chart with its finding above, its source below, and what was clicked."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.language import Language
from pages.parts import state
from pages.parts.figures.look import Figure
from pages.parts.panels.text import literal

# Plotly's own words, passed inline because a locale file would be fetched from elsewhere.
CHINESE = {"dictionary": {"Download plot as a PNG": "下载为图片", "Download plot": "下载图片"}, "format": {}}


def show(figure: Figure, key: str, finding: str, caption: str) -> str | None:
    """Draw a chart; returns the key of the bar or cell that was clicked last, None for none."""
    st.subheader(literal(finding))
    event: Any = st.plotly_chart(
        figure,
        key=f"{key}_{state.is_dark()}",
        theme=None,
        on_select="rerun",
        selection_mode="points",
        alt=finding,
        config=settings(key),
    )
    st.caption(caption)
    points = event["selection"]["points"] if event else []
    keys = [point["customdata"] for point in points if point.get("customdata") is not None]
    if not keys:
        return None
    clicked = keys[0]
    return str(clicked[0] if isinstance(clicked, list) else clicked)


def plain_chart(figure: Figure, key: str, title: str) -> None:
    """A small chart under its name, with nothing to click."""
    st.markdown(f"**{literal(title)}**")
    st.plotly_chart(figure, key=f"{key}_{state.is_dark()}", theme=None, alt=title, config=settings(key))


def settings(key: str) -> dict[str, Any]:
    """Plotly's toolbar: the picture button only, in the reader's language."""
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "locale": "zh-CN" if state.view().language is Language.ZH else "en",
        "locales": {"zh-CN": CHINESE},
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": key},
    }
