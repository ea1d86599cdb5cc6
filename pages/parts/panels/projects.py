"""The projects behind a figure: a sortable table and its downloads; every text in it is literal."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics.answers import Answer, projects_behind
from analytics.export import About, projects_csv, projects_workbook
from analytics.metrics import Measure
from analytics.metrics.measures import PROJECTS
from analytics.question import Question
from analytics.snapshots import Archive
from analytics.wording import listing
from analytics.wording.listing import ListedColumn, ListedKind
from analytics.wording.numbers import NONE
from pages.parts import state
from pages.parts.panels.frame import source_line
from pages.parts.panels.text import literal

FORMATS = {ListedKind.AMOUNT: "%,.2f", ListedKind.RATE: "%.1f"}
TABLE_HEIGHT = 420


def show_projects(
    archive: Archive, answer: Answer, question: Question, title: str, key: str, measure: Measure = PROJECTS
) -> None:
    """The projects that a measure counts in a question's scope, with Excel and CSV; says so when there is none."""
    _, view = state.words(), state.view()
    table = projects_behind(archive, question, measure)
    st.markdown(f"**{literal(title)}** · " + _("{count} projects", count=table.num_rows))
    if table.num_rows == 0:
        st.caption(_("There is no such project in this scope."))
        return
    st.dataframe(
        frame(table),
        hide_index=True,
        column_config={column.name: configured(column) for column in listing.columns(view.language)},
        height=min(TABLE_HEIGHT, 36 * (table.num_rows + 1) + 4),
        placeholder=NONE,
        key=f"table_{key}",
        alt=title,
    )
    about = About(
        f"{view.city.text(view.language)}_{view.month}_{title}", source_line(answer), answer.kind, view.language
    )
    with st.container(horizontal=True):
        st.download_button(
            _("Excel"),
            lambda: projects_workbook(table, about),
            f"{about.file_stem}.xlsx",
            key=f"xlsx_{key}",
            on_click="ignore",
        )
        st.download_button(
            _("CSV"), lambda: projects_csv(table, about), f"{about.file_stem}.csv", key=f"csv_{key}", on_click="ignore"
        )


def frame(table: pa.Table) -> pd.DataFrame:
    """The listing as a frame for the screen: numbers become floats after they were rounded, so that they sort."""
    found = pd.DataFrame(listing.rows(table, state.view().language))
    columns = listing.columns(state.view().language)
    for column in columns:
        if column.kind in FORMATS:
            found[column.name] = found[column.name].astype("float64")
    return found[[column.name for column in columns]]


def configured(column: ListedColumn) -> object:
    """How a column is set: numbers right-aligned with separators, dates as dates, text as text."""
    if column.kind in FORMATS:
        return st.column_config.NumberColumn(column.label, format=FORMATS[column.kind])
    if column.kind is ListedKind.DATE:
        return st.column_config.DateColumn(column.label, format="YYYY-MM-DD")
    return st.column_config.TextColumn(column.label, pinned=column.name == "name")
