"""Whether a printed number is what an exact one rounds to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.agreement import Agreement, Hedge, agreement, places_of
from analytics.wording.numbers import half_up

HALF_UP = [
    ("117", "116.996", Agreement.MATCHES),
    ("117.0", "116.996", Agreement.MATCHES),
    ("86.0", "85.976", Agreement.MATCHES),
    ("85.9", "85.976", Agreement.TRUNCATED),
    ("85.8", "85.976", Agreement.MISMATCH),
    ("86.1", "85.976", Agreement.MISMATCH),
    ("0.5", "0.45", Agreement.MATCHES),
    ("0.4", "0.45", Agreement.TRUNCATED),
    ("-0.5", "-0.45", Agreement.MATCHES),
    ("-0.4", "-0.45", Agreement.TRUNCATED),
    ("0.4", "-0.45", Agreement.MISMATCH),
    ("0", "-0.4", Agreement.MATCHES),
    ("0", "0", Agreement.MATCHES),
    ("586", "586", Agreement.MATCHES),
]


@pytest.mark.parametrize(("printed", "exact", "verdict"), HALF_UP)
def test_halves_go_up_and_what_was_cut_off_is_named(printed: str, exact: str, verdict: Agreement) -> None:
    assert agreement(Decimal(printed), Fraction(exact)) is verdict


HEDGED = [
    (Hedge.MORE, "1000.01", Agreement.MATCHES),
    (Hedge.MORE, "1000", Agreement.MATCHES),
    (Hedge.MORE, "999.99", Agreement.MISMATCH),
    (Hedge.LESS, "999.99", Agreement.MATCHES),
    (Hedge.LESS, "1000.01", Agreement.MISMATCH),
    (Hedge.ABOUT, "1050", Agreement.MATCHES),
    (Hedge.ABOUT, "1060", Agreement.MISMATCH),
    (Hedge.ABOUT, "940", Agreement.MISMATCH),
]


@pytest.mark.parametrize(("hedge", "exact", "verdict"), HEDGED)
def test_a_hedged_number_is_a_bound(hedge: Hedge, exact: str, verdict: Agreement) -> None:
    assert agreement(Decimal(1000), Fraction(exact), hedge) is verdict


@given(st.fractions(-1000, 1000, max_denominator=9999), st.integers(0, 4))
def test_what_is_rounded_matches_and_the_step_beside_it_never_does(exact: Fraction, places: int) -> None:
    rounded = half_up(exact, places)
    step = Decimal(1).scaleb(-places)
    assert agreement(rounded, exact) is Agreement.MATCHES
    beside = {agreement(rounded + step, exact), agreement(rounded - step, exact)}
    assert Agreement.MATCHES not in beside


@pytest.mark.parametrize(("printed", "places"), [("117", 0), ("117.0", 1), ("26.0", 1), ("77.45", 2), ("1E+2", 0)])
def test_the_printed_decimals_count(printed: str, places: int) -> None:
    assert places_of(Decimal(printed)) == places
