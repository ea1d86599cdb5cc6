"""Editing a briefing: a box per paragraph; what is changed is remembered for its city, month, kinds and language."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analytics.briefing.document import Document, Paragraph
from analytics.briefing.edited import Edit, filled, is_outdated, remembered
from analytics.wording.numbers import enumerated
from pages.parts import state
from pages.parts.panels.briefing.reading import show_paragraph
from pages.parts.panels.text import literal

EDITS = "briefing_edits"

Edits = Mapping[str, Edit]


def edits_of(document: Document) -> Edits:
    """The edits of one briefing by the codes of its paragraphs, whatever its decimals and its tiers."""
    return everything().get(briefing(document), {})


def everything() -> dict[tuple[str, ...], Edits]:
    """All that was edited in this session."""
    return state.remembered(EDITS) or {}


def briefing(document: Document) -> tuple[str, ...]:
    """What an edit belongs to; that of invented figures is none of a ledger's."""
    spec = document.spec
    return document.kind, spec.city, str(spec.as_of), spec.kind, spec.language


def remember(document: Document, edits: Edits) -> None:
    """Keep the edits of one briefing instead of those it had."""
    state.remembered(EDITS, {**everything(), briefing(document): edits})


def write(document: Document, paragraph: Paragraph, text: str) -> None:
    """Take a paragraph's new text; the generated one is no edit."""
    others = {code: edit for code, edit in edits_of(document).items() if code != paragraph.code}
    edit = remembered(paragraph, text)
    remember(document, others if edit is None else {**others, paragraph.code: edit})


def edit_text(document: Document) -> None:
    """The paragraphs that are shown, each in a box; below those that were edited how they read, and the way back."""
    for section in document.shown.sections:
        st.markdown(f"#### {literal(section.heading)}")
        for paragraph in section.paragraphs:
            edit_paragraph(document, paragraph, edits_of(document).get(paragraph.code))


def edit_paragraph(document: Document, paragraph: Paragraph, edit: Edit | None) -> None:
    """One paragraph's box."""
    _ = state.words()
    current = paragraph if edit is None else filled(paragraph, edit)
    state.write(
        literal(paragraph.label),
        f"edit_{paragraph.code}",
        str(current),
        lambda text: write(document, paragraph, text),
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
    st.button(_("Restore"), key=f"restore_{paragraph.code}", on_click=write, args=(document, paragraph, str(paragraph)))


def say_edited(document: Document, shown: Document) -> None:
    """How many paragraphs were edited, which no longer fit, how many numbers were typed, and the way back for all."""
    _, language = state.words(), document.spec.language
    edits = edits_of(document)
    changed = [paragraph for paragraph in document.shown.paragraphs if paragraph.code in edits]
    outdated = [paragraph.label for paragraph in changed if is_outdated(paragraph, edits[paragraph.code])]
    if count := len(changed):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("Paragraphs edited: {count}", count=count), width="content")
            st.button(_("Restore all"), on_click=remember, args=(document, {}), key="restore_all")
    if outdated:
        named = enumerated(outdated, language)
        st.warning(
            literal(
                _("Since these were edited the ledgers have changed what is generated: {paragraphs}", paragraphs=named)
            )
        )
    say_typed(len([typed for paragraph in shown.paragraphs for typed in paragraph.typed]))


def say_typed(count: int) -> None:
    """That numbers were typed by hand."""
    _ = state.words()
    if count == 1:
        st.warning(_("1 number typed by hand: nothing stands behind it."))
    elif count:
        st.warning(_("{count} numbers typed by hand: nothing stands behind them.", count=count))
