"""Two snapshots of a city held against each other: counts by kind of difference, and the projects behind them."""

from __future__ import annotations

import streamlit as st

from analytics.differences import LABELS, Differences, Edit, differences
from analytics.schema import BY_NAME
from analytics.snapshots import Archive, Snapshot
from analytics.wording.cells import DIFFERENCE_DECIMALS, cell_text, label_of
from analytics.wording.numbers import NONE
from pages.parts import state

TABLE_HEIGHT = 360


def compare_versions(archive: Archive) -> None:
    """Choose two snapshots, months or versions of one month, and see what differs."""
    _, view = state.words(), state.view()
    known = list(archive.manifest(view.city.code).snapshots)[::-1]
    if len(known) < 2:
        st.info(
            _(
                "There is nothing to compare yet: {city} has fewer than two snapshots.",
                city=view.city.text(view.language),
            )
        )
        return
    left, right = st.columns(2)
    before = left.selectbox(_("Earlier"), known, index=1, format_func=title, key="diff_before")
    after = right.selectbox(_("Later"), known, index=0, format_func=title, key="diff_after")
    show_differences(differences(archive.rows(before), archive.rows(after)), "versions")


def title(snapshot: Snapshot) -> str:
    """A snapshot as a choice: month and version."""
    return snapshot.title


def show_differences(found: Differences, key: str) -> None:
    """The kinds of difference as pills; the chosen one as a table."""
    _, language = state.words(), state.view().language
    groups = [group for group in LABELS if getattr(found, group)]
    if not groups:
        st.caption(_("Nothing else changed."))
        return

    def label(group: str) -> str:
        return f"{LABELS[group].text(language)} {found.projects(group)}"

    chosen = st.pills(
        _("Kind of change"), groups, format_func=label, label_visibility="collapsed", wrap=True, key=f"kinds_{key}"
    )
    if chosen is None:
        st.caption(_("Choose a count to see its projects."))
    else:
        difference_table(found, chosen, key)


def difference_table(found: Differences, group: str, key: str) -> None:
    """One kind of difference, project by project; texts are literal, money is in 亿元."""
    _, language = state.words(), state.view().language
    rows = []
    for entry in getattr(found, group):
        row = {_("Project ID"): entry.project_id, _("Project"): entry.name}
        if isinstance(entry, Edit):
            column = BY_NAME[entry.column]
            row[_("Column")] = label_of(column.name, language)
            row[_("Before")] = cell_text(column, entry.before, language, DIFFERENCE_DECIMALS)
            row[_("After")] = cell_text(column, entry.after, language, DIFFERENCE_DECIMALS)
        rows.append(row)
    height = min(TABLE_HEIGHT, 36 * (len(rows) + 1) + 4)
    st.dataframe(rows, hide_index=True, height=height, placeholder=NONE, key=f"difference_{key}_{group}")
