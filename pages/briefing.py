"""通气会材料: the text, the tables and the charts that a preparer carries into the room, and what was given before."""

from __future__ import annotations

import streamlit as st

from analytics.briefing.edited import apply
from pages.parts import state
from pages.parts.panels.briefing.beside import charts, tables
from pages.parts.panels.briefing.choose import choose_briefing
from pages.parts.panels.briefing.editing import edit_text, edits_of, say_edited
from pages.parts.panels.briefing.given import freeze, given
from pages.parts.panels.briefing.reading import show_text
from pages.parts.panels.briefing.taking import take_away
from pages.parts.panels.frame import begin
from pages.parts.panels.text import literal

archive = begin()
_ = state.words()
document = choose_briefing(archive)
shown = apply(document.shown, edits_of(document))
take_away(shown, "briefing")
left, right = st.columns([3, 2], gap="large")
with left:
    is_edited = st.toggle(_("Edit"), key="briefing_edit")
    say_edited(document, shown)
    if is_edited:
        edit_text(document)
    else:
        show_text(shown)
        st.caption(_("Point at an underlined figure to see what stands behind it."))
    st.caption(literal(shown.source))
    freeze(archive, shown)
    given(archive)
with right:
    charts(shown)
    tables(shown)
