"""Totals from parts that exclude one another, batches, and what is left of a count."""

from __future__ import annotations

import pytest

from analytics.fact_check.figure import Sense, Stage, StageKind
from analytics.fact_check.verdict import Verdict
from tests.fact_check.arithmetic.working import MATCHES, MISMATCH, WITHIN, alarms, last, verdict, verdicts
from tests.fact_check.figures import NEW, ON, RESERVE, Text

CARRYING_OUT = Stage("实施", StageKind.IMPLEMENTING)
FINISHING = Stage("计划竣工", StageKind.TO_BE_FINISHED)


def by_sector(total: str, *parts: str, lead: str = "。") -> Text:
    text = Text().add("completed_investment", total)
    if lead == "。":
        text.stop()
    for number, part in enumerate(parts):
        text.add("completed_investment", part, sector=f"领域{number}", lead=lead if number == 0 else "、")
    return text


@pytest.mark.parametrize(
    ("total", "expected"),
    [("619.5", MATCHES), ("620", MATCHES), ("619.6", WITHIN), ("600.5", MISMATCH), ("719.5", None), ("60.5", None)],
)
def test_parts_explain_their_total_and_contradict_it_where_they_exceed_it(total: str, expected: Verdict | None) -> None:
    assert verdicts(by_sector(total, "347.7", "271.8"))[0] is expected


def test_parts_that_a_text_lists_as_all_must_give_the_total() -> None:
    assert alarms(by_sector("719.5", "347.7", "271.8", lead="：")) == ["719.5"]
    assert alarms(by_sector("719.5", "347.7", "271.8", lead="，其中：")) == []


def test_the_very_same_parts_that_give_one_total_must_give_the_other() -> None:
    text = Text().add("project_count", "60").add("total_investment", "99.9")
    for sector, count, amount in (("工业", "20", "33.3"), ("服务业", "40", "55.5")):
        text.stop().add("project_count", count, sector=sector).add("total_investment", amount, sector=sector)
    assert alarms(text) == ["99.9"]


def test_two_divisions_with_one_sum_contradict_a_total_that_has_another() -> None:
    text = by_sector("719.5", "347.7", "271.8").stop()
    text.add("completed_investment", "300", district="东区").add("completed_investment", "319.5", district="西区")
    assert alarms(text) == ["719.5"]


def test_an_explained_total_is_contradicted_only_by_parts_that_are_surely_all() -> None:
    text = by_sector("619.5", "347.7", "271.8").stop()
    text.add("completed_investment", "300", district="东区").add("completed_investment", "400", district="西区")
    assert alarms(text) == []


def test_stages_are_added_up_and_those_that_overlap_only_where_they_explain() -> None:
    text = Text().add("project_count", "80").stop()
    text.add("planned_start_count", "35").add("project_count", "27", stage=ON).add("reserve_count", "5")
    assert verdicts(text)[0] is None
    text.add("project_count", "13", stage=FINISHING)
    assert verdicts(text)[0] is MATCHES
    # 40 of which are counted among the others as well.
    twice = Text().add("project_count", "62").stop().add("planned_start_count", "35")
    twice.add("project_count", "27", stage=ON).add("project_count", "40", stage=FINISHING)
    assert verdicts(twice)[0] is MATCHES


def test_what_is_carried_out_and_the_reserve_are_always_all() -> None:
    text = Text().add("project_count", "586").add("project_count", "472", stage=CARRYING_OUT)
    assert verdicts(text.add("reserve_count", "114"))[0] is MATCHES
    text = Text().add("project_count", "586").add("project_count", "472", stage=CARRYING_OUT)
    assert verdicts(text.add("reserve_count", "104"))[0] is MISMATCH


def test_stages_of_preparation_make_up_the_reserve_and_not_the_list() -> None:
    text = Text().add("project_count", "68").add("reserve_count", "58").stop()
    for name, count in (("签约", "40"), ("设计", "18")):
        text.add("reserve_count", count, stage=Stage(name, StageKind.RESERVE_STAGE))
    assert verdicts(text)[:2] == [None, MATCHES]


def test_a_part_within_a_part_is_not_added() -> None:
    text = by_sector("619.5", "347.7", "271.8")
    text.add("completed_investment", "100.5", sector="领域1/桥梁", lead="，其中")
    assert alarms(text) == []
    flat = by_sector("619.5", "347.7", "271.8")
    flat.add("completed_investment", "100.5", sector="桥梁", lead="，其中")
    assert alarms(flat) == []


def test_lists_overlap_unless_one_leaves_out_the_other_by_its_words() -> None:
    tiers = ("省重点项目", "市重点项目（不含省重点）")
    text = Text().add("annual_plan", "184.08", tier="省市重点项目").stop()
    text.add("annual_plan", "61.5", tier=tiers[0]).add("annual_plan", "122.58", tier=tiers[1])
    assert verdicts(text)[0] is MATCHES
    text = Text().add("annual_plan", "184.08", tier="省市重点项目").stop()
    text.add("annual_plan", "61.5", tier=tiers[0]).add("annual_plan", "125.58", tier="市重点项目")
    assert verdicts(text)[0] is None


@pytest.mark.parametrize(("total", "expected"), [("1594.2", MATCHES), ("1694.2", None)])
def test_lists_of_several_levels_explain_those_of_each(total: str, expected: Verdict | None) -> None:
    text = Text().add("completed_investment", total, tier="省市两级重点工程").stop()
    text.add("completed_investment", "624.7", tier="省级重点工程").stop()
    assert verdicts(text.add("completed_investment", "969.5", tier="市级重点工程"))[0] is expected


def test_two_kinds_far_short_of_a_count_are_not_all_of_it() -> None:
    text = Text().add("project_count", "15").add("project_count", "3", stage=ON, lead="：")
    assert alarms(text.add("planned_start_count", "9")) == []
    text = Text().add("project_count", "13").add("project_count", "3", stage=ON, lead="：")
    assert alarms(text.add("planned_start_count", "9")) == ["13"]


def test_plans_of_some_projects_say_nothing_of_what_all_of_them_cost() -> None:
    text = Text().add("total_investment", "536.9").add("annual_plan", "85")
    for stage, total, plan in ((NEW, "140", "20"), (ON, "300", "65")):
        text.stop().add("total_investment", total, stage=stage).add("annual_plan", plan, stage=stage)
    assert alarms(text) == []


@pytest.mark.parametrize(("moved", "expected"), [("16", MATCHES), ("18", MISMATCH)])
def test_a_list_is_its_first_batch_with_what_came_and_without_what_went(moved: str, expected: Verdict) -> None:
    text = Text().add("project_count", "586").add("project_count", "579", batch="第一批", lead="（其中第一批")
    text.add(None, moved, sense=Sense.MOVED_IN, batch="第二批").add(None, "9", sense=Sense.MOVED_OUT)
    assert verdicts(text) == [expected, None, None, None]


def test_the_total_of_a_table_is_that_of_its_rows() -> None:
    text = Text().add("annual_plan", "90.2").add("annual_plan", "41.0", sense=Sense.TARGET).stop()
    for place, (plan, target) in enumerate((("30.1", "11.5"), ("40.0", "20.5"), ("20.1", "9.0"))):
        text.add("annual_plan", plan, district=f"{place}区", lead="|")
        text.add("annual_plan", target, district=f"{place}区", lead="|", sense=Sense.TARGET).stop()
    assert verdicts(text)[:2] == [MATCHES, MATCHES]


@pytest.mark.parametrize(("left", "expected"), [("11", MATCHES), ("12", MISMATCH)])
def test_what_is_left_is_the_count_without_the_part(left: str, expected: Verdict) -> None:
    text = Text().add("planned_start_count", "29").add("started_count", "18", stage=NEW)
    assert verdict(text.add(None, left, sense=Sense.REST, lead="，另外")) is expected


@pytest.mark.parametrize(("left", "expected"), [("31", MATCHES), ("41", MISMATCH)])
def test_those_not_yet_there_are_the_count_without_those_that_are(left: str, expected: Verdict) -> None:
    text = Text().add("planned_start_count", "664", stage=NEW).add("started_count", "633", stage=NEW)
    text.add("start_rate", "95.3", stage=NEW)
    assert verdict(text.add("project_count", left, lead="，还有", stage=NEW)) is expected


def test_what_is_built_and_started_is_all_only_with_the_reserve_that_is_printed() -> None:
    text = Text().add("project_count", "350").add("annual_plan", "840.5").stop()
    text.add("reserve_count", "120", lead="。前期")
    for stage, count, plan in ((NEW, "100", "312.9"), (ON, "130", "527.6")):
        text.add("project_count", count, stage=stage).add("annual_plan", plan, stage=stage)
    assert verdicts(text)[:2] == [MATCHES, MATCHES]


def test_what_has_started_as_a_whole_is_counted_by_the_words_after_it() -> None:
    text = Text().add("project_count", "72", stage=ON).add("project_count", "30", stage=NEW, lead="，全部复工；新建")
    text.add("started_count", "19", stage=NEW).stop()
    assert verdict(text.add("started_count", "91")) is MATCHES


def test_another_number_after_a_list_and_its_total_is_no_total_of_it() -> None:
    text = by_sector("619.5", "347.7", "271.8").stop()
    assert alarms(text.add("completed_investment", "521.4", lead="，单个项目")) == []
    assert alarms(text.add("completed_investment", "512.4")) == []


def test_a_part_that_a_sentence_sets_inside_the_one_before_it_is_not_added() -> None:
    text = by_sector("619.5", "347.7", "271.8")
    text.sentence = 1
    text.add("completed_investment", "100.5", sector="桥梁", lead="。其中")
    assert alarms(text) == []


def test_a_long_sum_is_shortened_in_its_middle() -> None:
    parts = ["11.1"] * 30
    found = last(Text([*by_sector("333.0", *parts).figures[1:], by_sector("333.0").figures[0]]))
    assert found is not None
    assert found.verdict is MATCHES
    assert "…" in found.derivation
    assert len(found.derivation) < 90


def test_nothing_is_made_of_one_part_or_of_nothing() -> None:
    assert verdicts(Text()) == []
    assert verdicts(Text().add("project_count", "5").add("project_count", "5", stage=RESERVE)) == [None, None]
