"""Checked drafts made by hand: each figure is named by how it is printed, with what was found of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analytics.city import city_named
from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.figure import PER_CENT, Figure, Period, Scope, Sense
from analytics.fact_check.verdict import AgainstData, Arithmetic, Checked, Verdict
from analytics.months import Month
from analytics.reasons import Reason

NANCHANG, OCTOBER = city_named("nanchang"), Month(2020, 10)
SOURCE = "示例数据 · 南昌市 · 2020-10 v1"
WHY = Reason("{size} bytes", {"size": "because"})
TEXT = (
    "【示例数据】甲项目安排\n今年安排项目240个，年度计划投资640亿元。\n"
    "截至10月底，累计完成投资551.7亿元，完成计划的86.3%，提升6.2%。\n计划新开工70个，已开工59个，开工率84.2%。"
)


@dataclass(frozen=True)
class Found:
    """What a test wants found of the figure printed as ``quote``: by the text itself, and by the data."""

    quote: str
    own: tuple[Verdict, str] | None = None
    data: tuple[Verdict, str | None] | None = None
    measure: str | None = "completion_rate"
    unit: str = PER_CENT
    sense: Sense = Sense.VALUE
    counts_places: bool = False
    number: str | None = None


FOUND = (
    Found("240个", measure="project_count", unit="个"),
    Found("640亿元", measure="annual_plan", unit="亿元"),
    Found("551.7亿元", data=(Verdict.MATCHES, "551.7"), measure="completed_investment", unit="亿元"),
    Found("86.3%", own=(Verdict.MISMATCH, "86.2")),
    Found("6.2%", own=(Verdict.WRONG_UNIT, "6.2"), sense=Sense.CHANGE),
    Found("70个", measure="planned_start_count", unit="个"),
    Found("59个", data=(Verdict.UNDECIDABLE, None), measure="started_count", unit="个"),
    Found("84.2%", own=(Verdict.TRUNCATED, "84.3"), measure="start_rate"),
)


def checked_of(text: str, found: Found, start: int) -> Checked:
    """One figure with what was found of it."""
    number = found.number or "".join(letter for letter in found.quote if letter in "0123456789.")
    figure = Figure(
        start,
        start + len(found.quote),
        found.quote,
        Decimal(number or 0),
        found.unit,
        found.measure,
        found.sense,
        Scope(city="南昌市", tier="市重大重点", period=Period(2020, 1, 10)),
        counts_places=found.counts_places,
        paragraph=text.count("\n", 0, start),
    )
    arithmetic = None if found.own is None else Arithmetic(*found.own, "1 / 2 = 3", (), WHY)
    data = None
    if found.data is not None:
        verdict, expected = found.data
        data = AgainstData(verdict, expected, None if expected is None else SOURCE, WHY)
    return Checked(figure, arithmetic, data)


def draft_of(text: str = TEXT, found: Iterable[Found] = FOUND, **fields: Any) -> CheckedDraft:
    """The draft with these figures, each sought behind the one before."""
    checked, at = [], 0
    for one in found:
        start = text.index(one.quote, at)
        checked.append(checked_of(text, one, start))
        at = start + len(one.quote)
    scope = {"city": NANCHANG, "as_of": OCTOBER, "is_demo": "示例数据" in text} | fields
    return CheckedDraft(text, checked=tuple(checked), **scope)
