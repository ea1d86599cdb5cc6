"""A comparison as tables: the rules that apply, everything that may be compared, and what each side says by itself."""

from __future__ import annotations

from analytics.comparison.compare import Comparison
from analytics.comparison.conversions import Conversion, Row, Value
from analytics.comparison.rules import Finding
from analytics.comparison.sides import Side
from analytics.comparison.texts import (
    decimals_of,
    in_printed_unit,
    kind_text,
    reading_text,
    row_title,
    unit_text,
    value_text,
)
from analytics.language import Label, Language
from analytics.metrics import Metric
from analytics.reasons import listed
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing
from analytics.wording.numbers import half_up

# A reason is a sentence; the table scrolls sideways rather than cut it off.
REASON_LETTERS = 110


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
    columns = tuple(
        ListedColumn(name, label.text(language), ListedKind.TEXT, REASON_LETTERS if name == "reason" else None)
        for name, label in labels.items()
    )
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
    """One row per value that may be compared: what, whose, in numbers, of which kind, from where, under what.

    ``low`` and ``high`` are the bounds of an interval, and equal where the value is exact.
    """
    labels = {
        "what": (Label("比较内容", "Compared"), ListedKind.TEXT),
        "city": (Label("城市", "City"), ListedKind.TEXT),
        "value": (Label("数值", "Value"), ListedKind.TEXT),
        "low": (Label("下限", "Low"), ListedKind.PRINTED),
        "high": (Label("上限", "High"), ListedKind.PRINTED),
        "unit": (Label("单位", "Unit"), ListedKind.TEXT),
        "as_of": (Label("截至", "As of"), ListedKind.DATE),
        "kind": (Label("数据类别", "Kind"), ListedKind.TEXT),
        "assumption": (Label("说明", "Said with it"), ListedKind.TEXT),
        "source": (Label("来源", "Source"), ListedKind.TEXT),
    }
    columns = tuple(ListedColumn(name, label.text(language), kind) for name, (label, kind) in labels.items())
    return Listing(columns, [row_cells(row, value, language) for row in comparison.rows for value in row.values])


def row_cells(row: Row, value: Value, language: Language) -> dict[str, Cell]:
    """The cells of one value; what is assumed of an interval says nothing about an exact neighbour."""
    is_of_others = row.conversion is Conversion.ALL_PROJECTS and value.is_exact
    said = value.reason if value.reason is not None else None if is_of_others else row.assumption
    places = decimals_of(row)
    low, high = (
        None if bound is None else half_up(in_printed_unit(bound, row), places) for bound in (value.low, value.high)
    )
    return {
        "what": row_title(row, language),
        "city": value.subject.text(language),
        "value": value_text(value, row, language),
        "low": low,
        "high": high,
        "unit": unit_text(row, language),
        "as_of": value.as_of,
        "kind": kind_text(value, row, language),
        "assumption": "" if said is None else said.text(language),
        "source": value.cited,
    }


def own_listing(side: Side, metrics: tuple[Metric, ...], language: Language) -> Listing:
    """What one side's own sources say: one row per metric with basis, date, source and note."""
    labels = {
        "metric": Label("指标", "Metric"),
        "value": Label("数值", "Value"),
        "as_of": Label("截至", "As of"),
        "basis": Label("口径", "Basis"),
        "source": Label("来源", "Source"),
        "note": Label("说明", "Note"),
    }
    kinds = {"as_of": ListedKind.DATE}
    columns = tuple(
        ListedColumn(name, label.text(language), kinds.get(name, ListedKind.TEXT)) for name, label in labels.items()
    )
    rows: list[dict[str, Cell]] = []
    for metric in metrics:
        reading = side.reading(metric.name)
        rows.append(
            {
                "metric": reading.metric.text(language),
                "value": reading_text(reading, side.decimals, language),
                "as_of": reading.as_of,
                "basis": reading.metric.basis.text(language),
                "source": reading.cited,
                "note": reading.note if reading.reason is None else reading.reason.text(language),
            }
        )
    return Listing(columns, rows)
