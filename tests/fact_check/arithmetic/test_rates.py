"""Rates of completion and of starts from the figures that they divide."""

from __future__ import annotations

import pytest

from analytics.agreement import Hedge
from analytics.fact_check.figure import Period, Sense, Stage, StageKind
from analytics.fact_check.verdict import Verdict
from analytics.language import Language
from tests.fact_check.arithmetic.working import MATCHES, MISMATCH, TRUNCATED, WITHIN, alarms, last, verdict, verdicts
from tests.fact_check.figures import NEW, ON, YEAR, Text


def completed(rate: str, completed: str = "197.63", plan: str = "441.85", **more: object) -> Text:
    text = Text().add("annual_plan", plan).stop()
    return text.add("completed_investment", completed).add("completion_rate", rate, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("44.7", MATCHES),
        ("44.73", MATCHES),
        ("44.72", TRUNCATED),
        ("44.8", MISMATCH),
        ("45", MATCHES),
        ("44", TRUNCATED),
    ],
)
def test_a_rate_is_what_it_rounds_to_or_cut_off_or_wrong(rate: str, expected: Verdict) -> None:
    assert verdicts(completed(rate)) == [None, None, expected]


def test_what_it_should_be_is_said_as_it_is_printed_with_the_calculation() -> None:
    found = last(completed("44.8"))
    assert found is not None
    assert (found.expected, found.derivation) == ("44.7", "197.63÷441.85=44.728%")
    assert [part.quote for part in found.parts] == ["197.63", "441.85"]
    assert found.reason.text(Language.EN) == "197.63÷441.85=44.728%; printed is 44.8."
    assert "44.8" in found.reason.text(Language.ZH)


def test_what_was_cut_off_is_no_error_where_the_parts_were_rounded_themselves() -> None:
    assert verdict(completed("109.1", "120.5", "110.5")) is WITHIN
    assert verdict(completed("108.9", "120.5", "110.5")) is MISMATCH


def test_units_that_differ_are_converted_and_named() -> None:
    text = Text().add("annual_plan", "0.4", unit="万亿元").add("completed_investment", "1060.35")
    found = last(text.add("completion_rate", "26.51"))
    assert found is not None
    assert (found.verdict, found.derivation) == (MATCHES, "1060.35亿元÷0.4万亿元=26.5088%")


@pytest.mark.parametrize(
    ("rate", "hedge", "expected"),
    [
        ("44", Hedge.MORE, MATCHES),
        ("45", Hedge.MORE, MISMATCH),
        ("45", Hedge.LESS, MATCHES),
        ("44", Hedge.LESS, MISMATCH),
        ("44", Hedge.ABOUT, MATCHES),
        ("48", Hedge.ABOUT, MISMATCH),
    ],
)
def test_a_hedged_rate_is_a_bound(rate: str, hedge: Hedge, expected: Verdict) -> None:
    assert verdict(completed(rate, hedge=hedge)) is expected


def test_a_rate_of_other_projects_is_not_recomputed() -> None:
    assert verdict(completed("70.1", sector="工业")) is None
    assert verdict(completed("70.1", district="东区")) is None
    assert verdict(completed("70.1", period=Period(YEAR, 1, 5))) is None


def test_a_rate_beside_the_amount_of_other_projects_is_not_contradicted() -> None:
    text = completed("44.7").add("completed_investment", "20.5", stage=NEW, lead="；").add("completion_rate", "61.2")
    assert alarms(text) == []


def test_two_values_that_are_no_slip_of_one_another_contradict_nothing() -> None:
    text = Text().add("annual_plan", "441.85").stop().add("completed_investment", "35.1").stop()
    assert verdict(text.add("completed_investment", "197.63").add("completion_rate", "7.94")) is MATCHES
    assert verdict(text.add("completion_rate", "61.2")) is None


def test_a_target_for_part_of_the_year_divides_where_it_is_the_baseline() -> None:
    def row() -> Text:
        text = Text().add("annual_plan", "441.85").add("annual_plan", "200", sense=Sense.TARGET)
        return text.add("completed_investment", "197.63")

    assert verdict(row().add("completion_rate", "98.8", baseline="上半年目标任务")) is MATCHES
    assert verdict(row().add("completion_rate", "97.8", baseline="上半年目标任务")) is MISMATCH
    assert verdict(row().add("completion_rate", "98.8")) is MATCHES
    # What it is held against is not said: it may be either.
    assert verdict(row().add("completion_rate", "61.2")) is None
    assert verdict(row().add("completion_rate", "61.2", lead="，占年度计划的")) is MISMATCH


def test_a_target_that_only_the_words_name_is_not_the_plan() -> None:
    row = Text().add("annual_plan", "441.85").add("completed_investment", "197.63")
    assert verdict(row.add("completion_rate", "98.8", lead="，完成1-6月投资计划的")) is None


def test_another_rate_beside_the_right_one_is_of_other_projects() -> None:
    row = Text().add("annual_plan", "441.85").add("completed_investment", "197.63").add("completion_rate", "44.7")
    assert verdict(row.add("completion_rate", "86.9", lead="；另一类完成率")) is None


def test_parts_right_before_a_rate_are_its_own_whatever_else_is_printed() -> None:
    row = Text().add("annual_plan", "120.5").add("completed_investment", "60.3").stop()
    row.add("annual_plan", "441.85").add("completed_investment", "197.63")
    assert verdict(row.add("completion_rate", "44.7")) is MATCHES
    assert verdict(Text(list(row.figures[:-1]), row.sentence).add("completion_rate", "49.7")) is MISMATCH


def test_a_rate_of_an_amount_that_is_only_about_that_is_explained() -> None:
    row = Text().add("annual_plan", "8000").add("completed_investment", "7493", hedge=Hedge.ABOUT)
    assert verdict(row.add("completion_rate", "93.7")) is MATCHES


def test_a_rate_of_a_list_without_a_plan_is_over_the_sum_of_its_parts() -> None:
    text = Text().add("completed_investment", "300.5").add("completion_rate", "75.1").stop()
    text.add("annual_plan", "150", sector="工业").add("annual_plan", "250", sector="服务业")
    assert verdicts(text)[1] is MATCHES


@pytest.mark.parametrize(("rate", "expected"), [("99.5", MATCHES), ("98.5", MISMATCH), ("71", None)])
def test_a_start_rate_of_what_is_carried_out_is_over_all_of_it(rate: str, expected: Verdict | None) -> None:
    stage = Stage("实施", StageKind.IMPLEMENTING)
    text = Text().add("project_count", "385", stage=stage).add("started_count", "383", stage=stage)
    assert verdict(text.add("start_rate", rate, stage=stage)) is expected


@pytest.mark.parametrize(("rate", "expected"), [("76.6", MATCHES), ("78.6", MISMATCH)])
def test_a_finish_rate_is_over_what_is_to_be_finished(rate: str, expected: Verdict) -> None:
    text = Text().add("project_count", "111", stage=Stage("计划竣工", StageKind.TO_BE_FINISHED)).stop()
    text.add("finished_count", "85").add(None, rate, sense=Sense.OTHER, unit="%", lead="项目竣工，竣工率")
    assert verdict(text) is expected


@pytest.mark.parametrize(
    ("rate", "expected"), [("70", MATCHES), ("70.1", MATCHES), ("70.0", TRUNCATED), ("72", MISMATCH)]
)
def test_a_start_rate_divides_by_the_planned_starts(rate: str, expected: Verdict) -> None:
    text = Text().add("project_count", "700").add("planned_start_count", "177").add("started_count", "124")
    assert verdict(text.add("start_rate", rate)) is expected


def test_more_starts_than_planned_are_an_error_beside_them() -> None:
    text = Text().add("planned_start_count", "177").add("started_count", "924").add("start_rate", "70.1")
    assert alarms(text) == ["70.1"]
    text = Text().add("started_count", "924").add("start_rate", "70.1").stop().add("planned_start_count", "177")
    assert alarms(text) == []


def test_a_plan_of_other_projects_further_on_contradicts_no_rate() -> None:
    text = Text().add("completed_investment", "245.0").add("completion_rate", "111.9").stop()
    text.add("started_count", "66").add("total_investment", "846.7").add("annual_plan", "232.3")
    assert alarms(text) == []
    text = Text().add("completed_investment", "256.34").add("completion_rate", "107.8").stop()
    assert alarms(text.add("project_count", "66").add("annual_plan", "237.59")) == ["107.8"]


def test_a_start_rate_of_all_projects_is_explained_and_contradicted_only_nearby() -> None:
    text = Text().add("project_count", "395").add("started_count", "341")
    assert verdict(text.add("start_rate", "86.3")) is MATCHES
    assert verdict(text.add("start_rate", "86.6")) is MISMATCH
    assert verdict(text.add("start_rate", "41")) is None


def test_a_start_rate_of_what_is_carried_over_and_planned_leaves_out_the_reserve() -> None:
    text = Text().add("project_count", "111").add("started_count", "89").add("start_rate", "89").stop()
    text.add("project_count", "71", stage=ON, follow="个全部开工").add("planned_start_count", "29")
    text.add("started_count", "18", stage=NEW).add("reserve_count", "11")
    assert verdicts(text) == [MATCHES, MATCHES, MATCHES, None, None, None, None]


def test_time_progress_is_the_months_over_twelve() -> None:
    assert verdict(Text().add("time_progress", "50", period=Period(YEAR, 1, 6))) is MATCHES
    assert verdict(Text().add("time_progress", "66.6", period=Period(YEAR, 1, 8))) is TRUNCATED


def test_a_stage_said_of_the_whole_list_narrows_nothing() -> None:
    building = Stage("在建", StageKind.UNDER_CONSTRUCTION)
    text = Text().add("annual_plan", "4000", stage=building).stop()
    text.add("completed_investment", "1060.35").add("completion_rate", "26.71")
    assert alarms(text) == ["26.71"]
    # Of a list that prints both, it is a part.
    assert alarms(text.stop().add("completed_investment", "900.15", stage=building)) == []


@pytest.mark.parametrize(("rate", "expected"), [("40", MATCHES), ("41", None)])
def test_a_share_of_what_was_planned_to_be_finished_is_explained(rate: str, expected: object) -> None:
    text = Text().add("project_count", "30", stage=Stage("投产", StageKind.TO_BE_FINISHED)).stop()
    text.add("finished_count", "12", stage=Stage("投产", StageKind.FINISHED))
    assert verdict(text.add(None, rate, sense=Sense.OTHER, unit="%", lead="个建成，占投产计划的")) is expected


def test_those_ahead_of_time_progress_have_a_share_of_the_list() -> None:
    text = Text().add("project_count", "80").stop()
    text.add("project_count", "20", sense=Sense.INCREASE, baseline="时序进度", lead="，高于时序进度的")
    assert verdict(text.add("started_count", "25", sense=Sense.SHARE, lead="，占")) is MATCHES
