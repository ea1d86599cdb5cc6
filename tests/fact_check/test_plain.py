"""The plain text of a draft: damage, script and width leave no trace, and every character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.fact_check.plain import plain
from tests.fact_check.reading.marked import assert_read


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("重点項(xiàng)目共12個(gè)", "重点项目共12个"),
        ("我們(men)的項(xiàng)目", "我们的项目"),
        ("附件(a)和(b)", "附件（a）和（b）"),
        ("全市開工項目", "全市开工项目"),
        ("完成投资１２．５億元", "完成投资12.5亿元"),
        ("开工率８６％", "开工率86%"),
        ("总投资10,316.7亿元", "总投资10316.7亿元"),
        ("总投资10，316.7亿元", "总投资10316.7亿元"),
        ("工业,农业;交通:水利", "工业，农业；交通：水利"),
        ("1—10月", "1-10月"),
        ("1～10月", "1-10月"),
        ("开工率为 98.4 %", "开工率为98.4%"),
        ("渠 县完成", "渠县完成"),
        ("12 34", "12 34"),
        ("重点\u200b项\ufeff目", "重点项目"),
        ("甲\t乙", "甲|乙"),
        ("一行\n二行", "一行\n二行"),
        ("「双百」工程", "“双百”工程"),
    ],
)
def test_what_a_reader_takes_in(draft: str, text: str) -> None:
    assert plain(draft).text == text


@pytest.mark.parametrize(
    "marked",
    [
        "全市重点項(xiàng)目完成投資{12.5億(yì)元|completed_investment number=12.5 unit=亿元}。",
        "重點項目{120個|project_count unit=个}，開工率{86.0%|start_rate}，較上年提升{2個百分點|start_rate change}。",
        "重点项目完成投资{１２．５亿元|completed_investment number=12.5}，完成率{６１％|completion_rate number=61}。",
        "重点项目总投资{10,316.7亿元|total_investment number=10316.7}。",
        "重点项目 完成 投资 {12.5 亿元|completed_investment}。",
        "【示例】\r\n重点项目完成投资{12.5亿元|completed_investment}。\r\n",
    ],
)
def test_a_damaged_number_is_marked_where_it_is_printed(marked: str) -> None:
    assert_read(marked)


def test_lines_that_are_empty_are_left_out() -> None:
    text = plain("一\n\n  \n二")
    assert [text.text[start:end] for start, end in text.lines] == ["一", "二"]


@given(st.text("项項(xiàngè)（）12,，.．％% \t\n\u200b億元", max_size=60))
def test_every_character_knows_its_place(draft: str) -> None:
    text = plain(draft)
    assert len(text.at) == len(text.text) + 1
    assert list(text.at) == [*sorted(set(text.at[:-1])), len(draft)]
    for place in range(len(text.text)):
        start, end = text.span(place, place + 1)
        assert end - start == 1
        assert (draft[start] == "\n") == (text.text[place] == "\n")
