"""What holds of every row of every month, and from one month to the next."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest

from analytics.city import City, city_named
from analytics.demo import DemoLedger
from analytics.glossary import PlanKind, ReserveStage, Status, UnitKind
from analytics.months import Month
from analytics.schema import COLUMNS, SCHEMA
from tests.demo.conftest import Book, Ledgers
from tests.demo.figures import completion

FIRST = {"nanchang": Month(2019, 1), "chengdu": Month(2018, 1)}
LAST = {"nanchang": Month(2020, 12), "chengdu": Month(2019, 8)}
CITIES = tuple(FIRST)
STAGES = tuple(ReserveStage)


def months(city: str) -> list[str]:
    """The months of a city's demo, in order."""
    found = [FIRST[city]]
    while found[-1] < LAST[city]:
        found.append(found[-1].plus(1))
    return [str(month) for month in found]


def test_the_months_are_those_of_the_design_in_the_columns_of_the_schema(ledgers: Ledgers) -> None:
    assert list(ledgers) == [(city, month) for city in CITIES for month in months(city)]
    for (code, month), ledger in ledgers.items():
        assert ledger.table.schema.equals(SCHEMA)
        assert ledger.table.column("city").unique().to_pylist() == [city_named(code).name]
        assert ledger.table.column("as_of").unique().to_pylist() == [Month.parse(month).end]


def test_what_must_be_stated_is_stated_and_terms_are_known(book: Book) -> None:
    for rows in book.values():
        for column in COLUMNS:
            cells = [row[column.name] for row in rows]
            if column.required:
                assert all(cells)
            if column.terms:
                assert {cell for cell in cells if cell is not None} <= {term.value for term in column.terms}


@pytest.mark.parametrize("code", CITIES)
def test_names_are_the_profile_s_on_that_day(book: Book, code: str) -> None:
    city: City = city_named(code)
    sectors, tiers = {sector.name for sector in city.sectors}, {tier.name for tier in city.tiers}
    units = {unit.name for unit in city.units}
    for month in months(code):
        districts = {district.name for district in city.districts_on(Month.parse(month).end)}
        for row in book[code, month]:
            assert row["sector"] in sectors
            assert row["tiers"][0] == city.main_tier.name
            assert set(row["tiers"]) <= tiers
            assert len(set(row["tiers"])) == len(row["tiers"])
            if row["unit_kind"] == UnitKind.MUNICIPAL:
                assert row["district"] is None
                assert row["responsible_unit"] in units
            else:
                assert row["district"] == row["responsible_unit"]
                assert row["district"] in districts


def test_identifiers_and_names_are_unique_and_nobody_s(book: Book) -> None:
    for rows in book.values():
        assert max(Counter(row["project_id"] for row in rows).values()) == 1
        assert max(Counter(row["name"] for row in rows).values()) == 1
        assert all(row["name"].startswith("示例") and row["lead_official"].startswith("示例领导") for row in rows)


def test_dates_and_status_agree(book: Book) -> None:
    for rows in book.values():
        for row in rows:
            started, finished = row["started_on"], row["finished_on"]
            assert (started is None) == (row["status"] == Status.NOT_STARTED)
            assert (finished is not None) == (row["status"] == Status.FINISHED)
            for day in (started, finished, row["transferred_in_on"], row["transferred_out_on"]):
                assert day is None or day <= row["as_of"]
            assert finished is None or finished >= started
            assert row["planned_start_on"] < row["planned_finish_on"]
            if row["plan_kind"] == PlanKind.CARRIED_OVER:
                assert started.year < row["as_of"].year
            elif started:
                assert row["plan_kind"] == PlanKind.NEW_START
                assert started.year == row["as_of"].year


def test_reserve_projects_have_a_stage_and_no_plan(book: Book) -> None:
    for rows in book.values():
        for row in rows:
            reserve = row["plan_kind"] == PlanKind.RESERVE
            assert (row["reserve_stage"] is not None) == reserve
            assert (row["annual_plan_wan"] is None) == reserve
            assert (row["completed_investment_wan"] is None) == reserve
            assert not reserve or row["status"] == Status.NOT_STARTED


def test_money_is_ordered_within_each_project(book: Book) -> None:
    for rows in book.values():
        for row in rows:
            completed = row["completed_investment_wan"] or 0
            assert row["total_investment_wan"] >= row["invested_to_date_wan"] >= completed >= 0
            assert row["annual_plan_wan"] is None or 0 < row["annual_plan_wan"] <= row["total_investment_wan"]
            if row["status"] == Status.NOT_STARTED:
                assert completed == 0
            if row["plan_kind"] == PlanKind.NEW_START:
                assert row["invested_to_date_wan"] == completed


@pytest.mark.parametrize("code", CITIES)
def test_nothing_goes_back_within_a_year(book: Book, code: str) -> None:
    for earlier, later in pairwise(months(code)):
        if earlier[:4] != later[:4]:
            continue
        assert completion(book[code, earlier]) < completion(book[code, later])
        before = {row["project_id"]: row for row in book[code, earlier]}
        now = {row["project_id"]: row for row in book[code, later]}
        assert before.keys() <= now.keys()
        for project, old in before.items():
            new = now[project]
            for column in ("completed_investment_wan", "invested_to_date_wan"):
                assert (old[column] or 0) <= (new[column] or 0)
            if old["reserve_stage"]:
                assert STAGES.index(old["reserve_stage"]) <= STAGES.index(new["reserve_stage"])
            for column in ("started_on", "finished_on", "transferred_out_on"):
                assert old[column] in (None, new[column])
            for column in ("name", "sector", "tiers", "plan_kind", "district", "total_investment_wan", "batch"):
                assert old[column] == new[column]


def test_a_project_that_left_stays_as_it_was(book: Book) -> None:
    june = {row["project_id"]: row for row in book["nanchang", "2020-06"]}
    gone = [row for row in book["nanchang", "2020-12"] if row["transferred_out_on"]]
    assert len(gone) == 9
    for row in gone:
        frozen = june[row["project_id"]]
        assert row["completed_investment_wan"] == frozen["completed_investment_wan"]
        assert row["status"] == frozen["status"]


@pytest.mark.parametrize(("code", "year"), [("nanchang", 2019), ("chengdu", 2018)])
def test_a_project_goes_on_into_the_next_year_as_itself(book: Book, code: str, year: int) -> None:
    city = city_named(code)
    before = {row["project_id"]: row for row in book[code, f"{year}-12"]}
    now = {row["project_id"]: row for row in book[code, f"{year + 1}-01"]}
    both = before.keys() & now.keys()
    assert len(both) > 0.8 * len(before)
    tiles = {district.name: district.tile for district in city.districts}
    for project in both:
        old, new = before[project], now[project]
        assert old["status"] != Status.FINISHED
        assert tiles.get(old["district"]) == tiles.get(new["district"])
        for column in ("name", "sector", "lead_official", "total_investment_wan"):
            assert old[column] == new[column]
        spent_in_january = new["completed_investment_wan"] or 0
        assert new["invested_to_date_wan"] - spent_in_january == old["invested_to_date_wan"]
        if old["status"] == Status.UNDER_CONSTRUCTION:
            assert (new["plan_kind"], new["started_on"]) == (PlanKind.CARRIED_OVER, old["started_on"])
        elif old["plan_kind"] == PlanKind.NEW_START:
            assert new["plan_kind"] == PlanKind.NEW_START
        else:
            assert new["plan_kind"] in (PlanKind.NEW_START, PlanKind.RESERVE)
            stage = new["reserve_stage"]
            assert stage is None or STAGES.index(stage) >= STAGES.index(old["reserve_stage"])
    dropped = [row for project, row in before.items() if project not in now]
    assert sum(row["status"] == Status.FINISHED for row in dropped) > len(dropped) / 2


def test_investment_surges_at_the_end_of_the_year(book: Book) -> None:
    for code, year in (("nanchang", 2019), ("nanchang", 2020)):
        rates = [completion(book[code, f"{year}-{number:02d}"]) for number in range(1, 13)]
        steps = [later - earlier for earlier, later in pairwise(rates)]
        assert steps[-1] == max(steps)


def test_reorganised_districts_change_their_names_with_the_year(book: Book) -> None:
    names = [{row["district"] for row in book["nanchang", month]} for month in ("2019-12", "2020-01")]
    assert [{"红谷滩新区", "湾里区"} <= found for found in names] == [True, False]
    assert [{"红谷滩区", "湾里管理局"} <= found for found in names] == [False, True]


def digests(ledgers: Iterable[DemoLedger]) -> list[str]:
    """A fingerprint of the rows of each ledger."""
    return [hashlib.sha256(repr(ledger.table.to_pylist()).encode()).hexdigest() for ledger in ledgers]


def run(code: str) -> list[str]:
    """The words that a fresh interpreter with its own hash seed prints."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.split()


def test_a_second_generation_in_another_process_gives_equal_rows(ledgers: Ledgers) -> None:
    again = run(
        "import hashlib\n"
        "from analytics.demo import demo_ledgers\n"
        "for ledger in demo_ledgers():\n"
        "    print(hashlib.sha256(repr(ledger.table.to_pylist()).encode()).hexdigest())\n"
    )
    assert again == digests(ledgers.values())


def test_the_demo_needs_neither_a_screen_nor_a_database() -> None:
    assert (
        run(
            "import sys\n"
            "from analytics.demo import demo_ledgers\n"
            "next(iter(demo_ledgers()))\n"
            "print(*{'streamlit', 'plotly', 'duckdb'} & set(sys.modules))\n"
        )
        == []
    )
