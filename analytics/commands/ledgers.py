"""``import`` and ``template``: a ledger workbook in, and the workbook to begin with."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from analytics.city import city_named
from analytics.commands.output import DONE, REFUSED, complain, emit_json, emit_table, month, words
from analytics.errors import PortfolioError
from analytics.imports import examine, publish
from analytics.language import Language
from analytics.ledger import LedgerReport, MoneyUnit, write_template
from analytics.schema import BY_NAME
from analytics.snapshots import Archive, Snapshot
from analytics.wording.numbers import grouped


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the two parsers."""
    importing = commands.add_parser("import", help="check a ledger (.xlsx, .csv) and publish it as a snapshot")
    importing.add_argument("ledger", type=Path)
    importing.add_argument("--city", required=True)
    importing.add_argument("--as-of", required=True, type=month, metavar="YYYY-MM")
    importing.add_argument("--unit", choices=[str(unit) for unit in MoneyUnit], help="money unit of the ledger")
    importing.add_argument("--reason", help="why a month is published again")
    importing.add_argument("--dry-run", action="store_true", help="check only; publish nothing")
    importing.set_defaults(run=run_import)
    template = commands.add_parser("template", help="write an empty ledger workbook of a city")
    template.add_argument("file", type=Path)
    template.add_argument("--city", required=True)
    template.set_defaults(run=run_template)


def run_import(args: Namespace, archive: Archive) -> int:
    """Check a ledger and, unless a row is refused or it is a dry run, publish it."""
    try:
        candidate = examine(
            archive,
            args.ledger,
            city=city_named(args.city),
            as_of=args.as_of,
            unit=MoneyUnit(args.unit) if args.unit else None,
            dry_run=args.dry_run,
            progress=show_progress if sys.stderr.isatty() else None,
        )
    except PortfolioError as refusal:
        return refused(args, refusal, None)
    report, snapshot = candidate.report, None
    if report.table is not None and not args.dry_run:
        try:
            snapshot = publish(archive, candidate, args.reason)
        except PortfolioError as refusal:
            return refused(args, refusal, report)
    if args.json:
        emit_json({**report.as_dict(), "snapshot": summary(snapshot, report.city.name)})
    else:
        print_report(report, snapshot, args)
    return DONE if report.table is not None else REFUSED


def refused(args: Namespace, refusal: PortfolioError, report: LedgerReport | None) -> int:
    """Say why nothing was published, although no cell is at fault: in JSON a problem without a place."""
    if args.json:
        counts = dict.fromkeys(("rows", "accepted", "rejected", "skipped"), 0)
        found: dict[str, Any] = {**counts, "problems": []} if report is None else report.as_dict()
        nowhere = dict.fromkeys(("sheet", "row", "column", "value"))
        found["problems"].append({**nowhere, "reason": refusal.text(Language.ZH)})
        emit_json({**found, "snapshot": None})
    elif report is not None:
        print_report(report, None, args)
    complain(refusal.text(Language(args.lang)))
    return REFUSED


def summary(snapshot: Snapshot | None, city: str) -> dict[str, Any] | None:
    """What was published, for other programs."""
    if snapshot is None:
        return None
    return {
        "city": city,
        "as_of": str(snapshot.as_of),
        "version": snapshot.version,
        "sha256": snapshot.sha256,
        "rows": snapshot.rows,
    }


def show_progress(step: str, done: float) -> None:
    """One line on the terminal that is overwritten at each step."""
    print(f"\r{done:4.0%} {step}", end="\n" if done >= 1 else "", file=sys.stderr, flush=True)


def print_report(report: LedgerReport, snapshot: Snapshot | None, args: Namespace) -> None:
    """The result in words: counts, control totals, every refused cell."""
    _, language = words(args), Language(args.lang)
    print(
        _(
            "{rows} rows read: {accepted} accepted, {rejected} rejected, {skipped} skipped.",
            rows=report.rows,
            accepted=report.accepted,
            rejected=report.rejected,
            skipped=report.skipped,
        )
    )
    for name, total in report.control_totals.items():
        label = BY_NAME[name].label.text(language)
        print(_("Control total {label}: {total} 万元", label=label, total="—" if total is None else grouped(total)))
    if report.problems:
        emit_table(
            (_("Sheet"), _("Row"), _("Column"), _("Value"), _("Reason")),
            (
                (one.sheet or "—", str(one.row or "—"), one.column or "—", one.value or "—", one.text(language))
                for one in report.problems
            ),
        )
        print(_("Nothing was published: correct the cells above and import the ledger again."))
    elif snapshot is None and args.dry_run:
        print(_("Dry run: nothing was published."))
    elif snapshot is not None:
        print(_("Published {snapshot}, {rows} projects.", snapshot=snapshot.title, rows=snapshot.rows))


def run_template(args: Namespace, archive: Archive) -> int:
    """Write the workbook; it never overwrites a file."""
    del archive
    _, city = words(args), city_named(args.city)
    if args.file.exists():
        raise PortfolioError("{file} exists already; choose another name.", file=args.file)
    if args.file.suffix.lower() != ".xlsx":
        raise PortfolioError("A ledger workbook is an .xlsx file; {file} is not.", file=args.file)
    if not args.file.parent.is_dir():
        raise PortfolioError("There is no folder {folder}.", folder=args.file.parent)
    write_template(args.file, city)
    print(_("Wrote {file}.", file=args.file)) if not args.json else emit_json({"file": str(args.file)})
    return DONE
