"""Briefings put together by hand: every kind of piece, cell and chart, and texts that files would run or choke on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from analytics.briefing.document import (
    Chart,
    Document,
    Drawn,
    Kind,
    Line,
    Mark,
    Paragraph,
    Quotient,
    Role,
    Section,
    Spec,
    Table,
    TableColumn,
)
from analytics.claims import Aspect, Cited, Claim, Reading, Text, Typed
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.wording.listing import ListedKind
from tests.builders import CITY, DECEMBER, MAIN_TIER, question

HOSTILE = "**b** <w:t>& [a](x) | $y$"
CONTROL = "甲\x00乙\x0b丙\ud800丁\u202e\r\n戊"
CONTROL_SHOWN = "甲\ufffd乙 丙\ufffd丁\ufffd 戊"
SOURCE = "示例数据 · 南昌市 · 2020-12 v1 (be44fcc1)"
SNAPSHOT = Cited(CITY, DECEMBER, 1, "be44fcc1" * 8)


def claim(text: str, unit: str = "个") -> Claim:
    """A claim that reads so."""
    return Claim(Reading(question("project_count"), "project_count", Aspect.VALUE), text, None, unit, "", ())


def paragraph(*text: Any, code: str = "a", role: Role = Role.TEXT) -> Paragraph:
    """A paragraph of pieces."""
    return Paragraph(code, code, text, role)


DISTRICTS = Table(
    "districts",
    "县区",
    (
        TableColumn("rank", "名次", ListedKind.COUNT),
        TableColumn("group", "县区", ListedKind.TEXT),
        TableColumn("plan", "年度计划投资 (亿元)", ListedKind.AMOUNT),
        TableColumn("done", "累计完成投资 (亿元)", ListedKind.AMOUNT),
        TableColumn("rate", "投资完成率 (%)", ListedKind.RATE, Quotient("done", "plan")),
    ),
    (
        (Fraction(1), "西湖区", Fraction(100), Fraction(2469, 20), Fraction(2469, 20)),
        (Fraction(2), HOSTILE, Fraction(10316_65, 100), Fraction(-1, 20), None),
        ("", CONTROL, Fraction(0), Fraction(1, 20), Fraction(-41, 8)),
    ),
)
# As the table's cells are printed at one decimal: rounded half up once, away from zero.
PRINTED = (
    ("1", "西湖区", "100.0", "123.5", "123.5"),
    ("2", HOSTILE, "10316.7", "−0.1", "—"),
    ("", CONTROL_SHOWN, "0.0", "0.1", "−5.1"),
)
BARS = Chart(
    "districts",
    "西湖区居首",
    "投资完成率 (%)",
    Drawn.BARS,
    ("西湖区", HOSTILE, "东湖区"),
    (
        Line("2020年12月", (Fraction(2469, 20), Fraction(95), None)),
        Line("2019年12月", (Fraction(98), Fraction(120), None)),
    ),
    (Mark("100%", Fraction(100)),),
)
YEAR = Chart(
    "year",
    "快于上年",
    "%",
    Drawn.LINES,
    ("1月", "2月", "3月"),
    (
        Line("2020年", (Fraction(5), Fraction(61, 4), None)),
        Line("2019年", (Fraction(4), Fraction(9), Fraction(20))),
        Line("序时进度", (Fraction(25, 3), Fraction(50, 3), Fraction(25))),
    ),
    source="曲线依据24期台账快照",
)


def document(**fields: Any) -> Document:
    """A demo briefing of two sections, a table and two charts; any field can be named."""
    language = fields.pop("language", Language.ZH)
    without = fields.pop("without", ())
    plan: Text = ("共", claim("586"), "个，另有", Typed("12"), "个。")
    sections = (
        Section("plan", "计划安排", (paragraph(*plan), paragraph("不印。", code="left out"))),
        Section(
            "answers",
            "答记者问",
            (paragraph("问：为什么？", code="q", role=Role.QUESTION), paragraph(claim(HOSTILE), CONTROL, code="b")),
        ),
    )
    usual: dict[str, Any] = {
        "spec": Spec(CITY, DECEMBER, Kind.BRIEFING, 1, language, (MAIN_TIER,), without),
        "title": "2020年南昌市重大重点项目推进情况",
        "subtitle": "新闻通气会材料",
        "kind": FigureKind.DEMO,
        "source": SOURCE,
        "snapshots": (SNAPSHOT,),
        "sections": sections,
        "tables": (DISTRICTS,),
        "charts": (BARS, YEAR),
    }
    return Document(**(usual | fields))
