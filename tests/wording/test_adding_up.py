"""Printed parts add up to the printed total, whatever they are and in whatever order."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.wording.adding_up import adding_up
from analytics.wording.numbers import half_up

quick = settings(max_examples=300, derandomize=True, deadline=None, database=None)
fractions = st.fractions(-100, 100, max_denominator=997)
lists = st.lists(
    fractions | st.sampled_from([Fraction(1, 3), Fraction(-1, 3), Fraction(1, 2), Fraction(0)]), max_size=9
)


@quick
@given(lists, st.integers(0, 4))
def test_the_parts_add_up_and_stay_within_one_digit(parts: list[Fraction], decimals: int) -> None:
    total = sum(parts, Fraction(0))
    printed = adding_up(parts, total, decimals)
    assert sum(printed, Decimal(0)) == half_up(total, decimals)
    for number, part in zip(printed, parts, strict=True):
        assert abs(Fraction(number) - part) < Fraction(1, 10**decimals)
        assert -number.as_tuple().exponent == decimals


@quick
@given(lists, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(parts: list[Fraction], dice: st.DataObject) -> None:
    total = sum(parts, Fraction(0))
    shuffled = [*parts]
    dice.shuffle(shuffled)
    pairs = [Counter(zip(order, adding_up(order, total, 1), strict=True)) for order in (parts, shuffled)]
    assert pairs[0] == pairs[1]


@quick
@given(st.lists(lists.filter(bool), min_size=1, max_size=4))
def test_parts_of_parts_add_up_to_what_their_part_was_printed_as(groups: list[list[Fraction]]) -> None:
    sums = [sum(group, Fraction(0)) for group in groups]
    for group, total, printed in zip(groups, sums, adding_up(sums, sum(sums, Fraction(0)), 1), strict=True):
        inner = adding_up(group, total, 1, printed)
        assert sum(inner, Decimal(0)) == printed
        assert all(abs(Fraction(number) - part) < Fraction(1, 10) for number, part in zip(inner, group, strict=True))


def test_three_thirds_are_one() -> None:
    assert adding_up([Fraction(1, 3)] * 3, Fraction(1), 2) == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]


def test_what_needs_no_rounding_is_left_alone() -> None:
    parts = [Fraction("1.25"), Fraction("0.333"), Fraction("0.417")]
    assert adding_up(parts, Fraction(2), 2) == [Decimal("1.25"), Decimal("0.33"), Decimal("0.42")]


def test_parts_of_something_else_are_refused() -> None:
    with pytest.raises(ArithmeticError, match="3/4"):
        adding_up([Fraction(1, 2), Fraction(1, 4)], Fraction(1), 2)
