"""A question is a value that writes one parametrised statement, in SQL that two engines share."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlglot

from analytics.answers import ask, projects_behind
from analytics.errors import NoSnapshot, UnknownName
from analytics.glossary import Dimension, Population
from analytics.metrics import METRICS, measures
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Question, Scope, answer_statement, listing_statement
from tests.builders import CITY, DECEMBER, YEAR_BEFORE, archive_of, municipal, project, question

ALL_METRICS = tuple(metric.name for metric in METRICS)
HOSTILE = "'; DROP TABLE ledger; --"
EVERYWHERE = Scope(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
QUESTIONS = {
    "headline": question(*ALL_METRICS),
    "year over year": question(*ALL_METRICS, compare_to=YEAR_BEFORE, history=DECEMBER.year_so_far),
    "same projects": question(*ALL_METRICS, compare_to=YEAR_BEFORE, population=Population.SAME_PROJECTS),
    "in scope": question(*ALL_METRICS, where=EVERYWHERE, compare_to=YEAR_BEFORE, population=Population.SAME_PROJECTS),
    **{f"by {dimension}": question(*ALL_METRICS, by=dimension) for dimension in Dimension},
    "district by sector": question("completion_rate", by=(Dimension.DISTRICT, Dimension.SECTOR)),
    "tier by unit": question("completion_rate", by=(Dimension.TIER, Dimension.UNIT), where=EVERYWHERE),
}
asked = pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)


@asked
def test_the_statement_is_also_a_statement_of_spark(asked: Question) -> None:
    for statement in (answer_statement(asked), listing_statement(asked, measures.PLANNED_STARTS, ("project_id",))):
        (spark,) = sqlglot.transpile(
            statement.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
        )
        assert isinstance(sqlglot.parse_one(spark, read="spark"), sqlglot.exp.Select)


@asked
def test_values_travel_as_parameters_and_never_in_the_text(asked: Question) -> None:
    for statement in (answer_statement(asked), listing_statement(asked, measures.PROJECTS, ("project_id",))):
        tree = sqlglot.parse_one(statement.sql, read="duckdb")
        assert {node.name for node in tree.find_all(sqlglot.exp.Placeholder)} == statement.parameters.keys()
        assert not [value for value in statement.parameters.values() if value in statement.sql]


def test_a_hostile_name_is_only_a_name_that_no_project_has(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(1), project(2, sector=HOSTILE)]})
    for where, count in ((EVERYWHERE, 0), (Scope(sector=HOSTILE), 1), (Scope(), 2)):
        assert ask(archive, question("project_count", where=where)).figure("project_count").value == count


def test_each_month_is_read_once_in_order_of_time() -> None:
    asked = question("project_count", compare_to=YEAR_BEFORE, history=(Month(2020, 1), DECEMBER, YEAR_BEFORE))
    assert asked.months == (YEAR_BEFORE, Month(2020, 1), DECEMBER)


def test_a_metric_that_is_not_registered_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="No metric is called “mean_rate”"):
        ask(archive_of(tmp_path, {DECEMBER: [project()]}), question("mean_rate"))


def test_units_are_the_citys_own_wherever_a_project_stood_at_the_other_date(tmp_path: Path) -> None:
    """Σ units = 市本级, also over the same projects: a project that moved from a district to the city is in both."""
    archive = archive_of(
        tmp_path, {YEAR_BEFORE: [project(1), municipal(2)], DECEMBER: [municipal(1, unit="市水投公司"), municipal(2)]}
    )
    same = {"compare_to": YEAR_BEFORE, "population": Population.SAME_PROJECTS}
    units = ask(archive, question("project_count", by=Dimension.UNIT, **same))
    districts = ask(archive, question("project_count", by=Dimension.DISTRICT, **same))
    assert {key[0]: units.figure("project_count", key).value for key in units.keys} == {"市教育局": 1, "市水投公司": 1}
    assert districts.figure("project_count", (MUNICIPAL_LEVEL,)).value == 2


def test_the_same_projects_at_one_date_are_all_projects(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(1), project(2)]})
    asked = question("project_count", compare_to=DECEMBER, population=Population.SAME_PROJECTS)
    assert ask(archive, asked).figure("project_count").value == 2


def test_the_projects_behind_a_measure_come_whole_and_in_order(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(2), project(1), project(3, status="finished")]})
    listed = projects_behind(archive, question("project_count", by=Dimension.SECTOR), measures.PROJECTS)
    assert listed["project_id"].to_pylist() == ["P1", "P2", "P3"]
    assert "lead_official" in listed.column_names
    finished = projects_behind(archive, question("project_count"), measures.FINISHED)
    assert finished["project_id"].to_pylist() == ["P3"]


def test_a_month_without_a_ledger_is_refused_with_the_months_there_are(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project()]})
    with pytest.raises(NoSnapshot, match=r"no ledger of 2020-11 .* 2020-12 – 2020-12"):
        ask(archive, Question(CITY, Month(2020, 11), ("project_count",)))
