"""Why a figure moved, as a careful person would write it; what a sentence states adds up."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from analytics.decomposition import Split, explain, plan_restated
from analytics.decomposition.findings import groups_finding, restated_sentences, why_sentence
from analytics.decomposition.tables import of_groups, of_parts, of_projects
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.months import Month
from tests.builders import DECEMBER, YEAR_BEFORE, Row, archive_of, new_start, project, question

STARTED = {"status": "under_construction"}


def split(root: Path, now: list[Row], then: list[Row], metric: str = "completion_rate", **fields: Any) -> Split:
    """December against the year before."""
    by = fields.pop("by", None)
    archive = archive_of(root, {YEAR_BEFORE: then, DECEMBER: now})
    return explain(archive, question(metric, compare_to=YEAR_BEFORE, **fields), by)


def rate(number: int, plan: int, completed: int, **cells: Any) -> Row:
    return project(number, annual_plan_wan=plan * 10_000, completed_investment_wan=completed * 10_000, **cells)


SENTENCES = {
    "risen": (
        ([rate(1, 100, 110)], [rate(1, 200, 100)], "completion_rate"),
        "投资完成率较上年同期提升 60.0 个百分点：同口径项目计划较上年增减 +53.33、同口径完成投资 +6.67（个百分点）",
        "Completion rate up 60.0 pp on a year earlier: plans of projects in both against the earlier year's +53.33,"
        " Investment of projects in both +6.67 (pp)",
    ),
    "fallen amount": (
        ([rate(1, 1, 30)], [rate(1, 1, 50), rate(2, 1, 5)], "completed_investment"),
        "累计完成投资较上年同期减少 25.0 亿元：同口径项目 −20.0、退出项目 −5.0（亿元）",
        "Completed investment decreased by 25.0 ×100m yuan on a year earlier:"
        " Projects in both −20.0, Projects that left −5.0 (×100m yuan)",
    ),
    "a count": (
        ([project(1), project(2)], [project(1)], "project_count"),
        "项目数较上年同期增加 1 个：新进项目 +1（个）",
        "Projects increased by 1 on a year earlier: Projects that joined +1",
    ),
    "starts of two years": (
        ([new_start(1, **STARTED)], [new_start(2), new_start(3, **STARTED)], "start_rate"),
        "开工率较上年同期提升 50.0 个百分点：各组开工率变化 +50.00（个百分点；两年计划新开工项目不同，按领域分解）",
        "Start rate up 50.0 pp on a year earlier: Rates of the groups +50.00"
        " (pp; the planned starts of two years differ, so split by sector)",
    ),
    "nothing": (
        ([rate(1, 100, 50)], [rate(1, 100, 50)], "completion_rate"),
        "投资完成率与上年同期持平，没有项目使其变化",
        "Completion rate unchanged from a year earlier; no project moved it",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_the_sentence(case: str, tmp_path: Path) -> None:
    ledgers, zh, en = SENTENCES[case]
    found = split(tmp_path, *ledgers)
    assert why_sentence(found, Language.ZH) == zh
    assert why_sentence(found, Language.EN) == en


def many(root: Path) -> Split:
    """A change with more reasons than a sentence names, in thirds."""
    then = [rate(1, 3, 1), rate(2, 3, 2), rate(3, 7, 5, status="finished"), rate(4, 7, 4)]
    now = [rate(1, 4, 2), rate(2, 2, 2), rate(5, 7, 6), rate(6, 3, 1, transferred_in_on=DECEMBER.end)]
    return split(root, now, then, by=Dimension.SECTOR)


def test_a_sentence_of_many_reasons_states_what_is_left_of_each_kind_and_adds_up(tmp_path: Path) -> None:
    sentence = why_sentence(many(tmp_path), Language.ZH)
    assert len(many(tmp_path / "once more").whole) > 4
    numbers = [Decimal(number.replace("−", "-")) for number in re.findall(r"[+−]?\d+\.\d\d", sentence)]
    assert len(numbers) == 3, "investment, plans, moves"
    total = next(row for row in of_parts(many(tmp_path / "again"), Language.ZH).rows if row["group"] == "合计")
    assert sum(numbers) == total["contribution"]


def test_tables_add_up(tmp_path: Path) -> None:
    found = many(tmp_path)
    *parts, total = [row["contribution"] for row in of_parts(found, Language.EN).rows]
    assert sum(parts) == total
    *rows, whole = of_groups(found, str, Language.EN).rows
    assert whole["contribution"] == total
    assert sum(row["contribution"] for row in rows if row["reason"] != "Together") == total
    together = {row["group"]: row["contribution"] for row in rows if row["reason"] == "Together"}
    for group, subtotal in together.items():
        own = [row["contribution"] for row in rows if row["group"] == group and row["reason"] != "Together"]
        assert sum(own) == subtotal


def test_a_projects_reasons_stand_beside_it(tmp_path: Path) -> None:
    found = split(tmp_path, [rate(1, 100, 110)], [rate(1, 200, 100)])
    (row,) = of_projects(found.projects(), found.metric, Language.ZH).rows
    assert (row["reason"], row["contribution"]) == ("同口径完成投资、本年计划低于上年", Decimal("60.00"))


def test_groups_that_push_and_groups_that_hold_back(tmp_path: Path) -> None:
    now = [rate(1, 1, 30), rate(2, 1, 1, sector="服务业")]
    then = [rate(1, 1, 10), rate(2, 1, 6, sector="服务业")]
    found = split(tmp_path, now, then, "completed_investment", by=Dimension.SECTOR)
    zh = groups_finding(found, str, Language.ZH)
    assert zh == "工业拉动最大（+20.0 亿元），服务业拉低最大（−5.0 亿元）"
    en = groups_finding(found, str, Language.EN)
    assert en == "Most added: 工业, +20.0 ×100m yuan; most taken: 服务业, −5.0 ×100m yuan"


def test_the_restated_plan(tmp_path: Path) -> None:
    april = Month(2020, 4)
    first = [rate(1, 200, 0), rate(2, 100, 0), rate(3, 50, 0)]
    now = [rate(1, 150, 150), rate(2, 110, 110)]
    archive = archive_of(tmp_path, {april: first, DECEMBER: now})
    restated = plan_restated(archive, question("completion_rate"))
    assert restated is not None
    assert restated_sentences(restated, Language.ZH) == (
        "年度计划投资由2020年4月的 350.0 亿元 调整为 260.0 亿元：按原计划计算投资完成率为 74.3%，"
        "计划调整影响 +25.71 个百分点",
        "自2020年4月以来 1 个项目调低计划 50.0 亿元：不调低则投资完成率为 83.9%，调低计划影响 +16.13 个百分点",
        "自2020年4月以来 1 个项目调高计划 10.0 亿元，影响 −4.00 个百分点",
        "期间项目新进、退出使计划净变化 −50.0 亿元",
    )
