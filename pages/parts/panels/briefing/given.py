"""Briefings that were given: freezing one, and what each of them would read now."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from analytics.briefing.document import Document
from analytics.briefing.frozen import Kept, all_kept, keep
from analytics.briefing.restated import Restated, about, signed_text
from analytics.errors import PortfolioError
from analytics.snapshots import Archive
from analytics.wording.numbers import NONE
from pages.parts import state
from pages.parts.panels.briefing.reading import show_text
from pages.parts.panels.briefing.taking import take_away
from pages.parts.panels.text import literal

FROZEN = "briefing_frozen"


def freeze(archive: Archive, document: Document) -> None:
    """Keep the briefing as it is shown, with a word on whom it was given to."""
    _ = state.words()
    with st.form("freeze", clear_on_submit=True):
        note = st.text_input(_("Given to, or on which occasion (optional)"), key="freeze_note")
        pressed = st.form_submit_button(_("Freeze this briefing"))
    if pressed:
        try:
            state.remembered(FROZEN, keep(archive, document, note).title)
        except PortfolioError as refusal:
            st.error(literal(refusal.text(state.view().language)))
    title = state.remembered(FROZEN)
    if title is not None:
        st.success(literal(_("Frozen: {title}", title=title)))
        state.forget(FROZEN)


def given(archive: Archive) -> None:
    """The frozen briefings of the city, newest first; the chosen one as it was given and as it would read now."""
    _, view = state.words(), state.view()
    st.subheader(_("Briefings given"))
    city = view.city.text(view.language)
    found = all_kept(archive, view.city.code)
    for fault in found.damaged:
        st.error(literal(fault.text(view.language)))
    known = found.kept[::-1]
    if not known:
        st.caption(
            _("No briefing of {city} has been frozen yet; once one is, it stays here as it was given.", city=city)
        )
        return
    differing = [differences(archive, one) for one in known]
    st.dataframe(
        [listed(one, found) for one, found in zip(known, differing, strict=True)], hide_index=True, placeholder=NONE
    )
    chosen = st.selectbox(
        _("Show a frozen briefing"),
        range(len(known)),
        format_func=lambda index: named(known[index]),
        index=None,
        placeholder=_("None chosen"),
        key="given",
    )
    if chosen is not None:
        show_given(known[chosen], differing[chosen])


def named(one: Kept) -> str:
    """A frozen briefing as a choice."""
    spec, language = one.document.spec, state.view().language
    return " · ".join(
        (f"{one.number:04d}", spec.as_of.text(language), spec.kind.text(language), one.note or one.kept_at)
    )


def listed(one: Kept, found: Restated | PortfolioError) -> dict[str, object]:
    """A frozen briefing as a row, with how many of its figures would read differently now."""
    _, language = state.words(), state.view().language
    spec = one.document.spec
    return {
        _("Number"): f"{one.number:04d}",
        _("Month"): spec.as_of.text(language),
        _("Kind of text"): spec.kind.text(language),
        _("Differ now"): None if isinstance(found, PortfolioError) else found.in_text,
        _("In charts and tables"): None if isinstance(found, PortfolioError) else found.beside,
        _("Note"): one.note or None,
        _("Kind"): one.document.kind.text(language),
        _("Frozen at"): one.kept_at,
        _("By"): one.kept_by,
    }


def differences(archive: Archive, one: Kept) -> Restated | PortfolioError:
    """What would read differently, or why that cannot be said."""
    try:
        return state.restated_now(archive, one)
    except PortfolioError as refusal:
        return refusal


def show_given(one: Kept, found: Restated | PortfolioError) -> None:
    """One frozen briefing: what would read differently, the files, and the text as it was given."""
    _, language = state.words(), state.view().language
    if isinstance(found, PortfolioError):
        st.caption(literal(found.text(language)))
    elif found.count:
        st.markdown(_("**Would read differently now**"))
        st.dataframe(list(rows(found)), hide_index=True, placeholder=NONE, key="restated")
    else:
        st.caption(_("Every figure reads as it was given."))
    take_away(one.document, f"given_{one.number}", f"{one.number:04d}")
    with st.container(border=True):
        show_text(one.document)
        st.caption(literal(one.document.source))


def rows(found: Restated) -> Iterator[dict[str, str]]:
    """The differences: figures of the text, its words, then cells of tables and charts."""
    _, language = state.words(), state.view().language
    place, was, now, by = _("Place"), _("As given"), _("Would read now"), _("By how much")
    for one in found.figures:
        yield {
            place: f"{one.paragraph} · {about(one.given, language)}",
            was: signed_text(one.given),
            now: signed_text(one.now),
            by: one.by,
        }
    for text in (*found.words, *found.titles):
        yield {place: text.place, was: text.given, now: text.now, by: NONE}
    for cell in found.cells:
        yield {place: " · ".join((cell.table, cell.row, cell.column)), was: cell.given, now: cell.now, by: NONE}
