"""Comparing cities and years: what may be compared, what may after a conversion, what may not, and why."""

from analytics.comparison.common_groups import mix, rates
from analytics.comparison.compare import COMPARED, FEWEST, MOST, Comparison, Judged, Verdict, compare
from analytics.comparison.conversions import Conversion, Row, Value, as_it_stands
from analytics.comparison.rules import Case, Effect, Finding, Rule
from analytics.comparison.sides import Reading, Side
from analytics.comparison.subjects import Subject
from analytics.comparison.whole_lists import periods

__all__ = [
    "COMPARED",
    "FEWEST",
    "MOST",
    "Case",
    "Comparison",
    "Conversion",
    "Effect",
    "Finding",
    "Judged",
    "Reading",
    "Row",
    "Rule",
    "Side",
    "Subject",
    "Value",
    "Verdict",
    "as_it_stands",
    "compare",
    "mix",
    "periods",
    "rates",
]
