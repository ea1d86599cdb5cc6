"""For which months a figure holds: named with it, carried on from before, or the plan's whole year."""

from __future__ import annotations

import pytest

from analytics.fact_check.reading.read import read
from analytics.months import Month
from tests.fact_check.reading.marked import assert_read


@pytest.mark.parametrize(
    ("words", "period", "as_of"),
    [
        ("2019年1-10月", "2019年1-10月", Month(2019, 10)),
        ("2019年1—10月", "2019年1-10月", Month(2019, 10)),
        ("2019年1至10月", "2019年1-10月", Month(2019, 10)),
        ("2019年前10月", "2019年1-10月", Month(2019, 10)),
        ("2019年前10个月", "2019年1-10月", Month(2019, 10)),
        ("截至2019年8月底", "2019年1-8月", Month(2019, 8)),
        ("截至2019年8月31日", "2019年1-8月", Month(2019, 8)),
        ("2019年上半年", "2019年1-6月", Month(2019, 6)),
        ("2019年一季度", "2019年1-3月", Month(2019, 3)),
        ("2019年前三季度", "2019年1-9月", Month(2019, 9)),
        ("2019年第三季度", "2019年7-9月", Month(2019, 9)),
        ("2019年7月", "2019年7月", Month(2019, 7)),
        ("2019年", "2019年", None),
        ("2017-2019年", "2017-2019年", None),
        ("2016年至2019年6月", "2016年至2019年6月", Month(2019, 6)),
    ],
)
def test_months_named_with_a_figure(words: str, period: str, as_of: Month | None) -> None:
    assert_read(f"{words}，全市重点项目完成投资{{12.5亿元|completed_investment period={period}}}。")
    assert read(f"{words}，全市重点项目完成投资12.5亿元。").as_of == as_of


@pytest.mark.parametrize(
    "marked",
    [
        "2019年1-10月，重点项目完成投资{12.5亿元|period=2019年1-10月}，其中三季度完成投资{4亿元|period=2019年7-9月}。",
        "2019年1-10月，重点项目完成投资{12.5亿元|period=2019年1-10月}，其中10月当月完成投资{2亿元|period=2019年10月}。",
        "2018年，重点项目完成投资{9亿元|period=2018年}；2019年完成投资{12亿元|period=2019年}。",
        "2020年11月20日，记者获悉，1-10月全市重点项目完成投资{12亿元|period=2020年1-10月}。",
    ],
)
def test_months_inside_and_beside_a_year(marked: str) -> None:
    assert_read(marked)


def test_plans_and_counts_carry_the_year_and_results_the_months() -> None:
    assert_read(
        "2019年，全市安排重点项目{30个|period=2019年}，总投资{90亿元|period=2019年}，年度计划投资{40亿元|period=2019年}。"
        "截至10月底，完成投资{35亿元|period=2019年1-10月}，完成年度计划的{87.5%|period=2019年1-10月}，"
        "较上年同期提高{2个百分点|period=2019年1-10月}。"
    )


def test_a_given_month_stands_above_the_text() -> None:
    found = read("全市重点项目完成投资12.5亿元。", as_of=Month(2020, 12))
    assert found.as_of == Month(2020, 12)
    assert found.figures[0].scope.period.year == 2020
