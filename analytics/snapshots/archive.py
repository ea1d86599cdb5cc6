"""The archive: which snapshots there are, read only after their bytes have been verified.

Layout: ``ROOT/KIND/CITY/manifest.json`` beside ``2020-12.v1.parquet``, so that a question about one city and two dates
opens exactly two Parquet files, however many lie beside them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.errors import DamagedSnapshot, NoSnapshot, PortfolioError
from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import manifest as manifests
from analytics.snapshots import publish as publishing
from analytics.snapshots.manifest import Manifest, Snapshot
from analytics.snapshots.publish import Publication

VARIABLE = "PORTFOLIO_DATA"


def data_root() -> Path:
    """Where snapshots lie unless told otherwise: the environment's folder or the project's own ``data``."""
    return Path(os.environ.get(VARIABLE) or DATA)


class Finding(NamedTuple):
    """What :meth:`Archive.verify` found wrong; without a snapshot the list itself cannot be read."""

    snapshot: Snapshot | None
    fault: DamagedSnapshot


@dataclass(frozen=True)
class Archive:
    """The snapshots below one root folder."""

    root: Path

    def folder(self, kind: FigureKind, city: str) -> Path:
        """Where one city's snapshots of one kind lie."""
        return self.root / kind / city

    def kind_of(self, city: str) -> FigureKind:
        """Ledger as soon as the city has imported one of its own, demo before: never both."""
        return FigureKind.LEDGER if self._manifest(FigureKind.LEDGER, city).snapshots else FigureKind.DEMO

    def manifest(self, city: str) -> Manifest:
        """The snapshots that count for a city, of one kind only; empty when there are none."""
        own = self._manifest(FigureKind.LEDGER, city)
        return own if own.snapshots else self._manifest(FigureKind.DEMO, city)

    def months(self, city: str) -> tuple[Month, ...]:
        """The months that have a snapshot, in order of time."""
        return tuple(self.manifest(city).current)

    def versions(self, city: str, as_of: Month) -> tuple[Snapshot, ...]:
        """Every version of one month, oldest first."""
        return self.manifest(city).versions(as_of)

    def current(self, city: str, as_of: Month) -> Snapshot:
        """The newest version of one month; :class:`NoSnapshot` when there is none."""
        return self.manifest(city).newest(as_of)

    def snapshot(self, city: str, as_of: Month, version: int | None = None) -> Snapshot:
        """One version of one month, the newest unless a version is named; :class:`NoSnapshot` when there is none."""
        if version is None:
            return self.current(city, as_of)
        for snapshot in self.versions(city, as_of):
            if snapshot.version == version:
                return snapshot
        raise NoSnapshot("There is no version {version} of {as_of}.", version=version, as_of=as_of)

    def latest_own_before(self, city: str, as_of: Month) -> Snapshot | None:
        """The city's own ledger before a month, what a new one is checked against; demo figures never are."""
        own = self._manifest(FigureKind.LEDGER, city).current
        return max((own[month] for month in own if month < as_of), key=lambda found: found.as_of, default=None)

    def own_version(self, city: str, as_of: Month) -> int:
        """The newest version of a month's own ledger, 0 for none: what a publisher states as expected."""
        return len(self._manifest(FigureKind.LEDGER, city).versions(as_of))

    def path(self, snapshot: Snapshot) -> Path:
        """A snapshot's file, verified now; :class:`DamagedSnapshot` when its bytes are not those published."""
        path = self.folder(snapshot.kind, snapshot.city) / snapshot.file
        fault = self._fault(snapshot, path)
        if fault is not None:
            raise fault
        return path

    def paths(self, snapshots: Iterable[Snapshot]) -> list[Path]:
        """The verified files of several snapshots."""
        return [self.path(snapshot) for snapshot in snapshots]

    def rows(self, snapshot: Snapshot) -> pa.Table:
        """Every row of a snapshot, transferred-out projects included."""
        return pq.read_table(self.path(snapshot))

    def publish(self, publication: Publication) -> Snapshot:
        """Publish a new version; see :func:`analytics.snapshots.publish.publish`."""
        folder = self.folder(publication.kind, publication.city)
        try:
            return publishing.publish(folder, publication)
        except OSError as error:
            raise PortfolioError(
                "Nothing was published: {folder} cannot be written ({why}).", folder=folder, why=error.strerror
            ) from error

    def all(self) -> tuple[Snapshot, ...]:
        """Every snapshot of every city and kind below the root, in a stable order."""
        found = sorted(self.root.glob(f"*/*/{manifests.MANIFEST}"))
        return tuple(snapshot for path in found for snapshot in manifests.read(path.parent).snapshots)

    def verify(self, progress: Callable[[Snapshot], None] = lambda _: None) -> list[Finding]:
        """What is damaged: lists that cannot be read, files that are missing, altered or not as listed."""
        damaged = []
        for folder in sorted(path for path in self.root.glob("*/*") if path.is_dir()):
            try:
                snapshots = manifests.read(folder).snapshots
            except DamagedSnapshot as fault:
                damaged.append(Finding(None, fault))
                continue
            for snapshot in snapshots:
                progress(snapshot)
                path = folder / snapshot.file
                found = self._fault(snapshot, path) or self._disagreement(snapshot, path)
                if found is not None:
                    damaged.append(Finding(snapshot, found))
        return damaged

    def _manifest(self, kind: FigureKind, city: str) -> Manifest:
        return manifests.read(self.folder(kind, city))

    @staticmethod
    def _fault(snapshot: Snapshot, path: Path) -> DamagedSnapshot | None:
        # Flipped bits pass unseen through the readers of Parquet, so the hash is compared on every reading.
        try:
            if manifests.sha256_of(path) == snapshot.sha256:
                return None
        except OSError:
            return DamagedSnapshot(
                "The snapshot file {file} is missing. Restore it from a backup, or import the ledger again.", file=path
            )
        return DamagedSnapshot(
            "The snapshot file {file} is not what was published (its SHA-256 differs)."
            " Restore it from a backup, or import the ledger again.",
            file=path,
        )

    @staticmethod
    def _disagreement(snapshot: Snapshot, path: Path) -> DamagedSnapshot | None:
        table = pq.read_table(path)
        if table.num_rows == snapshot.rows and manifests.totals_of(table) == snapshot.totals:
            return None
        return DamagedSnapshot(
            "The snapshot file {file} holds other rows or totals than its manifest states.", file=path
        )
