"""What a change is, as a table: from what, to what, in which unit, or why not at all."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics.answers import ask
from analytics.change import Change, DeltaUnit, NoChange, Verdict, change_of, changes_of
from analytics.glossary import Dimension, Population
from analytics.months import Month
from tests.builders import DECEMBER, YEAR_BEFORE, Row, answer_of, archive_of, new_start, project, question

PP, PER_CENT, COUNT = DeltaUnit.PERCENTAGE_POINTS, DeltaUnit.PER_CENT, DeltaUnit.COUNT


def of(plan: int | None = 100, completed: int | None = 0, **cells: Any) -> list[Row]:
    """A portfolio of one project with that plan and that investment."""
    return [project(annual_plan_wan=plan, completed_investment_wan=completed, **cells)]


def starts(started: int, planned: int) -> list[Row]:
    """So many planned new starts, so many of them started."""
    return [new_start(n, status="under_construction" if n < started else "not_started") for n in range(planned)]


def year_over_year(root: Path, then: list[Row] | None, now: list[Row], metric: str, **fields: Any) -> Change:
    """The change of one metric against the year before."""
    ledgers = {DECEMBER: now} | ({} if then is None else {YEAR_BEFORE: then})
    return change_of(answer_of(root, ledgers, metric, **{"compare_to": YEAR_BEFORE} | fields), metric)


STATED = [
    # metric, the year before, now, exact delta, unit, verdict
    ("completion_rate", of(100, 80), of(100, 117), Fraction(37, 100), PP, Verdict.BETTER),
    ("completion_rate", of(300, 100), of(300, 50), Fraction(-1, 6), PP, Verdict.WORSE),
    ("completion_rate", of(100, 80), of(200, 160), Fraction(0), PP, Verdict.UNCHANGED),
    ("completion_rate", of(100, 0), of(100, 5), Fraction(1, 20), PP, Verdict.BETTER),
    ("start_rate", starts(2, 3), starts(3, 3), Fraction(1, 3), PP, Verdict.BETTER),
    ("pace_gap", of(100, 80), of(100, 90), Fraction(1, 10), PP, Verdict.BETTER),
    ("time_progress", of(), of(), Fraction(0), PP, Verdict.UNCHANGED),
    ("completed_investment", of(completed=80), of(completed=100), Fraction(1, 4), PER_CENT, Verdict.BETTER),
    ("completed_investment", of(completed=100), of(completed=0), Fraction(-1), PER_CENT, Verdict.WORSE),
    ("annual_plan", of(plan=80), of(plan=100), Fraction(1, 4), PER_CENT, Verdict.NEITHER),
    ("project_count", starts(0, 2), starts(0, 5), Fraction(3), COUNT, Verdict.NEITHER),
    ("started_count", starts(1, 4), starts(3, 4), Fraction(2), COUNT, Verdict.BETTER),
    ("not_started_count", starts(1, 4), starts(3, 4), Fraction(-2), COUNT, Verdict.BETTER),
    ("not_started_count", starts(3, 4), starts(1, 4), Fraction(2), COUNT, Verdict.WORSE),
    ("started_count", starts(0, 1), starts(1, 1), Fraction(1), COUNT, Verdict.BETTER),
    ("started_count", [], starts(1, 1), Fraction(1), COUNT, Verdict.BETTER),
]


@pytest.mark.parametrize(
    ("metric", "then", "now", "delta", "unit", "verdict"),
    STATED,
    ids=[f"{metric} {delta} {unit.name} is {verdict.name}" for metric, _, _, delta, unit, verdict in STATED],
)
def test_a_change_is_exact_and_knows_its_unit(
    tmp_path: Path, metric: str, then: list[Row], now: list[Row], delta: Fraction, unit: DeltaUnit, verdict: Verdict
) -> None:
    change = year_over_year(tmp_path, then, now, metric)
    assert (change.delta, change.unit, change.verdict, change.reason) == (delta, unit, verdict, None)


SAME = {"population": Population.SAME_PROJECTS}
MISSING = {
    "no date was asked for": ("completion_rate", of(), of(), {"compare_to": None}, NoChange.NOTHING_TO_COMPARE),
    "no ledger of that date": ("completion_rate", None, of(), {}, NoChange.NO_EARLIER_LEDGER),
    "no ledger of that date, a count": ("project_count", None, of(), {}, NoChange.NO_EARLIER_LEDGER),
    "no plan now": ("completion_rate", of(), of(plan=None), {}, NoChange.NO_FIGURE_NOW),
    "a plan of zero now": ("completion_rate", of(), of(plan=0), {}, NoChange.NO_FIGURE_NOW),
    "no plan then": ("completion_rate", of(plan=None), of(), {}, NoChange.NO_FIGURE_THEN),
    "a plan of zero then": ("completion_rate", of(plan=0), of(), {}, NoChange.NO_FIGURE_THEN),
    "no plan at either date": ("completion_rate", of(plan=0), of(plan=0), {}, NoChange.NO_FIGURE_NOW),
    "an empty ledger then": ("completed_investment", [], of(), {}, NoChange.NO_FIGURE_THEN),
    "no amount stated then": ("annual_plan", of(plan=None), of(), {}, NoChange.NO_FIGURE_THEN),
    "growth from zero": ("annual_plan", of(plan=0), of(plan=5), {}, NoChange.GREW_FROM_ZERO),
    "zero both times": ("annual_plan", of(plan=0), of(plan=0), {}, NoChange.GREW_FROM_ZERO),
    "planned new in one year only": (
        "start_rate",
        starts(1, 1),
        [project(0, plan_kind="carried_over")],
        SAME,
        NoChange.NO_SAME_PROJECTS,
    ),
}


@pytest.mark.parametrize(("metric", "then", "now", "fields", "reason"), MISSING.values(), ids=MISSING)
def test_where_no_change_can_be_stated_there_is_a_reason_and_never_a_zero(
    tmp_path: Path, metric: str, then: list[Row] | None, now: list[Row], fields: dict[str, Any], reason: NoChange
) -> None:
    change = year_over_year(tmp_path, then, now, metric, **fields)
    assert (change.delta, change.reason, change.verdict) == (None, reason, Verdict.NEITHER)


def test_the_same_projects_are_those_in_the_list_at_both_dates(tmp_path: Path) -> None:
    then = [project(1, completed_investment_wan=50), project(2, completed_investment_wan=10)]
    now = [
        project(1, completed_investment_wan=60),
        project(2, completed_investment_wan=99, transferred_out_on=DECEMBER.start),
        project(3, completed_investment_wan=99),
    ]
    change = year_over_year(tmp_path, then, now, "completion_rate", **SAME)
    assert (change.now.value, change.then and change.then.value) == (Fraction(60, 100), Fraction(50, 100))
    assert change.delta == Fraction(1, 10)


def test_a_start_rate_of_the_same_projects_is_stated_where_they_are_planned_new_at_both_dates(tmp_path: Path) -> None:
    within_a_year = answer_of(
        tmp_path,
        {Month(2020, 6): starts(1, 4), DECEMBER: [*starts(3, 4), new_start(9)]},
        "start_rate",
        compare_to=Month(2020, 6),
        **SAME,
    )
    assert change_of(within_a_year, "start_rate").delta == Fraction(1, 2)


def test_changes_come_for_every_group_of_this_date_best_first(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        {
            YEAR_BEFORE: [*of(100, 50, district="高新区"), project(2, district="湾里区")],
            DECEMBER: [*of(100, 60, district="西湖区"), project(2, district="高新区", completed_investment_wan=70)],
        },
    )
    answer = ask(archive, question("completion_rate", by=Dimension.DISTRICT, compare_to=YEAR_BEFORE))
    stated = {key[0]: (change.delta, change.reason) for key, change in changes_of(answer, "completion_rate").items()}
    assert list(stated.items()) == [
        ("高新区", (Fraction(1, 5), None)),
        ("西湖区", (None, NoChange.NO_FIGURE_THEN)),
    ]
