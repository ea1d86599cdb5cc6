"""What every page begins and ends with: the scope bar, the demo mark, the empty states, the snapshots in the footer."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analytics import published
from analytics.answers import Answer
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import NONE
from pages.parts import state
from pages.parts.panels.scope_bar import scope_bar, scope_names
from pages.parts.panels.text import literal

STYLES = Path(__file__).parent.parent


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
    later = published.dated_otherwise(view.city.name, view.month)
    if later:
        st.caption(
            _(
                "The published text states its starts as of about {day}; the synthetic ledger of {month} carries them.",
                day=later[0].as_of.isoformat(),
                month=view.month.text(view.language),
            )
        )
    count = len(shown.reproduces)
    if count == 0:
        st.caption(_("Synthetic projects; this snapshot reproduces no published figure."))
        return
    with st.expander(_("Synthetic projects; {count} published figures are reproduced exactly", count=count)):
        st.dataframe(
            [
                {
                    _("Metric"): metric_named(figure.metric).text(view.language),
                    _("Tier"): figure.tier or NONE,
                    _("Sector"): figure.sector or NONE,
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
    if len(answer.snapshots) > len(cited):
        snapshots += f", {answer.snapshots[0].as_of} … {answer.snapshots[-1].as_of}"
    return " · ".join(
        (answer.kind.text(view.language), view.city.text(view.language), *scope_names(question), snapshots)
    )
