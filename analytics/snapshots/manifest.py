"""What is known about each snapshot of one city: the manifest beside its files."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics.errors import DamagedSnapshot, NoSnapshot
from analytics.glossary import FigureKind
from analytics.months import Month
from analytics.schema import MONEY_COLUMNS

MANIFEST = "manifest.json"
POINTS = "百分点"


@dataclass(frozen=True)
class Source:
    """The file a snapshot was made from: its name and the hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Reproduced:
    """A published figure that a demo snapshot reproduces to the last printed digit.

    ``value`` is as printed; a rate's value in 百分点 is its change against the same month a year earlier.
    """

    metric: str
    tier: str | None
    sector: str | None
    value: str
    unit: str
    source: str

    @property
    def is_change(self) -> bool:
        """Whether it is a change of a rate, not the rate."""
        return self.unit == POINTS


@dataclass(frozen=True)
class Snapshot:
    """One version of one city's ledger of one month; ``totals`` are the money columns' sums in 万元."""

    kind: FigureKind
    city: str
    as_of: Month
    version: int
    file: str
    sha256: str
    rows: int
    totals: dict[str, Decimal | None]
    source: Source
    published_at: str
    published_by: str
    reason: str | None = None
    reproduces: tuple[Reproduced, ...] = ()

    def reproduced_of(self, tier: str | None, sector: str | None = None) -> tuple[Reproduced, ...]:
        """The published figures of one list, or of one sector of it, that the snapshot reproduces."""
        return tuple(figure for figure in self.reproduces if (figure.tier, figure.sector) == (tier, sector))

    @property
    def title(self) -> str:
        """The snapshot as pages and files cite it: 2020-12 v1."""
        return f"{self.as_of} v{self.version}"


@dataclass(frozen=True)
class Manifest:
    """Every snapshot of one city and kind, oldest first."""

    snapshots: tuple[Snapshot, ...] = field(default=())

    def versions(self, as_of: Month) -> tuple[Snapshot, ...]:
        """The versions of one month, oldest first."""
        return tuple(snapshot for snapshot in self.snapshots if snapshot.as_of == as_of)

    @cached_property
    def current(self) -> dict[Month, Snapshot]:
        """The newest version of each month, in order of time."""
        newest = sorted(self.snapshots, key=lambda snapshot: (snapshot.as_of, snapshot.version))
        return {snapshot.as_of: snapshot for snapshot in newest}

    def newest(self, as_of: Month) -> Snapshot:
        """The newest version of one month; :class:`NoSnapshot` when there is none."""
        known = self.current
        if as_of not in known:
            months = f"{min(known)} – {max(known)}" if known else "—"
            raise NoSnapshot(
                "There is no ledger of {as_of} for this city. Months with a ledger: {months}.",
                as_of=as_of,
                months=months,
            )
        return known[as_of]


def totals_of(table: pa.Table) -> dict[str, Decimal | None]:
    """The control totals: each money column's sum in 万元, null for a column without a value."""
    return {name: pc.sum(table[name]).as_py() for name in MONEY_COLUMNS}


def to_json(manifest: Manifest) -> str:
    """The manifest as text; decimals are strings."""

    def entry(snapshot: Snapshot) -> dict[str, Any]:
        return {**asdict(snapshot), "as_of": str(snapshot.as_of)}

    return json.dumps([entry(snapshot) for snapshot in manifest.snapshots], ensure_ascii=False, indent=1, default=str)


def from_json(text: str) -> Manifest:
    """The manifest that :func:`to_json` wrote; a :class:`ValueError` for anything else."""
    entries = json.loads(text)
    if not isinstance(entries, list):
        raise ValueError("a manifest is a list of snapshots")
    return Manifest(
        tuple(
            Snapshot(
                **{
                    **entry,
                    "kind": FigureKind(entry["kind"]),
                    "as_of": Month.parse(entry["as_of"]),
                    "totals": {name: total and Decimal(total) for name, total in entry["totals"].items()},
                    "source": Source(**entry["source"]),
                    "reproduces": tuple(Reproduced(**figure) for figure in entry["reproduces"]),
                }
            )
            for entry in entries
        )
    )


# Parsed manifests by file identity: a swapped manifest is another inode, so a stale entry cannot be found.
_parsed: dict[Path, tuple[tuple[int, int, int], Manifest]] = {}


def read(folder: Path) -> Manifest:
    """The manifest of a folder, empty where nothing was published; :class:`DamagedSnapshot` when it is unreadable."""
    path = folder / MANIFEST
    try:
        stat = os.stat(path)
        identity = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        known = _parsed.get(path)
        if known is not None and known[0] == identity:
            return known[1]
        manifest = from_json(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        # The publisher of a first snapshot writes an empty list before its file, so files without one are damage.
        if any(folder.glob("*.parquet")):
            raise unreadable(path) from None
        return Manifest()
    except (ValueError, KeyError, TypeError) as error:
        raise unreadable(path) from error
    _parsed[path] = (identity, manifest)
    return manifest


def unreadable(path: Path) -> DamagedSnapshot:
    """The refusal of a folder whose manifest is missing or makes no sense."""
    return DamagedSnapshot("The list of snapshots {file} cannot be read. Restore it from a backup.", file=path)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
