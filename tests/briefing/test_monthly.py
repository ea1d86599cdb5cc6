"""The monthly ranking: one paragraph per group, in order, and what its claims rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analytics.briefing import facts
from analytics.briefing.document import Document, Kind, Paragraph, Role
from analytics.city import City, city_named
from analytics.claims import Aspect
from analytics.months import Month
from tests.briefing.conftest import Brief
from tests.briefing.test_golden import EVERY_TIER, MONTHS_APART, NOVEMBER, OCTOBER, THREE, district, unit
from tests.builders import MAIN_TIER

JANUARY = Month(2020, 1)


def listed(document: Document) -> list[Paragraph]:
    """The paragraphs that list a group."""
    return [paragraph for paragraph in document.paragraphs if paragraph.role is Role.LISTED]


def aspects(document: Document) -> set[Aspect]:
    """What the claims of a text state."""
    return {claim.reading.aspect for claim in document.claims}


def test_every_ranked_group_has_a_paragraph_of_its_own(brief: Brief) -> None:
    rows = [*THREE, unit("市教育局", 9), unit("市水投公司", 8), unit("市城投公司", 7)]
    document = brief({NOVEMBER: rows}, Kind.RANKING, NOVEMBER)
    names = ["西湖区", "高新区", "东湖区", "市教育局", "市水投公司", "市城投公司"]
    assert [paragraph.label for paragraph in listed(document)] == [f"{name} · {MAIN_TIER}" for name in names]
    codes = [paragraph.code for paragraph in document.paragraphs]
    assert len(set(codes)) == len(codes)


def test_the_list_is_one_sentence(brief: Brief) -> None:
    document = brief({NOVEMBER: THREE}, Kind.RANKING, NOVEMBER)
    assert [str(paragraph)[-1] for paragraph in listed(document)] == ["；", "；", "。"]


def test_places_are_compared_with_last_month_and_both_ledgers_are_cited(brief: Brief) -> None:
    document = brief(MONTHS_APART, Kind.RANKING, NOVEMBER)
    gained = [claim for claim in document.claims if claim.reading.aspect is Aspect.PLACES_GAINED]
    assert gained
    assert {tuple(one.as_of for one in claim.snapshots) for claim in gained} == {(OCTOBER, NOVEMBER)}
    assert {one.as_of for one in document.snapshots} == {OCTOBER, NOVEMBER}
    assert "2020-10 v1" in document.source


def test_a_place_that_was_kept_is_a_word_that_stays_bound(brief: Brief) -> None:
    document = brief({OCTOBER: THREE, NOVEMBER: THREE}, Kind.RANKING, NOVEMBER)
    kept = [claim for claim in document.claims if claim.reading.aspect is Aspect.PLACES_GAINED]
    assert [(claim.text, claim.value) for claim in kept] == [("相同", 0)] * 3


def test_that_places_were_kept_is_not_said_of_those_that_had_none(brief: Brief) -> None:
    document = brief({OCTOBER: THREE, NOVEMBER: [*THREE, district("进贤县", 1)]}, Kind.RANKING, NOVEMBER)
    assert not any("均无变化" in str(paragraph) for paragraph in document.paragraphs)


def test_january_and_a_month_after_a_gap_say_nothing_about_places(brief: Brief) -> None:
    document = brief({JANUARY.plus(-1): THREE, JANUARY: THREE}, Kind.RANKING, JANUARY)
    assert Aspect.PLACES_GAINED not in aspects(document)
    later = brief({Month(2020, 3): THREE}, Kind.RANKING, Month(2020, 3))
    assert Aspect.PLACES_GAINED not in aspects(later)
    assert not any("上月" in str(paragraph) for paragraph in later.paragraphs)


def test_a_tier_without_projects_has_no_section(brief: Brief) -> None:
    document = brief({NOVEMBER: THREE}, Kind.RANKING, NOVEMBER, EVERY_TIER)
    assert [section.code for section in document.sections] == [f"ranking:{MAIN_TIER}"]


def reorganised(city: City) -> City:
    """The city, had 红谷滩区 followed 红谷滩新区 in November instead."""
    days = {"红谷滩新区": {"until": date(2020, 10, 31)}, "红谷滩区": {"since": date(2020, 11, 1)}}
    districts = tuple(replace(one, **days.get(one.name, {})) for one in city.districts)
    return replace(city, districts=districts)


def test_a_district_under_a_new_name_is_not_called_new(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "city_named", lambda name: reorganised(city_named(name)))
    ledgers = {
        OCTOBER: [*THREE, district("红谷滩新区", 5)],
        NOVEMBER: [*THREE, district("红谷滩区", 5), district("安义县", 4)],
    }
    *_, renamed, new = map(str, listed(brief(ledgers, Kind.RANKING, NOVEMBER)))
    assert renamed == "第4位：红谷滩区，50.0%；"
    assert new == "第5位：安义县，40.0%，新列入排名。"
