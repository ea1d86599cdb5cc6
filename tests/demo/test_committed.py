"""The snapshots in ``data/demo`` are what the generator writes today, and intact."""

from __future__ import annotations

from analytics.demo.__main__ import stale
from analytics.glossary import FigureKind
from analytics.places import DATA
from analytics.snapshots import Archive

ARCHIVE = Archive(DATA)


def test_the_rows_are_what_would_be_written_now() -> None:
    assert stale(ARCHIVE) == [], "run `make demo`"


def test_every_file_is_what_its_manifest_says() -> None:
    demo = {snapshot.title for snapshot in ARCHIVE.all() if snapshot.kind is FigureKind.DEMO}
    assert demo
    assert [fault for snapshot, fault in ARCHIVE.verify() if snapshot.kind is FigureKind.DEMO] == []
