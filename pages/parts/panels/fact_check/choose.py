"""For which city and month a draft is checked: as it says itself, unless the reader says otherwise."""

from __future__ import annotations

import streamlit as st

from analytics.city import cities, city_named
from analytics.fact_check.check import CheckedDraft
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.state import DraftWanted


def wanted(archive: Archive, text: str) -> DraftWanted:
    """The check that the reader asks for."""
    view = state.view()
    city = None if view.draft_city is None else city_named(view.draft_city)
    return DraftWanted(archive, text, city, view.draft_as_of)


def choose_scope(archive: Archive, draft: CheckedDraft) -> None:
    """Two boxes, each of which first offers what the text itself names and says what that is."""
    _, view = state.words(), state.view()
    language = view.language
    asked = state.checked(DraftWanted(archive, draft.text, None, None))
    of_text = _("not found")
    codes = (None, *(city.code for city in cities()))
    named = {city.code: city.text(language) for city in cities()}
    months = {*archive.months(asked.city.code if asked.city else view.city.code), *archive.months(view.city.code)}
    if draft.city is not None:
        months |= {*archive.months(draft.city.code)}
    if view.draft_as_of is not None:
        months.add(view.draft_as_of)
    found_city = of_text if asked.city is None else asked.city.text(language)
    found_month = of_text if asked.as_of is None else asked.as_of.text(language)
    with st.container(horizontal=True, vertical_alignment="bottom", key="draft_scope"):
        state.select(
            _("City"),
            "draft_city",
            codes,
            view.draft_city,
            lambda code: _("From the text: {found}", found=found_city) if code is None else named[code],
            width=300,
        )
        state.select(
            _("Month"),
            "draft_as_of",
            (None, *sorted(months, reverse=True)),
            view.draft_as_of,
            lambda month: _("From the text: {found}", found=found_month) if month is None else month.text(language),
            width=300,
        )
    if draft.city is None or draft.as_of is None:
        st.caption(_("Without a city and a month the ledgers cannot be asked: choose them above."))
