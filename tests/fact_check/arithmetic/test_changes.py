"""Changes of rates and amounts, growth, and shares."""

from __future__ import annotations

import pytest

from analytics.fact_check.figure import Period, Sense, Stage, StageKind
from analytics.fact_check.verdict import Verdict
from tests.fact_check.arithmetic.working import MATCHES, MISMATCH, TRUNCATED, WITHIN, alarms, last, verdict
from tests.fact_check.figures import NEW, SO_FAR, TIER, YEAR, Text

LAST_YEAR, TEN_MONTHS = Period(YEAR - 1, 1, 6), Period(YEAR, 1, 10)


def change(points: str, baseline: str, *, is_fall: bool = False, lead: str = "，", rate: str = "65.2") -> Text:
    text = Text().add("completion_rate", rate)
    return text.add(
        "completion_rate", points, sense=Sense.CHANGE, baseline=baseline, is_fall=is_fall, lead=lead, period=SO_FAR
    )


@pytest.mark.parametrize(("points", "expected"), [("15.2", MATCHES), ("15", MATCHES), ("16.2", MISMATCH)])
def test_ahead_of_time_progress(points: str, expected: Verdict) -> None:
    assert verdict(change(points, "时序进度")) is expected


def test_time_progress_is_said_with_its_months() -> None:
    found = last(change("15.2", "时序进度"))
    assert found is not None
    assert found.derivation == "65.2−50.0(6/12)=15.2"


def test_behind_is_not_ahead() -> None:
    assert verdict(change("9.8", "时序进度", rate="40.2", is_fall=True)) is MATCHES
    assert verdict(change("9.8", "时序进度", rate="40.2", lead="，超时序进度")) is MISMATCH
    # 与时序进度相差 says neither.
    assert verdict(change("9.8", "时序进度", rate="40.2", lead="，与时序进度相差")) is MATCHES


def test_a_rate_that_is_rounded_leaves_its_change_so_much() -> None:
    assert verdict(change("15.17", "时序进度")) is WITHIN


def test_the_exact_rate_explains_what_the_printed_one_does_not() -> None:
    text = Text().add("annual_plan", "300").add("completed_investment", "195.43").add("completion_rate", "65.1")
    text.add("completion_rate", "15.14", sense=Sense.CHANGE, baseline="时序进度", period=SO_FAR)
    assert verdict(text) is MATCHES


def test_over_a_target_and_over_the_whole() -> None:
    assert verdict(change("9", "上半年目标任务", rate="109.1")) is MATCHES
    text = Text().add("completion_rate", "26.51").stop().add("completion_rate", "31.48", sector="服务业")
    text.add("completion_rate", "4.97", sense=Sense.CHANGE, sector="服务业", baseline="全市平均进度", period=SO_FAR)
    assert verdict(text) is MATCHES


def test_against_last_year_where_both_are_printed() -> None:
    text = Text().add("completion_rate", "87.6", period=LAST_YEAR).add("completion_rate", "117")
    text.add("completion_rate", "29.4", sense=Sense.CHANGE, baseline="上年同期", period=SO_FAR)
    assert verdict(text) is MATCHES
    assert verdict(change("29.4", "上年同期")) is None


def test_an_increase_of_a_count_needs_the_count_of_the_other_year() -> None:
    text = Text().add("project_count", "579").add("project_count", "79", sense=Sense.INCREASE, baseline="上月")
    assert verdict(text) is None
    text = Text().add("project_count", "500", period=Period(YEAR - 1)).add("project_count", "579")
    assert verdict(text.add("project_count", "78", sense=Sense.INCREASE, baseline="上年")) is MISMATCH


@pytest.mark.parametrize(
    ("growth", "expected"), [("15.8", MATCHES), ("15.80", MATCHES), ("16.8", MISMATCH), ("13.6", MISMATCH)]
)
def test_growth_is_over_what_there_was_before(growth: str, expected: Verdict) -> None:
    text = Text().add("project_count", "579").add("project_count", "79", sense=Sense.INCREASE, baseline="上年")
    found = last(text.add("project_count", growth, sense=Sense.GROWTH, baseline="上年"))
    assert found is not None
    assert (found.verdict, found.derivation) == (expected, "79÷(579−79)=15.8%")


def test_growth_from_the_amounts_of_two_years() -> None:
    text = Text().add("completed_investment", "200.0", period=LAST_YEAR).add("completed_investment", "231.5")
    text.add("completed_investment", "15.8", sense=Sense.GROWTH, baseline="上年同期", period=SO_FAR)
    assert verdict(text) is MATCHES


def test_causes_explain_a_change_and_never_contradict_it() -> None:
    text = change("29.4", "上年")
    for cause in ("22.53", "4.43", "2.44"):
        text.add("completion_rate", cause, sense=Sense.PART, unit="百分点")
    assert alarms(text) == []


def share(printed: str, lead: str = "，占比") -> Text:
    text = Text().add("annual_plan", "1571.54").stop().add("annual_plan", "61.29", sector="生态")
    return text.add("annual_plan", printed, sense=Sense.SHARE, sector="生态", lead=lead)


@pytest.mark.parametrize(("printed", "expected"), [("3.9", MATCHES), ("3.89", TRUNCATED), ("4.9", MISMATCH)])
def test_a_share_is_of_the_same_measure_of_the_whole(printed: str, expected: Verdict) -> None:
    assert verdict(share(printed)) is expected


def test_a_share_of_something_that_is_not_in_the_text_is_not_recomputed() -> None:
    assert verdict(share("8.1", "，占全国固定资产投资的")) is None
    assert verdict(share("8.1", "，占生态环保类的")) is None


def test_a_share_of_the_sector_above_is_of_what_is_named() -> None:
    text = Text().add("completed_investment", "1841.6").stop().add("completed_investment", "722.4", sector="基建")
    text.add("completed_investment", "329", sector="基建/交通")
    text.add("completed_investment", "45.5", sense=Sense.SHARE, sector="基建/交通", lead="，占基建类")
    assert verdict(text) is MATCHES
    text.figures.pop()
    text.add("completed_investment", "44.5", sense=Sense.SHARE, sector="基建/交通", lead="，占基建类")
    assert verdict(text) is MISMATCH


def test_a_count_is_shared_over_a_sum_where_no_total_is_printed() -> None:
    text = Text().add("planned_start_count", "100").add("reserve_count", "110").stop()
    text.add("project_count", "70", district="东区").add("project_count", "33.3", sense=Sense.SHARE, district="东区")
    assert verdict(text) is MATCHES


def test_a_list_is_a_share_of_another_list_that_is_named() -> None:
    text = Text().add("total_investment", "5336.89", tier="市重大重点项目").stop()
    text.add("total_investment", "3536.99", tier="重点推进项目")
    text.add("total_investment", "66.2", sense=Sense.SHARE, tier="重点推进项目", lead="，相当于全市总投资的")
    assert verdict(text) is TRUNCATED


def test_starts_have_no_share_of_their_own() -> None:
    text = Text().add("started_count", "18", stage=NEW).add("started_count", "12", sense=Sense.SHARE, stage=NEW)
    assert verdict(text) is None


@pytest.mark.parametrize(("points", "expected"), [("11.9", MATCHES), ("13.9", MISMATCH)])
def test_a_change_against_a_list_that_its_words_name(points: str, expected: Verdict) -> None:
    text = Text().add("completion_rate", "60.81").stop().add("completion_rate", "72.66", tier="省重点项目")
    assert (
        verdict(text.add("completion_rate", points, sense=Sense.CHANGE, tier="省重点项目", baseline=TIER)) is expected
    )


@pytest.mark.parametrize(("points", "expected"), [("1.1", MATCHES), ("5.1", MISMATCH)])
def test_the_rate_of_what_is_carried_out_is_that_of_the_whole_where_none_else_is(
    points: str, expected: Verdict
) -> None:
    stage = Stage("实施", StageKind.IMPLEMENTING)
    text = Text().add("completion_rate", "82.4", stage=stage).stop().add("completion_rate", "83.5", sector="产业")
    assert (
        verdict(text.add("completion_rate", points, sense=Sense.CHANGE, sector="产业", baseline="平均水平")) is expected
    )


def test_time_progress_is_taken_from_a_rate_that_is_not_printed() -> None:
    text = Text().add("annual_plan", "984.59").stop().add("completed_investment", "1015.19", period=TEN_MONTHS)
    change = text.add("completion_rate", "19.8", sense=Sense.CHANGE, baseline="序时进度", period=TEN_MONTHS)
    assert verdict(change) is MATCHES


def test_a_rate_right_before_a_change_is_the_one_it_is_of() -> None:
    text = Text().add("completion_rate", "92.0").stop().add("completion_rate", "70.3")
    text.add("completion_rate", "24.3", sense=Sense.CHANGE, baseline="序时进度", lead="，快于")
    assert alarms(text) == ["24.3"]


def test_what_is_more_than_a_target_is_its_difference() -> None:
    text = Text().add("annual_plan", "496.9", sense=Sense.TARGET).add("completed_investment", "627.9")
    assert verdict(text.add("completed_investment", "131", sense=Sense.INCREASE, lead="，多出")) is MATCHES


@pytest.mark.parametrize(("share", "expected"), [("31.3", MATCHES), ("35.3", MISMATCH), ("61.3", None)])
def test_a_share_of_all_is_of_the_first_total(share: str, expected: Verdict | None) -> None:
    stage = Stage("实施", StageKind.IMPLEMENTING)
    text = Text().add("completed_investment", "962.7", stage=stage).stop()
    text.add("completed_investment", "301.7", sector="产业")
    text.add("completed_investment", share, sense=Sense.SHARE, sector="产业", lead="，占全部完成投资的")
    assert verdict(text) is expected


def test_a_share_names_an_amount_that_stands_elsewhere() -> None:
    text = Text().add("completed_investment", "312.0").add("completed_investment", "23.5", district="新区").stop()
    text.add("started_count", "7.5", sense=Sense.SHARE, district="新区", lead="。新区占全市完成量的")
    assert verdict(text) is MATCHES


def test_a_share_of_those_that_have_got_somewhere_is_of_the_list() -> None:
    text = Text().add("project_count", "300").stop().add(None, "268", sense=Sense.REACHED, unit="个")
    text.add("completed_investment", "89.3", sense=Sense.SHARE, lead="项目超过序时，占在建项目的")
    assert verdict(text) is MATCHES


@pytest.mark.parametrize(("change", "expected"), [("9.5", MATCHES), ("5.5", MISMATCH)])
def test_a_year_that_a_baseline_names_is_not_last_year(change: str, expected: object) -> None:
    text = Text().add("completion_rate", "55.5")
    text.add("completion_rate", "50.0", period=Period(YEAR - 1, 1, 6))
    text.add("completion_rate", "46.0", period=Period(YEAR - 2, 1, 6))
    text.add("completion_rate", change, sense=Sense.CHANGE, baseline=f"{YEAR - 2}年同期", lead="，高")
    assert verdict(text) is expected


@pytest.mark.parametrize(("points", "expected"), [("5.5", MATCHES), ("6.5", None)])
def test_points_against_time_progress_are_of_the_rate_before_them(points: str, expected: object) -> None:
    text = Text().add("completed_investment", "55.5").add("completion_rate", "55.5")
    text.add("completed_investment", "12.0", sense=Sense.GROWTH, baseline="上年同期")
    text.add("completed_investment", points, sense=Sense.OTHER, unit="百分点", baseline="时序进度", lead="，快")
    assert verdict(text) is expected
