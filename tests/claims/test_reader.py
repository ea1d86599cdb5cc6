"""What a printed number states, however awkward the portfolio: each question is asked once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from analytics.answers import ask
from analytics.city import city_named
from analytics.claims import Aspect, Cited, Reading
from analytics.claims import asked as asking
from analytics.claims.subjects import subject
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.months import Month
from analytics.wording.numbers import NONE, half_up
from tests.builders import DECEMBER, MAIN_TIER, YEAR_BEFORE, Row, municipal, new_start, project, publish, question
from tests.claims.conftest import Read

RATE, MONEY = "completion_rate", "completed_investment"
NOVEMBER = DECEMBER.plus(-1)
AGAINST = question(RATE, MONEY, "project_count", compare_to=YEAR_BEFORE)
BY_DISTRICT = question(RATE, by=Dimension.DISTRICT, compare_to=NOVEMBER)


def district(name: str, completed: Any, plan: Any = 100, **cells: Any) -> Row:
    """A district's project that has completed so much of its plan, in 万元."""
    return project(name, district=name, completed_investment_wan=completed, annual_plan_wan=plan, **cells)


def test_a_figure_carries_its_exact_value_its_parts_and_its_own_snapshot(reader: Read) -> None:
    read = reader({YEAR_BEFORE: [district("西湖区", 50)], DECEMBER: [district("西湖区", 141, 164)]})
    claim = read.claim(AGAINST, RATE)
    assert (claim.text, claim.value, claim.unit) == ("86.0", Fraction(14100, 164), "%")
    assert (claim.numerator, claim.denominator) == (141, 164)
    assert "85.976%" in claim.derivation
    assert [one.as_of for one in claim.snapshots] == [DECEMBER]


@pytest.mark.parametrize(("language", "text"), [(Language.ZH, "1234567.9"), (Language.EN, "1,234,567.9")])
def test_only_english_sets_thousands_apart(reader: Read, language: Language, text: str) -> None:
    read = reader({DECEMBER: [district("西湖区", "12345678900.00")]}, language)
    assert read.claim(question(MONEY), MONEY).text == text


def test_counts_have_no_decimals_and_amounts_those_asked_for(reader: Read) -> None:
    read = reader({DECEMBER: [district("西湖区", 12345)]}, decimals=2)
    assert [read.claim(AGAINST, name).text for name in ("project_count", MONEY)] == ["1", "1.23"]


CHANGES = {
    "up": (90, 80, "10.0", 10),
    "down, without a sign": (80, 90, "10.0", -10),
    "nothing": (80, 80, "持平", 0),
    "too small to show": ("80.01", 80, "0.0", Fraction(1, 100)),
}


@pytest.mark.parametrize("case", CHANGES)
def test_changes_are_sizes(case: str, reader: Read) -> None:
    now, then, text, value = CHANGES[case]
    read = reader({YEAR_BEFORE: [district("西湖区", then)], DECEMBER: [district("西湖区", now)]})
    claim = read.claim(AGAINST, RATE, Aspect.CHANGE)
    assert (claim.text, claim.value, claim.unit) == (text, value, "个百分点")
    assert [one.as_of for one in claim.snapshots] == [YEAR_BEFORE, DECEMBER]


def test_a_difference_is_in_the_unit_of_the_amount(reader: Read) -> None:
    read = reader({YEAR_BEFORE: [district("西湖区", 30000)], DECEMBER: [district("西湖区", 45000)]})
    claim = read.claim(AGAINST, MONEY, Aspect.DIFFERENCE)
    assert (claim.text, claim.value, claim.unit) == ("1.5", Fraction(3, 2), "亿元")


NOTHING = {
    "no plan": (district("西湖区", 50, None), RATE, Aspect.VALUE),
    "nothing reported": (district("西湖区", None), MONEY, Aspect.VALUE),
    "no earlier ledger": (district("西湖区", 50), RATE, Aspect.CHANGE),
    "no earlier amount": (district("西湖区", 50), MONEY, Aspect.DIFFERENCE),
    "no cause": (district("西湖区", 50), RATE, Aspect.PART),
    "no group": (district("西湖区", 50), RATE, Aspect.GROUP),
    "no part of a group": (district("西湖区", 50), RATE, Aspect.GROUP_PART),
}


@pytest.mark.parametrize("case", NOTHING)
def test_where_there_is_nothing_to_state_nothing_is_stated(case: str, reader: Read) -> None:
    row, metric, aspect = NOTHING[case]
    asked = replace(question(metric, compare_to=YEAR_BEFORE), by=(Dimension.SECTOR,) if "group" in case else ())
    claim = reader({DECEMBER: [row]}).claim(asked, metric, aspect, ("项目进出",) if aspect is Aspect.PART else ())
    assert (claim.text, claim.value, claim.snapshots, claim.is_stated) == (NONE, None, (), False)


def ranking(read: Any, aspect: Aspect, names: list[str]) -> list[str]:
    """One aspect of some districts."""
    return [read.claim(BY_DISTRICT, RATE, aspect, (name,)).text for name in names]


def test_ties_share_a_rank_and_each_has_a_place(reader: Read) -> None:
    rows = [
        district("西湖区", 90),
        district("高新区", 90),
        district("东湖区", 95),
        district("安义县", 80),
        municipal(9),
    ]
    read = reader({DECEMBER: rows})
    assert ranking(read, Aspect.RANK, ["东湖区", "西湖区", "高新区", "安义县", "市本级"]) == ["1", "2", "2", "4", NONE]
    places = [read.claim(BY_DISTRICT, RATE, Aspect.PLACE, place=place).text for place in range(6)]
    assert places == [NONE, "东湖区", "西湖区", "高新区", "安义县", NONE]


def test_places_gained_and_lost(reader: Read) -> None:
    then = [district("西湖区", 90), district("高新区", 80), district("东湖区", 70)]
    now = [district("东湖区", 95), district("西湖区", 92), district("高新区", 90), district("安义县", 80)]
    read = reader({NOVEMBER: then, DECEMBER: now})
    names = ["东湖区", "西湖区", "安义县"]
    assert ranking(read, Aspect.PLACES_GAINED, names) == ["2", "1", NONE]
    claims = [read.claim(BY_DISTRICT, RATE, Aspect.PLACES_GAINED, (name,)) for name in names]
    assert [claim.value for claim in claims] == [2, -1, None]
    assert [one.as_of for one in claims[0].snapshots] == [NOVEMBER, DECEMBER]
    assert claims[0].derivation == "2020年11月: 3; 2020年12月: 1"


def test_ranked_and_reached_name_whom_they_count(reader: Read) -> None:
    read = reader({DECEMBER: [district("西湖区", 100), district("高新区", 99), district("安义县", 9, None)]})
    ranked, reached = (read.claim(BY_DISTRICT, RATE, aspect) for aspect in (Aspect.RANKED, Aspect.REACHED))
    assert (ranked.text, reached.text, reached.unit) == ("2", "1", "个")
    assert "西湖区 100.0%、高新区 99.0%" in ranked.derivation
    assert "高新区" not in reached.derivation


def test_projects_stand_by_size_and_then_by_id(reader: Read) -> None:
    sizes = {"B": 10, "A": 10, "C": 30, "D": None}
    rows = [new_start(name, status="finished", total_investment_wan=size) for name, size in sizes.items()]
    read, asked = reader({DECEMBER: rows}), question("finished_count")
    found = [read.claim(asked, "finished_count", Aspect.PROJECT, place=place).text for place in range(1, 6)]
    assert found == ["示例项目C", "示例项目A", "示例项目B", "示例项目D", NONE]


def test_the_printed_parts_of_a_change_add_up_to_it(reader: Read) -> None:
    then = [district("西湖区", 31, 70), district("高新区", 50, 90)]
    now = [district("西湖区", 50, 77), district("高新区", 61, 83), district("东湖区", 7, 13)]
    read = reader({YEAR_BEFORE: then, DECEMBER: now})
    asked = question(RATE, compare_to=YEAR_BEFORE)
    names = ["同口径完成投资", "同口径项目计划较上年增减", "项目进出"]
    parts = [read.claim(asked, RATE, Aspect.PART, (name,)) for name in names]
    change = read.claim(asked, RATE, Aspect.CHANGE)
    assert all(part.is_stated for part in parts)
    assert sum(part.value for part in parts if part.value is not None) == change.value
    assert sum(part.number for part in parts) == half_up(change.value or 0, 2)
    assert all(abs(Fraction(part.number) - (part.value or 0)) < Fraction(1, 100) for part in parts)


def test_parts_whose_own_rounding_adds_up_are_not_levelled(reader: Read) -> None:
    then = [district("西湖区", 40, 100), district("高新区", 50, 100)]
    now = [district("西湖区", 50, 100), district("高新区", 60, 100), district("东湖区", 33, 50)]
    read = reader({YEAR_BEFORE: then, DECEMBER: now})
    asked = question(RATE, compare_to=YEAR_BEFORE)
    parts = [read.claim(asked, RATE, Aspect.PART, (name,)) for name in ("同口径完成投资", "项目进出")]
    assert [part.number for part in parts] == [half_up(part.value or 0, 2) for part in parts]
    assert not [part for part in parts if "调平" in part.derivation]


def test_the_group_that_adds_most_and_the_one_that_takes_most(reader: Read) -> None:
    then = [district("西湖区", 50), district("高新区", 50), municipal(1, completed_investment_wan=50)]
    now = [district("西湖区", 40), district("高新区", 55), municipal(1, completed_investment_wan=90)]
    asked = question(RATE, by=Dimension.DISTRICT, compare_to=YEAR_BEFORE)
    for language, name in ((Language.ZH, "市本级"), (Language.EN, "City level")):
        read = reader({YEAR_BEFORE: then, DECEMBER: now} if language is Language.ZH else {}, language)
        most, least = (read.claim(asked, RATE, Aspect.GROUP, place=place) for place in (1, -1))
        assert (most.text, least.text) == (name, "西湖区" if language is Language.ZH else "Xihu")
        sizes = [read.claim(asked, RATE, Aspect.GROUP_PART, place=place).value for place in (1, -1)]
        assert [value is not None and value > 0 for value in sizes] == [True, False]


def test_names_are_those_of_the_profile_in_the_reader_s_language(reader: Read) -> None:
    read = reader({DECEMBER: [district("西湖区", 50)]}, Language.EN)
    assert [read.name(name) for name in ("西湖区", MAIN_TIER, "工业", "某公司")] == [
        "Xihu",
        "Municipal major",
        "Industry",
        "某公司",
    ]


def test_one_question_is_asked_once(reader: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(asking, "ask", lambda archive, one, pinned: asked.append(one) or ask(archive, one, pinned))
    read = reader({YEAR_BEFORE: [district("西湖区", 40)], DECEMBER: [district("西湖区", 50)]})
    claims = [read.claim(AGAINST, RATE, aspect) for aspect in (Aspect.VALUE, Aspect.CHANGE)]
    read.claim(replace(AGAINST), MONEY)
    assert asked == [AGAINST]
    assert [read.again(claim.reading) for claim in claims] == claims
    assert read.split(question(RATE, compare_to=YEAR_BEFORE)) is read.split(question(RATE, compare_to=YEAR_BEFORE))


def test_one_text_never_mixes_two_versions(reader: Read) -> None:
    read = reader({DECEMBER: [district("西湖区", 50)]})
    first = read.claim(question(RATE), RATE)
    publish(read.archive, [district("西湖区", 60)], expected_version=1, reason="更正")
    later = read.claim(question(RATE, MONEY), RATE)
    assert (first.text, later.text) == ("50.0", "50.0")
    assert [one.version for one in later.snapshots] == [1]


def test_a_citation_reads_as_month_and_version() -> None:
    assert Cited("nanchang", Month(2020, 12), 2, "abc").title == "2020-12 v2"


def test_a_reading_is_named_by_what_it_states() -> None:
    one = Reading(BY_DISTRICT, RATE, Aspect.RANK, (MAIN_TIER, "西湖区"))
    assert one.name == "completion_rate/rank/district/市重大重点/西湖区"
    assert (
        Reading(BY_DISTRICT, RATE, Aspect.PLACE, (MAIN_TIER,), 2).name == "completion_rate/place/district/市重大重点/2"
    )


def test_what_a_claim_is_about_is_told_in_the_reader_s_language() -> None:
    city, stages = city_named("nanchang"), question("reserve_count", by=(Dimension.TIER, Dimension.RESERVE_STAGE))
    stage = Reading(stages, "reserve_count", key=(MAIN_TIER, "signing"))
    assert subject(stage, city, Language.EN) == "Municipal major · Signing the investment agreement"
    assert subject(stage, city, Language.ZH) == "市重大重点 · 签订投资协议"
    first = Reading(BY_DISTRICT, RATE, Aspect.PLACE, (MAIN_TIER,), 1)
    assert subject(first, city, Language.ZH) == "市重大重点 · 县区 · 第1位"
    units = Reading(replace(BY_DISTRICT, by=(Dimension.TIER, Dimension.UNIT)), RATE, Aspect.REACHED, (MAIN_TIER,))
    assert subject(units, city, Language.EN) == "Municipal major · Responsible unit"
