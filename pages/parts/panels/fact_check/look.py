"""The style sheet of the number check."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def styled_for_drafts() -> None:
    """Marks, findings beside them, and the box for a file."""
    st.html(STYLE)
