"""Importing a ledger: check it against the city's own earlier one, then publish it, if nobody was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analytics.city import City
from analytics.errors import PortfolioError
from analytics.glossary import FigureKind
from analytics.ledger import LedgerReport, MoneyUnit, check_ledger
from analytics.months import Month
from analytics.snapshots import Archive, Publication, Snapshot

Progress = Callable[[str, float], None]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A checked ledger, the version of its month that its author looked at (0 for none), the unit given."""

    report: LedgerReport
    expected_version: int
    unit: MoneyUnit | None


def examine(
    archive: Archive,
    path: Path,
    *,
    city: City,
    as_of: Month,
    unit: MoneyUnit | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Candidate:
    """Check a ledger file; nothing is published.

    Amounts are held against the city's own ledger of the latest earlier month, never against demo figures.
    """
    if not path.is_file():
        raise PortfolioError("There is no file {file}.", file=path)
    expected = archive.own_version(city.code, as_of)
    before = archive.latest_own_before(city.code, as_of)
    earlier = archive.rows(before) if before else None
    report = check_ledger(path, city=city, as_of=as_of, unit=unit, earlier=earlier, dry_run=dry_run, progress=progress)
    return Candidate(report, expected, unit)


def publish(archive: Archive, candidate: Candidate, reason: str | None = None) -> Snapshot:
    """Publish a candidate without problems as the month's next version."""
    report = candidate.report
    if report.table is None or report.source is None:
        raise PortfolioError("This ledger has refused cells and cannot be published.")
    publication = Publication(
        FigureKind.LEDGER,
        report.city.code,
        report.as_of,
        report.table,
        report.source,
        candidate.expected_version,
        reason,
    )
    return archive.publish(publication)


def restore(archive: Archive, snapshot: Snapshot, reason: str) -> Snapshot:
    """Publish an older version's rows again as the newest: the undo of a wrong import."""
    return archive.publish(
        Publication(
            snapshot.kind,
            snapshot.city,
            snapshot.as_of,
            archive.rows(snapshot),
            snapshot.source,
            archive.versions(snapshot.city, snapshot.as_of)[-1].version,
            reason,
        )
    )
