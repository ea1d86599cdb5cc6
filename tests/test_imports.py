"""From a checked file to a snapshot and back: publishing knows what its author looked at, restoring is the undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.errors import LostRace, PortfolioError
from analytics.imports import Candidate, examine, publish, restore
from analytics.snapshots import Archive
from tests.ledger.grids import DECEMBER, NANCHANG, clean, lines, write_csv


def examined(archive: Archive, folder: Path, **cells: object) -> Candidate:
    """A checked ledger of one project."""
    path = write_csv(folder / "台账.csv", lines([clean(1, **cells)]))
    return examine(archive, path, city=NANCHANG, as_of=DECEMBER)


def test_a_candidate_loses_when_the_month_was_published_meanwhile(archive: Archive, tmp_path: Path) -> None:
    mine, theirs = examined(archive, tmp_path), examined(archive, tmp_path)
    publish(archive, theirs)
    with pytest.raises(LostRace):
        publish(archive, mine)
    assert len(archive.all()) == 1


def test_a_ledger_with_faults_is_not_published(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(PortfolioError, match="refused cells"):
        publish(archive, examined(archive, tmp_path, 总投资=-1))


def test_restoring_publishes_the_older_rows_as_a_new_version(archive: Archive, tmp_path: Path) -> None:
    first = publish(archive, examined(archive, tmp_path, 总投资=1000))
    publish(archive, examined(archive, tmp_path, 总投资=1100), "更正")
    restored = restore(archive, first, "第 2 版有误")
    assert (restored.version, restored.reason) == (3, "第 2 版有误")
    assert archive.rows(restored).equals(archive.rows(first))
    assert archive.current(NANCHANG.code, DECEMBER) == restored


def test_restoring_needs_a_reason(archive: Archive, tmp_path: Path) -> None:
    first = publish(archive, examined(archive, tmp_path))
    with pytest.raises(PortfolioError, match="reason"):
        restore(archive, first, " ")
