"""One number changed in a briefing is found where it stands, and no other; ``make proof`` shows it at length."""

from __future__ import annotations

from random import Random

import pytest

from analytics.briefing.document import Kind
from analytics.city import city_named
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.proofs.changing import KINDS, Drafts, Subject, another_digit, with_another_unit

SIZE, SEED = 30, 1
SUBJECTS = (
    Subject(city_named("nanchang"), Month(2020, 12), Kind.BRIEFING),
    Subject(city_named("chengdu"), Month(2019, 8), Kind.QUARTERLY),
)


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    """The briefings of the demo, each written once."""
    return Drafts(Archive(DATA))


def test_a_changed_number_is_found_and_no_other(drafts: Drafts) -> None:
    outcomes = list(drafts.outcomes(SIZE, SEED, SUBJECTS))
    assert {outcome.change.kind for outcome in outcomes} == set(KINDS)
    assert {outcome.subject for outcome in outcomes} == set(SUBJECTS)
    assert all(outcome.untouched > 20 for outcome in outcomes)
    assert [str(outcome) for outcome in outcomes if not outcome.is_found or outcome.alarms] == []


def test_the_same_seed_makes_the_same_drafts(drafts: Drafts) -> None:
    changes = [[outcome.change for outcome in drafts.outcomes(3, SEED, SUBJECTS[:1])] for _ in range(2)]
    assert changes[0] == changes[1]


@pytest.mark.parametrize("printed", ["7", "10", "1824.9", "0.5"])
def test_a_digit_is_another_one(printed: str) -> None:
    for seed in range(20):
        changed = another_digit(printed, Random(seed))  # noqa: S311
        assert changed != printed
        assert len(changed) == len(printed)
        assert not (changed.startswith("0") and not printed.startswith("0") and len(printed) > 1)


def test_a_unit_is_another_one() -> None:
    assert with_another_unit("1824.9亿元", "unit") == "1824.9万元"
    assert with_another_unit("86.0%", "points") == "86.0个百分点"
    assert with_another_unit("6.2个百分点", "points") == "6.2%"
    assert with_another_unit("12个", "unit") is None
    assert with_another_unit("12个", "points") is None
