"""The scope in one line: city, month, tier; the other filters behind a button."""

from __future__ import annotations

import streamlit as st

from analytics.city import cities
from analytics.glossary import Dimension, FigureKind, Population
from analytics.language import Language
from analytics.question import MUNICIPAL_LEVEL, Question
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.panels.names import name_of
from pages.parts.view import Against

LANGUAGES = {Language.ZH: "中文", Language.EN: "English"}


def scope_bar(archive: Archive) -> None:
    """City, month and tier in one line, the other filters behind a button; sticky, and small on a phone."""
    _, view = state.words(), state.view()
    language = view.language
    months = archive.months(view.city.code)[::-1]
    with st.container(horizontal=True, key="scope", vertical_alignment="center", gap="small"):
        how = {"label_visibility": "collapsed", "width": 132}
        state.select(_("City"), "city", cities(), view.city, lambda city: city.text(language), **how)
        if view.as_of is not None:
            state.select(_("Month"), "as_of", months, view.as_of, lambda month: month.text(language), **how)
        tiers = {None: _("All projects"), **{tier.name: tier.text(language) for tier in view.city.tiers}}
        state.select(_("Tier"), "tier", tuple(tiers), view.where.tier, tiers.__getitem__, **{**how, "width": 190})
        if view.as_of is not None:
            with st.popover(_("More filters") + filters_set()):
                further_filters()
        state.select(
            _("Language"), "language", tuple(Language), language, LANGUAGES.__getitem__, **{**how, "width": 108}
        )
        if view.as_of is not None and view.compare_to in months:
            st.caption(f"{view.against.text(language)} ({view.compare_to.text(language)})", width="content")
        if archive.kind_of(view.city.code) is FigureKind.DEMO:
            st.badge(FigureKind.DEMO.text(language), color="orange")


def further_filters() -> None:
    """Sector, district, comparison and population."""
    _, view = state.words(), state.view()
    language, city = view.language, view.city
    sectors = {None: _("All sectors"), **{sector.name: sector.text(language) for sector in city.sectors}}
    districts = {
        None: _("All districts"),
        **{district.name: district.text(language) for district in city.districts_on(view.month.end)},
        MUNICIPAL_LEVEL: name_of(Dimension.DISTRICT, MUNICIPAL_LEVEL),
    }
    state.select(_("Sector"), "sector", tuple(sectors), view.where.sector, lambda name: sectors[name])
    state.select(_("District"), "district", tuple(districts), view.where.district, lambda name: districts[name])
    state.select(_("Compare"), "against", tuple(Against), view.against, lambda term: term.text(language))
    state.select(_("Population"), "population", tuple(Population), view.population, lambda term: term.text(language))
    st.button(_("Clear filters"), on_click=state.clear_scope, width="stretch")


def filters_set() -> str:
    """How many of the hidden filters differ from their defaults, so that none is forgotten."""
    view = state.view()
    count = sum(
        (
            view.where.sector is not None,
            view.where.district is not None,
            view.against is not Against.YEAR,
            view.population is not Population.AS_PUBLISHED,
        )
    )
    return f" ({count})" if count else ""


def scope_names(question: Question) -> tuple[str, ...]:
    """What narrows an answer, by name; a caption or a file without it would claim too much.

    From the question, not from the boxes: the page of the tiers ignores one, and a population may not be answerable.
    """
    where = question.where
    named = {Dimension.TIER: where.tier, Dimension.SECTOR: where.sector, Dimension.DISTRICT: where.district}
    names = [name_of(dimension, name) for dimension, name in named.items() if name is not None]
    if question.is_same_projects:
        names.append(question.population.text(state.view().language))
    return tuple(names)
