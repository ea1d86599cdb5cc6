"""Tables on screen with their downloads: projects behind a figure, and groups side by side."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.answers import Answer, projects_behind
from analytics.export import About, csv_file, workbook
from analytics.glossary import Dimension
from analytics.metrics import Measure
from analytics.question import Question
from analytics.snapshots import Archive
from analytics.wording.listing import ListedColumn, ListedKind, Listing, of_groups, of_projects
from analytics.wording.numbers import NONE, grouped
from pages.parts import state
from pages.parts.panels.frame import source_line
from pages.parts.panels.names import key_namer
from pages.parts.panels.text import literal

FORMATS = {
    ListedKind.COUNT: "%,d",
    ListedKind.RATE: "%,.1f",
    ListedKind.AMOUNT: "%,.1f",
    ListedKind.PROJECT_AMOUNT: "%,.2f",
}
# A whole year is seen at once, and no row is cut in half.
ROW_HEIGHT, MOST_ROWS, LETTER_WIDTH = 36, 12, 8
COMPARED = (
    "completion_rate",
    "start_rate",
    "completed_investment",
    "annual_plan",
    "started_count",
    "planned_start_count",
    "project_count",
    "total_investment",
)


def show_projects(archive: Archive, answer: Answer, question: Question, title: str, key: str, measure: Measure) -> None:
    """The projects that a measure counts or adds up in a question's scope; says so when there is none."""
    _ = state.words()
    projects = projects_behind(archive, question, measure)
    st.markdown(f"**{literal(title)}** · " + _("{count} projects", count=projects.num_rows))
    if projects.num_rows == 0:
        st.caption(_("There is no such project in this scope."))
        return
    show_table(of_projects(projects, question.as_of, state.view().language), answer, title, key)


def show_groups(answer: Answer, dimension: Dimension, whole: Answer | None = None) -> None:
    """The groups of a breakdown side by side, and all of them together where they do not overlap."""
    _, language = state.words(), state.view().language
    group = dimension.text(language)
    with st.expander(_("Table: {dimension}", dimension=group)):
        listing = of_groups(answer, COMPARED, key_namer(answer), group, language, whole)
        show_table(listing, answer, group, f"groups_{dimension}")


def show_table(listing: Listing, answer: Answer, title: str, key: str) -> None:
    """A table of figures of one answer; its files are named after the city and the month shown."""
    view = state.view()
    name = f"{view.city.text(view.language)} {view.month} {title}"
    show_listing(listing, About(name, source_line(answer), answer.kind, view.language), key)


def show_listing(listing: Listing, about: About, key: str) -> None:
    """A sortable table of literal text and rounded numbers, and the same as Excel and CSV."""
    _ = state.words()
    st.dataframe(
        frame(listing),
        hide_index=True,
        column_config={column.name: configured(column) for column in listing.columns},
        height=ROW_HEIGHT * (min(MOST_ROWS, len(listing.rows)) + 1) + 4,
        row_height=ROW_HEIGHT,
        placeholder=NONE,
        key=f"table_{key}",
        alt=about.title,
    )
    with st.container(horizontal=True):
        for label, suffix, write in ((_("Excel"), "xlsx", workbook), (_("CSV"), "csv", csv_file)):
            st.download_button(
                label,
                lambda write=write: write(listing, about),
                f"{about.file_stem}.{suffix}",
                key=f"{suffix}_{key}",
                on_click="ignore",
            )


def frame(listing: Listing) -> pd.DataFrame:
    """The listing for the screen: numbers become floats only after they were rounded, so that they sort.

    Numbers as printed become text, which keeps their decimals.
    """
    found = pd.DataFrame(listing.rows, columns=[column.name for column in listing.columns])
    for column in listing.columns:
        if column.kind in FORMATS:
            found[column.name] = found[column.name].astype("float64")
        elif column.kind is ListedKind.PRINTED:
            found[column.name] = [
                None if row[column.name] is None else grouped(row[column.name]) for row in listing.rows
            ]
    return found


def configured(column: ListedColumn) -> object:
    """How a column is set: numbers right-aligned with separators, dates as dates, text as text."""
    if column.kind in FORMATS:
        return st.column_config.NumberColumn(column.label, format=FORMATS[column.kind])
    if column.kind is ListedKind.PRINTED:
        return st.column_config.TextColumn(column.label, alignment="right")
    if column.kind is ListedKind.DATE:
        return st.column_config.DateColumn(column.label, format="YYYY-MM-DD")
    width = None if column.letters is None else column.letters * LETTER_WIDTH
    return st.column_config.TextColumn(column.label, pinned=column.name in ("name", "group"), width=width)
