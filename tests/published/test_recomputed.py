"""Rates from their own published parts, and changes from what was published of both dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from analytics import published
from analytics.agreement import Agreement, Hedge
from analytics.language import Language
from analytics.published import Basis, PublishedFigure
from analytics.published.recomputed import Recomputer
from tests.published.printing import EARLIER_TEXT, YEAR_END_BEFORE, printed, recomputed

SEEDS = (
    "nanchang-2019-02-22",
    "nanchang-2021-01-25",
    "pingxiang-2021-12-08",
    "yuzhong-2022-02-11",
    "chengdu-2019-10-01",
)
PARTS = (printed("annual_plan", "1559.8"), printed("completed_investment", "1824.9"))
SEPTEMBER = date(2020, 9, 30)


def verdict(*figures: PublishedFigure) -> Agreement | None:
    """The verdict on the last figure; null where it cannot be recomputed."""
    found = recomputed(figures)
    return None if found is None else found.verdict


def test_every_ratio_of_the_seeds_is_recomputed_and_one_was_cut_off() -> None:
    figures = published.figures()
    found = [one for one in Recomputer(figures).all() if one is not None and one.figure.source.id in SEEDS]
    assert [str(one.figure.value) for one in found] == [
        *("86.3", "77.45", "69.81", "81.82"),
        *("117", "85.9", "137.9", "95.2", "131.7", "89.6", "153.7"),
    ]
    assert {str(one.figure.value) for one in found if one.verdict is not Agreement.MATCHES} == {"85.9"}
    (cut,) = [one for one in found if one.verdict is Agreement.TRUNCATED]
    assert cut.span.value == Fraction(14100, 164)
    assert cut.derivation(Language.ZH) == "141 ÷ 164 = 85.976%"
    assert cut.reason.text(Language.EN) == "85.976% rounds to 86.0%; printed is 85.9%, cut off."


def test_what_no_rounding_of_the_parts_explains_is_different() -> None:
    figures = (*PARTS, printed("completion_rate", "118"))
    found = recomputed(figures)
    assert found is not None
    assert found.verdict is Agreement.MISMATCH
    assert "116.996%" in found.reason.text(Language.EN)
    assert "118%" in found.reason.text(Language.ZH)
    counted = (printed("planned_start_count", "164"), printed("started_count", "141"), printed("start_rate", "86.1"))
    assert verdict(*counted) is Agreement.MISMATCH


def test_the_rounding_of_the_parts_may_explain_a_figure() -> None:
    # Dazhou, first quarter of 2019: 109.050 % by the printed parts, printed 109.1.
    figures = (
        printed("annual_plan", "110.5"),
        printed("completed_investment", "120.4"),
        printed("completion_rate", "109.0"),
    )
    found = recomputed(figures)
    assert found is not None
    assert found.verdict is Agreement.MATCHES
    near = recomputed((*figures[:2], printed("completion_rate", "108.9")))
    assert near is not None
    assert near.verdict is Agreement.WITHIN_INPUT_ROUNDING
    assert near.span.low < Fraction("108.95") < near.span.value < near.span.high
    assert "allow" in near.reason.text(Language.EN)


def test_what_its_rounded_parts_may_explain_is_not_called_cut_off() -> None:
    # 1.99 of 20.0 is 9.95 and rounds to 10.0; 1.986 of 20.0 would have been 9.93.
    parts = (printed("annual_plan", "20.0"), printed("completed_investment", "1.99"))
    assert verdict(*parts, printed("completion_rate", "9.9")) is Agreement.WITHIN_INPUT_ROUNDING


def test_a_hedged_rate_is_a_bound() -> None:
    assert verdict(*PARTS, printed("completion_rate", "115", hedge=Hedge.MORE)) is Agreement.MATCHES
    assert verdict(*PARTS, printed("completion_rate", "115", hedge=Hedge.LESS)) is Agreement.MISMATCH
    assert verdict(*PARTS, printed("completion_rate", "117", hedge=Hedge.MORE)) is Agreement.WITHIN_INPUT_ROUNDING


def test_the_parts_nearest_in_the_text_count() -> None:
    april, december = printed("annual_plan", "1571.54"), printed("annual_plan", "1559.8")
    completed, rate = printed("completed_investment", "1824.9"), printed("completion_rate", "117")
    found = recomputed((april, december, completed, rate))
    assert found is not None
    assert found.formula == "1,824.9 ÷ 1,559.8"
    found = recomputed((april, completed, rate, december), place=2)
    assert found is not None
    assert found.formula == "1,824.9 ÷ 1,559.8"


OTHERS: tuple[dict[str, Any], ...] = (
    {"source": EARLIER_TEXT},
    {"tier": "省重点"},
    {"sector": "工业"},
    {"district": "西湖区"},
    {"stage": "续建"},
    {"size": "10亿元以上"},
    {"hedge": Hedge.MORE},
    {"against": YEAR_END_BEFORE},
    {"basis": Basis.EXPECTED},
    {"as_of": SEPTEMBER},
)


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_parts_of_another_text_scope_or_date_do_not_count(other: dict[str, Any]) -> None:
    plan, rate = PARTS[0], printed("completion_rate", "117")
    assert verdict(plan, printed("completed_investment", "1824.9", **other), rate) is None
    if "as_of" not in other and "basis" not in other:
        assert verdict(PARTS[1], printed("annual_plan", "1559.8", **other), rate) is None


def test_names_of_one_list_are_the_same_list() -> None:
    assert verdict(*PARTS, printed("completion_rate", "117", tier="市级重大重点项目")) is Agreement.MATCHES


def test_a_month_of_its_own_is_no_part_of_the_year_so_far() -> None:
    in_december = printed("completed_investment", "1824.9", period_start=date(2020, 12, 1))
    assert verdict(PARTS[0], in_december, printed("completion_rate", "117")) is None


def test_a_rate_of_a_target_is_not_of_the_plan() -> None:
    rate = printed("completion_rate", "117", basis=Basis.PERIOD_TARGET)
    assert verdict(*PARTS, rate) is None
    target = printed("other", "1000", unit="亿元", basis=Basis.PERIOD_TARGET)
    found = recomputed((*PARTS, target, rate))
    assert found is not None
    assert found.formula == "1,824.9 ÷ 1,000"
    assert verdict(*PARTS, target, printed("completion_rate", "117")) is Agreement.MATCHES


def test_money_in_another_unit_is_converted_and_said() -> None:
    figures = (printed("annual_plan", "0.15598", unit="万亿元"), PARTS[1], printed("completion_rate", "117.0"))
    found = recomputed(figures)
    assert found is not None
    assert found.derivation(Language.ZH) == "1,824.9 亿元 ÷ 0.15598 万亿元 = 116.996%"


def test_what_is_no_rate_or_change_and_a_rate_of_nothing_are_not_recomputed() -> None:
    assert verdict(*PARTS, printed("project_count", "586")) is None
    assert verdict(*PARTS, printed("completion_rate", "1", unit="名", district=None)) is None
    assert (
        verdict(printed("planned_start_count", "0"), printed("started_count", "0"), printed("start_rate", "0")) is None
    )


def test_a_lead_over_time_progress_is_the_rate_less_the_months() -> None:
    # Nanchang, October 2023: 1015.19 of 984.59, 19.8 points ahead.
    october = {"as_of": date(2023, 10, 31)}
    parts = (printed("completed_investment", "1015.19", **october), printed("annual_plan", "984.59", **october))
    rate = printed("completion_rate", "103.1", **october)
    lead = printed("completion_rate", "19.8", unit="百分点", against="time_progress", **october)
    found = recomputed((*parts, rate, lead))
    assert found is not None
    assert (found.verdict, found.formula) == (Agreement.MATCHES, "1,015.19 ÷ 984.59 − 10/12")
    alone = recomputed((rate, lead))
    assert alone is not None
    assert alone.formula == "103.1% − 10/12"
    assert alone.span.value == Fraction("103.1") - Fraction(1000, 12)
    behind = replace(lead, direction="down")
    assert verdict(rate, behind) is Agreement.MISMATCH
    assert verdict(lead) is None


def test_a_change_follows_from_the_rates_of_both_dates_whichever_text_prints_them() -> None:
    now, then = printed("completion_rate", "117"), printed("completion_rate", "87.6", as_of=YEAR_END_BEFORE)
    change = printed("completion_rate", "29.4", unit="百分点", against=YEAR_END_BEFORE)
    assert verdict(now, change) is None
    assert verdict(now, then, change) is Agreement.MATCHES
    assert verdict(replace(then, source=EARLIER_TEXT), now, change) is Agreement.MATCHES
    assert verdict(then, replace(now, source=EARLIER_TEXT), change) is None
    assert verdict(replace(then, tier="省重点"), now, change) is None
    assert verdict(*PARTS, then, now, replace(change, value=change.value + 2)) is Agreement.MISMATCH


def test_a_fall_is_printed_without_its_sign() -> None:
    now, then = printed("start_rate", "80.0"), printed("start_rate", "83.2", as_of=YEAR_END_BEFORE)
    fall = printed("start_rate", "3.2", unit="百分点", against=YEAR_END_BEFORE, direction="down")
    found = recomputed((then, now, fall))
    assert found is not None
    assert (found.verdict, found.span.value) == (Agreement.MATCHES, Fraction("3.2"))
    assert verdict(then, now, replace(fall, direction=None)) is Agreement.MISMATCH


def test_counts_and_amounts_differ_by_number_or_grow_by_per_cent() -> None:
    then, now = printed("project_count", "500", as_of=YEAR_END_BEFORE), printed("project_count", "579")
    more = printed("project_count", "79", against=YEAR_END_BEFORE)
    growth = printed("project_count", "15.8", unit="%", against=YEAR_END_BEFORE)
    assert verdict(then, now, more) is Agreement.MATCHES
    assert verdict(then, now, growth) is Agreement.MATCHES
    found = recomputed((now, more, growth))
    assert found is not None
    assert found.derivation(Language.EN) == "79 ÷ (579 − 79) = 15.800%"
    assert verdict(now, growth) is None
