"""Editing a briefing: a box per paragraph; what is changed is remembered for its city, month, kind and language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analytics.briefing.document import Document, Paragraph, Spec
from analytics.briefing.edited import Edit, filled, is_outdated, remembered
from pages.parts import state
from pages.parts.panels.briefing.reading import show_paragraph
from pages.parts.panels.text import literal

EDITS = "briefing_edits"

Edits = Mapping[str, Edit]


def edits_of(spec: Spec) -> Edits:
    """The edits of one briefing by the codes of its paragraphs, whatever its decimals and its tiers."""
    return everything().get(briefing(spec), {})


def everything() -> dict[tuple[str, ...], Edits]:
    """All that was edited in this session."""
    return state.remembered(EDITS) or {}


def briefing(spec: Spec) -> tuple[str, ...]:
    """What an edit belongs to."""
    return spec.city, str(spec.as_of), spec.kind, spec.language


def remember(spec: Spec, edits: Edits) -> None:
    """Keep the edits of one briefing instead of those it had."""
    state.remembered(EDITS, {**everything(), briefing(spec): edits})


def write(spec: Spec, paragraph: Paragraph, text: str) -> None:
    """Take a paragraph's new text; the generated one is no edit."""
    others = {code: edit for code, edit in edits_of(spec).items() if code != paragraph.code}
    edit = remembered(paragraph, text)
    remember(spec, others if edit is None else {**others, paragraph.code: edit})


def edit_text(document: Document) -> None:
    """The paragraphs that are shown, each in a box; below those that were edited how they read, and the way back."""
    for section in document.shown.sections:
        st.markdown(f"#### {literal(section.heading)}")
        for paragraph in section.paragraphs:
            edit_paragraph(document.spec, paragraph, edits_of(document.spec).get(paragraph.code))


def edit_paragraph(spec: Spec, paragraph: Paragraph, edit: Edit | None) -> None:
    """One paragraph's box."""
    _ = state.words()
    current = paragraph if edit is None else filled(paragraph, edit)
    state.write(
        literal(paragraph.label),
        f"edit_{paragraph.code}",
        str(current),
        lambda text: write(spec, paragraph, text),
        height="content",
    )
    if edit is None:
        return
    if current.text:
        show_paragraph(current)
    else:
        st.caption(_("Emptied: the paragraph is left out."))
    say_typed(len(current.typed))
    if is_outdated(paragraph, edit):
        st.caption(_("Since this was edited the ledgers have changed what the generated paragraph says: read both."))
    st.button(_("Restore"), key=f"restore_{paragraph.code}", on_click=write, args=(spec, paragraph, str(paragraph)))


def say_edited(document: Document, shown: Document) -> None:
    """How many paragraphs were edited, how many numbers were typed, and the way back for all of them."""
    _ = state.words()
    edits = edits_of(document.spec)
    count = len([paragraph for paragraph in document.shown.paragraphs if paragraph.code in edits])
    if count:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("Paragraphs edited: {count}", count=count), width="content")
            st.button(_("Restore all"), on_click=remember, args=(document.spec, {}), key="restore_all")
    say_typed(len([typed for paragraph in shown.paragraphs for typed in paragraph.typed]))


def say_typed(count: int) -> None:
    """That numbers were typed by hand."""
    _ = state.words()
    if count == 1:
        st.warning(_("1 number typed by hand: nothing stands behind it."))
    elif count:
        st.warning(_("{count} numbers typed by hand: nothing stands behind them.", count=count))
