"""The tables of words that bind a figure: one line here for each row that somebody adds there."""

from __future__ import annotations

import pytest

from analytics.city import city_named
from analytics.fact_check.data import words
from analytics.fact_check.data.stated import Line
from analytics.fact_check.figure import StageKind
from analytics.glossary import Dimension, ReserveStage
from analytics.metrics import BY_NAME
from analytics.months import Month

NANCHANG = city_named("nanchang")
JUNE, DECEMBER = Month(2020, 6), Month(2020, 12)


@pytest.mark.parametrize(
    ("printed", "tier"),
    [
        ("市重大重点", "市重大重点"),
        ("市重大重点项目", "市重大重点"),
        ("全市重大重点项目", "市重大重点"),
        ("市级重大重点项目", "市重大重点"),
        ("省大中型建设项目", "省大中型"),
        ("省重点工程", "省重点"),
        ("区重点项目", "区重点项目"),
    ],
)
def test_a_list_is_known_by_what_texts_call_it(printed: str, tier: str) -> None:
    assert words.spelled(NANCHANG.tiers, printed, NANCHANG) == tier


@pytest.mark.parametrize(
    ("printed", "group"),
    [
        ("县区（开发区、管理局）", Dimension.DISTRICT),
        ("县区(开发区、管理局)", Dimension.DISTRICT),
        ("各县区", Dimension.DISTRICT),
        ("按县区和市本级", Dimension.DISTRICT),
        ("区（市）县", Dimension.DISTRICT),
        ("县（市、区）", Dimension.DISTRICT),
        ("市直单位", Dimension.UNIT),
        ("市直项目责任单位", Dimension.UNIT),
        ("西湖区", None),
        ("市教育局", None),
        ("市本级", None),
    ],
)
def test_groups_of_groups_are_told_from_one(printed: str, group: Dimension | None) -> None:
    assert words.group_named(printed, NANCHANG) is group


@pytest.mark.parametrize("city", ["nanchang", "chengdu"])
def test_no_district_or_unit_is_taken_for_all_of_them(city: str) -> None:
    profile = city_named(city)
    names = [entry.name for entry in (*profile.districts, *profile.units)]
    assert [name for name in names if words.group_named(name, profile)] == []


@pytest.mark.parametrize(
    ("printed", "stage"),
    [
        ("签订投资协议", ReserveStage.SIGNING),
        ("编制项目建议书及可研", ReserveStage.PROPOSAL),
        ("立项用地规划许可", ReserveStage.LAND_PLANNING),
        ("初步设计及施工图", ReserveStage.DESIGN),
        ("施工前准备", ReserveStage.SITE_PREPARATION),
        ("未注明阶段", ""),
        ("设计审查", None),
        ("", None),
    ],
)
def test_a_stage_of_preparation_may_be_named_in_short(printed: str, stage: str | None) -> None:
    assert words.reserve_stage(printed) == stage


@pytest.mark.parametrize(
    ("baseline", "as_of", "months"),
    [
        (None, DECEMBER, [Month(2019, 12)]),
        ("上年同期", JUNE, [Month(2019, 6)]),
        ("上年", JUNE, [Month(2019, 6), Month(2019, 12)]),
        ("上月", Month(2020, 1), [Month(2019, 12)]),
        ("上季度末", Month(2020, 8), [JUNE]),
        ("2019年", JUNE, [Month(2019, 6), Month(2019, 12)]),
        ("2021年", JUNE, []),
        ("全市平均", JUNE, []),
    ],
)
def test_a_baseline_names_a_month(baseline: str | None, as_of: Month, months: list[Month]) -> None:
    assert [*words.earlier_months(baseline, as_of, is_plan=False)] == months


def test_a_plan_is_compared_with_the_one_that_last_year_ended_with() -> None:
    assert words.earlier_months("上年", JUNE, is_plan=True) == (Month(2019, 12), Month(2019, 6))


@pytest.mark.parametrize(
    ("baseline", "around", "lines"),
    [
        ("序时进度", "", (Line.TIME_PROGRESS,)),
        ("年度计划投资", "达到序时进度", (Line.PLAN,)),
        (None, "达到或超过序时进度", (Line.TIME_PROGRESS,)),
        (None, "达到或超额完成年度计划投资", (Line.PLAN,)),
        (None, "过线", (Line.TIME_PROGRESS, Line.PLAN)),
        ("过半", "", ()),
    ],
)
def test_the_line_is_that_of_the_words(baseline: str | None, around: str, lines: tuple[Line, ...]) -> None:
    assert words.lines_of(baseline, (around,)) == lines


def test_every_row_of_the_stages_means_registered_metrics() -> None:
    for (measure, kind), metrics in words.STAGED.items():
        assert {measure, *metrics} <= BY_NAME.keys(), (measure, kind)
    assert {kind for _measure, kind in words.STAGED} <= set(StageKind)
    assert set(words.COUNTED) == set(words.CUMULATIVE)


@pytest.mark.parametrize(
    ("lead", "follow", "group"),
    [
        ("年度投资任务的", "县区（开发区、管理局）中", Dimension.DISTRICT),
        ("年度投资任务的", "市直单位投资完成率", Dimension.UNIT),
        ("县区（开发区、管理局）中，", "达到或超过序时进度", Dimension.DISTRICT),
        ("县区排名如下；市直单位中，", "达到或超过序时进度", Dimension.UNIT),
        ("其中，", "达到或超过序时进度", None),
    ],
)
def test_which_groups_are_counted_stands_around_the_number(lead: str, follow: str, group: Dimension | None) -> None:
    assert words.group_around(lead, follow, NANCHANG) is group
