"""Figures and changes as printed: rounded half up once, from the exact value, in the units of the newspaper.

Amounts are in 亿元 with thousands separators, rates in %, changes of rates in 百分点; null is "—".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.answers import Figure
from analytics.change import Change, DeltaUnit
from analytics.language import Label, Language
from analytics.metrics import Metric, Number, Unit

NONE = "—"
MINUS = "−"
WAN_A_YI = 10_000
PER_CENT = 100
DECIMALS = 1
EXACT_PLACES = 12

UNIT_LABELS = {
    Unit.MONEY: Label("亿元", "×100m yuan"),
    Unit.COUNT: Label("个", ""),
    Unit.RATE: Label("%", "%"),
}
DELTA_LABELS = {
    DeltaUnit.PERCENTAGE_POINTS: Label("个百分点", "pp"),
    DeltaUnit.PER_CENT: Label("%", "%"),
    DeltaUnit.COUNT: Label("个", ""),
}


def half_up(value: Number, decimals: int) -> Decimal:
    """The value at so many decimals, halves away from zero (四舍五入); exact in, rounded once."""
    scaled = abs(Fraction(value)) * 10**decimals
    whole = (scaled + Fraction(1, 2)).__floor__()
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def in_unit(metric: Metric, value: Number) -> Fraction:
    """The exact value in the unit it is printed in: % of a rate, 亿元 of an amount, a count as it is."""
    if metric.unit is Unit.RATE:
        return Fraction(value) * PER_CENT
    return Fraction(value) / WAN_A_YI if metric.unit is Unit.MONEY else Fraction(value)


def delta_in_unit(change: Change) -> Fraction | None:
    """The exact change in the unit it is printed in: percentage points, per cent or a count."""
    if change.delta is None:
        return None
    return change.delta if change.unit is DeltaUnit.COUNT else change.delta * PER_CENT


def grouped(number: Decimal, *, signed: bool = False) -> str:
    """The number with thousands separators and a true minus; a plus where signed and not zero."""
    plus = "+" if signed and number > 0 else ""
    return plus + f"{number:,}".replace("-", MINUS)


def yi(value: Number | None, decimals: int = DECIMALS) -> str:
    """An amount of 万元, printed in 亿元 without the unit."""
    return NONE if value is None else grouped(half_up(Fraction(value) / WAN_A_YI, decimals))


def printed(figure: Figure, decimals: int = DECIMALS) -> str:
    """The figure's number without its unit; counts have no decimals."""
    metric = figure.metric
    if figure.value is None:
        return NONE
    places = 0 if metric.unit is Unit.COUNT else decimals
    return grouped(half_up(in_unit(metric, figure.value), places), signed=metric.less_time_progress)


def joined(number: str, unit: str) -> str:
    """A number with its unit: 117.0%, 1,824.9 亿元; nothing after it where counts have no measure word."""
    return number + unit if unit == "%" else f"{number} {unit}".rstrip()


def unit_of(metric: Metric, language: Language) -> str:
    """The unit that a metric's figures are printed in; a gap between rates is in percentage points."""
    if metric.less_time_progress:
        return DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    return UNIT_LABELS[metric.unit].text(language)


def with_unit(figure: Figure, language: Language, decimals: int = DECIMALS) -> str:
    """The figure with its unit: 117.0%, 1,824.9 亿元, 586 个."""
    if figure.value is None:
        return NONE
    unit = unit_of(figure.metric, language)
    return joined(printed(figure, decimals), unit)


def change_number(change: Change, decimals: int = DECIMALS) -> str:
    """The signed change without its unit."""
    delta = delta_in_unit(change)
    if delta is None:
        return NONE
    return grouped(half_up(delta, 0 if change.unit is DeltaUnit.COUNT else decimals), signed=True)


def change_with_unit(change: Change, language: Language, decimals: int = DECIMALS) -> str:
    """The signed change with its unit: +29.4 个百分点, −3.2%; 持平 where nothing changed."""
    if change.delta is None:
        return NONE
    if change.delta == 0:
        return Label("持平", "unchanged").text(language)
    unit = DELTA_LABELS[change.unit].text(language)
    return joined(change_number(change, decimals), unit)


def derivation(figure: Figure, language: Language, decimals: int = DECIMALS, places: int | None = None) -> str:
    """How a figure came about: 1,824.9 ÷ 1,559.8 亿元 = 117.0%; only the result where nothing is divided.

    ``places`` are the decimals of a quotient, where they shall show how it was rounded.
    """
    metric = figure.metric
    if metric.denominator is None:
        return with_unit(figure, language, decimals)
    is_money = metric.denominator.column is not None
    parts = [
        yi(part, decimals) if is_money else (NONE if part is None else grouped(Decimal(int(part))))
        for part in (figure.numerator, figure.denominator)
    ]
    unit = UNIT_LABELS[Unit.MONEY].text(language) if is_money else ""
    quotient = f"{parts[0]} ÷ {parts[1]} {unit}".rstrip()
    if metric.less_time_progress:
        quotient += f" {MINUS} {figure.as_of.number}/12"
    return f"{quotient} = {with_unit(figure, language, decimals if places is None else places)}"


def exact(value: Number | None, places: int = EXACT_PLACES) -> str | None:
    """A rate or change as a decimal string for other programs, rounded half up at twelve places."""
    return None if value is None else f"{half_up(value, places):f}"


def exact_yi(value: Number | None) -> str | None:
    """An amount of 万元 as an exact decimal string of 亿元, without trailing zeros."""
    if value is None:
        return None
    amount = Decimal(value) if not isinstance(value, Fraction) else Decimal(value.numerator) / value.denominator
    return f"{(amount / WAN_A_YI).normalize():f}"


def for_axis(figure: Figure, decimals: int = 4) -> float | None:
    """The figure in its printed unit as a float, for a chart's axis only: what is printed never comes from it."""
    return None if figure.value is None else float(half_up(in_unit(figure.metric, figure.value), decimals))


def percent(rate: Fraction, decimals: int = DECIMALS) -> str:
    """A bare rate as a percentage: 83.3%."""
    return grouped(half_up(rate * PER_CENT, decimals)) + "%"


def difference_with_unit(change: Change, language: Language, decimals: int = DECIMALS) -> str:
    """The signed absolute difference of an amount or a count in its printed unit: +155.2 亿元, +12 个."""
    now, then = change.now.value, None if change.then is None else change.then.value
    if now is None or then is None:
        return NONE
    metric = change.now.metric
    difference = in_unit(metric, Fraction(now) - Fraction(then))
    places = 0 if metric.unit is Unit.COUNT else decimals
    return joined(grouped(half_up(difference, places), signed=True), unit_of(metric, language))


def clauses(parts: Sequence[str], language: Language) -> str:
    """Clauses of one sentence."""
    return ("；" if language is Language.ZH else "; ").join(parts)


def enumerated(names: Sequence[str], language: Language) -> str:
    """A list of names as a sentence carries it."""
    return ("、" if language is Language.ZH else ", ").join(names)
