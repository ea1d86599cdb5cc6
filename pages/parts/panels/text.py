"""Text that is not ours, shown letter by letter: Streamlit reads Markdown almost everywhere."""

from __future__ import annotations

import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def literal(text: str) -> str:
    """The text with every Markdown, LaTeX, directive and HTML mark disarmed."""
    return MARKDOWN.sub(r"\\\1", text)
