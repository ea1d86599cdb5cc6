"""Published figures and their texts as tables for a reader: on screen, in Excel and in CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement
from analytics.glossary import FigureKind
from analytics.language import Label, Language, translator
from analytics.published.figures import DOWN, PublishedFigure, Source, place_named
from analytics.published.reconciled import LEDGERS
from analytics.published.verdicts import SEVERITY, Judged
from analytics.published.words import metric_text, part_text, period_text, precise_places, tier_text, unit_text
from analytics.snapshots import Snapshot
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing
from analytics.wording.numbers import half_up

# A shape beside each word, so that a verdict can be told without reading it and without colour.
MARKS = {
    Agreement.MATCHES: "✓",
    Agreement.TRUNCATED: "▽",
    Agreement.WITHIN_INPUT_ROUNDING: "≈",
    Agreement.ANOTHER_DATE: "◇",
    Agreement.MISMATCH: "✗",
    Agreement.NOT_COMPARABLE: "○",
}


def verdict_text(verdict: Agreement, language: Language) -> str:
    """A verdict with its mark."""
    return f"{MARKS[verdict]} {verdict.text(language)}"


def ledger_text(snapshot: Snapshot, language: Language) -> str:
    """A snapshot with its kind, which stands beside every value that is taken from it."""
    return f"{LEDGERS[snapshot.kind].text(language)} {snapshot.title}"


def of_figures(judged: Sequence[Judged], language: Language) -> Listing:
    """One row per figure, in the order given; a fall is negative.

    What is printed, the verdict and where it stands come first, as a phone shows no more; the city leads where there
    are several.
    """
    _ = translator(language)
    text, printed = ListedKind.TEXT, ListedKind.PRINTED
    city = (ListedColumn("city", _("City"), text),)
    has_several = len({one.figure.city for one in judged}) > 1
    columns = (
        *(city if has_several else ()),
        ListedColumn("metric", _("Metric"), text),
        ListedColumn("value", _("As printed"), printed),
        ListedColumn("unit", _("Unit"), text, 11),
        ListedColumn("verdict", _("Verdict"), text),
        ListedColumn("derivation", _("Derivation"), text, 24),
        ListedColumn("place", _("Place in the text"), text),
        ListedColumn("tier", _("List"), text),
        ListedColumn("part", _("Part of it"), text),
        ListedColumn("as_of", _("As of"), ListedKind.DATE),
        ListedColumn("source", _("Source"), text),
        ListedColumn("hedge", _("Hedge"), text),
        ListedColumn("recomputed", _("Recomputed"), printed),
        ListedColumn("ledger", _("Ledger value"), printed),
        ListedColumn("ledger_kind", _("Which ledger"), text),
        ListedColumn("reason", _("Why"), text, 70),
        ListedColumn("period", _("Period"), text),
        ListedColumn("basis", _("Basis"), text),
        *(() if has_several else city),
    )
    return Listing(columns, [figure_cells(one, language) for one in judged])


def figure_cells(judged: Judged, language: Language) -> dict[str, Cell]:
    """A figure's cells by column."""
    figure, recomputed, held = judged.figure, judged.recomputed, judged.reconciled
    return {
        "city": place_named(figure.city).text(language),
        "tier": tier_text(figure, language),
        "part": part_text(figure, language),
        "metric": metric_text(figure, language),
        "period": period_text(figure, language),
        "as_of": figure.as_of,
        "value": signed(figure, figure.value),
        "unit": unit_text(figure.unit, language) or None,
        "hedge": None if figure.hedge is None else figure.hedge.text(language),
        "basis": None if figure.basis is None else figure.basis.text(language),
        "verdict": verdict_text(judged.verdict, language),
        "recomputed": None if recomputed is None else exact_cell(figure, recomputed.span.value),
        "derivation": None if recomputed is None else recomputed.derivation(language),
        "ledger": None if held.value is None else exact_cell(figure, held.value),
        "ledger_kind": None if held.snapshot is None else ledger_text(held.snapshot, language),
        "reason": judged.reason(language),
        "source": figure.source.citation,
        "place": figure.place,
    }


def signed(figure: PublishedFigure, value: Decimal) -> Decimal:
    """A number in the printed sense with its sign."""
    return -value if figure.direction == DOWN else value


def exact_cell(figure: PublishedFigure, value: Fraction) -> Decimal:
    """An exact value at decimals enough to see what the printed one was rounded from."""
    return signed(figure, half_up(value, precise_places(figure)))


def of_sources(judged: Sequence[Judged], sources: Sequence[Source], language: Language) -> Listing:
    """One row per text: what it is, and how many of its figures have which verdict."""
    _ = translator(language)
    text = ListedKind.TEXT
    columns = (
        ListedColumn("name", _("Title"), text),
        ListedColumn("issuer", _("Issuer"), text),
        ListedColumn("issued", _("Issued"), ListedKind.DATE),
        ListedColumn("copy", _("Copy"), text),
        ListedColumn("figures", _("Figures"), ListedKind.COUNT),
        ListedColumn("address", _("Address"), text),
        *(ListedColumn(str(one), verdict_text(one, language), ListedKind.COUNT) for one in SEVERITY),
        ListedColumn("note", _("Note"), text),
    )
    return Listing(columns, [source_cells(source, judged, language) for source in sources])


def source_cells(source: Source, judged: Sequence[Judged], language: Language) -> dict[str, Cell]:
    """A text's cells by column."""
    _ = translator(language)
    verdicts = [one.verdict for one in judged if one.figure.source == source]
    return {
        "name": source.title,
        "issuer": source.issuer,
        "issued": source.issued,
        "figures": len(verdicts),
        **{str(verdict): verdicts.count(verdict) for verdict in SEVERITY},
        "copy": _("copy") if source.is_copy else _("issuer's own"),
        "address": source.address or None,
        "note": source.note or None,
    }


def summary(judged: Sequence[Judged], language: Language) -> str:
    """How many figures of how many texts there are, how many were recomputed, and how many each kind of ledger has."""
    _ = translator(language)
    kinds = Counter(one.reconciled.snapshot.kind for one in judged if one.reconciled.snapshot is not None)
    parts = (
        _("Figures: {count}", count=len(judged)),
        _("texts: {count}", count=len({one.figure.source.id for one in judged})),
        _("recomputed from their parts: {count}", count=sum(one.recomputed is not None for one in judged)),
        *(
            _("held against a {ledger}: {count}", ledger=LEDGERS[kind].text(language), count=count)
            for kind, count in kinds.items()
        ),
    )
    return Label("，", ", ").text(language).join(parts)


def source_line(count: int, language: Language) -> str:
    """What the figures are and where they come from: what the page's caption and files cite."""
    _ = translator(language)
    return _(
        "{kind} · {count} texts, each figure with its source", kind=FigureKind.PUBLISHED.text(language), count=count
    )
