"""Exact values with the bounds that the rounding of printed numbers leaves them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analytics.agreement import places_of
from analytics.published.figures import DOWN, IN_CODE, PublishedFigure
from analytics.published.scope import is_counted


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
    def of(cls, figure: PublishedFigure) -> Span:
        """A figure in the unit of code: half a unit of its last decimal to either side, nothing for a count."""
        value = Fraction(figure.exact)
        if is_counted(figure.unit):
            return cls.exactly(value)
        half = IN_CODE[figure.unit] / (2 * 10 ** places_of(figure.value))
        return cls(value, value - half, value + half)

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

    def printed_like(self, figure: PublishedFigure) -> Span:
        """The same in a figure's printed unit and sense: a fall of 3.2 points that was one is 3.2."""
        unit = IN_CODE.get(figure.unit, Fraction(1))
        if figure.direction == DOWN:
            return Span(-self.value / unit, -self.high / unit, -self.low / unit)
        return Span(self.value / unit, self.low / unit, self.high / unit)
