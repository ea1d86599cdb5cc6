"""Publishing: write beside, fsync, rename, then swap the manifest under a lock, if nobody else was faster.

A reader sees the old manifest or the new one, never a mixture. A publisher that dies at any point leaves at most a
file that no manifest names; the next one overwrites or removes it, so there is nothing to repair.
"""

from __future__ import annotations

import getpass
import os
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from analytics.errors import LostRace, NoSnapshot, PortfolioError
from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.schema import SCHEMA
from analytics.snapshots import manifest as manifests
from analytics.snapshots.manifest import MANIFEST, Manifest, Reproduced, Snapshot, Source

LOCK = ".lock"
UNFINISHED = ".unfinished"
AN_HOUR = 3600


@dataclass(frozen=True)
class Publication:
    """What is to be published; ``expected_version`` is the version its author looked at, 0 for none."""

    kind: FigureKind
    city: str
    as_of: Month
    table: pa.Table
    source: Source
    expected_version: int = 0
    reason: str | None = None
    reproduces: tuple[Reproduced, ...] = ()
    published_at: str | None = None
    published_by: str | None = None


def publish(folder: Path, publication: Publication) -> Snapshot:
    """Make the publication the current version of its month.

    Raises :class:`LostRace` when the month has meanwhile another version than expected, :class:`NoSnapshot` when it
    has none at all, and :class:`PortfolioError` when it is republished without a reason; nothing is published then.
    """
    if publication.expected_version and not (publication.reason or "").strip():
        raise PortfolioError(
            "{as_of} has been published before (version {version}). State a reason for the new version.",
            as_of=publication.as_of,
            version=publication.expected_version,
        )
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{uuid.uuid4().hex}{UNFINISHED}"
    try:
        pq.write_table(publication.table.cast(SCHEMA), beside, compression="zstd")
        sync(beside)
        with FileLock(folder / LOCK):
            return _swap(folder, publication, beside)
    finally:
        beside.unlink(missing_ok=True)


def _swap(folder: Path, publication: Publication, beside: Path) -> Snapshot:
    """Compare the version, rename the file into place and swap the manifest; the caller holds the lock."""
    known = manifests.read(folder)
    versions = known.versions(publication.as_of)
    latest = versions[-1].version if versions else 0
    if not versions and publication.expected_version:
        raise NoSnapshot(
            "There is no version {version} of {as_of}.", version=publication.expected_version, as_of=publication.as_of
        )
    if latest != publication.expected_version:
        raise LostRace(
            "{as_of} has meanwhile been published as version {version} by {author}. Look at it before you publish.",
            as_of=publication.as_of,
            version=latest,
            author=versions[-1].published_by,
        )
    _remove_leftovers(folder, beside)
    if not (folder / MANIFEST).exists():
        _write_manifest(folder, known)
    snapshot = _described(publication, latest + 1, beside)
    os.replace(beside, folder / snapshot.file)
    sync(folder)
    _write_manifest(folder, replace(known, snapshots=(*known.snapshots, snapshot)))
    return snapshot


def _described(publication: Publication, version: int, file: Path) -> Snapshot:
    return Snapshot(
        kind=publication.kind,
        city=publication.city,
        as_of=publication.as_of,
        version=version,
        file=f"{publication.as_of}.v{version}.parquet",
        sha256=manifests.sha256_of(file),
        rows=publication.table.num_rows,
        totals=manifests.totals_of(publication.table),
        source=publication.source,
        published_at=publication.published_at or datetime.now(UTC).isoformat(timespec="seconds"),
        published_by=publication.published_by or author(),
        reason=publication.reason,
        reproduces=publication.reproduces,
    )


def author() -> str:
    """The account that publishes; its number where the machine knows no name for it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    beside = folder / f"{MANIFEST}{UNFINISHED}"
    beside.write_text(manifests.to_json(manifest), "utf-8")
    sync(beside)
    os.replace(beside, folder / MANIFEST)
    sync(folder)


def _remove_leftovers(folder: Path, mine: Path) -> None:
    """Files of publishers that died; a living one's file is younger than an hour."""
    now = datetime.now(UTC).timestamp()
    for path in folder.glob(f"*{UNFINISHED}"):
        # A publisher that has lost removes its file without the lock.
        with suppress(FileNotFoundError):
            if path != mine and now - path.stat().st_mtime > AN_HOUR:
                path.unlink()


def sync(path: Path) -> None:
    """Make a file's bytes or a folder's entries survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
