"""Single projects, one reason each, with numbers that can be worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics.decomposition import NothingToExplain, PartKind, PartReason, Split, explain, plan_restated
from analytics.errors import NoSnapshot
from analytics.glossary import Dimension, Population
from analytics.months import Month
from analytics.question import Question, Scope
from tests.builders import CITY, DECEMBER, YEAR_BEFORE, Row, archive_of, municipal, new_start, project

APRIL = Month(2020, 4)


def asked(*metrics: str, **fields: Any) -> Question:
    return Question(CITY, DECEMBER, metrics or ("completion_rate",), **{"compare_to": YEAR_BEFORE} | fields)


def found(root: Path, now: list[Row], then: list[Row], metric: str = "completion_rate", **fields: Any) -> Split:
    """The split of two ledgers."""
    by = fields.pop("by", None)
    question = asked(metric, **fields)
    assert question.compare_to is not None
    return explain(archive_of(root, {question.compare_to: then, DECEMBER: now}), question, by)


def stated(split: Split) -> dict[str, Fraction]:
    """Reason → contribution."""
    return {str(part.reason): part.contribution for part in split.whole}


def test_a_lower_plan_and_more_investment_stand_apart(tmp_path: Path) -> None:
    then = [project(1, annual_plan_wan=200, completed_investment_wan=100)]
    now = [project(1, annual_plan_wan=100, completed_investment_wan=110)]
    split = found(tmp_path, now, then)
    # From 50 % to 110 %: the mean plan is 150, the mean rate 80 %.
    assert stated(split) == {"investment": Fraction(10, 150), "plan_smaller": Fraction(80, 150)}
    assert split.delta == Fraction(60, 100)
    assert [part.projects for part in split.whole] == [1, 1]


def test_a_project_that_joins_is_held_against_the_mean_rate(tmp_path: Path) -> None:
    then = [project(1, annual_plan_wan=100, completed_investment_wan=100)]
    now = [*then, project(2, annual_plan_wan=100, completed_investment_wan=0)]
    split = found(tmp_path, now, then)
    assert stated(split) == {"newly_listed": Fraction(-1, 2)}


MOVES = {
    "transferred in": ({"transferred_in_on": date(2020, 7, 1)}, None, PartReason.TRANSFERRED_IN),
    "transferred in on the last day": ({"transferred_in_on": DECEMBER.end}, None, PartReason.TRANSFERRED_IN),
    "transferred in before": ({"transferred_in_on": YEAR_BEFORE.end}, None, PartReason.NEWLY_LISTED),
    "newly listed": ({}, None, PartReason.NEWLY_LISTED),
    "from another sector": ({}, {"sector": "城市建设"}, PartReason.ENTERED_SCOPE),
    "transferred out of the later ledger": ({"transferred_out_on": DECEMBER.end}, {}, PartReason.TRANSFERRED_OUT),
    "announced in the earlier ledger": (None, {"transferred_out_on": date(2020, 7, 1)}, PartReason.TRANSFERRED_OUT),
    "finished and gone": (None, {"status": "finished"}, PartReason.FINISHED),
    "gone": (None, {}, PartReason.DELISTED),
    "to another sector": ({"sector": "城市建设"}, {}, PartReason.LEFT_SCOPE),
}


@pytest.mark.parametrize("case", MOVES)
def test_why_a_project_joined_or_left(case: str, tmp_path: Path) -> None:
    now, then, reason = MOVES[case]
    ledgers = [[project("stays")], [project("stays")]]
    for ledger, cells in zip(ledgers, (now, then), strict=True):
        if cells is not None:
            ledger.append(project("moves", completed_investment_wan=70, **cells))
    split = found(tmp_path, *ledgers, where=Scope(sector="工业"))
    (part,) = split.whole
    assert (part.reason, part.members) == (reason, {"Pmoves"})


def test_a_start_within_the_year_is_followed_project_by_project(tmp_path: Path) -> None:
    then = [new_start(1), new_start(2), new_start(3, status="under_construction")]
    now = [new_start(1, status="under_construction"), new_start(2), new_start(3, status="under_construction")]
    split = found(tmp_path, now, then, "start_rate", compare_to=APRIL)
    assert stated(split) == {"started": Fraction(1, 3)}
    assert not split.is_by_groups


def test_a_start_rate_of_two_years_is_split_by_group(tmp_path: Path) -> None:
    started = {"status": "under_construction"}
    then = [new_start(1, **started), new_start(2), new_start(3, sector="服务业")]
    now = [new_start(4, **started), new_start(5, sector="服务业", **started), new_start(6, sector="城市建设")]
    split = found(tmp_path, now, then, "start_rate")
    assert split.is_by_groups
    assert {part.kind for part in split.whole} == {PartKind.RATE, PartKind.MIX}
    assert sum(stated(split).values()) == split.delta == Fraction(1, 3)
    # Industry rose from 1/2 to 1 with a mean share of 1/2, services from 0 to 1 with one of 1/3.
    assert stated(split)["rate_rose"] == Fraction(1, 4) + Fraction(1, 3)
    assert split.projects() == ()


def test_units_and_the_districts_together_add_up(tmp_path: Path) -> None:
    then = [project(1), municipal(2)]
    now = [project(1, completed_investment_wan=80), municipal(2, completed_investment_wan=60)]
    units = found(tmp_path / "a", now, then, "completed_investment", by=Dimension.UNIT)
    assert units.by_key == {"县区": 30, "市教育局": 10}
    districts = found(tmp_path / "b", now, then, "completed_investment", by=Dimension.DISTRICT)
    assert districts.by_key == {"西湖区": 30, "市本级": 10}


def test_a_project_that_changes_its_district_leaves_one_whole_and_joins_the_other(tmp_path: Path) -> None:
    then = [project(1, completed_investment_wan=50)]
    now = [project(1, completed_investment_wan=80, district="高新区", responsible_unit="高新区")]
    split = found(tmp_path, now, then, "completed_investment", by=Dimension.DISTRICT)
    assert split.by_key == {"高新区": 80, "西湖区": -50}
    assert {part.reason for part in split.parts} == {PartReason.REGROUPED}
    assert stated(split) == {"increase": 30}


def test_a_missing_amount_counts_as_nothing(tmp_path: Path) -> None:
    then = [project(1, completed_investment_wan=None), project(2)]
    now = [project(1), project(2)]
    assert stated(found(tmp_path, now, then, "completed_investment")) == {"increase": 50}


def test_the_population_of_a_question_does_not_matter(tmp_path: Path) -> None:
    split = found(
        tmp_path, [project(1), project(2)], [project(1)], "project_count", population=Population.SAME_PROJECTS
    )
    assert (split.delta, stated(split)) == (1, {"newly_listed": 1})


REFUSED = {
    "no comparison": (asked(compare_to=None), "No month to compare with"),
    "no ledger then": (asked(compare_to=Month(2018, 12)), "There is no ledger of 2018-12"),
    "no plan then": (asked(), "In 2019-12 nothing is planned"),
    "no amount then": (asked("completed_investment"), "In 2019-12 no project"),
    "no planned start": (asked("start_rate"), "In 2019-12 nothing is planned"),
    "a later month": (asked(compare_to=Month(2021, 1)), "2021-01 is not before 2020-12"),
    "the same month": (asked(compare_to=DECEMBER), "2020-12 is not before 2020-12"),
    "no split declared": (asked("pace_gap"), "completion_rate, start_rate, completed_investment"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_nothing_to_explain_is_refused(case: str, tmp_path: Path) -> None:
    question, words = REFUSED[case]
    bare = project(1, annual_plan_wan=None, completed_investment_wan=None)
    archive = archive_of(tmp_path, {YEAR_BEFORE: [bare], DECEMBER: [project(1)]})
    with pytest.raises(NothingToExplain, match=words):
        explain(archive, question)


def test_tiers_overlap_and_are_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1)]})
    with pytest.raises(NothingToExplain, match="overlap"):
        explain(archive, asked(), Dimension.TIER)


def test_a_month_without_a_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot):
        explain(archive_of(tmp_path, {YEAR_BEFORE: [project(1)]}), asked())


def test_a_lowered_plan_and_what_the_rate_would_be_without(tmp_path: Path) -> None:
    first = [project(1, annual_plan_wan=200), project(2, annual_plan_wan=100), project(3, annual_plan_wan=40)]
    now = [
        project(1, annual_plan_wan=150, completed_investment_wan=150),
        project(2, annual_plan_wan=110, completed_investment_wan=110),
        project(4, annual_plan_wan=40, completed_investment_wan=40),
    ]
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project(9)], APRIL: first, DECEMBER: now})
    restated = plan_restated(archive, asked())
    assert restated is not None
    assert (restated.first, restated.first_plan, restated.plan) == (APRIL, 340, 300)
    assert (restated.lowered_projects, restated.lowered) == (1, 50)
    assert (restated.raised_projects, restated.raised, restated.moved) == (1, 10, 0)
    assert restated.rate_without_lowering == Fraction(300, 350)
    assert restated.contribution == 1 - Fraction(300, 350)
    assert restated.rate_without_raising == Fraction(300, 290)
    assert restated.rate_on_first_plan == Fraction(300, 340)


def test_without_an_earlier_ledger_of_the_year_or_a_plan_nothing_was_restated(tmp_path: Path) -> None:
    alone = archive_of(tmp_path / "a", {YEAR_BEFORE: [project(1)], DECEMBER: [project(1)]})
    assert plan_restated(alone, asked()) is None
    bare = archive_of(tmp_path / "b", {APRIL: [project(1)], DECEMBER: [project(1, annual_plan_wan=None)]})
    assert plan_restated(bare, asked()) is None
    new = archive_of(tmp_path / "c", {APRIL: [project(1, annual_plan_wan=None)], DECEMBER: [project(1)]})
    restated = plan_restated(new, asked())
    assert restated is not None
    assert restated.rate_on_first_plan is None
