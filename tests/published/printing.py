"""Published figures made by hand: one text about Nanchang's main list in December 2020, any field can be named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from analytics.published import PublishedFigure, Source
from analytics.published.parts import Recomputed
from analytics.published.recomputed import Recomputer
from tests.builders import MAIN_TIER

TEXT = Source("text", "通气会", "市发改委", date(2021, 1, 25), MAIN_TIER)
EARLIER_TEXT = Source("earlier", "去年的通气会", "市发改委", date(2020, 1, 20), MAIN_TIER)
YEAR_END, YEAR_END_BEFORE = date(2020, 12, 31), date(2019, 12, 31)
UNITS = {"completion_rate": "%", "start_rate": "%", "opened_rate": "%", "pace_gap": "百分点"}
MONEY = ("total_investment", "annual_plan", "completed_investment")


def printed(metric: str, value: str, **fields: Any) -> PublishedFigure:
    """A figure as printed: a rate in %, money in 亿元, the rest counted."""
    as_of = fields.pop("as_of", YEAR_END)
    stated = {
        "source": TEXT,
        "city": "南昌市",
        "tier": MAIN_TIER,
        "sector": None,
        "district": None,
        "stage": None,
        "size": None,
        "period_start": date(as_of.year, 1, 1),
        "period_end": as_of,
        "as_of": as_of,
        "metric": metric,
        "against": None,
        "basis": None,
        "value": Decimal(value),
        "unit": UNITS.get(metric, "亿元" if metric in MONEY else "个"),
        "hedge": None,
        "direction": None,
        "paragraph": 1,
        "quote": value,
        "note": "",
    }
    return PublishedFigure(**{**stated, **fields})


def recomputed(figures: Sequence[PublishedFigure], place: int = -1) -> Recomputed | None:
    """One of some figures, the last unless another is named, recomputed among them."""
    at = place % len(figures)
    return Recomputer(figures).recomputed(at, figures[at])
