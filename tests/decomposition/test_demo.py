"""The demo's published changes, split: every tier adds up to what the briefing printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.decomposition import explain, plan_restated
from analytics.decomposition.explain import BREAKDOWNS
from analytics.months import Month
from analytics.places import DATA
from analytics.question import Question, Scope
from analytics.snapshots import Archive
from analytics.wording.numbers import half_up
from tests.builders import CITY, DECEMBER, YEAR_BEFORE
from tests.decomposition.slow import Pair

# Tier → the change of its completion rate and of its start rate in percentage points, as printed in January 2021.
PRINTED = {
    None: ("29.4", "19.8"),
    "市重大重点": ("29.4", "19.8"),
    "市重点推进": ("26.8", "0.0"),
    "省大中型": ("24.1", None),
    "省重点": ("22.7", None),
}
METRICS = ("completion_rate", "start_rate", "completed_investment")


@pytest.fixture(scope="module")
def demo() -> Archive:
    """The demo ledgers, whatever the environment says."""
    return Archive(DATA)


def asked(metric: str, tier: str | None = None, against: Month | None = YEAR_BEFORE) -> Question:
    return Question(CITY, DECEMBER, (metric,), where=Scope(tier=tier), compare_to=against)


@pytest.mark.parametrize("tier", PRINTED)
def test_each_tier_adds_up_to_the_printed_change(demo: Archive, tier: str | None) -> None:
    for metric, printed in zip(METRICS, PRINTED[tier], strict=False):
        found = explain(demo, asked(metric, tier))
        assert sum(part.contribution for part in found.whole) == found.delta
        assert printed is None or half_up(found.delta * 100, 1) == Decimal(printed)


def test_the_whole_city_to_more_digits(demo: Archive) -> None:
    totals = [sum(part.contribution for part in explain(demo, asked(metric)).parts) for metric in METRICS]
    assert [half_up(total * 100, 3) for total in totals[:2]] == [Decimal("29.396"), Decimal("19.799")]
    assert totals[2] == (Fraction("1824.9") - Fraction("1321.12")) * 10_000


@pytest.mark.parametrize("metric", METRICS)
def test_the_parts_are_those_of_the_slow_computation(demo: Archive, metric: str) -> None:
    now, then = (demo.rows(demo.current(CITY, month)).to_pylist() for month in (DECEMBER, YEAR_BEFORE))
    # What the reorganisation of 2019 left, under the names of 2020.
    names = {"湾里区": "湾里管理局", "红谷滩新区": "红谷滩区"}
    then = [row | {"district": names.get(row["district"], row["district"])} for row in then]
    slow = Pair(now, then, (DECEMBER.end, YEAR_BEFORE.end), None)
    for by in BREAKDOWNS:
        parts = explain(demo, asked(metric), by).parts
        found = {(str(part.kind), str(part.reason), part.key): (part.contribution, {*part.members}) for part in parts}
        assert found == slow.split(metric, str(by))


def test_the_plan_of_the_april_notice_and_the_plan_of_december(demo: Archive) -> None:
    restated = plan_restated(demo, asked("completion_rate"))
    assert restated is not None
    assert restated.first == Month(2020, 1)
    assert (restated.first_plan, restated.plan) == (Fraction("15715400"), Fraction("15598000"))
    assert restated.rate_on_first_plan is not None
    assert half_up(restated.rate_on_first_plan * 100, 1) == Decimal("116.1")
    assert (restated.lowered_projects, restated.raised_projects) == (0, 0)
    assert restated.moved == restated.plan - restated.first_plan
