"""Figures of a list of rows in the plainest words, for comparison with what was printed."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Rows = list[dict[str, Any]]


def active(rows: Rows) -> Rows:
    """The projects still in the list."""
    return [row for row in rows if row["transferred_out_on"] is None]


def of_tier(rows: Rows, tier: str) -> Rows:
    """The active projects of a tier."""
    return [row for row in active(rows) if tier in row["tiers"]]


def kind(rows: Rows, plan_kind: str) -> Rows:
    """The projects of a plan kind."""
    return [row for row in rows if row["plan_kind"] == plan_kind]


def started(rows: Rows) -> Rows:
    """The planned new starts that have started."""
    return [row for row in kind(rows, "new_start") if row["status"] != "not_started"]


def yi(rows: Rows, column: str) -> Decimal:
    """The sum of a money column in 亿元, exact."""
    return sum((row[column] for row in rows if row[column] is not None), Decimal(0)) / 10_000


def completion(rows: Rows) -> Fraction:
    """Completed over planned."""
    return Fraction(yi(rows, "completed_investment_wan")) / Fraction(yi(rows, "annual_plan_wan"))


def start_rate(rows: Rows) -> Fraction:
    """Started over planned new starts."""
    return Fraction(len(started(rows)), len(kind(rows, "new_start")))


def printed(number: Fraction, places: int) -> Decimal:
    """The number as a text prints it: rounded half up once."""
    scaled = Decimal((number * 10**places).numerator) / Decimal((number * 10**places).denominator)
    return scaled.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-places)


def rates_by_unit(rows: Rows, unit_kind: str) -> dict[str, Fraction]:
    """The completion rate of each district or municipal unit with a plan, the highest first."""
    groups: dict[str, Rows] = defaultdict(list)
    for row in rows:
        if row["unit_kind"] == unit_kind and row["annual_plan_wan"] is not None:
            groups[row["responsible_unit"]].append(row)
    rates = {unit: completion(members) for unit, members in groups.items()}
    return dict(sorted(rates.items(), key=lambda entry: -entry[1]))
