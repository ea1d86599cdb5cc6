"""The demo's monthly ledgers of every city, as tables in the columns of a ledger row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from analytics.city import city_named
from analytics.demo.before import list_before
from analytics.demo.latest import latest_list, set_invested_before
from analytics.demo.making.names import identify
from analytics.demo.recipe import city_recipe, latest_year, year_before
from analytics.demo.reproduced import reproduced
from analytics.demo.timeline import YearList
from analytics.months import Month
from analytics.schema import SCHEMA
from analytics.snapshots import Reproduced

# The year whose figures were published, by city; the demo begins a year earlier.
LATEST_YEARS = {"nanchang": 2020, "chengdu": 2019}


@dataclass(frozen=True)
class DemoLedger:
    """One city's synthetic ledger of one month, and the published figures that it reproduces (often none)."""

    city: str
    as_of: Month
    table: pa.Table
    reproduces: tuple[Reproduced, ...]


def demo_ledgers() -> Iterator[DemoLedger]:
    """Every demo ledger, city by city and month by month; one row a project, money in 万元."""
    for code in LATEST_YEARS:
        for year in year_lists(code):
            for as_of in year.months():
                table = pa.Table.from_pylist(list(year.rows(as_of)), schema=SCHEMA)
                yield DemoLedger(code, as_of, table, reproduced(code, as_of))


def year_lists(code: str) -> tuple[YearList, YearList]:
    """The lists of a city's two demo years, the earlier one first."""
    city, recipe = city_named(code), city_recipe(code)
    latest, before = latest_year(code, LATEST_YEARS[code]), year_before(code, LATEST_YEARS[code] - 1)
    newer = latest_list(recipe, latest, before.totals, before.rhythm)
    set_invested_before(newer)
    older = list_before(recipe, before, newer)
    identities = identify(city, recipe, {before.rhythm.year: older, latest.rhythm.year: newer})
    return (
        YearList(city, recipe, before.rhythm, None, older, identities),
        YearList(city, recipe, latest.rhythm, latest.second_batch, newer, identities),
    )
