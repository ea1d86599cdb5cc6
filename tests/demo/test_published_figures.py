"""The sums of the demo are the published ones, to the last printed digit."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.months import Month
from analytics.reference import MEANINGS
from analytics.snapshots import Reproduced
from tests.demo.conftest import Book, Ledgers
from tests.demo.figures import active, completion, kind, of_tier, printed, start_rate, started, yi

TOTAL, PLAN, COMPLETED = "total_investment_wan", "annual_plan_wan", "completed_investment_wan"
MAIN = "市重大重点"

NANCHANG_2020 = [
    (MAIN, 586, "10316.7", "1559.8", "1824.9", 164, 141, "117.0", "29.4"),
    ("市重点推进", 100, "3045.9", "561.6", "774.2", 21, 20, "137.9", "26.8"),
    ("省大中型", 188, "3515.8", "742.6", "978.3", 48, 43, "131.7", "24.1"),
    ("省重点", 43, "1993.2", "291.9", "448.6", 8, 7, "153.7", "22.7"),
]


@pytest.mark.parametrize("printed_row", NANCHANG_2020, ids=lambda row: row[0])
def test_nanchang_december_2020(book: Book, printed_row: tuple[str, int, str, str, str, int, int, str, str]) -> None:
    tier, projects, total, plan, completed, planned, begun, rate, _ = printed_row
    rows = of_tier(book["nanchang", "2020-12"], tier)
    assert len(rows) == projects
    assert yi(rows, TOTAL) == Decimal(total)
    assert yi(rows, PLAN) == Decimal(plan)
    assert yi(rows, COMPLETED) == Decimal(completed)
    assert (len(kind(rows, "new_start")), len(started(rows))) == (planned, begun)
    assert printed(completion(rows) * 100, 1) == Decimal(rate)


@pytest.mark.parametrize("printed_row", NANCHANG_2020, ids=lambda row: row[0])
def test_the_change_against_2019_is_the_printed_one_exactly_and_between_printed_rates(
    book: Book, printed_row: tuple[str, int, str, str, str, int, int, str, str]
) -> None:
    tier, change = printed_row[0], Decimal(printed_row[-1])
    now, before = (completion(of_tier(book["nanchang", month], tier)) * 100 for month in ("2020-12", "2019-12"))
    assert printed(now - before, 1) == change
    assert printed(now, 1) - printed(before, 1) == change


@pytest.mark.parametrize(("tier", "change"), [(MAIN, "19.8"), ("市重点推进", "0")])
def test_the_start_rate_changed_as_printed(book: Book, tier: str, change: str) -> None:
    now, before = (start_rate(of_tier(book["nanchang", month], tier)) * 100 for month in ("2020-12", "2019-12"))
    assert printed(now - before, 1) == Decimal(change)
    assert printed(now, 1) - printed(before, 1) == Decimal(change)


def test_the_start_rate_of_the_priority_tier_is_the_same_fraction_in_both_years(book: Book) -> None:
    both = [of_tier(book["nanchang", month], "市重点推进") for month in ("2020-12", "2019-12")]
    assert [(len(started(rows)), len(kind(rows, "new_start"))) for rows in both] == [(20, 21), (20, 21)]


def test_nanchang_december_2020_by_plan_kind_and_batch(book: Book) -> None:
    rows = book["nanchang", "2020-12"]
    assert len(rows) == 595
    assert Counter(row["plan_kind"] for row in active(rows)) == {"carried_over": 308, "new_start": 164, "reserve": 114}
    assert Counter(row["batch"] for row in rows) == {"第一批": 579, "第二批": 16}
    assert sum(row["transferred_out_on"] is not None for row in rows) == 9
    assert {row["batch"] for row in rows if row["transferred_in_on"]} == {"第二批"}


def test_the_tiers_overlap_and_the_provincial_key_list_is_mostly_but_not_wholly_large_and_medium(book: Book) -> None:
    rows = of_tier(book["nanchang", "2020-12"], "省重点")
    inside = sum("省大中型" in row["tiers"] for row in rows)
    assert len(rows) / 2 < inside < len(rows)
    assert any("市重点推进" in row["tiers"] for row in rows)


@pytest.mark.parametrize("number", range(1, 7))
def test_nanchang_until_june_2020_is_the_plan_notice(book: Book, number: int) -> None:
    rows = book["nanchang", f"2020-{number:02d}"]
    fresh = [row for row in rows if row["plan_kind"] != "carried_over"]
    assert (len(rows), yi(rows, TOTAL), yi(rows, PLAN)) == (579, Decimal("10277.89"), Decimal("1571.54"))
    carried = kind(rows, "carried_over")
    assert (len(carried), yi(carried, TOTAL), yi(carried, PLAN)) == (303, Decimal("5188.08"), Decimal("1032.70"))
    assert (len(fresh), yi(fresh, TOTAL), yi(fresh, PLAN)) == (276, Decimal("5089.81"), Decimal("538.84"))
    assert {row["batch"] for row in rows} == {"第一批"}
    assert not any(row["transferred_in_on"] or row["transferred_out_on"] for row in rows)


def test_only_the_second_batch_changes_the_plan_within_2020(book: Book) -> None:
    june = {row["project_id"]: row for row in book["nanchang", "2020-06"]}
    december = book["nanchang", "2020-12"]
    came = [row for row in december if row["transferred_in_on"]]
    went = [row for row in december if row["transferred_out_on"]]
    assert yi(came, TOTAL) - yi(went, TOTAL) == Decimal("38.81")
    assert yi(came, PLAN) - yi(went, PLAN) == Decimal("-11.74")
    assert june.keys() == {row["project_id"] for row in december if not row["transferred_in_on"]}
    for row in december:
        if not row["transferred_in_on"]:
            assert (row[TOTAL], row[PLAN]) == (june[row["project_id"]][TOTAL], june[row["project_id"]][PLAN])


@pytest.mark.parametrize("number", range(1, 13))
def test_nanchang_2019_is_the_plan_list_all_year(book: Book, number: int) -> None:
    rows = book["nanchang", f"2019-{number:02d}"]
    assert (len(rows), yi(rows, TOTAL), yi(rows, PLAN)) == (500, Decimal("7415.09"), Decimal("1508.13"))
    for sector, projects, total in (("工业", 76, "1137.6"), ("服务业", 95, "2244.6"), ("民生实事", 44, "237")):
        members = [row for row in rows if row["sector"] == sector]
        assert (len(members), yi(members, TOTAL)) == (projects, Decimal(total))
    assert yi([row for row in rows if row["sector"] == "民生实事"], PLAN) == Decimal(62)


def test_nanchang_december_2019_started_90_of_136(book: Book) -> None:
    rows = book["nanchang", "2019-12"]
    assert (len(kind(rows, "new_start")), len(started(rows))) == (136, 90)


def test_chengdu_august_2019(book: Book) -> None:
    rows = book["chengdu", "2019-08"]
    assert (len(rows), yi(rows, TOTAL)) == (1105, Decimal("35834.65"))
    assert (yi(rows, PLAN), yi(rows, COMPLETED)) == (Decimal("4606.99"), Decimal("3568.05"))
    assert printed(completion(rows) * 100, 2) == Decimal("77.45")
    assert (len(kind(rows, "new_start")), len(started(rows))) == (308, 215)
    stages = Counter(row["reserve_stage"] for row in kind(rows, "reserve"))
    assert stages == {"signing": 71, "proposal": 18, "land_planning": 11, "design": 3, "site_preparation": 7}
    finished = [row for row in rows if row["status"] == "finished"]
    assert (len(finished), yi(finished, TOTAL)) == (47, Decimal("437.76"))
    due = [row for row in rows if row["status"] != "finished" and row["planned_finish_on"] <= Month(2019, 12).end]
    assert (len(due), yi(due, TOTAL)) == (107, Decimal("990.22"))
    assert all(row["planned_finish_on"] > row["as_of"] for row in due)


def test_chengdu_provincial_key_projects_of_august_2019(book: Book) -> None:
    rows = of_tier(book["chengdu", "2019-08"], "省重点")
    assert (len(rows), yi(rows, COMPLETED)) == (144, Decimal("1338.3"))
    assert (len(kind(rows, "new_start")), len(started(rows))) == (33, 27)
    assert printed(start_rate(rows) * 100, 2) == Decimal("81.82")


def test_chengdu_was_slower_a_year_earlier(book: Book) -> None:
    now, before = book["chengdu", "2019-08"], book["chengdu", "2018-08"]
    assert completion(before) < completion(now)
    assert start_rate(before) < start_rate(now)


def test_every_figure_that_a_ledger_says_it_reproduces_is_in_it(ledgers: Ledgers, book: Book) -> None:
    scales = {"亿元": Fraction(1, 10_000), "%": Fraction(100), "百分点": Fraction(100), "个": Fraction(1)}
    checked = 0
    for (city, _), ledger in ledgers.items():
        for figure in ledger.reproduces:

            def value(month: Month, city: str = city, figure: Reproduced = figure) -> Fraction:
                rows = [
                    row
                    for row in book[city, str(month)]
                    if figure.tier in (None, *row["tiers"]) and figure.sector in (None, row["sector"])
                ]
                return Fraction(MEANINGS[figure.metric](rows, month))

            exact = value(ledger.as_of)
            if figure.unit == "百分点":
                exact -= value(ledger.as_of.year_earlier)
            places = -int(Decimal(figure.value).as_tuple().exponent)
            assert printed(exact * scales[figure.unit], places) == Decimal(figure.value), (city, ledger.as_of, figure)
            checked += 1
    assert checked > 100


def test_a_month_without_a_published_figure_claims_none(ledgers: Ledgers) -> None:
    claiming = {key for key, ledger in ledgers.items() if ledger.reproduces}
    plan_list = {("nanchang", f"2019-{number:02d}") for number in range(1, 13)}
    assert claiming == plan_list | {("nanchang", "2020-04"), ("nanchang", "2020-12"), ("chengdu", "2019-08")}
