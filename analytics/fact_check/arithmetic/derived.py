"""What other figures of a draft give for one of it, and what that says of the number printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement, agreement, places_of
from analytics.fact_check.arithmetic.draft import kind_of_unit, worth
from analytics.fact_check.arithmetic.groups import Kind
from analytics.fact_check.figure import PER_CENT, Figure, Sense
from analytics.fact_check.verdict import Arithmetic, Verdict
from analytics.reasons import Reason, _
from analytics.span import Span
from analytics.wording.numbers import MINUS, grouped, half_up

LONGEST = 80
FEWEST_PLACES, MORE_PLACES = 3, 2
CHANGES = (Sense.CHANGE, Sense.INCREASE, Sense.GROWTH)
# Words that say of a change that it goes up; without one, and without a fall, a change is only as large as it says.
RISING = ("超", "高", "快", "领先", "提升", "提高", "增", "升", "多", "净")
VERDICTS = {
    Agreement.MATCHES: Verdict.MATCHES,
    Agreement.TRUNCATED: Verdict.TRUNCATED,
    Agreement.WITHIN_INPUT_ROUNDING: Verdict.WITHIN_INPUT_ROUNDING,
    Agreement.MISMATCH: Verdict.MISMATCH,
}
EXPLAINING = (Agreement.MATCHES, Agreement.WITHIN_INPUT_ROUNDING)
MATCHES = _("{derivation}: as printed.")
BOUND_HOLDS = _("{derivation}: the bound that is printed holds.")
CUT_OFF = _("{derivation}, which rounds to {expected}; {printed} is cut off.")
CUT_OFF_OR_ROUNDED = _(
    "{derivation}, rounded {expected}; {printed} is cut off, unless its rounded parts ({low} to {high}) explain it."
)
WITHIN = _("{derivation}; its parts are rounded themselves and leave {low} to {high}: {printed} may be right.")
DIFFERENT = _("{derivation}; printed is {printed}.")
EXCEEDED = _("The parts exceed their total: {derivation}; printed is {printed}.")
REPEATED = _("Elsewhere the draft prints {expected} for the same; here it is {printed}.")


@dataclass(frozen=True)
class Derived:
    """What other figures give for one: in the unit of code, a fall below zero.

    ``is_certain``: the parts are surely those of this very figure, so that a difference is an error; what is not
    certain can only explain a figure, never contradict it. ``is_binding``: it contradicts a figure even where another
    derivation explains that. ``places`` are where the parts stand.
    """

    span: Span
    formula: str
    places: tuple[int, ...]
    is_certain: bool
    contradiction: Reason = DIFFERENT
    is_binding: bool = False


def as_said(figure: Figure, span: Span) -> Span:
    """A derived value in the printed unit and direction of a figure.

    Where its words say neither up nor down, only its size is stated.
    """
    found = span.in_unit(worth(figure.unit), is_fall=figure.is_fall)
    if figure.sense not in CHANGES or found.value >= 0:
        return found
    is_said = figure.is_fall or any(word in figure.lead or word in figure.follow for word in RISING)
    return found if is_said else span.in_unit(worth(figure.unit), is_fall=not figure.is_fall)


def agreement_of(figure: Figure, derived: Derived) -> Agreement:
    """How a printed number stands to what was derived for it."""
    return as_said(figure, derived.span).agreement(figure.number, figure.hedge)


def is_close(figure: Figure, span: Span, part: Fraction) -> bool:
    """Whether a derived value is nearly the printed one, so that a slip is likelier than another meaning."""
    value = as_said(figure, span).value
    return abs(value - Fraction(figure.number)) <= part * abs(value)


def judged(figure: Figure, derived: Derived, parts: Sequence[Figure]) -> Arithmetic:
    """The verdict on a figure, with the calculation as a newspaper office writes it."""
    span = as_said(figure, derived.span)
    found = span.agreement(figure.number, figure.hedge)
    places = places_of(figure.number)
    derivation = calculation(figure, derived, span)
    words = {
        "derivation": derivation,
        "expected": like(figure, half_up(span.value, places)),
        "printed": like(figure, figure.number),
        "low": exactly(span.low, places),
        "high": exactly(span.high, places),
    }
    is_open = found is Agreement.WITHIN_INPUT_ROUNDING and is_cut_off(figure, span)
    message = {
        Agreement.MATCHES: MATCHES if figure.hedge is None else BOUND_HOLDS,
        Agreement.TRUNCATED: CUT_OFF,
        Agreement.WITHIN_INPUT_ROUNDING: WITHIN,
    }.get(found, derived.contradiction)
    reason = Reason(message.message, words)
    if is_open:
        cut_off = Reason(CUT_OFF_OR_ROUNDED.message, words)
        return Arithmetic(Verdict.TRUNCATED, words["expected"], derivation, tuple(parts), cut_off, if_right=reason)
    return Arithmetic(VERDICTS[found], words["expected"], derivation, tuple(parts), reason)


def is_cut_off(figure: Figure, span: Span) -> bool:
    """Whether a number is what the printed parts give, but for its last digit, which is cut off.

    Whoever recomputes it from the text finds another digit, even where the parts' own rounding may explain it.
    """
    return agreement(figure.number, span.value, figure.hedge) is Agreement.TRUNCATED


def calculation(figure: Figure, derived: Derived, span: Span) -> str:
    """The calculation with its result; where nothing is calculated, what is rounded or contradicted."""
    found = result(figure, span.value, derived.formula)
    if derived.formula != found.removesuffix(PER_CENT):
        return f"{derived.formula}={found}"
    rounded = half_up(span.value, places_of(figure.number))
    return derived.formula if rounded == span.value else f"{derived.formula}≈{like(figure, rounded)}"


def like(figure: Figure, number: Decimal) -> str:
    """A number as a figure is printed: with separators where it has them, without its unit."""
    return grouped(number) if "," in figure.quote else f"{number:f}".replace("-", MINUS)


def result(figure: Figure, value: Fraction, formula: str) -> str:
    """The result of a calculation: with its unit where that is none of its parts'."""
    is_unit_said = figure.unit == PER_CENT or figure.unit in formula
    return exactly(value, places_of(figure.number)) + (figure.unit if is_unit_said else "")


def exactly(value: Fraction, places: int) -> str:
    """A value with decimals enough to see what it rounds to, and none that say nothing."""
    text = f"{half_up(value, max(FEWEST_PLACES, places + MORE_PLACES)):f}"
    return text.rstrip("0").rstrip(".").replace("-", MINUS)


def said(figure: Figure, *, with_unit: bool = False) -> str:
    """A part of a calculation, as printed."""
    return f"{figure.number:f}{figure.unit if with_unit else ''}"


def terms(figures: Sequence[Figure], unit: str) -> list[str]:
    """Parts of a calculation: with their units where an amount is not in the unit of the others."""
    money = {figure.unit for figure in figures if kind_of_unit(figure.unit) is Kind.MONEY}
    if unit and kind_of_unit(unit) is Kind.MONEY:
        money.add(unit)
    return [said(figure, with_unit=len(money) > 1) for figure in figures]


def summed(figures: Sequence[Figure], unit: str, away: Sequence[Figure] = ()) -> str:
    """A sum, less what is taken ``away``; a long one with its middle left out."""
    words = terms([*figures, *away], unit)
    signed = [f"+{word}" for word in words[: len(figures)]] + [f"{MINUS}{word}" for word in words[len(figures) :]]
    text = "".join(signed).removeprefix("+")
    last = signed[-1]
    while len(text) > LONGEST and len(signed) > 2:
        signed.pop(-2)
        text = "".join([*signed[:-1], "+…", last]).removeprefix("+")
    return text
