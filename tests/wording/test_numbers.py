"""Numbers as a newspaper prints them, as a table: exact value → text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.answers import Figure, figure_of
from analytics.change import Change, NoChange, delta_of
from analytics.language import Language
from analytics.metrics import Number, metric_named
from analytics.wording.numbers import (
    change_number,
    change_with_unit,
    derivation,
    exact,
    exact_yi,
    half_up,
    printed,
    with_unit,
    yi,
)
from tests.builders import DECEMBER, YEAR_BEFORE

ZH, EN = Language.ZH, Language.EN


def figure(metric: str, numerator: Number | None, denominator: Number | None = None) -> Figure:
    """The figure of a metric whose parts measure that."""
    found = metric_named(metric)
    parts = zip(found.parts, (numerator, denominator), strict=False)
    return figure_of(found, DECEMBER, {measure.name: value for measure, value in parts})


def change(metric: str, now: Number, then: Number) -> Change:
    """The change between two values of a metric."""
    found = metric_named(metric)
    at = replace(figure(metric, None), value=now)
    before = replace(at, as_of=YEAR_BEFORE, value=then)
    delta = delta_of(found, now, then)
    return Change(at, before, delta, NoChange.GREW_FROM_ZERO if delta is None else None)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(14100, 164), 1, "86.0"),  # 85.9756…; cut off it would be the 85.9 of the transcript of 2020
        (Fraction(14100, 164), 2, "85.98"),
        (Decimal("137.856"), 1, "137.9"),
        (Decimal("0.25"), 1, "0.3"),
        (Decimal("0.35"), 1, "0.4"),
        (Decimal("-0.05"), 1, "-0.1"),
        (Decimal("-0.04"), 1, "0.0"),
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        # Rounded once: by way of two decimals it would be 0.45 → 0.5.
        (Decimal("0.4499"), 1, "0.4"),
        (Fraction(1, 3), 12, "0.333333333333"),
        (Decimal("9999999999999999.95"), 1, "10000000000000000.0"),
        (7, 0, "7"),
    ],
)
def test_halves_go_up_once_from_the_exact_value(value: Number, decimals: int, rounded: str) -> None:
    assert f"{half_up(value, decimals):f}" == rounded


FIGURES = {
    "a rate": (figure("completion_rate", Decimal("18249000"), Decimal("15598000")), "117.0%", "117.0%"),
    "a rate of starts": (figure("start_rate", 141, 164), "86.0%", "86.0%"),
    "a rate of nothing": (figure("start_rate", 0, 164), "0.0%", "0.0%"),
    "an amount": (figure("completed_investment", Decimal("18249000")), "1,824.9 亿元", "1,824.9 ×100m yuan"),
    "a large amount": (figure("total_investment", Decimal("358346500.00")), "35,834.7 亿元", "35,834.7 ×100m yuan"),
    "a small amount": (figure("annual_plan", Decimal("499.99")), "0.0 亿元", "0.0 ×100m yuan"),
    "a count": (figure("project_count", 1105), "1,105 个", "1,105"),
    "a count of none": (figure("project_count", 0), "0 个", "0"),
    "ahead of time": (figure("pace_gap", Decimal(117), Decimal(100)), "+17.0 个百分点", "+17.0 pp"),
    "behind time": (figure("pace_gap", Decimal(952), Decimal(1000)), "−4.8 个百分点", "−4.8 pp"),
    "on time": (figure("pace_gap", Decimal(1), Decimal(1)), "0.0 个百分点", "0.0 pp"),
    "no plan": (figure("completion_rate", Decimal(5), None), "—", "—"),
    "a plan of zero": (figure("completion_rate", Decimal(5), Decimal(0)), "—", "—"),
    "no amount": (figure("annual_plan", None), "—", "—"),
    "no planned start": (figure("start_rate", 0, 0), "—", "—"),
}


@pytest.mark.parametrize(("found", "zh", "en"), FIGURES.values(), ids=FIGURES)
def test_a_figure_is_printed_with_its_unit(found: Figure, zh: str, en: str) -> None:
    assert (with_unit(found, ZH), with_unit(found, EN)) == (zh, en)
    assert zh.startswith(printed(found))


CHANGES = {
    "a rate rises in percentage points": (
        change("completion_rate", Fraction(1170, 1000), Fraction(876, 1000)),
        "+29.4 个百分点",
        "+29.4 pp",
    ),
    "a rate falls in percentage points": (
        change("completion_rate", Fraction(80, 100), Fraction(90, 100)),
        "−10.0 个百分点",
        "−10.0 pp",
    ),
    "a hair's fall": (change("completion_rate", Fraction(79950, 10**5), Fraction(80, 100)), "−0.1 个百分点", "−0.1 pp"),
    "an amount changes in per cent": (change("completed_investment", Decimal(110), Decimal(100)), "+10.0%", "+10.0%"),
    "an amount falls": (change("completed_investment", Decimal(90), Decimal(100)), "−10.0%", "−10.0%"),
    "an amount grows manifold": (change("annual_plan", Decimal(2000), Decimal(100)), "+1,900.0%", "+1,900.0%"),
    "a count changes by a count": (change("project_count", 579, 500), "+79 个", "+79"),
    "a count falls": (change("project_count", 500, 1579), "−1,079 个", "−1,079"),
    "nothing changed": (change("start_rate", Fraction(20, 21), Fraction(20, 21)), "持平", "unchanged"),
    "growth from zero": (change("annual_plan", Decimal(5), Decimal(0)), "—", "—"),
}


@pytest.mark.parametrize(("found", "zh", "en"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_printed_with_sign_and_unit(found: Change, zh: str, en: str) -> None:
    assert (change_with_unit(found, ZH), change_with_unit(found, EN)) == (zh, en)


def test_a_change_is_the_difference_of_the_exact_rates_not_of_the_printed_ones() -> None:
    """86.04 − 85.95 prints as 0.1, though the printed rates 86.0 − 86.0 differ by nothing."""
    assert change_number(change("start_rate", Fraction(8604, 10**4), Fraction(8595, 10**4))) == "+0.1"


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (FIGURES["a rate"][0], "1,824.9 ÷ 1,559.8 亿元 = 117.0%"),
        (FIGURES["a rate of starts"][0], "141 ÷ 164 = 86.0%"),
        (FIGURES["behind time"][0], "0.1 ÷ 0.1 亿元 − 12/12 = −4.8 个百分点"),
        (FIGURES["no plan"][0], "0.0 ÷ — 亿元 = —"),
        (FIGURES["no planned start"][0], "0 ÷ 0 = —"),
        (FIGURES["a count"][0], "1,105 个"),
        (figure("time_progress", None), "12 ÷ 12 = 100.0%"),
    ],
)
def test_a_figure_can_be_recomputed_from_its_derivation(found: Figure, text: str) -> None:
    assert derivation(found, ZH) == text


@pytest.mark.parametrize(
    ("value", "rate", "amount"),
    [
        (None, None, None),
        (0, "0.000000000000", "0"),
        (Decimal("18249000.00"), "18249000.000000000000", "1824.9"),
        (Decimal("1000000.00"), "1000000.000000000000", "100"),
        (Decimal("0.01"), "0.010000000000", "0.000001"),
        (Decimal("-12.50"), "-12.500000000000", "-0.00125"),
    ],
)
def test_other_programs_get_decimal_strings(value: Number | None, rate: str | None, amount: str | None) -> None:
    assert (exact(value), exact_yi(value)) == (rate, amount)


def test_other_programs_get_rates_at_twelve_places_rounded_half_up() -> None:
    assert exact(Fraction(141, 164)) == "0.859756097561"
    assert exact(Fraction(5, 10**13)) == "0.000000000001"


def test_an_amount_is_printed_in_yi_with_as_many_decimals_as_asked() -> None:
    assert (yi(Decimal("15598049.99"), 2), yi(Decimal("15598050")), yi(None)) == ("1,559.80", "1,559.8", "—")
