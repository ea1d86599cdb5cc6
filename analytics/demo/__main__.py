"""Writes the demo snapshots: ``python -m analytics.demo`` fills ``data/demo`` (``--check`` only compares rows)."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser

from analytics.city import cities
from analytics.demo import demo_ledgers
from analytics.demo.ledgers import DemoLedger
from analytics.glossary import FigureKind
from analytics.places import DATA
from analytics.snapshots import Archive, Publication, Source

# Equal on every machine, so that writing the demo again changes no byte that it need not.
PUBLISHED_AT = "2021-01-25T00:00:00+00:00"
PUBLISHED_BY = "demo"


def write(archive: Archive) -> int:
    """Replace every demo snapshot; returns their number."""
    for city in cities():
        shutil.rmtree(archive.folder(FigureKind.DEMO, city.code), ignore_errors=True)
    return len([archive.publish(publication(ledger)) for ledger in demo_ledgers()])


def publication(ledger: DemoLedger) -> Publication:
    """A demo ledger as what is published."""
    return Publication(
        FigureKind.DEMO,
        ledger.city,
        ledger.as_of,
        ledger.table,
        Source("analytics/demo", ""),
        reproduces=ledger.reproduces,
        published_at=PUBLISHED_AT,
        published_by=PUBLISHED_BY,
    )


def stale(archive: Archive) -> list[str]:
    """The snapshots whose rows or statements differ from what would be written now, or that are missing or extra."""
    known = {(one.city, one.as_of): one for one in archive.all() if one.kind is FigureKind.DEMO}
    differing = []
    for ledger in demo_ledgers():
        snapshot = known.pop((ledger.city, ledger.as_of), None)
        same = (
            snapshot is not None
            and snapshot.reproduces == ledger.reproduces
            and archive.rows(snapshot).equals(ledger.table)
        )
        if not same:
            differing.append(f"{ledger.city} {ledger.as_of}")
    return [*differing, *(f"{city} {month}" for city, month in known)]


def main() -> int:
    """Write or check."""
    parser = ArgumentParser(prog="python -m analytics.demo", description="the demo snapshots in data/demo")
    parser.add_argument("--check", action="store_true", help="compare rows, write nothing; 1 when they differ")
    archive = Archive(DATA)
    if parser.parse_args().check:
        differing = stale(archive)
        print("\n".join(differing) or "data/demo is current")
        return 1 if differing else 0
    print(f"{write(archive)} snapshots written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
