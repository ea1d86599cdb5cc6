"""A draft checked from end to end: a sentence for each verdict, who may decide, and texts that nobody should send."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from analytics.city import city_named
from analytics.fact_check.check import CheckedDraft, check
from analytics.fact_check.reading.read import read
from analytics.fact_check.verdict import Checked, Verdict
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive

DEMO = Archive(DATA)
# A county of which nothing is kept: only the text itself can decide.
COUNTY = "截至2023年6月底，示例县重点项目"
CITY = "截至2020年12月底，南昌市重大重点项目"


def found(text: str, **scope: Any) -> dict[str, Checked]:
    """What is found of each figure of a text, by its quote."""
    return {one.figure.quote: one for one in check(DEMO, text, **scope).checked}


@pytest.mark.parametrize(
    ("text", "quote", "verdict", "expected"),
    [
        ("计划新开工164个，其中141个已开工，开工率86.0%。", "86.0%", Verdict.MATCHES, "86.0"),
        ("计划新开工164个，其中141个已开工，开工率85.9%。", "85.9%", Verdict.TRUNCATED, "86.0"),
        ("计划新开工164个，其中141个已开工，开工率87.0%。", "87.0%", Verdict.MISMATCH, "86.0"),
        ("年度计划投资64亿元，完成投资55.1亿元，投资完成率86.0%。", "86.0%", Verdict.TRUNCATED, "86.1"),
        ("年度计划投资64亿元，完成投资55.1亿元，投资完成率86.2%。", "86.2%", Verdict.WITHIN_INPUT_ROUNDING, "86.1"),
        ("投资完成率86.2%，较上年同期的80.1%提升6.1个百分点。", "6.1个百分点", Verdict.MATCHES, "6.1"),
        ("投资完成率86.2%，较上年同期的80.1%提升7.1个百分点。", "7.1个百分点", Verdict.MISMATCH, "6.1"),
        ("投资完成率86.2%，超序时进度36.2个百分点。", "36.2个百分点", Verdict.MATCHES, "36.2"),
        ("投资完成率86.2%，超序时进度35.2个百分点。", "35.2个百分点", Verdict.MISMATCH, "36.2"),
        ("共100个，其中产业项目60个、民生项目40个。", "100个", Verdict.MATCHES, "100"),
        ("共100个，其中产业项目60个、民生项目41个。", "100个", Verdict.MISMATCH, "101"),
    ],
)
def test_a_text_judges_itself(text: str, quote: str, verdict: Verdict, expected: str) -> None:
    one = found(f"{COUNTY}{text}")[quote]
    assert one.arithmetic is not None
    assert (one.verdict, one.arithmetic.verdict, one.arithmetic.expected) == (verdict, verdict, expected)
    assert one.is_finding == (verdict in {Verdict.TRUNCATED, Verdict.MISMATCH})


@pytest.mark.parametrize(
    ("text", "quote", "verdict", "expected"),
    [
        ("完成投资1824.9亿元。", "1824.9亿元", Verdict.MATCHES, "1824.9"),
        ("完成投资1825.9亿元。", "1825.9亿元", Verdict.MISMATCH, "1824.9"),
        ("完成投资774.2亿元。", "774.2亿元", Verdict.WRONG_SCOPE, "1824.9"),
        ("完成投资1824.9万元。", "1824.9万元", Verdict.WRONG_UNIT, "1824.9亿元"),
        ("投资完成率117.0个百分点。", "117.0个百分点", Verdict.WRONG_UNIT, "117.0%"),
        ("投资完成率117.0%，较上年提升29.4个百分点。", "29.4个百分点", Verdict.MATCHES, "29.4"),
        ("投资完成率117.0%，较上年提升29.4%。", "29.4%", Verdict.WRONG_UNIT, "29.4百分点"),
        ("开工率85.9%。", "85.9%", Verdict.TRUNCATED, "86.0"),
    ],
)
def test_the_data_judge_a_text(text: str, quote: str, verdict: Verdict, expected: str) -> None:
    one = found(f"{CITY}{text}")[quote]
    assert one.data is not None
    assert (one.verdict, one.data.verdict, one.data.expected) == (verdict, verdict, expected)
    assert one.data.source is not None


@pytest.mark.parametrize(
    "text",
    [
        "2023年，示例县安排重点项目100个。",
        "全市重点项目完成投资12.5亿元。",
        "截至2020年12月底，赣州市重点项目完成投资120亿元。",
        "截至2020年12月底，南昌市重大重点项目中，西湖区完成投资12.3亿元。",
    ],
)
def test_what_nobody_can_decide_is_never_right(text: str) -> None:
    (one,) = check(DEMO, text).checked
    assert one.verdict is Verdict.UNDECIDABLE
    assert not one.is_finding


def test_the_demo_decides_about_its_own_text_and_else_only_what_it_declares() -> None:
    text = f"{CITY}中，西湖区完成投资12.3亿元。"
    assert found(text)["12.3亿元"].verdict is Verdict.UNDECIDABLE
    draft = check(DEMO, f"【示例数据】{text}")
    assert draft.is_demo
    assert [one.verdict for one in draft.checked] == [Verdict.MISMATCH]


def test_a_rate_is_not_blamed_for_its_parts() -> None:
    draft = found(f"{CITY}计划新开工164个，已开工140个，开工率86.0%。")
    assert draft["140个"].verdict is Verdict.MISMATCH
    rate = draft["86.0%"]
    assert rate.arithmetic is not None
    assert rate.arithmetic.verdict is Verdict.MISMATCH
    assert (rate.is_explained, rate.verdict) == (True, Verdict.MATCHES)
    assert not found(f"{CITY}计划新开工164个，已开工141个，开工率86.0%。")["86.0%"].is_explained


def test_a_rate_that_was_cut_off_is_the_only_finding() -> None:
    draft = check(
        DEMO,
        f"{CITY}共586个，年度计划投资1559.8亿元。全年完成投资1824.9亿元，投资完成率117.0%。"
        "计划新开工项目164个，已开工141个，开工率85.9%。",
    )
    assert (draft.city, draft.as_of, draft.is_demo) == (city_named("nanchang"), Month(2020, 12), False)
    (finding,) = draft.findings
    assert finding.arithmetic is not None
    assert (finding.figure.quote, finding.verdict, finding.arithmetic.expected) == ("85.9%", Verdict.TRUNCATED, "86.0")
    assert "85.976" in finding.arithmetic.derivation
    assert [part.quote for part in finding.arithmetic.parts] == ["141个", "164个"]
    assert [one.verdict for one in draft.checked if one is not finding] == [Verdict.MATCHES] * 6


def test_findings_stand_by_severity_then_by_place() -> None:
    draft = check(DEMO, f"{CITY}开工率85.9%，完成投资1825.9亿元，总投资10316.8亿元。")
    assert [one.figure.quote for one in draft.findings] == ["1825.9亿元", "10316.8亿元", "85.9%"]


def test_counts_of_places_are_told_apart() -> None:
    draft = check(DEMO, f"{COUNTY}共100个，12个乡镇全部开工。")
    assert [one.figure.quote for one in draft.claims] == ["100个"]
    assert [one.figure.quote for one in draft.others] == ["12个"]


def test_a_given_city_and_month_are_those_of_the_draft() -> None:
    text = "重大重点项目完成投资1824.9亿元。"
    assert found(text)["1824.9亿元"].verdict is Verdict.UNDECIDABLE
    given = found(text, city=city_named("nanchang"), as_of=Month(2020, 12))
    assert given["1824.9亿元"].verdict is Verdict.MATCHES


HOSTILE = {
    "markup": "<script>alert(1)</script>重点项目<b>12个</b>{}%s{0}$(id)",
    "digits": "1" * 100_000,
    "digits with a unit": f"重点项目{'9' * 100_000}个",
    "points": "1." * 20_000,
    "control characters": "重点项目\x00\x01\x0b共\x1f12个\ufeff。\u202e",
    "half a character": "\ud800重点项目12个",
    "brackets": f"{'（' * 10_000}12个",
    "open tags": "<" * 50_000,
    "quotation marks": "“" * 50_000,
    "numerals": "十" * 20_000,
    "nothing": "",
    "blank": " \n\t\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_or_not_and_nothing_is_raised(name: str) -> None:
    text = HOSTILE[name]
    draft = check(DEMO, text)
    assert isinstance(draft, CheckedDraft)
    assert draft.text == text
    for one in draft.checked:
        assert text[one.figure.start : one.figure.end] == one.figure.quote
        assert one.verdict is Verdict.UNDECIDABLE


def test_what_is_hidden_is_not_what_is_printed() -> None:
    assert [one.figure.quote for one in check(DEMO, HOSTILE["markup"]).checked] == ["12个"]
    assert [one.figure.number for one in check(DEMO, HOSTILE["control characters"]).checked] == [12]


def steps(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, those of the language included."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def long_lines() -> Iterator[Any]:
    """Lines whose length is a number of repetitions: sentences, a list, one name after another."""
    yield pytest.param("重点项目完成投资12.5亿元，开工率86%，", id="clauses")
    yield pytest.param("工业项目12个、", id="list")
    yield pytest.param("西岭县", id="names")
    yield pytest.param("完成投资", id="phrases")


@pytest.mark.parametrize("piece", list(long_lines()))
def test_a_line_of_twice_the_length_takes_twice_the_steps(piece: str) -> None:
    check(DEMO, piece)
    once, twice = (steps(lambda size=size: check(DEMO, piece * size)) for size in (150, 300))
    assert twice < 2.2 * once


def test_a_line_of_200_000_characters_is_read() -> None:
    text = f"{'重点项目正在加快建设，' * 18_182}完成投资12.5亿元。"
    assert len(text) > 200_000
    (figure,) = read(text).figures
    assert (figure.quote, figure.measure) == ("12.5亿元", "completed_investment")
