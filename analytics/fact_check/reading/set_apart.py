"""Numbers with a portfolio's unit that are none of its figures: one project's own, a line that others are picked by."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import Noun
from analytics.fact_check.reading.numbers import Printed

PROJECT = ("项目", "工程")
SECTOR_LIKE = ("机场", "高速", "快速路", "地铁", "轻轨", "医院", "学校", "水库", "电站", "大桥")
THOSE = ("的项目", "的县", "的区", "的单位", "的市", "的企业", "以上的", "以下的")
HALF = ("的目标", "的任务", "的计划")
EACH = ("均", "都")


def is_single_project(lead: Sequence[Mark], behind: Sequence[Mark]) -> bool:
    """Whether an amount or rate is one project's own: its clause names a single project, before or behind it.

    总投资35.3亿元的某某项目 is its own; 年度计划投资100亿元的重点项目 are a portfolio.
    """
    return names_project(phrases.clause_of(lead)) or is_modifier(behind)


def is_modifier(behind: Sequence[Mark]) -> bool:
    """Whether a single project is named behind 的: 总投资35.3亿元的某某项目."""
    is_before = len(behind) > 1 and behind[0].text == "的" and all(m.kind is not Kind.NUMBER for m in behind[:3])
    return is_before and behind[1].kind in (Kind.GAP, Kind.CITY, Kind.PLACE)


def names_project(clause: Sequence[Mark]) -> bool:
    """Whether a clause names a single project; before 等 it is an example, and 机场、航运 in a list are sectors."""
    start = max((place for place, mark in enumerate(clause) if mark.text == "等"), default=-1) + 1
    for place in range(start, len(clause)):
        mark, before = clause[place], clause[place - 1] if place > start else None
        begins = before is None or before.kind is Kind.STOP or before.means("among")
        if mark.means("one_project") and not (begins and mark.text in SECTOR_LIKE):
            return True
    return False


def opens_project(behind: Sequence[Mark]) -> bool:
    """Whether the sentence goes on about the single project that an amount belongs to: 总投资20亿元的某某项目，…."""
    return is_modifier(behind) and any(mark.text in PROJECT or mark.means("one_project") for mark in behind[1:])


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


def is_line(printed: Printed, lead: Sequence[Mark], behind: Sequence[Mark]) -> bool:
    """Whether a per cent number is a line by which projects or places are told apart: 完成率低于60%的项目.

    过了年计划90%的还有…: those that are past the line are named behind it.
    """
    text = phrases.text_of(behind[:3])
    is_passed = phrases.says(phrases.clause_of(lead), "reached") and text.startswith("的") and not text.startswith(HALF)
    return is_passed or (printed.hedge is not None and text.startswith(THOSE))
