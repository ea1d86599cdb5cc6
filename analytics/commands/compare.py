"""``compare``: what may be compared between cities and months, what after a conversion, what not, and why."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from typing import Any

from analytics.commands.output import DONE, emit_json, emit_table, words
from analytics.comparison import COMPARED, Comparison, Conversion, Judged, Reading, Row, Subject, Value, compare
from analytics.comparison.texts import value_text
from analytics.language import Language
from analytics.metrics import Metric, Unit, metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import exact, exact_yi


def add(commands: _SubParsersAction[Any]) -> None:
    """Add the command's parser."""
    parser = commands.add_parser("compare", help="cities and months beside each other, with what may not be compared")
    parser.add_argument(
        "--with",
        dest="subjects",
        action="append",
        required=True,
        metavar="CITY[:YYYY-MM[:TIER]]",
        help="give it two to six times; without a month the latest",
    )
    parser.add_argument("--metric", action="append", help=f"default: {', '.join(COMPARED)}")
    parser.set_defaults(run=run)


def run(args: Namespace, archive: Archive) -> int:
    """Compare and print; that nothing may be compared is an answer, not a refusal."""
    metrics = tuple(metric_named(name).name for name in args.metric or COMPARED)
    comparison = compare(archive, [Subject.parse(text) for text in args.subjects], metrics)
    if args.json:
        emit_json(as_json(comparison, Language(args.lang)))
    else:
        print_words(comparison, args)
    return DONE


def as_json(comparison: Comparison, language: Language) -> dict[str, Any]:
    """The object that other programs rely on; ``rows`` hold only what may be drawn."""
    return {
        "verdict": str(comparison.verdict),
        "reasons": [
            {
                "rule": str(finding.rule),
                "metric": judged.metric.name,
                "effect": str(finding.effect),
                "text": finding.reason.text(language),
            }
            for judged in comparison.judged
            for finding in judged.findings
        ],
        "metrics": {judged.metric.name: str(judged.verdict) for judged in comparison.judged},
        "rows": [row_json(row, language) for row in comparison.rows],
        "sides": [
            {
                "city": side.subject.city,
                "as_of": str(side.month),
                "tier": side.tier,
                "kind": str(side.kind),
                "figures": {
                    judged.metric.name: reading_json(judged.case.readings[index], language)
                    for judged in comparison.judged
                },
            }
            for index, side in enumerate(comparison.sides)
        ],
    }


def row_json(row: Row, language: Language) -> dict[str, Any]:
    """One comparison that may be drawn; of an interval ``low`` and ``high`` differ and ``value`` is null."""
    return {
        # A share of the plan is no plan: what is said of that metric says nothing of it.
        "metric": "plan_share" if row.conversion is Conversion.SHARE else row.metric.name,
        "conversion": None if row.conversion is None else str(row.conversion),
        "group": None if row.group is None else row.group.text(language),
        "assumption": row.assumption and row.assumption.text(language),
        "values": [value_json(value, row, language) for value in row.values],
    }


def value_json(value: Value, row: Row, language: Language) -> dict[str, Any]:
    """One side's value: rates and gaps as decimal strings, 1 = 100 %."""
    low, high = (number_json(number, row) for number in (value.low, value.high))
    return {
        "city": value.side.subject.city,
        "as_of": value.as_of.isoformat(),
        "kind": str(value.side.kind),
        "value": low if value.is_exact else None,
        "low": low,
        "high": high,
        "text": value_text(value, row, language),
        "source": value.cited,
        "reason": value.reason and value.reason.text(language),
    }


def reading_json(reading: Reading, language: Language) -> dict[str, Any]:
    """What one side reads by itself, with its parts and its basis."""
    return {
        "metric": reading.metric.name,
        "value": number_json(reading.value, reading),
        "numerator": part_json(reading.numerator, reading.metric, 0),
        "denominator": part_json(reading.denominator, reading.metric, -1),
        "as_of": reading.as_of.isoformat(),
        "basis": reading.metric.basis.text(language),
        "hedge": reading.hedge and str(reading.hedge),
        "source": reading.cited,
        "reason": reading.reason and reading.reason.text(language),
    }


def number_json(value: Any, of: Row | Reading) -> Any:
    """A value as other commands print it: rates at twelve places, exact 亿元, whole counts."""
    if value is None or of.metric.is_rate or (isinstance(of, Row) and of.is_rate):
        return exact(value)
    return exact_yi(value) if of.metric.unit is Unit.MONEY else int(value)


def part_json(value: Any, metric: Metric, index: int) -> Any:
    """A numerator or denominator: 亿元 of an amount, else a count."""
    if value is None:
        return None
    return int(value) if metric.parts[index].column is None else exact_yi(value)


def print_words(comparison: Comparison, args: Namespace) -> None:
    """The verdict, then each metric with its reasons and what may be drawn."""
    _, language = words(args), Language(args.lang)
    print(comparison.verdict.text(language))
    for judged in comparison.judged:
        print_metric(judged, language)


def print_metric(judged: Judged, language: Language) -> None:
    """One metric: verdict, reasons, rows."""
    print(f"\n{judged.metric.text(language)}: {judged.verdict.text(language)}")
    for finding in judged.findings:
        print(f"  {finding.rule.text(language)} [{finding.effect.text(language)}] {finding.reason.text(language)}")
    for row in judged.rows:
        title = row.metric.text(language) if row.conversion is None else row.conversion.text(language)
        emit_table(
            (title, "", ""),
            (
                (value.subject.text(language), value_text(value, row, language), value.side.kind.text(language))
                for value in row.values
            ),
        )
        if row.assumption is not None:
            print(f"  {row.assumption.text(language)}")
