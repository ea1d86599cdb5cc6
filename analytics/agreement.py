"""Whether a printed number is what an exact figure rounds to: for published figures and drafts alike.

Rounding is half up, once. A number that is only right when cut off is named as cut off: neither right nor wrong.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from analytics.glossary import Term


class Agreement(Term):
    """How a printed number stands to what it states."""

    MATCHES = "matches", "与公布一致", "Equal as printed"
    TRUNCATED = "truncated", "截尾（未四舍五入）", "Cut off, not rounded"
    WITHIN_INPUT_ROUNDING = "within_input_rounding", "在分项舍入误差内", "Within the rounding of its parts"
    ANOTHER_DATE = "another_date", "另一日期", "Another date"
    MISMATCH = "mismatch", "不一致", "Different"
    NOT_COMPARABLE = "not_comparable", "不可比（无从核对）", "Not comparable"


class Hedge(Term):
    """A word that makes a number a bound instead of a value."""

    MORE = "gt", "超", "more than"
    LESS = "lt", "近", "less than"
    ABOUT = "approx", "约", "about"


def places_of(printed: Decimal) -> int:
    """How many decimals a number was printed with."""
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def agreement(printed: Decimal, exact: Fraction, hedge: Hedge | None = None) -> Agreement:
    """Whether ``printed`` is ``exact`` rounded half up at its own decimals, cut off there, or something else.

    Both in the printed unit. A hedged number is a bound: it matches when the exact figure lies on its side; "about"
    is no bound that arithmetic could judge beyond a twentieth.
    """
    value = Fraction(printed)
    if hedge is Hedge.ABOUT:
        return Agreement.MATCHES if abs(value - exact) * 20 <= abs(exact) else Agreement.MISMATCH
    if hedge is not None:
        holds = exact >= value if hedge is Hedge.MORE else exact <= value
        return Agreement.MATCHES if holds else Agreement.MISMATCH
    step = Fraction(1, 10 ** places_of(printed))
    size = abs(exact) / step
    rounded, cut = (size + Fraction(1, 2)).__floor__(), size.__floor__()
    sign = -1 if exact < 0 else 1
    if value == sign * rounded * step:
        return Agreement.MATCHES
    return Agreement.TRUNCATED if value == sign * cut * step else Agreement.MISMATCH
