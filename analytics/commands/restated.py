"""``restated``: the figures of frozen briefings that would read differently now."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from dataclasses import asdict
from typing import Any

from analytics.briefing.frozen import Kept, kept
from analytics.briefing.restated import NotRestated, Restated, restated, restated_cells, signed_text
from analytics.city import city_named
from analytics.commands.output import DONE, cited_json, emit_json, emit_table, words
from analytics.snapshots import Archive


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("restated", help="frozen figures that would read differently now")
    parser.add_argument("--city")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Every frozen briefing with what would read differently; a finding is a result, not a refusal."""
    city = city_named(args.city) if args.city else None
    held = [held_json(archive, one) for one in kept(archive, None if city is None else city.code)]
    if args.json:
        emit_json({"frozen": held})
        return DONE
    _ = words(args)
    if not held:
        print(_("No briefing has been frozen yet."))
    for one in held:
        print(f"{one['city']} {one['as_of']} {one['number']:04d} {one['title']} ({one['kept_at']}, {one['kept_by']})")
        if one["reason"]:
            print(one["reason"])
        elif not one["restated"] and not one["tables"]:
            print(_("Nothing would read differently."))
        for line in one["restated"]:
            emit_table((line["paragraph"], line["given"], line["now"], line["by"]), ())
        for line in one["tables"]:
            emit_table((f"{line['table']}: {line['row']}", line["column"], line["given"], line["now"]), ())
    return DONE


def held_json(archive: Archive, one: Kept) -> dict[str, Any]:
    """A frozen briefing and its differences; ``reason`` says why it cannot be held against anything."""
    document, reason = one.document, None
    try:
        differing, cells = restated(archive, one), restated_cells(archive, one)
    except NotRestated as refusal:
        differing, cells, reason = (), (), refusal.text(document.spec.language)
    return {
        "number": one.number,
        "city": city_named(document.spec.city).name,
        "as_of": str(document.spec.as_of),
        "kind": str(document.kind),
        "briefing": str(document.spec.kind),
        "title": document.title,
        "kept_at": one.kept_at,
        "kept_by": one.kept_by,
        "note": one.note,
        "snapshots": cited_json(document.snapshots),
        "reason": reason,
        "restated": [restated_json(found) for found in differing],
        "tables": [asdict(cell) for cell in cells],
    }


def restated_json(found: Restated) -> dict[str, Any]:
    """One figure as it was given and as it would read now."""
    return {
        "paragraph": found.paragraph,
        "given": signed_text(found.given),
        "now": signed_text(found.now),
        "by": found.by,
        "metric": found.given.reading.metric,
        "aspect": str(found.given.reading.aspect),
        "key": list(found.given.reading.key),
        "derivation": found.now.derivation,
        "snapshots": cited_json(found.now.snapshots),
    }
