"""``snapshots``, ``diff`` and ``verify``: what has been published, what differs, and whether it is intact."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from dataclasses import asdict
from typing import Any

from analytics.city import cities, city_named
from analytics.commands.output import DONE, emit_json, emit_table, words
from analytics.differences import LABELS, differences
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.months import Month
from analytics.schema import BY_NAME
from analytics.snapshots import Archive, Snapshot
from analytics.wording.cells import DIFFERENCE_DECIMALS, cell_text, label_of


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the three parsers."""
    listing = commands.add_parser("snapshots", help="list the snapshots with their versions")
    listing.add_argument("--city")
    listing.set_defaults(run=run_snapshots)
    diff = commands.add_parser("diff", help="what differs between two snapshots of a city")
    diff.add_argument("--city", required=True)
    diff.add_argument("--as-of", required=True, metavar="YYYY-MM[@VERSION]")
    diff.add_argument("--against", required=True, metavar="YYYY-MM[@VERSION]")
    diff.set_defaults(run=run_diff)
    verify = commands.add_parser("verify", help="check every snapshot's bytes against its manifest")
    verify.set_defaults(run=run_verify)


def described(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot for other programs: JSON types only."""
    return {
        **asdict(snapshot),
        "city": city_name(snapshot.city, Language.ZH),
        "as_of": str(snapshot.as_of),
        "totals": {name: None if total is None else str(total) for name, total in snapshot.totals.items()},
    }


def city_name(code: str, language: Language) -> str:
    """A city's name; its code where snapshots lie that no profile belongs to, so that they can still be listed."""
    return next((city.text(language) for city in cities() if city.code == code), code)


def run_snapshots(args: Namespace, archive: Archive) -> int:
    """List snapshots, of every city unless one is named."""
    city = city_named(args.city) if args.city else None
    found = [snapshot for snapshot in archive.all() if city is None or snapshot.city == city.code]
    if args.json:
        emit_json({"snapshots": [described(snapshot) for snapshot in found]})
        return DONE
    _, language = words(args), Language(args.lang)
    if not found:
        print(_("No ledger has been imported yet."))
        return DONE
    header = (_("City"), _("As of"), _("Version"), _("Kind"), _("Rows"), _("Published"), _("Reason"), "SHA-256")
    emit_table(
        header,
        (
            (
                city_name(one.city, language),
                str(one.as_of),
                f"v{one.version}",
                one.kind.text(language),
                str(one.rows),
                one.published_at,
                one.reason or "—",
                one.sha256[:12],
            )
            for one in found
        ),
    )
    return DONE


def chosen(archive: Archive, city: str, text: str) -> Snapshot:
    """The snapshot written as ``2020-12`` (newest version) or ``2020-12@1``."""
    month, _, version = text.partition("@")
    if version and not version.isdecimal():
        raise PortfolioError("“{text}” is not a snapshot: write it as 2020-12 or 2020-12@1.", text=text)
    return archive.snapshot(city, Month.parse(month), int(version) if version else None)


def run_diff(args: Namespace, archive: Archive) -> int:
    """Print the differences from ``--against`` to ``--as-of``."""
    city = city_named(args.city)
    after, before = chosen(archive, city.code, args.as_of), chosen(archive, city.code, args.against)
    found = differences(archive.rows(before), archive.rows(after))
    if args.json:
        emit_json(
            {
                "city": city.name,
                "as_of": str(after.as_of),
                "against": str(before.as_of),
                "kind": str(after.kind),
                "snapshots": [{"as_of": str(one.as_of), "version": one.version} for one in (before, after)],
                **asdict(found),
            }
        )
        return DONE
    _, language = words(args), Language(args.lang)
    print(f"{city.text(language)} {before.title} → {after.title} ({after.kind.text(language)})")
    for group, label in LABELS.items():
        entries = getattr(found, group)
        print(f"{label.text(language)}: {len(entries)}")
        for entry in entries:
            line = [entry.project_id, entry.name]
            if hasattr(entry, "column"):
                column = BY_NAME[entry.column]
                values = (
                    cell_text(column, value, language, DIFFERENCE_DECIMALS) for value in (entry.before, entry.after)
                )
                line += [label_of(column.name, language), " → ".join(values)]
            print("  " + "\t".join(line))
    return DONE


def run_verify(args: Namespace, archive: Archive) -> int:
    """Report every damaged snapshot; a finding is a result, not a refusal."""
    _, language = words(args), Language(args.lang)
    seen = 0

    def progress(snapshot: Snapshot) -> None:
        nonlocal seen
        seen += 1
        if sys.stderr.isatty():
            print(f"\r{seen} {snapshot.city} {snapshot.title}", end="", file=sys.stderr, flush=True)

    damaged = archive.verify(progress)
    if args.json:
        faults = [
            {**(described(snapshot) if snapshot else {}), "fault": fault.text(Language.ZH)}
            for snapshot, fault in damaged
        ]
        emit_json({"checked": seen, "damaged": faults})
        return DONE
    print(_("{count} snapshots checked, {damaged} damaged.", count=seen, damaged=len(damaged)))
    for _snapshot, fault in damaged:
        print(fault.text(language))
    return DONE
