"""A comparison in words: its values as printed, what it shows in a sentence, and its rows and reasons as tables."""

from __future__ import annotations

from fractions import Fraction

from analytics.answers import Figure
from analytics.change import DeltaUnit
from analytics.comparison.conversions import Conversion, Row, Value
from analytics.comparison.sides import Reading
from analytics.glossary import FigureKind
from analytics.language import Label, Language
from analytics.metrics import Number, Unit
from analytics.months import Month
from analytics.wording.numbers import (
    DELTA_LABELS,
    NONE,
    PER_CENT,
    UNIT_LABELS,
    derivation,
    grouped,
    half_up,
    in_unit,
    joined,
)

AS_PUBLISHED = Label("与公布数一致", "as published")
INVENTED = Label("虚构", "invented")


def value_text(value: Value, row: Row, language: Language) -> str:
    """A value as printed: 117.0%, +10.78 个百分点, 29.9 … 95.1%, 超 62.8%; "—" for none."""
    number = value_number(value, row)
    if number == NONE:
        return NONE
    text = joined(number, unit_text(row, language))
    return text if value.hedge is None else f"{value.hedge.text(language)} {text}"


def value_number(value: Value, row: Row) -> str:
    """The same without its unit, where an axis or a heading carries it; one row has one number of decimals."""
    if value.low is None or value.high is None:
        return NONE
    low, high = (number_text(number, row, decimals_of(row)) for number in (value.low, value.high))
    return low if value.is_exact else f"{low} … {high}"


def decimals_of(row: Row) -> int:
    """The decimals of a row: the most that one of its cities' own texts print; none of a count."""
    if row.metric.unit is Unit.COUNT and not row.is_rate:
        return 0
    return max((value.side.decimals for value in row.known), default=1)


def kind_text(value: Value, row: Row, language: Language) -> str:
    """Of which kind a value is; of a demo ledger also whether it is a published total or invented."""
    kind = value.side.kind.text(language)
    if value.side.kind is not FigureKind.DEMO or value.low is None:
        return kind
    is_declared = row.group is None and value.side.is_declared(row.metric.name, Month.of(value.as_of))
    return f"{kind} · {(AS_PUBLISHED if is_declared else INVENTED).text(language)}"


def derivation_text(value: Value, row: Row, language: Language) -> str | None:
    """How the rate behind a value came about: 1,824.9 ÷ 1,559.8 亿元 = 117.0%; null where nothing is divided."""
    if row.group is not None or not row.metric.is_rate or value.low is None:
        return None
    month = Month.of(value.as_of)
    reading = value.side.reading(row.metric.name, month if month in value.side.months else None)
    if reading.value is None or reading.numerator is None or reading.denominator is None:
        return None
    figure = Figure(reading.metric, month, reading.value, reading.numerator, reading.denominator, 0)
    return derivation(figure, language, value.side.decimals)


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
