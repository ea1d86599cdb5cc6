"""What needs attention today, and what changed since last month: counts that lead to the projects behind them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.answers import Answer, ask, projects_behind
from analytics.change import change_of
from analytics.differences import differences
from analytics.glossary import Dimension, Population
from analytics.metrics import metric_named
from analytics.metrics.measures import LISTED
from analytics.snapshots import Archive
from analytics.wording.findings import lags
from analytics.wording.numbers import difference_with_unit, enumerated, printed, with_unit
from pages.parts import state
from pages.parts.panels.ledgers.difference import show_differences
from pages.parts.panels.names import name_of
from pages.parts.panels.tables import show_projects
from pages.parts.panels.text import literal
from pages.parts.view import View

WATCHED = ("overdue_start_count", "overdue_finish_count", "not_started_count", "due_this_year_count")
MOST_NAMED = 5
MONTHLY = ("completed_investment", "started_count", "finished_count")


def attention(archive: Archive, view: View, by_district: Answer) -> None:
    """Late starts and finishes as pills that open their projects, and the districts behind time progress."""
    _ = state.words()
    st.subheader(_("Needs attention"))
    behind = [key for key, rank in by_district.ranked("completion_rate")[::-1] if rank and lags(by_district, key)]
    rates = {key: with_unit(by_district.figure("completion_rate", key), view.language) for key in behind[:MOST_NAMED]}
    named = [f"{name_of(Dimension.DISTRICT, key[0])} {rate}" for key, rate in rates.items()]
    if behind:
        names = enumerated(named, view.language)
        text = _("{count} districts behind time progress, furthest first: {names}", count=len(behind), names=names)
        st.markdown(literal(text))
    answer = ask(archive, view.question(*WATCHED))

    def label(name: str) -> str:
        return f"{metric_named(name).text(view.language)} {printed(answer.figure(name))}"

    chosen = st.pills(_("Projects to look at"), WATCHED, format_func=label, label_visibility="collapsed", wrap=True)
    if chosen is not None:
        metric = metric_named(chosen)
        title = metric.text(view.language)
        show_projects(archive, answer, answer.question, title, f"attention_{chosen}", metric.numerator)
    else:
        st.caption(_("Choose a count to see its projects."))


def what_changed(archive: Archive, view: View) -> None:
    """The month's own figures and the differences from last month's ledger, within the scope."""
    _ = state.words()
    before = view.month.plus(-1)
    st.subheader(_("Since {month}", month=before.text(view.language)))
    if before not in archive.months(view.city.code):
        st.caption(_("There is no ledger of {month}, so no change is shown.", month=before.text(view.language)))
        return
    question = replace(view.question(*MONTHLY), compare_to=before, population=Population.AS_PUBLISHED)
    answer = ask(archive, question)
    if before.year == view.month.year:
        st.markdown(" · ".join(month_text(answer, name, view) for name in MONTHLY))
    found = differences(
        projects_behind(archive, replace(question, as_of=before), LISTED), projects_behind(archive, question, LISTED)
    )
    show_differences(found, "month")


def month_text(answer: Answer, name: str, view: View) -> str:
    """One figure's absolute rise within the month."""
    change = change_of(answer, name)
    return f"{metric_named(name).text(view.language)} **{difference_with_unit(change, view.language)}**"
