"""Exact values with the bounds that the rounding of printed numbers leaves them: of published figures and of drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.agreement import Agreement, Hedge, agreement, places_of
from analytics.wording.numbers import half_up


@dataclass(frozen=True)
class Span:
    """An exact value, and the bounds (both included) between which the printing of its parts leaves it."""

    value: Fraction
    low: Fraction
    high: Fraction

    @classmethod
    def exactly(cls, value: Fraction | int) -> Span:
        """A value that nothing was rounded for."""
        return cls(Fraction(value), Fraction(value), Fraction(value))

    @classmethod
    def rounded(cls, printed: Decimal, unit: Fraction | int = 1) -> Span:
        """A printed number times the worth of its unit: half a unit of its last decimal to either side."""
        value, half = Fraction(printed) * unit, Fraction(unit) / (2 * 10 ** places_of(printed))
        return cls(value, value - half, value + half)

    @classmethod
    def total(cls, parts: Iterable[Span]) -> Span:
        """The sum of parts that are each rounded for themselves."""
        spans = tuple(parts)
        return cls(
            sum((one.value for one in spans), Fraction()),
            sum((one.low for one in spans), Fraction()),
            sum((one.high for one in spans), Fraction()),
        )

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded for it."""
        return self.low == self.high

    def less(self, other: Span) -> Span:
        """The difference."""
        return Span(self.value - other.value, self.low - other.high, self.high - other.low)

    def over(self, other: Span) -> Span | None:
        """The quotient of two amounts or counts; null where the divisor may be nothing."""
        if other.low <= 0:
            return None
        return Span(self.value / other.value, self.low / other.high, self.high / other.low)

    def in_unit(self, unit: Fraction | int, *, is_fall: bool = False) -> Span:
        """The same counted in a unit; a fall of 3.2 points that was one is 3.2."""
        if is_fall:
            return Span(-self.value / unit, -self.high / unit, -self.low / unit)
        return Span(self.value / unit, self.low / unit, self.high / unit)

    def agreement(self, printed: Decimal, hedge: Hedge | None = None) -> Agreement:
        """How a number printed in the same unit stands to it: equal, cut off, in its parts’ rounding, or different.

        Where the parts were rounded so that the number may be right, nothing shows that it was cut off.
        """
        found = agreement(printed, self.value, hedge)
        if found is Agreement.MATCHES or not self.allows(printed, hedge):
            return found
        return Agreement.WITHIN_INPUT_ROUNDING

    def allows(self, printed: Decimal, hedge: Hedge | None = None) -> bool:
        """Whether some value within the bounds reads as printed."""
        if hedge is not None:
            return Agreement.MATCHES in {agreement(printed, end, hedge) for end in (self.low, self.high)}
        places = places_of(printed)
        return half_up(self.low, places) <= printed <= half_up(self.high, places)
