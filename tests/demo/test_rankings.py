"""Who leads at the end of 2020, in the printed orders."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analytics.city import city_named
from analytics.months import Month
from tests.demo.conftest import Book
from tests.demo.figures import of_tier, rates_by_unit

MONTH = ("nanchang", "2020-12")


@pytest.mark.parametrize(
    ("tier", "leaders"),
    [
        ("市重点推进", ["西湖区", "高新区", "经开区"]),
        ("省大中型", ["西湖区", "新建区", "高新区"]),
        ("省重点", ["新建区", "西湖区", "高新区"]),
    ],
)
def test_districts(book: Book, tier: str, leaders: list[str]) -> None:
    assert list(rates_by_unit(of_tier(book[MONTH], tier), "district"))[:3] == leaders


@pytest.mark.parametrize(
    ("tier", "leaders"),
    [
        ("市重点推进", ["市教育局", "市水投公司", "南昌轨道交通集团"]),
        ("省大中型", ["南昌轨道交通集团", "市水投公司", "市城投公司"]),
        ("省重点", ["南昌轨道交通集团"]),
    ],
)
def test_municipal_units(book: Book, tier: str, leaders: list[str]) -> None:
    assert list(rates_by_unit(of_tier(book[MONTH], tier), "municipal"))[: len(leaders)] == leaders


@pytest.mark.parametrize("tier", ["市重点推进", "省大中型"])
def test_every_district_of_the_tier_met_its_plan(book: Book, tier: str) -> None:
    rates = rates_by_unit(of_tier(book[MONTH], tier), "district")
    assert rates.keys() == {district.name for district in city_named("nanchang").districts_on(Month(2020, 12).end)}
    assert min(rates.values()) >= 1


@pytest.mark.parametrize("tier", ["市重大重点", "市重点推进", "省大中型", "省重点"])
@pytest.mark.parametrize("unit_kind", ["district", "municipal"])
def test_no_ties(book: Book, tier: str, unit_kind: str) -> None:
    rates = list(rates_by_unit(of_tier(book[MONTH], tier), unit_kind).values())
    assert all(higher > lower for higher, lower in pairwise(rates))


def test_some_districts_fell_behind_on_the_whole_list(book: Book) -> None:
    rates = rates_by_unit(of_tier(book[MONTH], "市重大重点"), "district").values()
    assert sum(rate < 1 for rate in rates) in (2, 3)


def test_about_three_quarters_of_the_projects_are_the_districts(book: Book) -> None:
    for rows in book.values():
        share = sum(row["unit_kind"] == "district" for row in rows) / len(rows)
        assert 0.7 < share < 0.85
