"""Where each number of the text comes from: a row a claim, in the order in which they are read."""

from __future__ import annotations

from fractions import Fraction

from analytics.briefing.document import Cell, Document, Paragraph, Quotient, Table, TableColumn
from analytics.city import City, city_named
from analytics.claims import Aspect, Cited, Claim
from analytics.claims.subjects import subject
from analytics.language import Label, Language, translator
from analytics.metrics import Measure, metric_named
from analytics.months import Month
from analytics.wording.listing import ListedKind
from analytics.wording.numbers import WAN_A_YI, enumerated

COLUMNS = {
    "paragraph": (Label("段落", "Paragraph"), ListedKind.TEXT),
    "printed": (Label("文中所印", "As printed"), ListedKind.TEXT),
    "unit": (Label("单位", "Unit"), ListedKind.TEXT),
    "value": (Label("精确值", "Exact value"), ListedKind.PRINTED),
    "numerator": (Label("分子 (亿元、个)", "Numerator (×100m yuan, count)"), ListedKind.PRINTED),
    "denominator": (Label("分母 (亿元、个)", "Denominator (×100m yuan, count)"), ListedKind.PRINTED),
    "metric": (Label("指标", "Metric"), ListedKind.TEXT),
    "aspect": (Label("取值方式", "What of it"), ListedKind.TEXT),
    "scope": (Label("范围", "Scope"), ListedKind.TEXT),
    "as_of": (Label("截至", "As of"), ListedKind.TEXT),
    "compared": (Label("对比", "Compared with"), ListedKind.TEXT),
    "derivation": (Label("推算过程", "Derivation"), ListedKind.TEXT),
    "snapshots": (Label("台账快照 (SHA-256 前8位)", "Snapshots (SHA-256 begins)"), ListedKind.TEXT),
}
OF_TWO_DATES = (Aspect.CHANGE, Aspect.DIFFERENCE, Aspect.PLACES_GAINED, Aspect.PART, Aspect.GROUP, Aspect.GROUP_PART)


def sources_table(document: Document) -> Table:
    """One row per claim of the text, then per number that a person typed."""
    language = document.spec.language
    _ = translator(language)
    columns = tuple(
        TableColumn(name, label.text(language), kind, Quotient("numerator", "denominator") if name == "value" else None)
        for name, (label, kind) in COLUMNS.items()
    )
    city = city_named(document.spec.city)
    rows = [
        claim_cells(paragraph, claim, city, language) for paragraph in document.paragraphs for claim in paragraph.claims
    ]
    rows += [
        (paragraph.label, typed.text, *[""] * (len(columns) - 4), _("Typed by hand: nothing stands behind it"), "")
        for paragraph in document.paragraphs
        for typed in paragraph.typed
    ]
    return Table("sources", _("Where each number of the text comes from"), columns, tuple(rows))


def snapshots_table(document: Document) -> Table:
    """One row per snapshot behind the text, with its whole SHA-256."""
    language = document.spec.language
    _ = translator(language)
    labels = {
        "snapshot": Label("台账快照", "Snapshot"),
        "city": Label("城市", "City"),
        "sha256": Label("SHA-256", "SHA-256"),
    }
    columns = tuple(TableColumn(name, label.text(language), ListedKind.TEXT) for name, label in labels.items())
    cited = sorted({*document.snapshots, *(one for claim in document.claims for one in claim.snapshots)}, key=order)
    rows = tuple((one.title, city_named(one.city).text(language), one.sha256) for one in cited)
    return Table("snapshots", _("Snapshots behind the text"), columns, rows)


def order(cited: Cited) -> tuple[str, Month, int]:
    """Snapshots by city, month and version."""
    return cited.city, cited.as_of, cited.version


def snapshot_text(cited: Cited) -> str:
    """A snapshot as a row cites it; another table of the sheet has its whole hash."""
    return f"{cited.title} {cited.short_hash}"


def claim_cells(paragraph: Paragraph, claim: Claim, city: City, language: Language) -> tuple[Cell, ...]:
    """A claim's row; what a name or a change does not have stays empty."""
    reading, metric = claim.reading, metric_named(claim.reading.metric)
    question = reading.question
    compared = question.compare_to if reading.aspect in OF_TWO_DATES else None
    return (
        paragraph.label,
        claim.text,
        claim.unit,
        "" if claim.value is None else claim.value,
        part(claim.numerator, metric.numerator),
        "" if metric.denominator is None else part(claim.denominator, metric.denominator),
        metric.text(language),
        reading.aspect.text(language),
        subject(reading, city, language),
        str(question.as_of),
        "" if compared is None else str(compared),
        claim.derivation,
        enumerated([snapshot_text(cited) for cited in claim.snapshots], language),
    )


def part(value: Fraction | None, measure: Measure) -> Cell:
    """A part of a figure as it is printed: 亿元 of an amount, a count as it is."""
    if value is None:
        return ""
    return value / WAN_A_YI if measure.column is not None else value
