"""A briefing as text and Markdown: numbered, marked, printed once, and letter by letter."""

from __future__ import annotations

from fractions import Fraction

import pytest

from analytics.briefing.document import Section
from analytics.briefing.printed import heading, numeral, printed
from analytics.briefing.written import escaped, markdown, plain_text
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.wording.listing import ListedKind
from analytics.wording.printable import printable
from tests.briefing.documents import CONTROL, CONTROL_SHOWN, HOSTILE, SOURCE, document, paragraph
from tests.pages.hostile import NAMES


@pytest.mark.parametrize(
    ("cell", "kind", "decimals", "language", "text"),
    [
        (None, ListedKind.RATE, 1, Language.ZH, "—"),
        (Fraction(586), ListedKind.COUNT, 2, Language.ZH, "586"),
        (Fraction(141, 164) * 100, ListedKind.RATE, 1, Language.ZH, "86.0"),
        (Fraction(1, 4), ListedKind.RATE, 1, Language.ZH, "0.3"),
        (Fraction(-1, 4), ListedKind.RATE, 1, Language.ZH, "−0.3"),
        (Fraction(103167, 10), ListedKind.AMOUNT, 1, Language.ZH, "10316.7"),
        (Fraction(103167, 10), ListedKind.AMOUNT, 2, Language.EN, "10,316.70"),
        (Fraction(1, 8), ListedKind.PROJECT_AMOUNT, 1, Language.ZH, "0.13"),
        ("西湖区", ListedKind.TEXT, 1, Language.ZH, "西湖区"),
        ("甲\x00\n乙", ListedKind.TEXT, 1, Language.ZH, "甲\ufffd 乙"),
    ],
)
def test_a_cell_is_printed_once(
    cell: Fraction | str | None, kind: ListedKind, decimals: int, language: Language, text: str
) -> None:
    assert printed(cell, kind, decimals, language) == text


@pytest.mark.parametrize(
    ("place", "text"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_chinese_headings_are_numbered_in_chinese(place: int, text: str) -> None:
    assert numeral(place) == text
    assert heading(place, "计划安排", Language.ZH) == f"{text}、计划安排"


def test_english_headings_are_numbered_in_figures() -> None:
    assert heading(11, "Plan", Language.EN) == "11. Plan"


def test_what_cannot_be_printed_is_seen_to_be_missing() -> None:
    assert printable(CONTROL) == CONTROL_SHOWN
    assert printable("a\u2028b\u2066c\ufffe") == "a b\ufffdc\ufffd"


def test_the_text_is_what_stands_in_the_document() -> None:
    assert plain_text(document()).splitlines() == [
        "【示例数据】",
        "2020年南昌市重大重点项目推进情况",
        "新闻通气会材料",
        "",
        "一、计划安排",
        "　　共586个，另有12个。",
        "　　不印。",
        "",
        "二、答记者问",
        "　　问：为什么？",
        f"　　{HOSTILE}{CONTROL_SHOWN}",
        "",
        f"来源：{SOURCE}",
    ]


def test_what_was_left_out_is_not_written_and_headings_are_numbered_anew() -> None:
    for write in (plain_text, markdown):
        written = write(document(without=("left out",)))
        assert "不印" not in written
        assert "共586个" in written
        written = write(document(without=("left out", "a")))
        assert "计划安排" not in written
        assert "一、答记者问" in written


def test_only_invented_figures_are_marked() -> None:
    own = document(kind=FigureKind.LEDGER, source="台账数据")
    for write in (plain_text, markdown):
        assert write(document()).splitlines()[0].strip("*") == "【示例数据】"
        assert "示例" not in write(own)
    assert plain_text(document(language=Language.EN)).startswith("[Demo data]\n")


def test_markdown_has_the_tables_as_printed() -> None:
    lines = markdown(document()).splitlines()
    at = lines.index("**表1　县区**")
    assert lines[at + 2 : at + 6] == [
        "| 名次 | 县区 | 年度计划投资 (亿元) | 累计完成投资 (亿元) | 投资完成率 (%) |",
        "| ---: | :--- | ---: | ---: | ---: |",
        "| 1 | 西湖区 | 100.0 | 123.5 | 123.5 |",
        r"| 2 | \*\*b\*\* \<w:t\>\& \[a\](x) \| \$y\$ | 10316.7 | −0.1 | — |".replace("w:t", r"w\:t"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_reads_letter_by_letter_in_markdown(name: str) -> None:
    written = escaped(name)
    assert written.replace("\\", "") == name
    # What is left without a backslash before it means nothing to Markdown.
    bare = "".join(letter for at, letter in enumerate(written) if at == 0 or written[at - 1] != "\\")
    assert not set(bare) & set("*_`[]<>$&{}@|")
    assert "://" not in bare
    assert written[0] not in "=+-#"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. 甲", "1\\. 甲"),
        ("1824.9亿元", "1824.9亿元"),
        ("117.0", "117.0"),
        ("- 甲", "\\- 甲"),
        ("Q: why", "Q: why"),
        ("www.example.invalid", "www\\.example.invalid"),
        ("a:b", "a\\:b"),
    ],
)
def test_only_what_markdown_reads_is_disarmed(text: str, written: str) -> None:
    assert escaped(text) == written


def test_questions_are_bold() -> None:
    assert "**问：为什么？**" in markdown(document()).splitlines()


def test_a_section_begins_with_whatever_its_text_begins_with() -> None:
    listed = document(sections=(Section("s", "# 计划", (paragraph("1. 甲"),)),), tables=())
    assert "## 一、# 计划" in markdown(listed).splitlines()
    assert "1\\. 甲" in markdown(listed).splitlines()
