"""``headline --json`` on the demo gives every figure that the two cities published, to the last printed digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from analytics.places import DATA
from analytics.wording.numbers import half_up
from tests.commands.conftest import Run

NANCHANG_2020 = ("南昌市", "2020-12")
CHENGDU_2019 = ("成都市", "2019-08")

# scope → (metric, figure as published); amounts in 亿元, rates in %, changes as the texts print them.
TOTALS: dict[tuple[str, ...], dict[str, str]] = {
    (*NANCHANG_2020, "市重大重点"): {
        "project_count": "586",
        "transferred_in_count": "16",
        "transferred_out_count": "9",
        "implementing_count": "472",
        "reserve_count": "114",
        "total_investment": "10316.7",
        "annual_plan": "1559.8",
        "completed_investment": "1824.9",
        "planned_start_count": "164",
        "started_count": "141",
    },
    (*NANCHANG_2020, "市重点推进"): {
        "project_count": "100",
        "total_investment": "3045.9",
        "annual_plan": "561.6",
        "completed_investment": "774.2",
        "planned_start_count": "21",
        "started_count": "20",
    },
    (*NANCHANG_2020, "省大中型"): {
        "project_count": "188",
        "total_investment": "3515.8",
        "annual_plan": "742.6",
        "completed_investment": "978.3",
        "planned_start_count": "48",
        "started_count": "43",
    },
    (*NANCHANG_2020, "省重点"): {
        "project_count": "43",
        "total_investment": "1993.2",
        "annual_plan": "291.9",
        "completed_investment": "448.6",
    },
    ("南昌市", "2020-04"): {"project_count": "579", "total_investment": "10277.89", "annual_plan": "1571.54"},
    ("南昌市", "2019-12"): {"project_count": "500", "total_investment": "7415.09", "annual_plan": "1508.13"},
    (*CHENGDU_2019, "市重点"): {
        "project_count": "1105",
        "reserve_count": "110",
        "finished_count": "47",
        "due_this_year_count": "107",
        "total_investment": "35834.65",
        "annual_plan": "4606.99",
        "completed_investment": "3568.05",
        "planned_start_count": "308",
        "started_count": "215",
    },
    (*CHENGDU_2019, "省重点"): {
        "project_count": "144",
        "completed_investment": "1338.3",
        "planned_start_count": "33",
        "started_count": "27",
    },
}

# scope → metric, rate in % as rounded half up (85.9 of the text is 141/164 cut off), change in points as printed.
RATES = [
    ((*NANCHANG_2020, "市重大重点"), "completion_rate", "117.0", "29.4"),
    ((*NANCHANG_2020, "市重大重点"), "start_rate", "86.0", "19.8"),
    ((*NANCHANG_2020, "市重点推进"), "completion_rate", "137.9", "26.8"),
    ((*NANCHANG_2020, "市重点推进"), "start_rate", "95.2", "0.0"),
    ((*NANCHANG_2020, "省大中型"), "completion_rate", "131.7", "24.1"),
    ((*NANCHANG_2020, "省大中型"), "start_rate", "89.6", None),
    ((*NANCHANG_2020, "省重点"), "completion_rate", "153.7", "22.7"),
    ((*CHENGDU_2019, "市重点"), "completion_rate", "77.45", None),
    ((*CHENGDU_2019, "市重点"), "start_rate", "69.81", None),
    ((*CHENGDU_2019, "省重点"), "start_rate", "81.82", None),
]

SECTORS_2019 = {
    "工业": {"project_count": "76", "total_investment": "1137.6"},
    "服务业": {"project_count": "95", "total_investment": "2244.6"},
    "民生实事": {"project_count": "44", "total_investment": "237", "annual_plan": "62"},
}

RANKINGS = [
    ("市重点推进", "district", ["西湖区", "高新区", "经开区"]),
    ("市重点推进", "unit", ["市教育局", "市水投公司", "南昌轨道交通集团"]),
    ("省大中型", "district", ["西湖区", "新建区", "高新区"]),
    ("省大中型", "unit", ["南昌轨道交通集团", "市水投公司", "市城投公司"]),
    ("省重点", "district", ["新建区", "西湖区", "高新区"]),
    ("省重点", "unit", ["南昌轨道交通集团"]),
]


def headline(run: Run, city: str, as_of: str, tier: str | None = None, *more: str) -> list[dict[str, Any]]:
    """The rows of the demo's headline."""
    chosen = ("--tier", tier) if tier else ()
    outcome = run("headline", "--city", city, "--as-of", as_of, *chosen, *more, "--json", data=DATA)
    assert outcome.code == 0
    assert outcome.json["kind"] == "demo"
    rows = outcome.json["rows"]
    assert isinstance(rows, list)
    return rows


@pytest.mark.parametrize("scope", TOTALS, ids=" ".join)
def test_totals_and_counts(run: Run, scope: tuple[str, ...]) -> None:
    (row,) = headline(run, *scope)
    assert {metric: str(row[metric]["value"]) for metric in TOTALS[scope]} == TOTALS[scope]


@pytest.mark.parametrize(("scope", "metric", "rate", "points"), RATES, ids=lambda value: str(value))
def test_rates_and_their_changes(run: Run, scope: tuple[str, ...], metric: str, rate: str, points: str | None) -> None:
    (row,) = headline(run, *scope)
    decimals = len(rate.partition(".")[2])
    assert str(half_up(Decimal(row[metric]["value"]) * 100, decimals)) == rate
    if points is not None:
        assert row[metric]["delta_unit"] == "pp"
        assert str(half_up(Decimal(row[metric]["delta"]), 1)) == points


@pytest.mark.parametrize("month", ["2019-01", "2019-07", "2019-12"])
@pytest.mark.parametrize("sector", SECTORS_2019)
def test_the_sectors_of_2019_all_year(run: Run, sector: str, month: str) -> None:
    (row,) = headline(run, "南昌市", month, None, "--sector", sector)
    assert {metric: row[metric]["value"] for metric in SECTORS_2019[sector]} == {
        metric: int(value) if metric == "project_count" else value for metric, value in SECTORS_2019[sector].items()
    }


@pytest.mark.parametrize(("tier", "by", "first"), RANKINGS, ids=lambda value: str(value))
def test_the_printed_rankings(run: Run, tier: str, by: str, first: list[str]) -> None:
    rows = headline(run, *NANCHANG_2020, tier, "--by", by)
    assert [row[by] for row in rows[: len(first)]] == first
    assert [row["completion_rate"]["rank"] for row in rows[: len(first)]] == list(range(1, len(first) + 1))


@pytest.mark.parametrize("tier", ["市重点推进", "省大中型"])
def test_every_district_reached_its_plan_where_the_text_says_so(run: Run, tier: str) -> None:
    districts = headline(run, *NANCHANG_2020, tier, "--by", "district")[:-1]
    assert len(districts) >= 12
    assert all(Decimal(row["completion_rate"]["value"]) >= 1 for row in districts)
