"""The text of a briefing: each figure underlined, with what stands behind it one hover, tap or focus away."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from analytics.briefing.document import Document, Paragraph
from analytics.briefing.printed import heading, marked
from analytics.claims import Claim, Piece, Typed
from analytics.wording.numbers import clauses
from analytics.wording.printable import printable
from pages.parts import state


def show_text(document: Document) -> None:
    """Title, numbered sections and paragraphs."""
    language = document.spec.language
    parts = [f"<h2>{escape(document.title)}</h2>", f"<p>{escape(document.subtitle)}</p>"]
    if document.mark:
        # Who copies the text takes the mark along.
        parts.append(f"<p><strong>{escape(marked(document.mark, language))}</strong></p>")
    for place, section in enumerate(document.sections, start=1):
        parts.append(f"<h3>{escape(heading(place, section.heading, language))}</h3>")
        parts += map(paragraph_html, section.paragraphs)
    show_html(parts)


def show_paragraph(paragraph: Paragraph) -> None:
    """One paragraph as it is read."""
    show_html([paragraph_html(paragraph)])


def show_html(parts: Iterable[str]) -> None:
    """Elements whose texts have been escaped."""
    st.html(f'<div class="briefing">{"".join(parts)}</div>')


def paragraph_html(paragraph: Paragraph) -> str:
    """A paragraph as an element; everything in it is escaped."""
    return f'<p class="{paragraph.role}">{"".join(map(piece_html, paragraph.text))}</p>'


def escape(text: str) -> str:
    """A text as it is shown: literal, on one line, and nothing in it unseen."""
    return html.escape(printable(text))


def piece_html(piece: Piece) -> str:
    """Words, a figure with its derivation, or a number that was typed, which is marked by more than a colour."""
    _ = state.words()
    if isinstance(piece, Claim):
        return pointed_at("claim", piece.text, told(piece))
    if isinstance(piece, Typed):
        return pointed_at("typed", piece.text, _("Typed by hand: nothing stands behind this number."))
    return escape(piece)


def pointed_at(name: str, text: str, told: str) -> str:
    """A text that says more when it is pointed at, tapped or reached by the keyboard."""
    return f'<span class="{name}" tabindex="0" data-told="{escape(told)}">{escape(text)}</span>'


def told(claim: Claim) -> str:
    """How a figure came about, and from which snapshots."""
    _, language = state.words(), state.view().language
    snapshots = [_("snapshot {title}", title=cited.title) for cited in claim.snapshots]
    return clauses([part.rstrip("。. ") for part in (claim.derivation, *snapshots) if part], language)
