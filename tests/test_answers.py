"""An answer carries numerator, denominator, projects and snapshots, and ranks as an office does."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from analytics.answers import Answer, ask, projects_behind
from analytics.errors import DamagedSnapshot
from analytics.glossary import Dimension, FigureKind
from analytics.metrics import measures
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL
from analytics.snapshots import Archive
from analytics.snapshots.manifest import Manifest
from tests.builders import DECEMBER, YEAR_BEFORE, answer_of, archive_of, municipal, project, publish, question


def completing(root: Path, **rates: int | None) -> Answer:
    """Districts by completion rate in %, None for one without a plan."""
    rows = [
        project(name, district=name, completed_investment_wan=rate or 0, annual_plan_wan=None if rate is None else 100)
        for name, rate in rates.items()
    ]
    rows.append(municipal("own", completed_investment_wan=500))
    return answer_of(
        root, {DECEMBER: rows}, "completion_rate", "project_count", "not_started_count", by=Dimension.DISTRICT
    )


def test_a_figure_carries_what_it_was_made_of(tmp_path: Path) -> None:
    rows = [
        project(1, annual_plan_wan=Decimal("0.30"), completed_investment_wan=Decimal("0.10")),
        project(2, annual_plan_wan=None, completed_investment_wan=Decimal("0.10")),
    ]
    answer = answer_of(tmp_path, {DECEMBER: rows}, "completion_rate", "project_count")
    figure = answer.figure("completion_rate")
    assert (figure.value, figure.numerator, figure.denominator) == (Fraction(2, 3), Decimal("0.20"), Decimal("0.30"))
    assert figure.projects == 1, "the plan is stated by one project"
    assert answer.figure("project_count").projects == 2
    assert isinstance(figure.numerator, Decimal)


def test_an_answer_names_its_snapshots_and_their_kind(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project()], DECEMBER: [project()]}, kind=FigureKind.DEMO)
    answer = ask(archive, question("project_count", compare_to=YEAR_BEFORE))
    assert [snapshot.title for snapshot in answer.snapshots] == ["2019-12 v1", "2020-12 v1"]
    assert answer.kind is FigureKind.DEMO


def test_equal_values_share_a_rank_and_the_municipal_level_comes_last_without_one(tmp_path: Path) -> None:
    answer = completing(tmp_path, 西湖区=120, 高新区=110, 经开区=110, 东湖区=90, 新建区=None)
    assert [(key[0], rank) for key, rank in answer.ranked("completion_rate")] == [
        ("西湖区", 1),
        ("经开区", 2),
        ("高新区", 2),
        ("东湖区", 4),
        ("新建区", None),
        (MUNICIPAL_LEVEL, None),
    ]


def test_where_less_is_better_the_least_comes_first(tmp_path: Path) -> None:
    rows = [project(n, district="西湖区" if n else "高新区", status="not_started") for n in range(3)]
    answer = answer_of(tmp_path, {DECEMBER: rows}, "not_started_count", by=Dimension.DISTRICT)
    assert answer.ranked("not_started_count") == ((("高新区",), 1), (("西湖区",), 2))


def test_a_group_without_projects_and_a_month_without_a_ledger_answer_null(tmp_path: Path) -> None:
    answer = answer_of(
        tmp_path,
        {DECEMBER: [project()]},
        "completion_rate",
        "annual_plan",
        "project_count",
        by=Dimension.SECTOR,
        compare_to=YEAR_BEFORE,
    )
    assert [answer.figure(name, ("民生实事",)).value for name in answer.question.metrics] == [None, None, 0]
    assert [answer.figure(name, ("工业",), YEAR_BEFORE).value for name in answer.question.metrics] == [None] * 3


def test_a_curve_has_one_figure_per_month_null_where_there_is_no_ledger(tmp_path: Path) -> None:
    months = (Month(2020, 10), Month(2020, 11), DECEMBER)
    ledgers = {month: [project(completed_investment_wan=month.number)] for month in (months[0], DECEMBER)}
    answer = answer_of(tmp_path, ledgers, "completed_investment", history=months)
    assert [figure.value for figure in answer.curve("completed_investment", months)] == [10, None, 12]


def test_the_newest_version_answers(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project()]})
    publish(archive, [project(1), project(2)], expected_version=1, reason="漏报一个项目")
    assert ask(archive, question("project_count")).figure("project_count").value == 2


def test_a_damaged_snapshot_answers_nothing(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project()], DECEMBER: [project()]})
    path = archive.path(archive.current("nanchang", YEAR_BEFORE))
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert ask(archive, question("project_count")).figure("project_count").value == 1
    with pytest.raises(DamagedSnapshot, match=path.name):
        ask(archive, question("project_count", compare_to=YEAR_BEFORE))


@pytest.mark.parametrize("turn", range(1, 7))
def test_figures_and_their_kind_come_from_one_list_of_snapshots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    """A first own ledger that is published between two readings of the manifests never relabels demo figures."""
    archive = archive_of(tmp_path, {DECEMBER: [project()]}, kind=FigureKind.DEMO)
    reading, turns = Archive._manifest, itertools.count(1)

    def read(self: Archive, kind: FigureKind, city: str) -> Manifest:
        if next(turns) == turn:
            publish(archive, [project(1), project(2)])
        return reading(self, kind, city)

    monkeypatch.setattr(Archive, "_manifest", read)
    answer = ask(archive, question("project_count"))
    assert {snapshot.kind for snapshot in answer.snapshots} == {answer.kind}
    assert answer.figure("project_count").value == (1 if answer.kind is FigureKind.DEMO else 2)


def test_an_amount_lists_the_projects_that_stand_behind_it(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(1), project(2, annual_plan_wan=None)]})
    asked = question("annual_plan", "project_count")
    listed = projects_behind(archive, asked, measures.PLAN)
    assert listed["annual_plan_wan"].to_pylist() == [Decimal("100.00")]
    assert listed.num_rows == ask(archive, asked).figure("annual_plan").projects
    assert projects_behind(archive, asked, measures.PROJECTS).num_rows == 2
