"""The quarterly bulletin: which quarter it is, what lies within it, and what its claims rest on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from analytics.briefing.document import Document, Kind
from analytics.briefing.quarterly import quarter_before, quarter_name
from analytics.claims import Aspect, Claim
from analytics.glossary import Population
from analytics.language import Language
from analytics.months import Month
from tests.briefing.conftest import Brief
from tests.briefing.test_golden import (
    DONE,
    EVERY_TIER,
    NOVEMBER,
    OPEN,
    PRIORITY,
    SEPTEMBER,
    THREE,
    WAITING,
    district,
    grown,
    starts,
)
from tests.builders import MAIN_TIER

QUARTERS = {
    Month(2020, 1): ("一季度", "Q1", None),
    Month(2020, 3): ("一季度", "Q1", None),
    Month(2020, 4): ("二季度", "Q2", Month(2020, 3)),
    Month(2020, 9): ("三季度", "Q3", Month(2020, 6)),
    Month(2020, 12): ("四季度", "Q4", Month(2020, 9)),
}


@pytest.mark.parametrize("month", QUARTERS, ids=str)
def test_the_quarter_of_a_month_and_the_end_of_the_one_before(month: Month) -> None:
    names = [quarter_name(month, language) for language in (Language.ZH, Language.EN)]
    assert (*names, quarter_before(month)) == QUARTERS[month]


BEGINNINGS = {
    Month(2020, 4): ("二季度以来（4月）", "Q2 so far (Apr)"),
    NOVEMBER: ("四季度以来（10—11月）", "Q4 so far (Oct–Nov)"),
    Month(2020, 12): ("四季度", "Q4"),
}


@pytest.mark.parametrize("month", BEGINNINGS, ids=str)
@pytest.mark.parametrize("language", Language)
def test_a_quarter_that_still_runs_names_its_months(month: Month, language: Language, brief: Brief) -> None:
    before = quarter_before(month)
    assert before is not None
    document = brief({before: grown(5), month: grown(6)}, Kind.QUARTERLY, month, language=language)
    beginning = BEGINNINGS[month][language is Language.EN]
    assert str(document.paragraphs[0]).startswith(beginning + ("，" if language is Language.ZH else ": "))


def differences(document: Document) -> list[Claim]:
    """The claims about the quarter alone."""
    return [claim for claim in document.claims if claim.reading.aspect is Aspect.DIFFERENCE]


def test_what_the_quarter_added_rests_on_both_ledgers(brief: Brief) -> None:
    ledgers = {SEPTEMBER: grown(6), NOVEMBER: grown(9, started=3, finished=1)}
    document = brief(ledgers, Kind.QUARTERLY, NOVEMBER)
    found = {claim.reading.metric: claim.value for claim in differences(document)}
    assert found == {"completed_investment": Fraction(69, 10), "started_count": 2, "finished_count": 1}
    assert {tuple(one.as_of for one in claim.snapshots) for claim in differences(document)} == {(SEPTEMBER, NOVEMBER)}
    assert {one.as_of for one in document.snapshots} == {SEPTEMBER, NOVEMBER}


def test_where_projects_moved_the_quarter_is_that_of_the_same_projects(brief: Brief) -> None:
    done, moved_in = {"status": DONE}, {"transferred_in_on": date(2020, 11, 1)}
    ledgers = {
        SEPTEMBER: [district("西湖区", 5, **done), district("高新区", 5)],
        NOVEMBER: [
            district("西湖区", 5, **done, transferred_out_on=date(2020, 11, 1)),
            district("高新区", 7, **done),
            district("进贤县", 9, **done, **moved_in),
        ],
    }
    found = {claim.reading.metric: claim for claim in differences(brief(ledgers, Kind.QUARTERLY, NOVEMBER))}
    assert {metric: claim.value for metric, claim in found.items()} == {"completed_investment": 2, "finished_count": 1}
    assert {claim.reading.question.population for claim in found.values()} == {Population.SAME_PROJECTS}


def test_of_a_list_that_shares_no_project_with_the_quarter_before_nothing_is_said_of_the_quarter(brief: Brief) -> None:
    ledgers = {SEPTEMBER: [district("西湖区", 5, number=1)], NOVEMBER: [district("西湖区", 9, number=2)]}
    assert differences(brief(ledgers, Kind.QUARTERLY, NOVEMBER)) == []


def test_what_nobody_did_in_the_quarter_is_a_word_that_stays_bound(brief: Brief) -> None:
    rows = [*THREE, *starts(OPEN, WAITING), district("进贤县", 1, status=DONE)]
    found = differences(brief({SEPTEMBER: rows, NOVEMBER: rows}, Kind.QUARTERLY, NOVEMBER))
    assert [(claim.text, claim.value) for claim in found] == [("没有", 0)] * 3


def test_the_first_quarter_is_the_year_so_far(brief: Brief) -> None:
    march = Month(2020, 3)
    document = brief({march.plus(-3): grown(9), march: grown(2)}, Kind.QUARTERLY, march)
    assert differences(document) == []


def test_without_the_ledger_of_the_quarter_before_nothing_is_said_of_the_quarter(brief: Brief) -> None:
    document = brief({NOVEMBER: grown(9)}, Kind.QUARTERLY, NOVEMBER)
    assert differences(document) == []
    assert not any("四季度" in str(paragraph) for paragraph in document.paragraphs)


def test_the_other_lists_are_told_in_short(brief: Brief) -> None:
    rows = [*THREE, district("进贤县", 9, tiers=[MAIN_TIER, PRIORITY])]
    document = brief({NOVEMBER: rows}, Kind.QUARTERLY, NOVEMBER, EVERY_TIER)
    lists = {section.code: [one.code for one in section.paragraphs] for section in document.sections}
    assert lists["lists"] == [f"short:{tier}" for tier in EVERY_TIER[1:]]
    assert lists["groups"] == [f"leading:{MAIN_TIER}", f"behind:{MAIN_TIER}"]


def test_without_the_main_list_only_the_others_are_told(brief: Brief) -> None:
    document = brief({NOVEMBER: THREE}, Kind.QUARTERLY, NOVEMBER, (PRIORITY,))
    assert [section.code for section in document.shown.sections] == ["lists"]
