"""Units, hedges and Chinese numerals; what has a portfolio's unit, or looks like it, and is none of its figures."""

from __future__ import annotations

import pytest

from analytics.fact_check.reading.read import read
from analytics.fact_check.reading.tables import MOST_COLUMNS
from tests.fact_check.reading.marked import assert_read


@pytest.mark.parametrize(
    "marked",
    [
        "重点项目完成投资{12.5亿元|unit=亿元 number=12.5}。",
        "重点项目完成投资{12.5亿|unit=亿元}。",
        "重点项目总投资{1.25万亿元|unit=万亿元}。",
        "重点项目总投资{1.25万亿|unit=万亿元}。",
        "重点项目完成投资{125000万元|unit=万元}。",
        "重点项目共{1,203项|unit=项 number=1203}，总投资{10,316.7亿元|number=10316.7}。",
        "重点项目开工率{86.0%|unit=% number=86.0}。",
        "重点项目投资完成率同比提升{6.2个百分点|unit=百分点}。",
        "重点项目投资完成率同比提升{6.2百分点|unit=百分点}。",
        "全市重点项目投资完成率居全省{第3位|rank unit=名 number=3}。",
    ],
)
def test_units(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize(
    ("hedged", "bound"),
    [
        ("超{12.5亿元|hedge=gt}", "gt"),
        ("逾{12.5亿元|hedge=gt}", "gt"),
        ("突破{12.5亿元|hedge=gt}", "gt"),
        ("不低于{12.5亿元|hedge=gt}", "gt"),
        ("{12.5亿元|hedge=gt}以上", "gt"),
        ("{12多亿元|hedge=gt}", "gt"),
        ("近{12.5亿元|hedge=lt}", "lt"),
        ("不到{12.5亿元|hedge=lt}", "lt"),
        ("约{12.5亿元|hedge=approx}", "approx"),
        ("{12.5亿元|hedge=approx}左右", "approx"),
        ("{12.5亿元|hedge=-}", "-"),
    ],
)
def test_hedges(hedged: str, bound: str) -> None:
    assert f"hedge={bound}" in hedged
    assert_read(f"重点项目完成投资{hedged}。")


@pytest.mark.parametrize(
    "marked",
    [
        "重点项目投资完成率{百分之八十五点六|completion_rate number=85.6 unit=%}。",
        "重点项目完成全年计划的{八成|completion_rate number=8 unit=成}。",
        "重点项目完成年度投资计划近{七成|completion_rate number=7 hedge=lt}。",
        "重点项目完成了年度计划的{九成|completion_rate number=9 hedge=gt}以上。",
        "重点项目共{120余个|project_count number=120 hedge=gt}。",
    ],
)
def test_numerals_and_rough_numbers(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize("phrase", ["项目建成功能区", "三成立公司的项目", "两个项目进展顺利", "一个项目一个专班"])
def test_figures_of_speech_are_no_figures(phrase: str) -> None:
    assert_read(f"{phrase}。")


@pytest.mark.parametrize(
    "apart",
    [
        "2020年12月31日",
        "市政府第3次常务会议",
        "〔2020〕15号文件",
        "G320国道改线",
        "S49高速",
        "地铁3号线二期",
        "110千伏变电站",
        "长度12.5公里",
        "年产5万吨",
        "新增床位1200张",
        "占地300亩",
        "工期18个月",
        "联系电话0791-83886666",
        "联系电话13900000000",
        "电话13900000000项目办",
        "见https://a.example.cn/2020/12项目表",
        "“3个1”工程",
        "“5+3”产业",
        "第12页",
        "用时3天",
        "12条措施",
        "组建6个专班",
        "召开3场现场会",
    ],
)
def test_what_is_no_figure_of_a_portfolio(apart: str) -> None:
    assert_read(f"{apart}。全市重点项目共{{12个|project_count}}。")


@pytest.mark.parametrize(
    "marked",
    [
        "城东大桥完成投资{4亿元|none}。",
        "示例产业园一期总投资{35.3亿元|none}。",
        "总投资{35.3亿元|none}的示例项目加快建设。",
        "某公司投资{12亿元|none}新建生产线。",
    ],
)
def test_a_single_project_s_own_amount_is_none(marked: str) -> None:
    assert_read(f"重点项目共{{12个|project_count}}。\n{marked}")


@pytest.mark.parametrize(
    "marked",
    [
        "总投资{10亿元|none}以上的项目{18个|project_count size=10亿元以上}。",
        "重点项目共{60个|project_count}，{33个|reached}完成年度计划的{50%|none}以上。",
        "{12个|places}县区开工率均达到{80%|none}以上。",
        "重点项目离{80%|measure=- sense=other}的目标还差一截。",
    ],
)
def test_a_threshold_is_none(marked: str) -> None:
    assert_read(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "全市规模以上工业增加值增长{8.5%|none}。",
        "全市地区生产总值（GDP）{5745亿元|none}。",
        "全市地区生产总值{5745亿元|none}，增长{3.6%|none}。",
        "全市一般公共预算收入{480亿元|none}。",
        "项目达产后，年产值可达{20亿元|none}，实现税收{1.5亿元|none}。",
    ],
)
def test_the_economy_is_no_portfolio(marked: str) -> None:
    assert_read(f"{marked}重点项目共{{12个|project_count}}。")


def test_the_economy_in_the_same_sentence_is_none() -> None:
    assert_read("重点项目完成投资{8亿元|completed_investment}，固定资产投资增长{8.5%|none}。")
    assert_read("重点项目完成投资{8亿元}，全市固定资产投资完成{100亿元|none}，增长{8.5%|none}。")


def test_a_line_of_nothing_but_bars_is_read_up_to_the_widest_table() -> None:
    wide = f"各区完成投资情况 单位：亿元\n县区|{'完成投资|' * 90}\n东湖区|{'1.5|' * 90}\n"
    assert len(read(wide).figures) == MOST_COLUMNS - 1
