"""What every page begins and ends with: the scope bar, the demo mark, the empty states, the snapshots in the footer."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analytics.answers import Answer
from analytics.city import cities
from analytics.glossary import FigureKind, Population
from analytics.language import Label, Language
from analytics.question import MUNICIPAL_LEVEL
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.panels.text import literal
from pages.parts.view import Against

STYLES = Path(__file__).parent.parent
LANGUAGES = {Language.ZH: "中文", Language.EN: "English"}
MUNICIPAL = Label(MUNICIPAL_LEVEL, "City level")


def begin() -> Archive:
    """Draw the scope bar; without any ledger say so and stop the page."""
    styled()
    archive, _, view = state.archive(), state.words(), state.view()
    scope_bar(archive)
    if view.as_of is None:
        st.info(_("No ledger of {city} yet. Import one on the page “Data”.", city=view.city.text(view.language)))
        st.stop()
    return archive


def styled() -> None:
    """The page's own style sheet: sticky scope, cards on a phone, print."""
    st.html(STYLES / "style.css")
    if state.view().language is Language.ZH:
        st.html(STYLES / "style_zh.css")


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
        tiers = {name: tier_name(name) for name in (None, *(tier.name for tier in view.city.tiers))}
        state.select(_("Tier"), "tier", tuple(tiers), view.where.tier, tiers.__getitem__, **{**how, "width": 190})
        if view.as_of is not None:
            with st.popover(_("More filters") + filters_set()):
                further_filters()
        state.select(
            _("Language"), "language", tuple(Language), language, LANGUAGES.__getitem__, **{**how, "width": 108}
        )
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
        MUNICIPAL_LEVEL: MUNICIPAL.text(language),
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


def tier_name(name: str | None) -> str:
    """A tier's name in the reader's language; all projects without one."""
    _, view = state.words(), state.view()
    return _("All projects") if name is None else view.city.tier(name).text(view.language)


def require_projects(answer: Answer) -> None:
    """Say in words what is odd about a scope: nothing in it (and stop), one project only, no earlier ledger."""
    _, view = state.words(), state.view()
    count = answer.figure("project_count").value
    if not count:
        st.info(_("No project matches these filters in {month}.", month=view.month.text(view.language)))
        st.button(_("Clear filters"), on_click=state.clear_scope, key="clear_empty")
        st.stop()
    if count == 1:
        st.caption(_("This scope holds a single project: its rates are that project's own."))
    if view.compare_to is not None and view.compare_to not in answer.months:
        earlier = view.compare_to.text(view.language)
        st.caption(_("There is no ledger of {month}, so no change is shown.", month=earlier))


def end(answer: Answer) -> None:
    """The footer: kind of the figures, snapshots, and what a demo reproduces."""
    _, view = state.words(), state.view()
    st.divider()
    st.caption(literal(source_line(answer)))
    shown = next(snapshot for snapshot in answer.snapshots if snapshot.as_of == view.month)
    if answer.kind is not FigureKind.DEMO:
        return
    count = len(shown.reproduces)
    if count == 0:
        st.caption(_("Synthetic projects; this snapshot reproduces no published figure."))
        return
    with st.expander(_("Synthetic projects; {count} published figures are reproduced exactly", count=count)):
        st.dataframe(
            [
                {
                    _("Metric"): figure.metric,
                    _("Tier"): figure.tier or "—",
                    _("Sector"): figure.sector or "—",
                    _("Value"): f"{figure.value} {figure.unit}",
                    _("Source"): figure.source,
                }
                for figure in shown.reproduces
            ],
            hide_index=True,
        )


def source_line(answer: Answer) -> str:
    """Kind, city and snapshots behind the figures: what captions, footers and files cite."""
    view = state.view()
    question = answer.question
    cited = [snapshot for snapshot in answer.snapshots if snapshot.as_of in (question.compare_to, question.as_of)]
    snapshots = ", ".join(f"{snapshot.title} ({snapshot.sha256[:8]})" for snapshot in cited)
    return f"{answer.kind.text(view.language)} · {view.city.text(view.language)} · {snapshots}"
