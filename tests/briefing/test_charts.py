"""The charts of a briefing as values: what is drawn, in which order, and the finding that heads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

from analytics.briefing.charts import charts_of
from analytics.briefing.document import Chart, Drawn, Kind, Spec
from analytics.briefing.facts import Facts
from analytics.language import Language
from analytics.months import Month
from tests.builders import CITY, DECEMBER, MAIN_TIER, Row, archive_of, municipal, project

KEY_TIER = "市重点推进"
AUGUST = Month(2020, 8)


def rate(district: str, completed: int, **cells: object) -> Row:
    """A project of a district that completed so many of 100."""
    return project(district, district=district, completed_investment_wan=completed, **cells)


def charts(
    root: Path,
    ledgers: Mapping[Month, Iterable[Row]],
    as_of: Month = DECEMBER,
    tiers: tuple[str, ...] = (MAIN_TIER, KEY_TIER),
) -> dict[str, Chart]:
    """The charts about a month by code."""
    spec = Spec(CITY, as_of, Kind.BRIEFING, 1, Language.ZH, tiers)
    return {chart.code: chart for chart in charts_of(Facts(archive_of(root, ledgers), spec))}


THREE = [rate("东湖区", 90), rate("西湖区", 150), rate("高新区", 120), municipal(9, completed_investment_wan=500)]


def test_districts_stand_best_first_without_the_municipal_level(tmp_path: Path) -> None:
    chart = charts(tmp_path, {DECEMBER: THREE})[f"districts:{MAIN_TIER}"]
    assert chart.labels == ("西湖区", "高新区", "东湖区")
    assert [line.values for line in chart.lines] == [(150, 120, 90)]
    assert chart.title == "市重大重点项目：西湖区以 150.0% 居首，1 个未完成年度计划"
    assert [(mark.label, mark.value) for mark in chart.marks] == [("100%", 100)]


def test_last_year_is_the_second_series_with_gaps_for_what_is_new(tmp_path: Path) -> None:
    then = [rate("西湖区", 80), rate("高新区", 70)]
    chart = charts(tmp_path, {DECEMBER: THREE, DECEMBER.year_earlier: then})[f"districts:{MAIN_TIER}"]
    assert [line.name for line in chart.lines] == ["2020年12月", "2019年12月"]
    assert chart.lines[1].values == (80, 70, None)


def test_within_the_year_the_mark_is_time_progress(tmp_path: Path) -> None:
    chart = charts(tmp_path, {AUGUST: THREE}, AUGUST)[f"districts:{MAIN_TIER}"]
    assert [(mark.label, mark.value) for mark in chart.marks] == [("序时进度 66.7%", Fraction(200, 3))]
    assert chart.title.endswith("无一落后序时进度")


def test_one_bar_is_no_chart(tmp_path: Path) -> None:
    assert list(charts(tmp_path, {DECEMBER: [rate("西湖区", 150), rate("东湖区", 1, annual_plan_wan=None)]})) == [
        "year"
    ]


def test_the_year_is_drawn_to_its_month_beside_the_whole_year_before(tmp_path: Path) -> None:
    ledgers = {
        Month(2020, 7): [rate("西湖区", 60)],
        AUGUST: [rate("西湖区", 70)],
        # A later ledger is not yet known in August.
        Month(2020, 9): [rate("西湖区", 75)],
        Month(2019, 8): [rate("西湖区", 50)],
        Month(2019, 12): [rate("西湖区", 95)],
    }
    chart = charts(tmp_path, ledgers, AUGUST)["year"]
    now, then, progress = chart.lines
    assert chart.drawn is Drawn.LINES
    assert chart.labels[7] == "8月"
    assert now.values == (*[None] * 6, 60, 70, *[None] * 4)
    assert then.values == (*[None] * 7, 50, *[None] * 3, 95)
    assert progress.values == tuple(Fraction(100 * number, 12) for number in range(1, 13))
    assert chart.title == "市重大重点项目：完成年度计划的 70.0%，较上年同期提升 20.0 个百分点，超序时进度 3.3 个百分点"
    assert "4期" in chart.source
    assert "2019-08 … 2020-08" in chart.source


def test_without_a_year_before_its_line_keeps_its_place_and_is_empty(tmp_path: Path) -> None:
    chart = charts(tmp_path, {DECEMBER: [rate("西湖区", 117)]})["year"]
    assert [line.name for line in chart.lines] == ["2020年", "2019年", "序时进度"]
    assert set(chart.lines[1].values) == {None}
    assert chart.title == "市重大重点项目：完成年度计划的 117.0%"


def test_tiers_stand_in_the_order_of_the_profile(tmp_path: Path) -> None:
    rows = [rate("西湖区", 110), rate("东湖区", 150, tiers=[MAIN_TIER, KEY_TIER])]
    chart = charts(tmp_path, {DECEMBER: rows})["tiers"]
    assert chart.labels == (MAIN_TIER, KEY_TIER)
    assert chart.lines[0].values == (130, 150)
    assert chart.title.startswith("市重点推进完成率最高（150.0%）")


def test_a_tier_that_was_not_chosen_is_neither_drawn_nor_named(tmp_path: Path) -> None:
    rows = [rate("西湖区", 110), rate("东湖区", 150, tiers=[MAIN_TIER, KEY_TIER])]
    found = charts(tmp_path, {DECEMBER: rows}, tiers=(MAIN_TIER,))
    assert list(found) == [f"districts:{MAIN_TIER}", "year"]
