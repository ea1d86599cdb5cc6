"""Exact values with the bounds that rounding leaves them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.agreement import Agreement, Hedge
from analytics.span import Span

TEN = Span.rounded(Decimal("10.0"))


def test_a_printed_number_has_half_a_unit_of_its_last_decimal_to_either_side() -> None:
    assert Span.rounded(Decimal("10.0"), 10_000) == Span(Fraction(100_000), Fraction(99_500), Fraction(100_500))
    assert Span.exactly(3).is_exact
    assert not TEN.is_exact


def test_bounds_are_carried_through_sums_differences_and_quotients() -> None:
    assert Span.total([TEN, TEN, Span.exactly(1)]) == Span(Fraction(21), Fraction("20.9"), Fraction("21.1"))
    assert TEN.less(TEN) == Span(Fraction(0), Fraction("-0.1"), Fraction("0.1"))
    quotient = TEN.over(Span.exactly(2))
    assert quotient == Span(Fraction(5), Fraction("4.975"), Fraction("5.025"))
    assert TEN.over(Span.rounded(Decimal("0"))) is None
    assert Span.total([]) == Span.exactly(0)


def test_a_fall_counts_downwards() -> None:
    assert TEN.in_unit(100, is_fall=True) == Span(Fraction("-0.1"), Fraction("-0.1005"), Fraction("-0.0995"))


@pytest.mark.parametrize(
    ("printed", "hedge", "expected"),
    [
        ("10", None, Agreement.MATCHES),
        ("9.96", None, Agreement.WITHIN_INPUT_ROUNDING),
        ("9.9", None, Agreement.MISMATCH),
        ("10.04", Hedge.MORE, Agreement.WITHIN_INPUT_ROUNDING),
        ("11", Hedge.MORE, Agreement.MISMATCH),
        ("11", Hedge.LESS, Agreement.MATCHES),
    ],
)
def test_what_a_number_is_within_the_rounding_of_its_parts(
    printed: str, hedge: Hedge | None, expected: Agreement
) -> None:
    assert TEN.agreement(Decimal(printed), hedge) is expected


def test_what_was_cut_off_is_so_only_where_the_parts_leave_no_doubt() -> None:
    assert Span.exactly(Fraction("85.976")).agreement(Decimal("85.9")) is Agreement.TRUNCATED
    assert Span(Fraction("85.96"), Fraction("85.9"), Fraction("86.0")).agreement(Decimal("85.9")) is (
        Agreement.WITHIN_INPUT_ROUNDING
    )
