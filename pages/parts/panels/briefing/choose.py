"""Which briefing: its kind, its decimals, its tiers, and which of its paragraphs."""

from __future__ import annotations

import streamlit as st

from analytics.briefing.document import Document, Kind, Spec
from analytics.city import City
from analytics.glossary import Population
from analytics.question import Scope
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.view import DECIMALS, Against, View


def choose_briefing(archive: Archive) -> Document:
    """The briefing as it would be generated; what was left out is still in it, so that it can be taken back in."""
    _, view = state.words(), state.view()
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing_choices"):
        state.choose(
            _("Kind of text"), "kind", tuple(Kind), view.kind, lambda kind: kind.text(view.language), wrap=True
        )
        decimals = view.decimals or view.city.decimals
        state.choose(_("Decimals"), "decimals", tuple(DECIMALS.values()), decimals, str)
        state.choose_several(
            _("Tiers"),
            "tiers",
            all_tiers(view.city),
            view.tiers or all_tiers(view.city),
            lambda name: view.city.tier(name).text(view.language),
            wrap=True,
        )
        document = state.composed(archive, spec_of_view(view))
        choose_paragraphs(document)
    narrowed = (view.where, view.against, view.population) != (Scope(), Against.YEAR, Population.AS_PUBLISHED)
    if narrowed:
        st.caption(
            _("A briefing speaks of whole lists, a year earlier beside them; the filters chosen above do not apply.")
        )
    return document


def choose_paragraphs(document: Document) -> None:
    """The paragraphs by their names, all of them unless one is taken out."""
    _ = state.words()
    labels = {paragraph.code: paragraph.label for paragraph in document.paragraphs}
    shown = len([code for code in labels if code not in document.spec.without])
    with st.popover(_("Paragraphs ({shown} of {all})", shown=shown, all=len(labels))):
        state.leave_out(_("Paragraphs"), "without", tuple(labels), document.spec.without, labels.__getitem__)


def spec_of_view(view: View) -> Spec:
    """The briefing that a view describes."""
    return Spec(
        view.city.code,
        view.month,
        view.kind,
        view.decimals or view.city.decimals,
        view.language,
        view.tiers or all_tiers(view.city),
        view.without,
    )


def all_tiers(city: City) -> tuple[str, ...]:
    """A city's tiers by name."""
    return tuple(tier.name for tier in city.tiers)
