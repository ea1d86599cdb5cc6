"""Numbers with a portfolio's unit that are none of its figures: one project's own, a line that others are picked by."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import Noun
from analytics.fact_check.reading.numbers import Printed

EACH = ("均", "都")


def is_single_project(lead: Sequence[Mark], behind: Sequence[Mark]) -> bool:
    """Whether an amount or rate is one project's own: its clause names a single project, before or behind it.

    总投资35.3亿元的某某项目 is its own; 年度计划投资100亿元的重点项目 are a portfolio.
    """
    if phrases.says(phrases.clause_of(lead), "one_project"):
        return True
    is_modifier = len(behind) > 1 and behind[0].text == "的" and all(m.kind is not Kind.NUMBER for m in behind[:3])
    return is_modifier and behind[1].kind in (Kind.GAP, Kind.CITY, Kind.PLACE)


def picks(printed: Printed, lead: Sequence[Mark], counted: Noun | None, last: Sense | None) -> bool:
    """Whether a per cent number picks projects or places: 33个过了全年计划的50%, 3个产业链完成率超过28%."""
    says_each = any(mark.text in EACH or mark.text.endswith("等") for mark in lead)
    if printed.hedge is not None and says_each:
        return True
    if counted is None or any(mark.kind is Kind.STOP for mark in lead):
        return False
    return last is Sense.REACHED or (printed.hedge is not None and not counted.is_project)


def is_goal(behind: Sequence[Mark]) -> bool:
    """Whether a per cent number is a goal: 离80%的目标还差一截."""
    return phrases.text_of(behind[:2]).startswith("的目标")
