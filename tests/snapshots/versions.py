"""Versions of one ledger that can be told apart, and whose rows betray a mixture of two."""

from __future__ import annotations

import pyarrow as pa

from analytics.snapshots import Archive, Snapshot
from analytics.snapshots.manifest import totals_of
from tests.builders import CITY, DECEMBER, project, publish

ROWS = 40


def publish_next(archive: Archive, expected: int | None = None) -> Snapshot:
    """The next version of the month: every row carries its number."""
    version = archive.own_version(CITY, DECEMBER) if expected is None else expected
    note = f"v{version + 1}"
    rows = [project(number, note=note, annual_plan_wan=version + 1) for number in range(ROWS)]
    return publish(archive, rows, expected_version=version, reason=f"更正为{note}")


def is_whole(snapshot: Snapshot, table: pa.Table) -> bool:
    """Whether a table is exactly the version that its manifest entry speaks of."""
    return (
        table.num_rows == ROWS
        and set(table["note"].to_pylist()) == {f"v{snapshot.version}"}
        and totals_of(table) == snapshot.totals
    )
