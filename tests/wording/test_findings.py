"""Chart titles as a careful person would write them, whatever the data bring."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analytics.answers import Answer
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.wording import findings
from tests.builders import DECEMBER, YEAR_BEFORE, answer_of, municipal, new_start, project

METRICS = ("completion_rate", "pace_gap", "start_rate", "annual_plan")


def plain(name: str) -> str:
    """Names as they are."""
    return name


def rate(district: str, completed: int, **cells: Any) -> dict[str, Any]:
    """A project of a district that completed so many of 100."""
    return project(district, district=district, completed_investment_wan=completed, **cells)


def answered(root: Path, now: list[dict[str, Any]], then: list[dict[str, Any]] | None = None, **fields: Any) -> Answer:
    """The answer about December, against the year before where there is one."""
    ledgers = {DECEMBER: now} if then is None else {DECEMBER: now, YEAR_BEFORE: then}
    return answer_of(root, ledgers, *METRICS, compare_to=YEAR_BEFORE, **fields)


PACE = {
    "ahead and risen": (
        [rate("西湖区", 117)],
        [rate("西湖区", 87)],
        "完成年度计划的 117.0%，较上年同期提升 30.0 个百分点，超序时进度 17.0 个百分点",
    ),
    "behind and fallen": (
        [rate("西湖区", 80)],
        [rate("西湖区", 87)],
        "完成年度计划的 80.0%，较上年同期下降 7.0 个百分点，落后序时进度 20.0 个百分点",
    ),
    "unchanged": (
        [rate("西湖区", 100)],
        [rate("西湖区", 100)],
        "完成年度计划的 100.0%，与上年同期持平，与序时进度持平",
    ),
    "no last year": ([rate("西湖区", 100)], None, "完成年度计划的 100.0%，与序时进度持平"),
    "nothing planned": ([new_start(1, annual_plan_wan=None)], None, "当前范围没有年度计划投资，无法计算投资完成率"),
}


@pytest.mark.parametrize("case", PACE)
def test_pace(case: str, tmp_path: Path) -> None:
    now, then, expected = PACE[case]
    assert findings.pace_finding(answered(tmp_path, now, then), Language.ZH) == expected


RANKINGS = {
    "a leader and laggards": (
        [rate("西湖区", 150), rate("高新区", 120), rate("东湖区", 90)],
        "西湖区以 150.0% 居首，1 个落后序时进度",
    ),
    "nobody behind": ([rate("西湖区", 150), rate("高新区", 120)], "西湖区以 150.0% 居首，无一落后序时进度"),
    "a tie": ([rate("西湖区", 120), rate("高新区", 120)], "2 个并列第一（120.0%），无一落后序时进度"),
    "one district only": ([rate("西湖区", 120)], "仅西湖区：投资完成率 120.0%"),
    "no plan anywhere": ([rate("西湖区", 120, annual_plan_wan=None)], "当前范围没有可排名的数据"),
}


@pytest.mark.parametrize("case", RANKINGS)
def test_ranking(case: str, tmp_path: Path) -> None:
    now, expected = RANKINGS[case]
    answer = answered(tmp_path, now, by=Dimension.DISTRICT)
    assert findings.ranking_finding(answer, "completion_rate", plain, Language.ZH) == expected


def test_movers(tmp_path: Path) -> None:
    now, then = [rate("西湖区", 150), rate("高新区", 90)], [rate("西湖区", 100), rate("高新区", 100)]
    answer = answered(tmp_path / "a", now, then, by=Dimension.DISTRICT)
    finding = findings.movers_finding(answer, "completion_rate", plain, Language.ZH)
    assert finding == "西湖区提升最多（+50.0 个百分点），2 个可比，1 个低于对比期"
    alone = answered(tmp_path / "b", now, by=Dimension.DISTRICT)
    assert findings.movers_finding(alone, "completion_rate", plain, Language.ZH) == "没有可对比的上期数据"


def test_shares_and_the_weakest_combination(tmp_path: Path) -> None:
    now = [rate("西湖区", 150, annual_plan_wan=30_000), rate("高新区", 9000, annual_plan_wan=10_000)]
    answer = answered(tmp_path, now, by=Dimension.DISTRICT)
    assert findings.share_finding(answer, "annual_plan", plain, Language.ZH) == "西湖区年度计划投资最大：3.0 亿元"
    weakest = findings.weakest_finding(answer, lambda key: key[0], Language.EN)
    assert weakest == "2 of 2 combinations behind time progress; lowest: 西湖区 0.5%"


def test_against_names_the_date_compared_with() -> None:
    assert findings.against_text(DECEMBER, DECEMBER.plus(-1), Language.ZH) == "上月"
    assert findings.against_text(DECEMBER, DECEMBER.year_earlier, Language.EN) == "a year earlier"
    assert findings.against_text(DECEMBER, DECEMBER.plus(-5), Language.ZH) == "2020年7月"


def test_no_comparison_is_not_the_same_as_no_earlier_figure(tmp_path: Path) -> None:
    answer = answer_of(tmp_path, {DECEMBER: [rate("西湖区", 90)]}, *METRICS, by=Dimension.DISTRICT)
    assert findings.movers_finding(answer, "completion_rate", plain, Language.ZH) == "未选择对比日期"


def test_how_many_reached_time_progress_leaves_the_municipal_level_out(tmp_path: Path) -> None:
    answer = answered(tmp_path, [rate("西湖区", 150), rate("高新区", 90), municipal(9)], by=Dimension.DISTRICT)
    assert findings.reached_finding(answer, Language.ZH) == "2 个中 1 个达到序时进度"
