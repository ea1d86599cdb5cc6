"""核稿: a draft in, every number in it marked and judged, corrections accepted into it, files out."""

from __future__ import annotations

import streamlit as st

from analytics.fact_check.files.said import basis, caution, mark_of, summary
from analytics.glossary import FigureKind
from pages.parts import state
from pages.parts.panels.fact_check.away import take_away
from pages.parts.panels.fact_check.choose import choose_scope, wanted
from pages.parts.panels.fact_check.found import show_found
from pages.parts.panels.fact_check.look import styled_for_drafts
from pages.parts.panels.fact_check.marked import show_draft
from pages.parts.panels.fact_check.take import ask_for_draft, draft_taken
from pages.parts.panels.frame import styled
from pages.parts.panels.scope_bar import scope_bar
from pages.parts.panels.text import literal

styled()
styled_for_drafts()
archive, view, _ = state.archive(), state.view(), state.words()
scope_bar(archive)
ask_for_draft(archive)
corrected = draft_taken()
if not corrected.draft:
    st.stop()
asked = wanted(archive, corrected.text)
draft = state.checked(asked)
kind = None if draft.city is None else archive.kind_of(draft.city.code)
choose_scope(archive, draft)
st.subheader(literal(summary(draft, view.language)))
if mark_of(draft, kind) is FigureKind.DEMO:
    st.badge(FigureKind.DEMO.text(view.language), color="orange")
st.caption(literal(f"{basis(draft, kind, view.language)} {caution(view.language)}"))
take_away(draft, kind)
with st.container(key="draft_checked"):
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_draft(asked)
    with right:
        show_found(draft, corrected)
