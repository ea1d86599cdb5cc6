"""Published figures on screen: which city's, with which verdict, and the texts they were printed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from analytics import published
from analytics.export import About
from analytics.glossary import FigureKind
from analytics.published.figures import place_named
from analytics.published.tables import of_figures, of_sources, source_line, summary, verdict_text
from analytics.published.verdicts import SEVERITY, Judged
from analytics.question import Scope
from analytics.wording.listing import Listing
from pages.parts import state
from pages.parts.panels.tables import show_listing
from pages.parts.panels.text import literal
from pages.parts.view import ALL


def choose_place() -> str | None:
    """The city or province whose figures are shown, the city above where it has any; None for all of them."""
    _, view = state.words(), state.view()
    language = view.language
    known = published.cities()
    places = (*known, ALL)
    if view.city.name not in known and view.published is None:
        name = view.city.text(language)
        st.caption(_("No figure of {city} has been published, so those of all cities are shown.", city=name))
    place = view.published or (view.city.name if view.city.name in known else ALL)
    names = {ALL: _("All cities"), **{name: place_named(name).text(language) for name in known}}
    state.select(_("Figures of"), "published", places, place, names.__getitem__, width=260)
    return None if place == ALL else place


def say_what_applies() -> None:
    """That the month and the tier above narrow nothing here."""
    _, view = state.words(), state.view()
    if view.where != Scope():
        st.caption(_("Every published figure is listed here, whatever tier, sector and district are chosen above."))


def figures_found(judged: Sequence[Judged], place: str | None) -> None:
    """What was found in a sentence, one pill per verdict with its count, and the table of those chosen."""
    _, language = state.words(), state.view().language
    st.badge(FigureKind.PUBLISHED.text(language), color="blue")
    st.subheader(literal(summary(judged, language)))
    counts = Counter(one.verdict for one in judged)
    present = [verdict for verdict in SEVERITY if counts[verdict]]
    verdict = state.view().verdict
    chosen = verdict if verdict in present else None
    state.pick(
        _("Verdict"), "verdict", present, chosen, lambda one: f"{verdict_text(one, language)} {counts[one]}", wrap=True
    )
    st.caption(
        _(
            "Equal means rounded half up once, at the printed decimals. Of a change the parts are those of both dates."
            " A demo ledger decides only about the figures that it was made to reproduce."
        )
    )
    newest_first = sorted(judged, key=lambda one: one.figure.source.issued, reverse=True)
    shown = [one for one in newest_first if chosen in (None, one.verdict)]
    name = _("All cities") if place is None else place_named(place).text(language)
    title = _("Published figures of {city}", city=name)
    listed(shown, of_figures(shown, language), title, "published")


def texts_found(judged: Sequence[Judged], place: str | None) -> None:
    """The texts with issuer, date and address; without a city chosen also those that hold no figure."""
    _, language = state.words(), state.view().language
    cited = {one.figure.source for one in judged}
    texts = [source for source in published.sources()[::-1] if place is None or source in cited]
    st.subheader(_("The texts"))
    listed(judged, of_sources(judged, texts, language), _("Texts of the published figures"), "texts")


def listed(judged: Sequence[Judged], listing: Listing, title: str, key: str) -> None:
    """A table of published figures with its files, marked as such, and its source line."""
    language = state.view().language
    source = source_line(len({one.figure.source for one in judged}), language)
    show_listing(listing, About(title, source, FigureKind.PUBLISHED, language), key)
    st.caption(literal(source))
