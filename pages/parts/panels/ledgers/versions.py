"""Every snapshot of the city with its version, and the way back to an older one."""

from __future__ import annotations

import streamlit as st

from analytics.errors import PortfolioError
from analytics.glossary import FigureKind
from analytics.imports import restore
from analytics.snapshots import Archive, Snapshot
from analytics.wording.numbers import NONE
from pages.parts import state
from pages.parts.panels.text import literal


def versions(archive: Archive) -> None:
    """The table of snapshots, newest first; of a month with several versions an older one can be published again."""
    _, view = state.words(), state.view()
    known = archive.manifest(view.city.code).snapshots[::-1]
    if not known:
        st.info(_("No ledger has been imported yet."))
        return
    st.dataframe(
        [
            {
                _("As of"): str(one.as_of),
                _("Version"): f"v{one.version}",
                _("Kind"): one.kind.text(view.language),
                _("Rows"): one.rows,
                _("Published at"): one.published_at,
                _("By"): one.published_by,
                _("Reason"): one.reason,
                _("File"): one.source.name,
                "SHA-256": one.sha256[:16],
            }
            for one in known
        ],
        hide_index=True,
        placeholder=NONE,
    )
    restoring(archive)
    verifying(archive)


def restoring(archive: Archive) -> None:
    """Undo: publish the rows of an older version again."""
    _, view = state.words(), state.view()
    if view.as_of is None or archive.kind_of(view.city.code) is FigureKind.DEMO:
        return
    older = archive.versions(view.city.code, view.as_of)[:-1]
    if not older:
        return
    with st.form("restore"):
        st.markdown(_("Publish an older version of {month} again", month=view.as_of.text(view.language)))
        chosen = st.selectbox(_("Version"), older[::-1], format_func=lambda one: one.title)
        reason = st.text_input(_("Reason"))
        if not st.form_submit_button(_("Restore")):
            return
    try:
        restore(archive, chosen, reason)
    except PortfolioError as refusal:
        st.error(literal(refusal.text(view.language)))
    else:
        st.rerun()


def verifying(archive: Archive) -> None:
    """Check every file's bytes against its hash, with progress."""
    _, language = state.words(), state.view().language
    if not st.button(_("Verify all snapshots")):
        return
    total = max(1, len(archive.manifest(state.view().city.code).snapshots))
    bar = st.progress(0.0)
    seen: list[str] = []

    def progress(snapshot: Snapshot) -> None:
        seen.append(snapshot.title)
        bar.progress(min(1.0, len(seen) / total), f"{snapshot.city} {snapshot.title}")

    damaged = archive.verify(progress)
    bar.empty()
    st.info(_("{count} snapshots checked, {damaged} damaged.", count=len(seen), damaged=len(damaged)))
    for _snapshot, fault in damaged:
        st.error(literal(fault.text(language)))
