"""``published``: every published figure, recomputed from its own parts and held against the ledgers."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from analytics.commands.output import DONE, emit_json, emit_table, words
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.published.reconciled import Reconciled
from analytics.published.scope import is_counted
from analytics.published.tables import ledger_text, summary, verdict_text
from analytics.published.verdicts import Judged, judged, published_city
from analytics.published.words import exact_text, metric_text, part_text, printed_text, tier_text
from analytics.snapshots import Archive
from analytics.wording.numbers import NONE, exact


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("published", help="published figures, recomputed and held against the ledgers")
    parser.add_argument("--city", help="a city or province by name, or by its profile's code")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Print every figure, or those of one city or province."""
    found = judged(archive, published_city(args.city) if args.city else None)
    if args.json:
        emit_json({"figures": [described(one, Language(args.lang)) for one in found]})
    else:
        print_words(found, args)
    return DONE


def described(judged: Judged, language: Language) -> dict[str, Any]:
    """A figure for other programs: numbers as decimal strings in the printed unit and sense, codes for terms."""
    figure, recomputed = judged.figure, judged.recomputed
    return {
        "city": figure.city,
        "tier": figure.tier,
        "sector": figure.sector,
        "district": figure.district,
        "stage": figure.stage,
        "size": figure.size,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "as_of": figure.as_of,
        "metric": figure.name,
        "against": figure.against,
        "basis": figure.basis,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "hedge": figure.hedge,
        "direction": figure.direction,
        "source": figure.source.title,
        "source_date": figure.source.issued,
        "address": figure.source.address or None,
        "place": figure.place,
        "recomputed": None if recomputed is None else exact(recomputed.span.value),
        "derivation": None if recomputed is None else recomputed.derivation(language),
        "ledger": ledger_of(judged.reconciled),
        "verdict": judged.verdict,
        "reason": judged.reason(language),
    }


def ledger_of(held: Reconciled) -> dict[str, Any] | None:
    """What the ledger says; null where nothing was compared."""
    if held.value is None or held.snapshot is None:
        return None
    is_whole = is_counted(held.figure.unit)
    return {
        "value": int(held.value) if is_whole else exact(held.value),
        "verdict": held.verdict,
        "snapshot": held.snapshot.title,
        "kind": held.snapshot.kind,
    }


def print_words(found: tuple[Judged, ...], args: Namespace) -> None:
    """A table under a line that says what the figures are."""
    _, language = words(args), Language(args.lang)
    print(f"【{FigureKind.PUBLISHED.text(language)}】 {summary(found, language)}")
    header = (_("City"), _("List"), _("Part of it"), _("Metric"), _("As of"), _("As printed"))
    findings = (_("Recomputed"), _("Ledger value"), _("Verdict"), _("Source"), _("Place in the text"))
    emit_table((*header, *findings), (line(one, language) for one in found))


def line(judged: Judged, language: Language) -> tuple[str, ...]:
    """A figure's line of the table."""
    figure, recomputed, held = judged.figure, judged.recomputed, judged.reconciled
    ledger = NONE
    if held.value is not None and held.snapshot is not None:
        ledger = f"{exact_text(figure, held.value, language)} ({ledger_text(held.snapshot, language)})"
    return (
        figure.city,
        tier_text(figure, language) or NONE,
        part_text(figure, language) or NONE,
        metric_text(figure, language),
        str(figure.as_of),
        printed_text(figure, language),
        NONE if recomputed is None else recomputed.derivation(language),
        ledger,
        verdict_text(judged.verdict, language),
        figure.source.citation,
        figure.place,
    )
