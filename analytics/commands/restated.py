"""``restated``: what of the frozen briefings would read differently now."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from analytics.briefing.frozen import Kept, all_kept
from analytics.briefing.restated import Restated, RestatedFigure, about, restated, signed_text
from analytics.city import city_named
from analytics.commands.output import DONE, cited_json, complain, emit_json, emit_table, words
from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.snapshots import Archive


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("restated", help="frozen figures that would read differently now")
    parser.add_argument("--city")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Every frozen briefing with what would read differently; a finding is a result, not a refusal."""
    language = Language(args.lang)
    found = all_kept(archive, city_named(args.city).code if args.city else None)
    held = [(one, *held_against(archive, one)) for one in found.kept]
    faults = [fault.text(language) for fault in found.damaged]
    for fault in faults:
        complain(fault)
    if args.json:
        told = [as_json(one, differing, refusal) for one, differing, refusal in held]
        emit_json({"frozen": told, "damaged": faults})
        return DONE
    _ = words(args)
    if not held and not faults:
        print(_("No briefing has been frozen yet."))
    for one, differing, refusal in held:
        # The source begins with the kind of the figures: what is invented says so wherever it is printed.
        print(f"{one.title} ({one.kept_at}, {one.kept_by})\n{one.document.source}")
        if refusal is not None:
            print(refusal.text(language))
        elif not differing.count:
            print(_("Nothing would read differently."))
        for line in lines(differing, language):
            emit_table(line, ())
    return DONE


def held_against(archive: Archive, one: Kept) -> tuple[Restated, PortfolioError | None]:
    """What of one briefing would read differently, or why that cannot be said."""
    try:
        return restated(archive, one), None
    except PortfolioError as refusal:
        return Restated(), refusal


def lines(found: Restated, language: Language) -> Iterator[tuple[str, ...]]:
    """The differences, each with its place, what it is about, as given, as it would read now."""
    for one in found.figures:
        yield one.paragraph, about(one.given, language), signed_text(one.given), signed_text(one.now), one.by
    for text in (*found.words, *found.titles):
        yield text.place, text.given, text.now
    for cell in found.cells:
        yield f"{cell.table}: {cell.row}", cell.column, cell.given, cell.now


def as_json(one: Kept, found: Restated, refusal: PortfolioError | None) -> dict[str, Any]:
    """A frozen briefing and its differences; ``reason`` says why it cannot be held against anything."""
    document = one.document
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
        "reason": None if refusal is None else refusal.text(document.spec.language),
        "restated": [figure_json(figure) for figure in found.figures],
        "reworded": [asdict(text) for text in found.words],
        "titles": [asdict(text) for text in found.titles],
        "tables": [asdict(cell) for cell in found.cells],
    }


def figure_json(found: RestatedFigure) -> dict[str, Any]:
    """One figure as it was given and as it would read now."""
    return {
        "paragraph": found.paragraph,
        "given": signed_text(found.given),
        "now": signed_text(found.now),
        "by": found.by,
        "metric": found.given.reading.metric,
        "aspect": str(found.given.reading.aspect),
        "dimensions": [str(dimension) for dimension in found.given.reading.question.by],
        "key": list(found.given.reading.key),
        "place": found.given.reading.place,
        "derivation": found.now.derivation,
        "snapshots": cited_json(found.now.snapshots),
    }
