"""Upload, dry run, faults in a table and as a marked copy, then publishing with a reason."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from analytics.city import City, cities
from analytics.errors import PortfolioError
from analytics.glossary import FigureKind
from analytics.imports import Candidate, examine, publish
from analytics.ledger import MoneyUnit, write_marked_copy, write_template
from analytics.months import Month
from analytics.schema import BY_NAME
from analytics.snapshots import Archive
from analytics.wording.numbers import NONE, grouped
from pages.parts import state
from pages.parts.panels.text import literal

CANDIDATE, MARKED, PUBLISHED = "ledger_candidate", "ledger_marked", "ledger_published"
YEARS = tuple(range(2035, 2009, -1))
PROBLEM_HEIGHT = 420


def import_ledger(archive: Archive) -> None:
    """The whole way of a ledger from file to snapshot; nothing is published before the reader says so."""
    _ = state.words()
    done = state.remembered(PUBLISHED)
    if done is not None:
        st.success(literal(str(done)))
        state.forget(PUBLISHED)
    st.caption(_("Check a workbook (.xlsx) or .csv first; publishing is a second step. Nothing leaves this machine."))
    left, right = st.columns([2, 1], gap="medium")
    with right:
        city, as_of, unit = choices(archive)
        template(city)
    with left:
        upload = st.file_uploader(_("Ledger"), type=["xlsx", "csv"], key="ledger_file", on_change=forget_candidate)
        ready = upload is not None
        if st.button(_("Check"), type="primary", disabled=not ready) and upload is not None:
            check(archive, upload.name, upload.getvalue(), city, as_of, unit)
    candidate: Candidate | None = state.remembered(CANDIDATE)
    if candidate is None:
        return
    if (candidate.report.city, candidate.report.as_of, candidate.unit) != (city, as_of, unit):
        st.info(_("City, month or unit was changed after the check: check again."))
        return
    report(candidate)
    if candidate.report.table is not None:
        publishing(archive, candidate)


def choices(archive: Archive) -> tuple[City, Month, MoneyUnit | None]:
    """City, month and, where the sheet does not say it, the money unit."""
    _, view = state.words(), state.view()
    following = next_month(archive)
    known = cities()
    here = known.index(view.city)
    city = st.selectbox(_("City"), known, index=here, format_func=lambda one: one.text(view.language), key="to_city")
    year = st.selectbox(_("Year"), YEARS, index=YEARS.index(following.year), key="to_year")
    month = st.selectbox(_("Month"), range(1, 13), index=following.number - 1, key="to_month")
    units = {None: _("as the ledger states"), **{unit: str(unit) for unit in MoneyUnit}}
    unit = st.selectbox(
        _("Money unit"), range(len(units)), format_func=lambda index: list(units.values())[index], key="to_unit"
    )
    return city, Month(year, month), list(units)[unit]


def next_month(archive: Archive) -> Month:
    """The month proposed: after the city's newest own ledger; the month shown, while there are demo data only."""
    view = state.view()
    if view.as_of is None:
        return Month(YEARS[len(YEARS) // 2], 1)
    return (
        view.month if archive.kind_of(view.city.code) is FigureKind.DEMO else archive.months(view.city.code)[-1].plus(1)
    )


def template(city: City) -> None:
    """The workbook to begin with."""
    _ = state.words()

    def workbook() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "template.xlsx"
            write_template(path, city)
            return path.read_bytes()

    name = f"{city.name}_台账模板.xlsx"
    st.download_button(_("Empty ledger workbook"), workbook, name, on_click="ignore", width="stretch")


def check(archive: Archive, name: str, content: bytes, city: City, as_of: Month, unit: MoneyUnit | None) -> None:
    """Dry run: read and check the upload, keep the result and, where cells are refused, the marked copy."""
    _ = state.words()
    forget_candidate()
    bar = st.progress(0.0, _("Reading"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        candidate = examine(
            archive, path, city=city, as_of=as_of, unit=unit, progress=lambda step, done: bar.progress(done, _(step))
        )
        if candidate.report.problems:
            marked = Path(folder) / "marked.xlsx"
            write_marked_copy(candidate.report, path, marked)
            state.remembered(MARKED, (f"{Path(name).stem}_标注.xlsx", marked.read_bytes()))
    bar.empty()
    state.remembered(CANDIDATE, candidate)


def report(candidate: Candidate) -> None:
    """Rows in = accepted + rejected + skipped, the control totals, and every refused cell."""
    _, language, found = state.words(), state.view().language, candidate.report
    counts = {
        _("Rows read"): found.rows,
        _("Accepted"): found.accepted,
        _("Rejected"): found.rejected,
        _("Skipped (blank, subtotal)"): found.skipped,
    }
    for column, (label, count) in zip(st.columns(4), counts.items(), strict=True):
        column.metric(label, count, border=True)
    totals = {
        f"{BY_NAME[name].label.text(language)} (万元)": NONE if total is None else grouped(total)
        for name, total in found.control_totals.items()
    }
    if totals:
        st.caption(_("Totals of the accepted rows: compare them with the ledger's own total row."))
        st.dataframe([totals], hide_index=True)
    if not found.problems:
        st.success(_("No fault found."))
        return
    st.error(_("{count} cells are refused; nothing can be published.", count=len(found.problems)))
    rows = [
        {
            _("Sheet"): problem.sheet,
            _("Row"): problem.row,
            _("Column"): problem.column,
            _("Value"): problem.value,
            _("Reason"): problem.text(language),
        }
        for problem in found.problems
    ]
    height = min(PROBLEM_HEIGHT, 36 * (len(rows) + 1) + 4)
    wide = {_("Reason"): st.column_config.TextColumn(width=620)}
    st.dataframe(rows, hide_index=True, height=height, placeholder=NONE, column_config=wide)
    marked = state.remembered(MARKED)
    if marked is not None:
        name, content = marked
        st.download_button(_("Workbook with the faults marked"), content, name, on_click="ignore")


def publishing(archive: Archive, candidate: Candidate) -> None:
    """The second step: a reason where the month has a version already, then the button."""
    _ = state.words()
    version = candidate.expected_version
    reason = None
    if version:
        reason = st.text_input(_("Reason for a new version (the month has version {version})", version=version))
    elif archive.kind_of(candidate.report.city.code) is FigureKind.DEMO:
        st.info(_("With its first own ledger the city's demo data disappear from every page."))
    if not st.button(_("Publish"), type="primary", key="publish"):
        return
    try:
        snapshot = publish(archive, candidate, reason)
    except PortfolioError as refusal:
        st.error(literal(refusal.text(state.view().language)))
        return
    forget_candidate()
    state.remembered(
        PUBLISHED, _("Published {snapshot}, {rows} projects.", snapshot=snapshot.title, rows=snapshot.rows)
    )
    state.update("city", candidate.report.city)
    state.update("as_of", candidate.report.as_of)
    st.rerun()


def forget_candidate() -> None:
    """Drop the result of an earlier check: it belongs to another file."""
    state.forget(CANDIDATE)
    state.forget(MARKED)
