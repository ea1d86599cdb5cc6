"""数据: a ledger comes in, is checked, and is published; what was published stays readable and comparable."""

from __future__ import annotations

import streamlit as st

from pages.parts import state
from pages.parts.panels.frame import styled
from pages.parts.panels.ledgers.difference import compare_versions
from pages.parts.panels.ledgers.import_ledger import import_ledger
from pages.parts.panels.ledgers.versions import versions
from pages.parts.panels.scope_bar import scope_bar

styled()
archive, _ = state.archive(), state.words()
scope_bar(archive)
importing, published, comparing = st.tabs([_("Import a ledger"), _("Snapshots"), _("Compare two snapshots")])
with importing:
    import_ledger(archive)
with published:
    versions(archive)
with comparing:
    compare_versions(archive)
