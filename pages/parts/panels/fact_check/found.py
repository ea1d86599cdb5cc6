"""The findings in order of severity, each with the corrections that it offers; other numbers by their verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.correct import Corrected, Correction, certain, offered
from analytics.fact_check.files.said import MARKS, counted, said
from analytics.fact_check.verdict import Checked, Verdict
from pages.parts import state
from pages.parts.panels.fact_check.marked import listed_html
from pages.parts.panels.fact_check.take import keep
from pages.parts.panels.text import literal

# So many findings have buttons at once: a page of a thousand is slow, and nobody works through it.
AT_ONCE = 30
SHOWN = "draft_shown"


def show_found(draft: CheckedDraft, corrected: Corrected) -> None:
    """The corrections accepted so far, then the findings, or the numbers of the verdict that is chosen."""
    _, view = state.words(), state.view()
    accepted(corrected)
    choose_verdict(draft)
    places = {id(one): place for place, one in enumerate(draft.checked)}
    if view.draft_verdict is not None:
        listed = [one for one in draft.checked if one.verdict is view.draft_verdict]
        if not listed:
            st.caption(_("No number of this draft is so."))
        show_listed(draft, listed, places)
        return
    st.subheader(_("Findings ({count})", count=len(draft.findings)))
    if not draft.findings:
        st.caption(_("Nothing was found that has to be changed."))
        return
    together = certain(draft.findings)
    if together:
        st.button(
            _("Accept the certain corrections ({count})", count=len(together)),
            key="accept_certain",
            on_click=keep,
            args=(corrected.accept(together),),
        )
        st.caption(_("Certain is what is only cut off or in the wrong unit, or what text and data expect alike."))
    shown = AT_ONCE * (state.remembered(SHOWN) or 1)
    for one in draft.findings[:shown]:
        show_finding(draft, one, places[id(one)], corrected)
    if len(draft.findings) > shown:
        rest = len(draft.findings[shown:])
        st.button(_("Show more ({count})", count=rest), key="more_findings", on_click=show_more)


def show_more() -> None:
    """As many findings again."""
    state.remembered(SHOWN, (state.remembered(SHOWN) or 1) + 1)


def choose_verdict(draft: CheckedDraft) -> None:
    """How many numbers have each verdict; one that is pressed lists them, none lists the findings."""
    _, view = state.words(), state.view()
    language = view.language
    counts = counted(draft)
    if view.draft_verdict is not None:
        counts.setdefault(view.draft_verdict, 0)

    def name(verdict: Verdict) -> str:
        mark = MARKS[verdict]
        return literal(f"{mark.letter.text(language)} {mark.short.text(language)} {counts[verdict]}")

    state.pick(_("List"), "draft_verdict", tuple(counts), view.draft_verdict, name, wrap=True)


def show_listed(draft: CheckedDraft, listed: Iterable[Checked], places: dict[int, int]) -> None:
    """Numbers with nothing to accept, as one element."""
    language = state.view().language
    st.html(listed_html(((places[id(one)], said(draft.text, one, language)) for one in listed), language))


def show_finding(draft: CheckedDraft, finding: Checked, place: int, corrected: Corrected) -> None:
    """One finding with a button for each replacement that it offers."""
    _, language = state.words(), state.view().language
    with st.container(border=True, gap="small"):
        st.html(listed_html([(place, said(draft.text, finding, language))], language))
        corrections = offered(finding)
        if not corrections:
            st.caption(_("A number alone does not mend it: change the sentence in the draft above."))
        with st.container(horizontal=True):
            for number, one in enumerate(corrections):
                st.button(
                    literal(_("Change to {text}", text=one.instead)),
                    key=f"accept_{place}_{number}",
                    on_click=keep,
                    args=(corrected.accept([one]),),
                )


def accepted(corrected: Corrected) -> None:
    """What has been changed in the draft, each with its way back."""
    _ = state.words()
    made: Sequence[Correction] = corrected.corrections
    if not made:
        return
    with st.container(border=True, gap="small", key="accepted"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("**Corrected: {count}**", count=len(made)), width="content")
            if len(made) > 1:
                st.button(_("Undo all"), key="undo_all", on_click=keep, args=(Corrected(corrected.draft),))
        for one in made[:AT_ONCE]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(literal(f"{one.quote} → {one.instead}"), width="content")
                st.button(_("Undo"), key=f"undo_{one.start}", on_click=keep, args=(corrected.without(one),))
