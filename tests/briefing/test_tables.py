"""The tables of a briefing: exact cells that equal the answers, ranks, and totals that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from analytics.briefing.document import Cell, Kind, Quotient, Spec, Table
from analytics.briefing.facts import Facts
from analytics.briefing.tables import tables_of
from analytics.language import Language
from analytics.months import Month
from tests.builders import CITY, DECEMBER, MAIN_TIER, YEAR_BEFORE, Row, archive_of, municipal, new_start, project

KEY_TIER = "市重点推进"
NOW = [
    project(1, district="西湖区", sector="服务业", annual_plan_wan=10_000, completed_investment_wan=15_000),
    project(2, district="东湖区", annual_plan_wan=30_000, completed_investment_wan=24_000.01),
    project(3, district="高新区", annual_plan_wan=None, completed_investment_wan=None),
    municipal(4, annual_plan_wan=20_000, completed_investment_wan=21_000),
    municipal(5, unit="市水利局", annual_plan_wan=10_000, completed_investment_wan=9_000),
]
THEN = [project(1, district="西湖区", annual_plan_wan=10_000, completed_investment_wan=8_000)]


def tables(
    root: Path,
    ledgers: Mapping[Month, Iterable[Row]],
    tiers: tuple[str, ...] = (MAIN_TIER, KEY_TIER),
    language: Language = Language.ZH,
) -> dict[str, Table]:
    """The tables about December by code."""
    spec = Spec(CITY, DECEMBER, Kind.BRIEFING, 1, language, tiers)
    return {table.code: table for table in tables_of(Facts(archive_of(root, ledgers), spec))}


def cell(table: Table, group: str, column: str) -> Cell:
    """The cell of a group in a column."""
    names = [one.name for one in table.columns]
    row = next(row for row in table.rows if row[names.index("group")] == group)
    return row[names.index(column)]


def column(table: Table, name: str) -> list[Cell]:
    """A column from top to bottom."""
    place = [one.name for one in table.columns].index(name)
    return [row[place] for row in table.rows]


def test_districts_are_ranked_and_what_has_no_place_stands_last(tmp_path: Path) -> None:
    table = tables(tmp_path, {DECEMBER: NOW})[f"districts:{MAIN_TIER}"]
    assert column(table, "group") == ["西湖区", "东湖区", "高新区", "市本级", "合计"]
    assert column(table, "rank") == [1, 2, None, "", ""]


def test_cells_are_exact_and_in_the_printed_unit(tmp_path: Path) -> None:
    table = tables(tmp_path, {DECEMBER: NOW})[f"districts:{MAIN_TIER}"]
    assert cell(table, "东湖区", "annual_plan") == 3
    assert cell(table, "东湖区", "completed_investment") == Fraction(2_400_001, 1_000_000)
    assert cell(table, "东湖区", "completion_rate") == Fraction(2_400_001, 30_000)
    assert [cell(table, "高新区", name) for name in ("annual_plan", "completion_rate")] == [None, None]


@pytest.mark.parametrize("code", ["districts", "units", "sectors"])
def test_the_total_is_the_sum_of_the_rows_and_divides_the_sums(code: str, tmp_path: Path) -> None:
    table = tables(tmp_path, {DECEMBER: NOW})[f"{code}:{MAIN_TIER}"]
    assert column(table, "group")[-1] == "合计"
    for name in ("annual_plan", "completed_investment"):
        *parts, whole = column(table, name)
        assert whole == sum(part or 0 for part in parts)
    plan, completed = (column(table, name)[-1] for name in ("annual_plan", "completed_investment"))
    assert column(table, "completion_rate")[-1] == completed / plan * 100


def test_changes_are_points_against_a_year_earlier(tmp_path: Path) -> None:
    table = tables(tmp_path, {DECEMBER: NOW, YEAR_BEFORE: THEN})[f"districts:{MAIN_TIER}"]
    assert cell(table, "西湖区", "completion_rate_delta") == 150 - 80
    assert cell(table, "东湖区", "completion_rate_delta") is None
    assert "较2019年12月 (个百分点)" in {one.name: one.label for one in table.columns}["completion_rate_delta"]


def test_without_an_earlier_ledger_there_is_no_column_of_changes(tmp_path: Path) -> None:
    found = tables(tmp_path, {DECEMBER: NOW})
    assert not [one.name for table in found.values() for one in table.columns if one.name.endswith("_delta")]


def test_tiers_overlap_and_have_no_total(tmp_path: Path) -> None:
    both = [
        new_start(1, tiers=[MAIN_TIER, KEY_TIER], status="under_construction"),
        new_start(2),
        new_start(3),
    ]
    table = tables(tmp_path, {DECEMBER: both})["tiers"]
    assert column(table, "group") == [MAIN_TIER, KEY_TIER]
    assert column(table, "project_count") == [3, 1]
    assert column(table, "start_rate") == [Fraction(100, 3), 100]
    rates = {one.name: one.quotient for one in table.columns if one.quotient}
    assert rates == {
        "completion_rate": Quotient("completed_investment", "annual_plan"),
        "start_rate": Quotient("started_count", "planned_start_count"),
    }


def test_a_tier_without_projects_has_no_table(tmp_path: Path) -> None:
    found = tables(tmp_path, {DECEMBER: [project(1)]})
    assert list(found) == ["tiers", f"districts:{MAIN_TIER}", f"sectors:{MAIN_TIER}"]
    assert column(found["tiers"], "group") == [MAIN_TIER]


def test_a_single_group_has_no_total_of_itself(tmp_path: Path) -> None:
    table = tables(tmp_path, {DECEMBER: [project(1)]})[f"districts:{MAIN_TIER}"]
    assert column(table, "group") == ["西湖区"]


def test_equal_rates_share_a_rank(tmp_path: Path) -> None:
    tied = [project(number, district=name) for number, name in enumerate(["西湖区", "东湖区"])]
    tied.append(project(3, district="高新区", completed_investment_wan=1))
    assert column(tables(tmp_path, {DECEMBER: tied})[f"districts:{MAIN_TIER}"], "rank") == [1, 1, 3, ""]


def test_english_tables_name_groups_in_english(tmp_path: Path) -> None:
    found = tables(tmp_path, {DECEMBER: NOW}, language=Language.EN)
    names = column(found[f"districts:{MAIN_TIER}"], "group")
    assert [names[0], *names[-2:]] == ["Xihu", "City level", "All"]
    assert all(one.label.isascii() or "×100m yuan" in one.label for one in found["tiers"].columns)
