"""``explain --json`` is a contract, and what it states adds up as it stands there, digit by digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from analytics.places import DATA
from analytics.snapshots import Archive
from tests.builders import DECEMBER, archive_of, project
from tests.commands.conftest import Run

EXPLAIN = ("explain", "--city", "南昌市", "--as-of", "2020-12")
UNITS = {
    "completion_rate": "pp",
    "start_rate": "pp",
    "completed_investment": "亿元",
    "annual_plan": "亿元",
    "total_investment": "亿元",
    "project_count": "count",
}
TIERS = ("市重大重点", "市重点推进", "省大中型", "省重点")


def explained(run: Run, *arguments: str, **where: Any) -> dict[str, Any]:
    outcome = run(*EXPLAIN, *arguments, "--json", **where)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


def stated_sum(told: dict[str, Any]) -> Decimal:
    """The contributions as other programs add them up."""
    return sum((Decimal(str(part["contribution"])) for part in told["parts"]), Decimal(0))


def test_the_object_says_what_it_is_about(run: Run, portfolio: Archive) -> None:
    told = explained(run, "--metric", "completion_rate")
    keys = "city as_of against kind snapshots metric change unit method note parts plan_restated"
    assert list(told) == keys.split()
    assert (told["city"], told["as_of"], told["against"], told["kind"]) == ("南昌市", "2020-12", "2019-12", "ledger")
    assert [snapshot["sha256"] for snapshot in told["snapshots"]] == [
        snapshot.sha256 for snapshot in portfolio.manifest("nanchang").current.values()
    ]
    assert "逐个项目" in told["method"]
    # From 34000/50000 to 49100.5/52000, as headline has it.
    assert (told["metric"], told["change"], told["unit"]) == ("completion_rate", "26.424038461538", "pp")
    assert told["parts"] == [
        {
            "kind": "same_projects",
            "key": None,
            "reason": "investment",
            "projects": 1,
            "contribution": "21.765686274510",
        },
        {"kind": "joined", "key": None, "reason": "newly_listed", "projects": 2, "contribution": "4.658352187028"},
    ]


@pytest.mark.parametrize("metric", UNITS)
@pytest.mark.parametrize("by", [(), ("--by", "sector"), ("--by", "district"), ("--by", "unit")])
def test_the_stated_parts_add_up_to_the_stated_change(run: Run, metric: str, by: tuple[str, ...]) -> None:
    told = explained(run, "--metric", metric, *by, data=DATA)
    assert told["unit"] == UNITS[metric]
    assert stated_sum(told) == Decimal(str(told["change"]))
    assert all((part["key"] is None) is (not by) for part in told["parts"])
    assert all(part["projects"] > 0 for part in told["parts"])
    places = (
        {len(str(part["contribution"]).partition(".")[2]) for part in told["parts"]} if told["unit"] == "pp" else {12}
    )
    assert places == {12}


@pytest.mark.parametrize("tier", TIERS)
def test_each_tier_of_the_demo_adds_up(run: Run, tier: str) -> None:
    for metric in ("completion_rate", "start_rate", "completed_investment"):
        if (metric, tier) != ("start_rate", "省重点"):
            told = explained(run, "--metric", metric, "--tier", tier, data=DATA)
            assert stated_sum(told) == Decimal(str(told["change"]))


def test_the_published_changes_of_the_demo(run: Run) -> None:
    changes = {
        metric: explained(run, "--metric", metric, data=DATA)["change"]
        for metric in ("completion_rate", "start_rate", "completed_investment")
    }
    assert changes == {
        "completion_rate": "29.395893345982",
        "start_rate": "19.799139167862",
        "completed_investment": "503.78",
    }


def test_the_plan_restated_within_the_year(run: Run) -> None:
    told = explained(run, "--metric", "completion_rate", data=DATA)["plan_restated"]
    assert told == {
        "first": "2020-01",
        "first_plan": "1571.54",
        "plan": "1559.8",
        "lowered_projects": 0,
        "lowered": "0",
        "raised_projects": 0,
        "raised": "0",
        "rate_without_lowering": "1.169957686883",
        "contribution": "0.000000000000",
        "rate_on_first_plan": "1.161217659111",
    }
    assert explained(run, "--metric", "start_rate", data=DATA)["plan_restated"] is None


def test_the_scope_is_named_as_for_headline(run: Run) -> None:
    told = explained(run, "--metric", "project_count", "--district", "西湖区", "--sector", "工业")
    assert told["change"] == 1
    refused = run(*EXPLAIN, "--metric", "project_count", "--district", "西城区", "--json")
    assert refused.code == 1
    assert "西城区" in refused.json["refused"]


REFUSED = {
    "another metric": (("--metric", "pace_gap"), "completion_rate, start_rate"),
    "no such metric": (("--metric", "nonsense"), "nonsense"),
    "no ledger": (("--metric", "project_count", "--against", "2018-12"), "2018-12"),
    "nothing planned": (("--metric", "start_rate", "--sector", "服务业"), "2019-12"),
    "a later month": (("--metric", "project_count", "--against", "2020-12"), "2020-12"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_explained_is_refused(run: Run, case: str) -> None:
    arguments, words = REFUSED[case]
    outcome = run(*EXPLAIN, *arguments, "--json")
    assert outcome.code == 1
    assert words in outcome.json["refused"]


@pytest.mark.parametrize("by", ["tier", "project"])
def test_another_breakdown_is_wrong_usage(run: Run, by: str) -> None:
    assert run(*EXPLAIN, "--metric", "project_count", "--by", by).code == 2


@pytest.mark.parametrize(
    ("language", "mark", "word"),
    [("zh", "示例数据", "本年计划低于上年"), ("en", "Demo data", "Plans below the earlier year's")],
)
def test_in_words_it_says_the_finding_and_adds_up(run: Run, language: str, mark: str, word: str) -> None:
    outcome = run(*EXPLAIN, "--metric", "completion_rate", "--lang", language, data=DATA)
    first, finding, _header, *rows = outcome.out.splitlines()
    assert mark in first
    assert "29.4" in finding
    assert "+22.53" in finding
    assert f"{word}\t24.55" in outcome.out
    numbers = [Decimal(row.split("\t")[1]) for row in rows if "\t" in row]
    assert sum(numbers[:-1]) == numbers[-1] == Decimal("29.40")


def test_a_breakdown_in_words_adds_up(run: Run) -> None:
    outcome = run(*EXPLAIN, "--metric", "completed_investment", "--by", "district", data=DATA)
    rows = [row.split("\t") for row in outcome.out.splitlines()[3:] if "\t" in row]
    parts = [Decimal(number) for _group, reason, number, *_rest in rows[:-1] if reason != "小计"]
    assert sum(parts) == Decimal(rows[-1][2]) == Decimal("503.8")


def test_a_ledger_against_the_month_before(run: Run, tmp_path: Any) -> None:
    archive = archive_of(tmp_path / "months", {DECEMBER.plus(-1): [project(1)], DECEMBER: [project(1), project(2)]})
    told = explained(run, "--metric", "project_count", "--against", "2020-11", data=archive.root)
    assert (told["change"], told["against"]) == (1, "2020-11")


def test_a_district_that_took_over_from_another_is_refused_with_its_reason(run: Run) -> None:
    outcome = run(*EXPLAIN, "--metric", "project_count", "--district", "红谷滩区", data=DATA)
    assert outcome.code == 1
    assert "红谷滩新区" in outcome.err
