"""``headline --json`` is a contract: keys, types, units and order are what other programs rely on."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from analytics.glossary import FigureKind
from analytics.metrics import METRICS, Unit, metric_named
from analytics.snapshots import Archive
from tests.builders import DECEMBER, archive_of, project
from tests.commands.conftest import PRIORITY, Run
from tests.sources import ROOT

HEADLINE = ("headline", "--city", "南昌市", "--as-of", "2020-12", "--json")
FIGURE = {"value", "numerator", "denominator", "delta", "delta_unit", "rank"}


def the_row(run: Run, *arguments: str) -> dict[str, Any]:
    """The one row of a headline without a breakdown."""
    (row,) = run(*HEADLINE, *arguments).json["rows"]
    assert isinstance(row, dict)
    return row


def test_the_object_says_what_it_is_about(run: Run, portfolio: Archive) -> None:
    outcome = run(*HEADLINE)
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.json
    assert list(told) == ["city", "as_of", "against", "population", "kind", "snapshots", "rows"]
    del told["rows"]
    assert told == {
        "city": "南昌市",
        "as_of": "2020-12",
        "against": "2019-12",
        "population": "as_published",
        "kind": "ledger",
        "snapshots": [
            {"as_of": str(one.as_of), "version": 1, "sha256": one.sha256}
            for one in portfolio.manifest("nanchang").current.values()
        ],
    }


def test_a_row_has_every_metric_and_every_metric_every_part(run: Run) -> None:
    row = the_row(run)
    assert list(row) == [metric.name for metric in METRICS]
    assert all(figure.keys() == FIGURE for figure in row.values())
    units = {Unit.RATE: "pp", Unit.MONEY: "%", Unit.COUNT: "count"}
    assert {name: figure["delta_unit"] for name, figure in row.items()} == {
        metric.name: units[metric.unit] for metric in METRICS
    }
    assert {figure["rank"] for figure in row.values()} == {None}


EXPECTED = {
    # Rates as decimal strings, 1 = 100 %, twelve places; their parts in 亿元 without trailing zeros, or counts.
    "completion_rate": ("0.944240384615", "4.91005", "5.2", "26.424038461538"),
    "pace_gap": ("-0.055759615385", "4.91005", "5.2", "26.424038461538"),
    "start_rate": ("0.666666666667", 2, 3, "66.666666666667"),
    "opened_rate": ("0.857142857143", 6, 7, "19.047619047619"),
    "time_progress": ("1.000000000000", 12, 12, "0.000000000000"),
    "annual_plan": ("5.2", "5.2", None, "4.000000000000"),
    "completed_investment": ("4.91005", "4.91005", None, "44.413235294118"),
    "total_investment": ("0.7", "0.7", None, "133.333333333333"),
    "project_count": (7, 7, None, 4),
    "planned_start_count": (3, 3, None, 2),
    "started_count": (2, 2, None, 2),
    "not_started_count": (1, 1, None, 0),
    "transferred_out_count": (1, 1, None, 1),
    "transferred_in_count": (0, 0, None, 0),
}


@pytest.mark.parametrize("metric", EXPECTED)
def test_money_is_in_yi_rates_have_twelve_places_counts_are_integers(run: Run, metric: str) -> None:
    figure = the_row(run)[metric]
    value, numerator, denominator, delta = EXPECTED[metric]
    assert (figure["value"], figure["numerator"], figure["denominator"]) == (value, numerator, denominator)
    assert type(figure["value"]) is type(value)
    assert (figure["delta"], type(figure["delta"])) == (delta, type(delta))


def test_a_delta_is_the_difference_in_percentage_points_or_per_cent(run: Run) -> None:
    now, then = the_row(run), the_row(run, "--as-of", "2019-12")
    for name, figure in now.items():
        metric, values = metric_named(name), (figure["value"], then[name]["value"])
        if metric.is_rate and None not in values:
            assert abs(Decimal(figure["delta"]) - 100 * (Decimal(values[0]) - Decimal(values[1]))) < Decimal("1e-9")


def test_nothing_to_compare_with_gives_null_deltas_unless_a_month_was_named(run: Run) -> None:
    for arguments, against in ((("--against", "none"), None), (("--as-of", "2019-12"), "2018-12")):
        told = run(*HEADLINE, *arguments).json
        assert (told["against"], len(told["snapshots"])) == (against, 1)
        assert {figure["delta"] for figure in told["rows"][0].values()} == {None}
    outcome = run(*HEADLINE, "--against", "2020-11")
    assert (outcome.code, outcome.json.keys()) == (1, {"refused"})
    assert "2020-11" in outcome.err


def test_a_month_may_be_compared_with_any_other(run: Run) -> None:
    told = run(*HEADLINE, "--as-of", "2019-12", "--against", "2020-12").json
    assert (told["as_of"], told["against"]) == ("2019-12", "2020-12")
    assert told["rows"][0]["project_count"]["delta"] == -4


def test_the_same_projects_only(run: Run) -> None:
    told = run(*HEADLINE, "--population", "same_projects").json
    assert told["population"] == "same_projects"
    (row,) = told["rows"]
    assert (row["project_count"]["value"], row["project_count"]["delta"]) == (2, 0)
    assert row["completion_rate"]["denominator"] == "5"
    assert (row["start_rate"]["value"], row["start_rate"]["delta"]) == (None, None)


def test_districts_are_ranked_and_the_municipal_level_stands_last_without_a_rank(run: Run) -> None:
    rows = run(*HEADLINE, "--by", "district").json["rows"]
    assert [(row["district"], row["completion_rate"]["rank"]) for row in rows] == [
        ("西湖区", 1),
        ("高新区", 2),
        ("市本级", None),
    ]
    assert [row["completion_rate"]["value"] for row in rows] == ["1.170016666667", "0.500000000000", "2.000000000000"]


def test_units_are_the_municipal_ones(run: Run) -> None:
    rows = run(*HEADLINE, "--by", "unit").json["rows"]
    assert [(row["unit"], row["completion_rate"]["rank"]) for row in rows] == [("市教育局", 1), ("市水投公司", 2)]


def test_tiers_come_in_the_citys_order_and_each_counts_its_own(run: Run) -> None:
    rows = run(*HEADLINE, "--by", "tier").json["rows"]
    assert [(row["tier"], row["project_count"]["value"]) for row in rows] == [("市重大重点", 7), (PRIORITY, 1)]


def test_sectors(run: Run) -> None:
    rows = run(*HEADLINE, "--by", "sector").json["rows"]
    assert [(row["sector"], row["project_count"]["value"]) for row in rows] == [("工业", 6), ("服务业", 1)]


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        (("--tier", PRIORITY), 1),
        (("--tier", "重点推进"), 1),
        (("--tier", "省重点"), 0),
        (("--sector", "服务业"), 1),
        (("--district", "高新区"), 2),
        (("--district", "西湖"), 3),
        (("--district", "市本级"), 2),
        (("--district", "西湖区", "--sector", "服务业"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_scope_is_named_as_the_profile_or_an_alias_names_it(run: Run, scope: tuple[str, ...], count: int) -> None:
    row = the_row(run, *scope)
    assert row["project_count"]["value"] == count
    assert count or row["completion_rate"]["value"] is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--city", "昌南市"), "昌南市"),
        (("--tier", "国家重点"), "国家重点"),
        (("--sector", "航天"), "航天"),
        (("--district", "东城区"), "东城区"),
        (("--as-of", "2021-01"), "2021-01"),
        (("--district", "湾里区"), "湾里区"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refusal_gives_its_reason(run: Run, arguments: tuple[str, ...], reason: str) -> None:
    outcome = run(*HEADLINE, *arguments)
    assert outcome.code == 1
    assert reason in outcome.err
    assert outcome.json == {"refused": outcome.err.strip()}
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("headline",),
        ("headline", "--city", "南昌市"),
        ("headline", "--as-of", "2020-12"),
        (*HEADLINE, "--by", "county"),
        (*HEADLINE, "--population", "all"),
        (*HEADLINE, "--colour"),
        ("headline", "--city", "南昌市", "--as-of", "2020-13"),
        (*HEADLINE, "--against", "去年"),
        ("headlines",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_code_two(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "usage:" in outcome.err


def test_words_carry_the_demo_mark_until_the_city_has_its_own_ledger(
    run: Run, tmp_path: Path, portfolio: Archive
) -> None:
    demo = archive_of(tmp_path / "demo", {DECEMBER: [project()]}, kind=FigureKind.DEMO)
    words = ("headline", "--city", "南昌市", "--as-of", "2020-12")
    assert run(*words, data=demo.root).out.startswith("【示例数据】")
    assert run(*words, "--lang", "en", data=demo.root).out.startswith("【Demo data】")
    assert run(*HEADLINE, data=demo.root).json["kind"] == "demo"
    told = run(*words).out
    assert "示例" not in told
    assert "94.4%\t+26.4 个百分点" in told


def test_the_data_folder_may_be_named_before_or_after_the_command_or_in_the_environment(
    portfolio: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from analytics.__main__ import main

    root = str(portfolio.root)
    outputs = []
    for arguments in (["--data", root, *HEADLINE], [*HEADLINE, "--data", root]):
        assert main(arguments) == 0
        outputs.append(capsys.readouterr().out)
    monkeypatch.setenv("PORTFOLIO_DATA", root)
    assert main(HEADLINE) == 0
    outputs.append(capsys.readouterr().out)
    assert len(set(outputs)) == 1
    assert main([*HEADLINE, "--data", str(tmp_path / "empty")]) == 1, "the option is stronger than the environment"


def test_the_real_command_prints_one_object_and_imports_no_screen(portfolio: Archive) -> None:
    script = (
        "import sys; from analytics.__main__ import main; code = main(); "
        "print([name for name in ('streamlit', 'plotly', 'pandas') if name in sys.modules], file=sys.stderr); "
        "sys.exit(code)"
    )
    environment = {**os.environ, "PORTFOLIO_DATA": str(portfolio.root), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", script, *HEADLINE, "--by", "district"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert done.stdout.startswith("{")
    assert done.stdout.endswith("}\n")


def test_the_module_runs_and_returns_its_exit_code(portfolio: Archive) -> None:
    command = [sys.executable, "-m", "analytics", "--data", str(portfolio.root), *HEADLINE, "--city", "北京市"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "北京市" in done.stderr
    assert "Traceback" not in done.stderr
