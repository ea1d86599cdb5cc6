"""Printed parts that add up to their printed total: last digits are levelled by the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.wording.numbers import half_up


def adding_up(
    parts: Sequence[Fraction], total: Fraction, decimals: int, printed: Decimal | None = None
) -> list[Decimal]:
    """The parts at so many decimals, together exactly the total rounded half up, or what it was ``printed`` as.

    Each lies within one unit of its last digit of its exact value, and one that needs no rounding keeps it. The order
    of the parts decides nothing but which of several equal ones comes first. A total that is itself a part was printed
    so that it adds up with others. Parts that do not add up to the total raise :class:`ArithmeticError`.
    """
    if sum(parts, Fraction(0)) != total:
        raise ArithmeticError(f"the parts add up to {sum(parts, Fraction(0))}, not to {total}")
    scaled = [part * 10**decimals for part in parts]
    floors = [part.__floor__() for part in scaled]
    whole = half_up(total, decimals) if printed is None else printed
    missing = int(whole.scaleb(decimals)) - sum(floors)
    order = sorted(range(len(parts)), key=lambda place: (floors[place] - scaled[place], scaled[place], place))
    for place in order[:missing]:
        floors[place] += 1
    return [Decimal(number).scaleb(-decimals) for number in floors]
