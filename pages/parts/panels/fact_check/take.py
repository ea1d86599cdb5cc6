"""A draft comes in: pasted, uploaded, or one of two to try with. It lives in the session and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analytics.briefing.written import plain_text
from analytics.errors import PortfolioError
from analytics.fact_check.correct import Corrected
from analytics.fact_check.files.drafts import SUFFIXES, draft_from_file, pasted
from analytics.places import DATA
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.panels.briefing.choose import spec_of_view
from pages.parts.panels.text import literal

DRAFT, REFUSED = "draft_taken", "draft_refused"
BOX, FILE = "draft_text", "draft_file"
SAMPLE = DATA / "draft" / "sample.txt"
EMPTY = Corrected("")


def draft_taken() -> Corrected:
    """The draft of this session with the corrections accepted into it; empty before one was given."""
    return state.remembered(DRAFT) or EMPTY


def keep(corrected: Corrected) -> None:
    """Go on with a draft."""
    state.remembered(DRAFT, corrected)


def take(read: Callable[[], str]) -> None:
    """Take what is read as the draft; a refusal is kept for the page to say, and the draft before stays."""
    state.forget(REFUSED)
    try:
        keep(Corrected(read()))
    except PortfolioError as refusal:
        state.remembered(REFUSED, refusal)


def take_text(text: str) -> None:
    """Take what stands in the box; emptied, there is no draft."""
    state.forget(REFUSED)
    if text.strip():
        take(lambda: pasted(text))
    else:
        state.forget(DRAFT)


def ask_for_draft(archive: Archive) -> None:
    """The ways in; open as long as there is no draft, behind a heading afterwards."""
    _, draft = state.words(), draft_taken().draft
    refusal: PortfolioError | None = state.remembered(REFUSED)
    if refusal is not None:
        st.error(literal(refusal.text(state.view().language)))
    if draft:
        with st.expander(_("The draft as it was given: change it, or take another"), key="draft_ways"):
            ways(archive, draft)
        return
    st.markdown(
        _(
            "Paste a draft, or upload it: every number in it is recomputed from the others of the text, and held "
            "against the ledgers and the published figures. Nothing is stored, and nothing leaves this machine."
        )
    )
    ways(archive, draft)


def ways(archive: Archive, draft: str) -> None:
    """A box, a file, two drafts to try with."""
    _, view = state.words(), state.view()
    left, right = st.columns([3, 2], gap="large")
    with left:
        state.write(_("Draft"), BOX, draft, take_text, height=260, placeholder=_("Paste the text of the draft here."))
        # Leaving the box takes the text; the button is what people look for.
        st.button(_("Check"), type="primary", key="draft_check")
    with right:
        with st.container(key=f"upload_{view.language}"):
            state.upload(_("Or a file: .docx, .txt, .md, up to 5 MB"), FILE, SUFFIXES, take_file)
        st.caption(_("Or try it:"))
        with st.container(horizontal=True):
            st.button(_("A short text with mistakes"), key="draft_sample", on_click=take, args=(sample,))
            st.button(
                _("The briefing of this city and month"),
                key="draft_briefing",
                on_click=take,
                args=(lambda: plain_text(state.composed(archive, spec_of_view(view))),),
                disabled=view.as_of is None,
            )
        if draft:
            st.button(_("Put the draft away"), key="draft_away", on_click=take_text, args=("",))


def take_file(name: str, content: bytes) -> None:
    """Take an uploaded file as the draft."""
    take(lambda: draft_from_file(name, content))


def sample() -> str:
    """A short invented draft with a mistake of each common kind."""
    return SAMPLE.read_text("utf-8")
