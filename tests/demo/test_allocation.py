"""Sums split exactly, whatever the weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.demo.making.allocation import allocate, largest_remainder, rake


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
def test_parts_add_up_and_differ_from_proportion_by_less_than_one(total: int, weights: list[int]) -> None:
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    assert all(
        abs(part * sum(weights) - total * weight) < sum(weights) for part, weight in zip(parts, weights, strict=True)
    )


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 50), st.integers(0, 500)), min_size=1, max_size=12),
    st.floats(0, 1),
)
def test_floors_and_caps_hold(places: list[tuple[int, int, int]], share: float) -> None:
    weights = [weight for weight, _, _ in places]
    floors = [floor for _, floor, _ in places]
    caps = [floor + extra for _, floor, extra in places]
    total = sum(floors) + int((sum(caps) - sum(floors)) * share)
    parts = allocate(total, weights, floors, caps)
    assert sum(parts) == total
    assert all(floor <= part <= cap for floor, part, cap in zip(floors, parts, caps, strict=True))


@pytest.mark.parametrize("total", [2, 21])
def test_an_impossible_split_is_refused(total: int) -> None:
    with pytest.raises(ValueError, match="cannot be split"):
        allocate(total, [1, 1], [2, 1], [10, 10])


def test_raking_meets_the_last_margin_and_comes_close_to_the_first() -> None:
    scaled = rake([1.0, 2.0, 3.0, 4.0], [(["a", "a", "b", None], {"a": 6, "b": 4}), ([0, 1, 0, 1], {0: 8, 1: 7})])
    assert scaled[0] + scaled[1] == pytest.approx(6, rel=1e-3)
    assert scaled[2] == pytest.approx(4, rel=1e-3)
    assert (scaled[0] + scaled[2], scaled[1] + scaled[3]) == (pytest.approx(8), pytest.approx(7))
