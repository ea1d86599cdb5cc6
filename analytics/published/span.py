"""Published figures as exact values in the unit of code, and back in the unit that they are printed in."""

from __future__ import annotations

from fractions import Fraction

from analytics.published.figures import DOWN, IN_CODE, PublishedFigure
from analytics.published.scope import is_counted
from analytics.span import Span


def span_of(figure: PublishedFigure) -> Span:
    """A figure in the unit of code: half a unit of its last decimal to either side, nothing for a count."""
    if is_counted(figure.unit):
        return Span.exactly(Fraction(figure.exact))
    return Span.rounded(figure.value, IN_CODE[figure.unit])


def printed_like(span: Span, figure: PublishedFigure) -> Span:
    """The same in a figure's printed unit and sense."""
    return span.in_unit(IN_CODE.get(figure.unit, Fraction(1)), is_fall=figure.direction == DOWN)
