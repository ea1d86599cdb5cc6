"""``published --json`` is a contract: keys, types and the order of the texts are what other programs rely on."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest

from analytics import published
from analytics.places import DATA
from tests.commands.conftest import Run
from tests.sources import ROOT

STATED = [
    *("city", "tier", "sector", "district", "stage", "size", "period_start", "period_end", "as_of"),
    *("metric", "against", "basis", "value", "unit", "hedge", "direction"),
    *("source", "source_date", "address", "place"),
    *("recomputed", "derivation", "ledger", "verdict", "reason"),
]
VERDICTS = {"matches", "truncated", "within_input_rounding", "another_date", "mismatch", "not_comparable"}


def told(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """The figures that the command prints, over the demo ledgers."""
    outcome = run("published", "--json", *arguments, data=DATA)
    assert (outcome.code, outcome.err) == (0, "")
    assert list(outcome.json) == ["figures"]
    figures = outcome.json["figures"]
    assert isinstance(figures, list)
    return figures


def test_every_figure_is_told_in_the_order_of_the_texts_with_every_key(run: Run) -> None:
    figures = told(run)
    assert [(one["source"], one["place"]) for one in figures] == [
        (figure.source.title, figure.place) for figure in published.figures()
    ]
    assert all(list(one) == STATED for one in figures)
    assert {one["verdict"] for one in figures} <= VERDICTS


def test_numbers_are_decimal_strings_in_the_printed_unit_and_counts_of_ledgers_integers(run: Run) -> None:
    figures = told(run, "--city", "南昌市")
    (rate,) = [one for one in figures if one["value"] == "85.9"]
    assert (rate["metric"], rate["recomputed"], rate["verdict"]) == ("start_rate", "85.975609756098", "truncated")
    assert rate["ledger"] == {
        "value": "85.975609756098",
        "verdict": "truncated",
        "snapshot": "2020-12 v1",
        "kind": "demo",
    }
    assert (rate["derivation"], rate["basis"], rate["as_of"]) == ("141 ÷ 164 = 85.976%", "planned_starts", "2020-12-31")
    count = next(one for one in figures if one["value"] == "586")
    assert (count["ledger"]["value"], count["recomputed"], count["unit"]) == (586, None, "个")
    assert all(Decimal(one["value"]).is_finite() for one in figures)


def test_changes_and_ranks_are_named_as_such(run: Run) -> None:
    figures = told(run, "--city", "南昌市")
    (change,) = [one for one in figures if (one["value"], one["unit"]) == ("29.4", "百分点")]
    assert (change["metric"], change["against"]) == ("completion_rate_delta", "2019-12-31")
    ranks = [one for one in figures if one["unit"] == "名"]
    assert ranks
    assert {one["metric"] for one in ranks} == {"rank"}
    assert {(one["verdict"], one["ledger"]) for one in ranks} == {("not_comparable", None)}


def test_an_own_ledger_decides_where_it_has_the_figure(run: Run) -> None:
    outcome = run("published", "--city", "nanchang", "--json")
    (count,) = {
        (one["verdict"], one["ledger"]["value"], one["ledger"]["kind"])
        for one in outcome.json["figures"]
        if one["value"] == "586"
    }
    assert count == ("mismatch", 7, "ledger")


@pytest.mark.parametrize("name", ["成都市", "chengdu"])
def test_a_city_is_named_or_coded(run: Run, name: str) -> None:
    figures = told(run, "--city", name)
    assert {one["city"] for one in figures} == {"成都市"}
    assert next(one for one in figures if one["value"] == "215")["verdict"] == "another_date"


def test_a_city_without_a_profile_has_what_was_published(run: Run) -> None:
    assert {one["ledger"] for one in told(run, "--city", "武汉市")} == {None}


def test_an_unknown_city_is_refused_with_those_there_are(run: Run) -> None:
    outcome = run("published", "--city", "亚特兰蒂斯", "--json")
    assert (outcome.code, outcome.json.keys()) == (1, {"refused"})
    assert all(city in outcome.err for city in published.cities())


def test_the_words_stand_under_a_line_that_says_what_they_are(run: Run) -> None:
    outcome = run("published", "--city", "南昌市", data=DATA)
    first, header, *lines = outcome.out.splitlines()
    assert first.startswith("【公开数据】")
    assert len(lines) == len([figure for figure in published.figures() if figure.city == "南昌市"])
    assert {line.count("\t") for line in (header, *lines)} == {10}
    assert "85.976% (示例台账 2020-12 v1)" in outcome.out
    assert "Figures: " in run("published", "--lang", "en", data=DATA).out


def test_the_command_loads_neither_pandas_nor_the_screen() -> None:
    code = (
        "import sys; from analytics.__main__ import main; main(['published', '--json']);"
        "print([name for name in ('pandas', 'streamlit', 'plotly') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
