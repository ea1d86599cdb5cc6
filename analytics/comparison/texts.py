"""A comparison in words: its values as printed, what it shows in a sentence, and its rows and reasons as tables."""

from __future__ import annotations

from fractions import Fraction

from analytics.change import DeltaUnit
from analytics.comparison.compare import Comparison
from analytics.comparison.conversions import Conversion, Row, Value
from analytics.comparison.rules import Finding
from analytics.comparison.sides import Reading
from analytics.language import Label, Language
from analytics.metrics import Metric, Number, Unit
from analytics.reasons import listed
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing
from analytics.wording.numbers import DELTA_LABELS, NONE, PER_CENT, UNIT_LABELS, grouped, half_up, in_unit, joined


def value_text(value: Value, row: Row, language: Language) -> str:
    """A value as printed at the decimals of its city: 117.0%, +10.78 个百分点, 29.9 … 95.1%; "—" for none."""
    number = value_number(value, row)
    return number if number == NONE else joined(number, unit_text(row, language))


def value_number(value: Value, row: Row) -> str:
    """The same without its unit, where an axis or a heading carries it."""
    if value.low is None or value.high is None:
        return NONE
    decimals = 0 if row.metric.unit is Unit.COUNT and not row.is_rate else value.side.decimals
    low, high = (number_text(number, row, decimals) for number in (value.low, value.high))
    return low if value.is_exact else f"{low} … {high}"


def number_text(number: Number, row: Row, decimals: int) -> str:
    """A number in its printed unit; a gap carries its sign."""
    return grouped(half_up(in_printed_unit(number, row), decimals), signed=row.is_gap)


def in_printed_unit(number: Number, row: Row) -> Fraction:
    """The exact number in the unit it is printed in; of a gap in percentage points."""
    return Fraction(number) * PER_CENT if row.is_rate else in_unit(row.metric, number)


def unit_text(row: Row, language: Language) -> str:
    """The unit of a row: a gap between rates is in percentage points."""
    if row.is_gap:
        return DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    return UNIT_LABELS[Unit.RATE if row.is_rate else row.metric.unit].text(language)


def row_title(row: Row, language: Language) -> str:
    """What a row compares: the metric, and what it was converted to."""
    parts = [] if row.conversion is Conversion.SHARE else [row.metric.text(language)]
    if row.conversion is not None:
        parts.append(row.conversion.text(language))
    if row.group is not None:
        parts.append(row.group.text(language))
    return " · ".join(parts)


def reading_text(reading: Reading, decimals: int, language: Language) -> str:
    """What a side reads by itself, with the word that makes it a bound."""
    if reading.value is None:
        return NONE
    metric = reading.metric
    number = grouped(half_up(in_unit(metric, reading.value), 0 if metric.unit is Unit.COUNT else decimals))
    text = joined(number, UNIT_LABELS[metric.unit].text(language))
    return text if reading.hedge is None else f"{reading.hedge.text(language)} {text}"


def shared_findings(comparison: Comparison) -> list[tuple[Finding, tuple[Metric, ...]]]:
    """Each finding once, with the metrics it applies to, what weighs most first."""
    metrics: dict[tuple[str, str, str], list[Metric]] = {}
    found: dict[tuple[str, str, str], Finding] = {}
    for judged in comparison.judged:
        for finding in judged.findings:
            key = (finding.rule, finding.effect, finding.reason.text(Language.EN))
            metrics.setdefault(key, []).append(judged.metric)
            found.setdefault(key, finding)
    return [(found[key], tuple(metrics[key])) for key in found]


def reasons_listing(comparison: Comparison, language: Language) -> Listing:
    """One row per rule that applies: what follows, for which metrics, why."""
    labels = {
        "effect": Label("处理", "What follows"),
        "rule": Label("规则", "Rule"),
        "metrics": Label("指标", "Metrics"),
        "reason": Label("原因", "Reason"),
    }
    columns = tuple(ListedColumn(name, label.text(language), ListedKind.TEXT) for name, label in labels.items())
    rows = [
        {
            "effect": finding.effect.text(language),
            "rule": finding.rule.text(language),
            "metrics": listed(metrics).text(language),
            "reason": finding.reason.text(language),
        }
        for finding, metrics in shared_findings(comparison)
    ]
    return Listing(columns, rows)


def rows_listing(comparison: Comparison, language: Language) -> Listing:
    """One row per value that may be compared: what, whose, as of when, of which kind, from where, under what."""
    labels = {
        "what": Label("比较内容", "Compared"),
        "city": Label("城市", "City"),
        "value": Label("数值", "Value"),
        "as_of": Label("截至", "As of"),
        "kind": Label("数据类别", "Kind"),
        "assumption": Label("说明", "Said with it"),
        "source": Label("来源", "Source"),
    }
    kinds = {"as_of": ListedKind.DATE}
    columns = tuple(
        ListedColumn(name, label.text(language), kinds.get(name, ListedKind.TEXT)) for name, label in labels.items()
    )
    return Listing(columns, [row_cells(row, value, language) for row in comparison.rows for value in row.values])


def row_cells(row: Row, value: Value, language: Language) -> dict[str, Cell]:
    """The cells of one value."""
    said = value.reason if value.reason is not None else row.assumption
    return {
        "what": row_title(row, language),
        "city": value.subject.text(language),
        "value": value_text(value, row, language),
        "as_of": value.as_of,
        "kind": value.side.kind.text(language),
        "assumption": "" if said is None else said.text(language),
        "source": value.cited,
    }


def sizes_listing(comparison: Comparison, metrics: tuple[Metric, ...], language: Language) -> Listing:
    """One row per side with what its own sources say: to be read line by line, not down a column."""
    columns = [
        ListedColumn("city", Label("城市", "City").text(language), ListedKind.TEXT),
        ListedColumn("kind", Label("数据类别", "Kind").text(language), ListedKind.TEXT),
        ListedColumn("list", Label("清单", "List").text(language), ListedKind.TEXT),
        *(ListedColumn(metric.name, metric.text(language), ListedKind.TEXT) for metric in metrics),
    ]
    rows = []
    for side in comparison.sides:
        cells = {"city": side.text(language), "kind": side.kind.text(language), "list": side.list_name}
        for metric in metrics:
            cells[metric.name] = reading_text(side.reading(metric.name), side.decimals, language)
        rows.append(cells)
    return Listing(tuple(columns), rows)
