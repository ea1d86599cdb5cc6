"""What must never happen to a figure, each guarded by a test, and each test shown to fail on the wrong variant."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics import answers, change
from analytics.answers import ask
from analytics.city import city_named
from analytics.commands.headline import as_json
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.metrics import METRICS, Measure, Metric
from analytics.question import MUNICIPAL_LEVEL, Question, Scope, Statement
from analytics.wording import numbers
from tests.builders import (
    DECEMBER,
    MAIN_TIER,
    YEAR_BEFORE,
    answer_of,
    archive_of,
    municipal,
    new_start,
    project,
    question,
)

Guard = Callable[[Path], None]
Mutation = Callable[[pytest.MonkeyPatch], None]


def sum_over_sum_and_not_the_mean_of_rates(root: Path) -> None:
    """A large project at 10 % and a small one at 100 % are at 19 %, not at 55 %."""
    rows = [
        project(1, annual_plan_wan=900, completed_investment_wan=90),
        project(2, annual_plan_wan=100, completed_investment_wan=100),
    ]
    assert answer_of(root, {DECEMBER: rows}, "completion_rate").figure("completion_rate").value == Fraction(19, 100)


def transferred_out_projects_leave_every_sum_and_count(root: Path) -> None:
    """Whatever it was, a project that has left adds nothing but its own departure."""
    stays = [project(1), new_start(2, status="finished", planned_finish_on=YEAR_BEFORE.end)]
    gone = {"transferred_out_on": DECEMBER.end}
    leaves = [
        new_start(3, planned_start_on=DECEMBER.start, planned_finish_on=DECEMBER.start, **gone),
        project(4, status="finished", **gone),
        project(5, plan_kind="reserve", status="not_started", **gone),
    ]
    moves = ("transferred_out_count", "first_listed_count")
    names = tuple(metric.name for metric in METRICS if metric.name not in moves)
    without = answer_of(root / "without", {DECEMBER: stays}, *names)
    with_them = answer_of(root / "with", {DECEMBER: stays + leaves}, *names, "transferred_out_count")
    assert {name: with_them.figure(name).value for name in names} == {
        name: without.figure(name).value for name in names
    }
    assert with_them.figure("transferred_out_count").value == 3


def no_denominator_is_null_and_a_dash(root: Path) -> None:
    """No plan, a plan of zero, no planned start: no rate; never 0, never infinite."""
    for place, plan in (("none", None), ("zero", 0)):
        rows = [project(1, annual_plan_wan=plan, completed_investment_wan=5)]
        asked = question(*(metric.name for metric in METRICS), compare_to=YEAR_BEFORE)
        answer = ask(archive_of(root / place, {DECEMBER: rows, YEAR_BEFORE: rows}), asked)
        (row,) = json.loads(json.dumps(as_json(answer, city_named("南昌市"), None)))["rows"]
        for name in ("completion_rate", "start_rate", "pace_gap"):
            assert answer.figure(name).value is None
            assert numbers.with_unit(answer.figure(name), Language.ZH) == "—"
            assert numbers.change_with_unit(change.change_of(answer, name), Language.ZH) == "—"
            assert (row[name]["value"], row[name]["delta"]) == (None, None)
        assert row["completion_rate"]["numerator"] == "0.0005"
        assert row["completion_rate"]["denominator"] == (None if plan is None else "0")


def tiers_are_never_added_up(root: Path) -> None:
    """A project in three tiers counts once in the city and once in each tier."""
    tiers = [MAIN_TIER, "市重点推进", "省重点"]
    archive = archive_of(root, {DECEMBER: [project(1, tiers=tiers), project(2)]})
    names = ("project_count", "annual_plan")

    def told(**fields: Any) -> dict[tuple[str, ...], list[Any]]:
        answer = ask(archive, question(*names, **fields))
        return {key: [answer.figure(name, key).value for name in names] for key in answer.keys}

    assert told() == {(): [2, 200]}
    assert told(by=Dimension.SECTOR) == {("工业",): [2, 200]}
    assert told(where=Scope(tier="省重点")) == {(): [1, 100]}
    assert told(by=Dimension.TIER) == {(MAIN_TIER,): [2, 200], ("市重点推进",): [1, 100], ("省重点",): [1, 100]}


def halves_go_up_once_from_the_exact_fraction(root: Path) -> None:
    """141 of 164 are 86.0 %; a quarter of a tenth more is a tenth more."""
    rows = [new_start(n, status="finished" if n < 141 else "not_started") for n in range(164)]
    answer = answer_of(root, {DECEMBER: rows}, "start_rate")
    assert numbers.printed(answer.figure("start_rate")) == "86.0"
    assert [f"{numbers.half_up(value, 1)}" for value in (Decimal("0.25"), Decimal("-0.05"))] == ["0.3", "-0.1"]


def the_municipal_level_is_no_district_and_has_no_rank(root: Path) -> None:
    """However far ahead the city's own units are, a district is first."""
    rows = [project(1), municipal(2, completed_investment_wan=500)]
    answer = answer_of(root, {DECEMBER: rows}, "completion_rate", by=Dimension.DISTRICT)
    assert answer.ranked("completion_rate") == ((("西湖区",), 1), ((MUNICIPAL_LEVEL,), None))


def a_rate_changes_in_percentage_points(root: Path) -> None:
    """From 50 % to 60 % are 10 percentage points, not 20 %."""
    then, now = [project(completed_investment_wan=50)], [project(completed_investment_wan=60)]
    answer = answer_of(root, {YEAR_BEFORE: then, DECEMBER: now}, "completion_rate", compare_to=YEAR_BEFORE)
    found = change.change_of(answer, "completion_rate")
    assert numbers.change_with_unit(found, Language.ZH) == "+10.0 个百分点"


GUARDS: tuple[Guard, ...] = (
    sum_over_sum_and_not_the_mean_of_rates,
    transferred_out_projects_leave_every_sum_and_count,
    no_denominator_is_null_and_a_dash,
    tiers_are_never_added_up,
    halves_go_up_once_from_the_exact_fraction,
    the_municipal_level_is_no_district_and_has_no_rank,
    a_rate_changes_in_percentage_points,
)


def mean_of_rates(patch: pytest.MonkeyPatch) -> None:
    right = Measure.aggregates

    def wrong(measure: Measure, *, among_active: bool) -> dict[str, str]:
        found = right(measure, among_active=among_active)
        if measure.name == "completed_investment":
            found[measure.name] = "AVG(completed_investment_wan / annual_plan_wan) * SUM(annual_plan_wan)"
        return found

    patch.setattr(Measure, "aggregates", wrong)


def transfers_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("analytics.question.ACTIVE", "TRUE")


def zero_for_null(patch: pytest.MonkeyPatch) -> None:
    right = Metric.value
    patch.setattr(Metric, "value", lambda *parts: Fraction(0) if (value := right(*parts)) is None else value)


def tiers_unnested_for_everyone(patch: pytest.MonkeyPatch) -> None:
    right = answers.answer_statement

    def wrong(asked: Question) -> Statement:
        statement = right(asked)
        plain = "FROM ledger WHERE"
        return replace(statement, sql=statement.sql.replace(plain, "FROM ledger, UNNEST(tiers) AS t(tier) WHERE"))

    patch.setattr(answers, "answer_statement", wrong)


def cut_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(numbers, "half_up", lambda value, decimals: Decimal(int(value * 10**decimals)).scaleb(-decimals))


def halves_to_even(patch: pytest.MonkeyPatch) -> None:
    def wrong(value: Any, decimals: int) -> Decimal:
        exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
        return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)

    patch.setattr(numbers, "half_up", wrong)


def municipal_level_ranked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(answers, "MUNICIPAL_LEVEL", "another name")


def rates_in_per_cent(patch: pytest.MonkeyPatch) -> None:
    units = dict.fromkeys(change.DELTA_UNITS, change.DeltaUnit.PER_CENT)
    patch.setattr(change, "DELTA_UNITS", units)


MUTATIONS: tuple[tuple[Mutation, Guard], ...] = (
    (mean_of_rates, sum_over_sum_and_not_the_mean_of_rates),
    (transfers_ignored, transferred_out_projects_leave_every_sum_and_count),
    (zero_for_null, no_denominator_is_null_and_a_dash),
    (tiers_unnested_for_everyone, tiers_are_never_added_up),
    (cut_off, halves_go_up_once_from_the_exact_fraction),
    (halves_to_even, halves_go_up_once_from_the_exact_fraction),
    (municipal_level_ranked, the_municipal_level_is_no_district_and_has_no_rank),
    (rates_in_per_cent, a_rate_changes_in_percentage_points),
)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_guarded(guard: Guard, tmp_path: Path) -> None:
    guard(tmp_path)


@pytest.mark.parametrize(
    ("mutation", "guard"),
    MUTATIONS,
    ids=[f"{mutation.__name__} breaks {guard.__name__}" for mutation, guard in MUTATIONS],
)
def test_the_guard_fails_on_the_wrong_variant(
    mutation: Mutation, guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutation(monkeypatch)
    with pytest.raises(AssertionError):
        guard(tmp_path)


def test_every_guard_has_a_variant_that_breaks_it() -> None:
    assert {guard for _, guard in MUTATIONS} == set(GUARDS)
