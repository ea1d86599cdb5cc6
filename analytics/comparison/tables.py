"""A comparison as tables: the rules that apply, everything that may be compared, and what each side says by itself."""

from __future__ import annotations

from analytics.comparison.compare import Comparison
from analytics.comparison.conversions import Row, Value
from analytics.comparison.rules import Finding
from analytics.comparison.sides import Side
from analytics.comparison.texts import reading_text, row_title, value_text
from analytics.language import Label, Language
from analytics.metrics import Metric
from analytics.reasons import listed
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing


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
