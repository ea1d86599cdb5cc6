"""Taking a check away: the checked draft as Word, its findings as Excel, the corrected text as Word and as text."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.files.excel import findings_workbook
from analytics.fact_check.files.said import file_stem
from analytics.fact_check.files.word import checked_word, plain_word
from analytics.glossary import FigureKind
from pages.parts import state


def take_away(draft: CheckedDraft, kind: FigureKind | None) -> None:
    """The files, each made when it is asked for."""
    _, language = state.words(), state.view().language
    stem = file_stem(draft, kind, language)
    text = f"{stem}_" + _("text")
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "checked": (_("Checked draft (Word)"), f"{stem}.docx", lambda: checked_word(draft, kind, language)),
        "findings": (_("Findings (Excel)"), f"{stem}.xlsx", lambda: findings_workbook(draft, kind, language)),
        "text_word": (_("Text (Word)"), f"{text}.docx", lambda: plain_word(draft.text)),
        "text": (_("Text (.txt)"), f"{text}.txt", lambda: draft.text.encode("utf-8", "replace")),
    }
    with st.container(horizontal=True, gap="small", key="draft_files"):
        for key, (label, name, made) in files.items():
            st.download_button(label, made, name, key=f"draft_file_{key}", on_click="ignore")
