"""Briefings that were given: kept with their text and snapshots, and held against what the ledgers say now.

Layout: ``ROOT/briefings/KIND/CITY/0001.json``; a file is written once and never again.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

from analytics.briefing import stored
from analytics.briefing.document import Document
from analytics.errors import DamagedBriefing, PortfolioError
from analytics.glossary import FigureKind
from analytics.snapshots import Archive, author
from analytics.snapshots.publish import LOCK, UNFINISHED, sync

FOLDER = "briefings"
SHA256, FORMAT = "sha256", "format"
# Raised when a document that was kept before could no longer be read.
PRESENT_FORMAT = 1
REMEMBERED = 64


@dataclass(frozen=True)
class Kept:
    """One frozen briefing; ``number`` counts those of a city and kind of figures."""

    number: int
    document: Document
    note: str
    kept_at: str
    kept_by: str

    @property
    def title(self) -> str:
        """The briefing as lists name it."""
        return f"{self.number:04d} · {self.document.title}"


class Found(NamedTuple):
    """The frozen briefings that can be read, and the refusals of those that cannot."""

    kept: tuple[Kept, ...]
    damaged: tuple[DamagedBriefing, ...]


def folder(archive: Archive, kind: FigureKind, city: str) -> Path:
    """Where the briefings of a city lie, apart for invented and for real figures."""
    return archive.root / FOLDER / kind / city


def keep(archive: Archive, document: Document, note: str = "") -> Kept:
    """Freeze a briefing as it is shown: what was left out or edited is not brought back.

    :class:`PortfolioError` when it cannot be written; nothing is kept then.
    """
    place = folder(archive, document.kind, document.spec.city)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / LOCK):
            number = max((number_of(path) for path in place.glob("*.json")), default=0) + 1
            kept = Kept(number, document.shown, note, now, author())
            write(place / f"{number:04d}.json", kept)
    except OSError as error:
        raise PortfolioError(
            "The briefing was not kept: {folder} cannot be written ({why}).", folder=place, why=error.strerror
        ) from error
    return kept


def write(path: Path, kept: Kept) -> None:
    """Write beside, then rename, so that a reader never meets half a file."""
    entry = {
        FORMAT: PRESENT_FORMAT,
        "number": kept.number,
        "note": kept.note,
        "kept_at": kept.kept_at,
        "kept_by": kept.kept_by,
        "document": stored.to_json(kept.document),
    }
    beside = path.with_suffix(UNFINISHED)
    beside.write_text(json.dumps({**entry, SHA256: sha256(entry)}, ensure_ascii=False, indent=1), "utf-8")
    sync(beside)
    os.replace(beside, path)
    sync(path.parent)


def all_kept(archive: Archive, city: str | None = None) -> Found:
    """Every frozen briefing of a city, or of all, the oldest first, and the files that are not what was kept."""
    kept, damaged = [], []
    for path in sorted((archive.root / FOLDER).glob(f"*/{city or '*'}/*.json")):
        if not number_of(path):
            continue
        try:
            kept.append(read(path))
        except DamagedBriefing as fault:
            damaged.append(fault)
    return Found(tuple(sorted(kept, key=lambda one: (one.kept_at, one.number))), tuple(damaged))


def read(path: Path) -> Kept:
    """One frozen briefing; :class:`DamagedBriefing` unless everything in the file is what was kept."""
    try:
        entry = json.loads(path.read_text("utf-8"))
        if sha256(entry) != entry.pop(SHA256) or entry["number"] != number_of(path):
            raise ValueError("altered")
        if entry.pop(FORMAT) != PRESENT_FORMAT:
            raise DamagedBriefing(
                "The frozen briefing {file} was kept by another version of the program, which can still read it.",
                file=path,
            )
        return Kept(**{**entry, "document": document_of(entry["document"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedBriefing(
            "The frozen briefing {file} is not what was kept. Restore it from a backup.", file=path
        ) from error


@lru_cache(maxsize=REMEMBERED)
def document_of(text: str) -> Document:
    """A kept document; what was kept never changes, and a page lists all of a city on each run."""
    return stored.from_json(text)


def number_of(path: Path) -> int:
    """The number that a file's name states; 0 for a file of somebody else."""
    return int(path.stem) if path.stem.isdecimal() else 0


def sha256(entry: dict[str, Any]) -> str:
    """The hash of everything that was kept, whatever the order in its file."""
    told = {name: value for name, value in entry.items() if name != SHA256}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
