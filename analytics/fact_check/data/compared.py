"""A printed number held against an exact one: in its own unit, in another, and with its direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement, agreement, places_of
from analytics.fact_check.data.stated import Kind
from analytics.fact_check.figure import MONEY_UNITS, PER_CENT, POINTS, Figure
from analytics.fact_check.verdict import Verdict
from analytics.language import Label
from analytics.published.words import amount_text, both
from analytics.wording.numbers import MINUS, half_up

# How much of the unit of code one printed unit is; what is counted has any measure word.
SIZES: Mapping[str, Fraction] = {
    **{unit: Fraction(size) for unit, size in MONEY_UNITS.items()},
    PER_CENT: Fraction(1, 100),
    POINTS: Fraction(1, 100),
}
COUNTED = "个"
UNITS: Mapping[Kind, tuple[str, ...]] = {
    Kind.MONEY: tuple(MONEY_UNITS),
    Kind.PER_CENT: (PER_CENT,),
    Kind.POINTS: (POINTS,),
    Kind.COUNT: (COUNTED,),
}
FEWEST_PLACES, MORE_PLACES = 3, 2
VERDICTS = {Agreement.MATCHES: Verdict.MATCHES, Agreement.TRUNCATED: Verdict.TRUNCATED}


@dataclass(frozen=True)
class Exact:
    """What the data give: signed and in the unit of code; ``is_signed`` where words say which way it points."""

    value: Fraction
    kind: Kind
    is_signed: bool = False


@dataclass(frozen=True)
class Compared:
    """A printed number beside the exact one; null verdict where its unit says that something else is meant."""

    verdict: Verdict | None
    expected: str
    exact: Label


def unit_kind(unit: str) -> tuple[Kind, ...]:
    """What a unit can be one of: what no amount and no rate is printed in counts something."""
    return tuple(kind for kind, units in UNITS.items() if unit in units) or (Kind.COUNT,)


def size_of(unit: str) -> Fraction:
    """How much of the unit of code a printed unit is."""
    return SIZES.get(unit, Fraction(1))


def compared(figure: Figure, exact: Exact) -> Compared:
    """The figure beside an exact value."""
    size, is_own = abs(exact.value), exact.kind in unit_kind(figure.unit)
    unit = figure.unit if is_own else UNITS[exact.kind][0]
    found = agreement(figure.number, size / size_of(unit), figure.hedge)
    is_turned = points_otherwise(figure, exact)
    verdict: Verdict | None = Verdict.MISMATCH
    if found in VERDICTS and not is_turned:
        verdict = VERDICTS[found] if is_own else Verdict.WRONG_UNIT
    elif not is_turned and is_own and figure.hedge is None:
        fitting = fitting_unit(figure, size, exact.kind)
        if fitting is not None:
            verdict, unit = Verdict.WRONG_UNIT, fitting
    elif not is_own and not is_same_size(figure.unit, unit):
        verdict = None
    return Compared(verdict, expected(figure, exact, unit, is_turned=is_turned), exact_text(figure, exact, unit))


def is_same_size(unit: str, other: str) -> bool:
    """Whether numbers in two units can be held against each other: per cent and points, amounts of money."""
    return (unit in SIZES) is (other in SIZES) and (unit in MONEY_UNITS) is (other in MONEY_UNITS)


def fitting_unit(figure: Figure, size: Fraction, kind: Kind) -> str | None:
    """The other unit in which the printed number would be right; null for none."""
    others = (unit for unit in UNITS[kind] if unit != figure.unit)
    if kind is Kind.COUNT:
        return None
    return next((one for one in others if agreement(figure.number, size / size_of(one)) is Agreement.MATCHES), None)


def points_otherwise(figure: Figure, exact: Exact) -> bool:
    """Whether the words say that it rose, and it fell, or the other way round; what rounds to nothing does neither."""
    if not exact.is_signed or not figure.number:
        return False
    return exact.value != 0 and figure.is_fall is not (exact.value < 0)


def expected(figure: Figure, exact: Exact, unit: str, *, is_turned: bool) -> str:
    """The number that it should be, printed as the figure is; with its unit and its sign where those differ."""
    places = 0 if exact.kind is Kind.COUNT else places_of(figure.number)
    number = half_up(abs(exact.value) / size_of(unit), places)
    text = f"{number:,}" if "," in figure.quote or "，" in figure.quote else f"{number}"
    sign = ("+" if exact.value > 0 else MINUS) if is_turned else ""
    return f"{sign}{text}{'' if unit == figure.unit or exact.kind is Kind.COUNT else unit}"


def exact_text(figure: Figure, exact: Exact, unit: str) -> Label:
    """The exact value with more decimals than were printed, for the reason."""
    places = 0 if exact.kind is Kind.COUNT else max(FEWEST_PLACES, places_of(figure.number) + MORE_PLACES)
    shown = exact.value if exact.is_signed else abs(exact.value)
    number: Decimal = half_up(shown / size_of(unit), places)
    named = figure.unit if exact.kind is Kind.COUNT and figure.unit not in SIZES else unit
    return both(lambda language: amount_text(number, named, language))


def printed_text(figure: Figure) -> Label:
    """The printed number with its unit, for the reason."""
    return both(lambda language: amount_text(figure.number, figure.unit, language))


def is_equal(figure: Figure, exact: Exact) -> bool:
    """Whether the printed number, in its own unit, is just what an exact value rounds to."""
    if exact.kind not in unit_kind(figure.unit):
        return False
    size = abs(exact.value) / size_of(figure.unit)
    return agreement(figure.number, size) is Agreement.MATCHES and not points_otherwise(figure, exact)


def digits(number: Decimal) -> int:
    """How many digits of a printed number signify: 0.6 has one, 29.4 three."""
    return len(f"{number}".replace(".", "").lstrip("0"))
