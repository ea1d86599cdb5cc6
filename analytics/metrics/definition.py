"""What a metric is, apart from which metrics exist."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from analytics.language import Label, Language
from analytics.metrics.measures import Measure
from analytics.months import MONTHS_A_YEAR, Month

Number = int | Decimal | Fraction


class Unit(StrEnum):
    """What a value counts; code keeps money in 万元, and only the wording room turns it into 亿元."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"


class Direction(StrEnum):
    """Whether more is better; declared, because no name tells it."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Metric:
    """One metric: what it is called, what is divided by what, and how it is to be read."""

    name: str
    zh: str
    en: str
    unit: Unit
    numerator: Measure
    basis: Label
    denominator: Measure | None = None
    direction: Direction = Direction.NEUTRAL
    less_time_progress: bool = False
    source: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether values are exact fractions, and changes percentage points."""
        return self.unit is Unit.RATE

    @property
    def base(self) -> Measure:
        """The measure whose projects stand behind the figure."""
        return self.denominator or self.numerator

    @property
    def parts(self) -> tuple[Measure, ...]:
        """The numerator and, of a rate, the denominator."""
        return (self.numerator, self.denominator) if self.denominator else (self.numerator,)

    @property
    def of_one_year(self) -> bool:
        """Whether the same projects of two years cannot be compared by it: a start is planned for one year."""
        return any(part.of_one_year for part in self.parts)

    def value(self, numerator: Number | None, denominator: Number | None, as_of: Month) -> Number | None:
        """The exact value; null when a part is missing or the denominator is zero, never 0 or infinity instead."""
        if self.denominator is None or numerator is None:
            return numerator
        if not denominator:
            return None
        # Fraction(a) / Fraction(b) is the same in three times the time, and a page divides thousands.
        (above, of_above), (below, of_below) = numerator.as_integer_ratio(), denominator.as_integer_ratio()
        rate = Fraction(above * of_below, of_above * below)
        return rate - time_progress(as_of) if self.less_time_progress else rate

    def text(self, language: Language) -> str:
        """The metric's name in the reader's language."""
        return self.zh if language is Language.ZH else self.en


def time_progress(as_of: Month) -> Fraction:
    """The part of the year that has passed: months elapsed over twelve."""
    return Fraction(as_of.number, MONTHS_A_YEAR)
