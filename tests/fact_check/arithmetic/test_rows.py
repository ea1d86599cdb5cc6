"""Totals explained by the numbers listed beside them, however these are called."""

from __future__ import annotations

import pytest

from analytics.fact_check.figure import Period, Sense, Stage, StageKind
from tests.fact_check.arithmetic.working import MATCHES, MISMATCH, WITHIN, alarms, verdict, verdicts
from tests.fact_check.figures import NEW, ON, RESERVE, YEAR, Text

CARRYING_OUT = Stage("实施", StageKind.IMPLEMENTING)


def unnamed(total: str, *parts: str, **scope: object) -> Text:
    text = Text().add("completed_investment", total, **scope).stop()  # type: ignore[arg-type]
    for part in parts:
        text.add("completed_investment", part).stop()
    return text


@pytest.mark.parametrize(("total", "expected"), [("46.5", MATCHES), ("46.6", WITHIN), ("46.9", None), ("40.5", None)])
def test_numbers_in_a_row_explain_their_total_and_never_contradict_it(total: str, expected: object) -> None:
    assert verdicts(unnamed(total, "21.7", "10.6", "14.2"))[0] is expected


def test_a_list_stands_before_its_total_too() -> None:
    text = Text().add("completed_investment", "21.7").add("completed_investment", "24.8").stop()
    assert verdict(text.add("completed_investment", "46.5", lead="，合计")) is MATCHES


def test_what_makes_up_the_part_before_it_is_counted_once() -> None:
    text = Text().add("project_count", "750").stop()
    for count in ("589", "107", "482", "161"):
        text.add("project_count", count)
    assert verdicts(text)[:2] == [MATCHES, MATCHES]


def test_parts_of_other_names_than_the_total_are_its_parts() -> None:
    text = Text().add("completed_investment", "46.5", stage=CARRYING_OUT).stop()
    for sector, amount in (("工业", "21.7"), ("服务业", "24.8")):
        text.add("completed_investment", amount, sector=sector)
    assert verdicts(text)[0] is MATCHES


def test_the_rest_is_a_part_where_it_has_a_name_of_its_own() -> None:
    text = Text().add("project_count", "954").stop()
    text.add("project_count", "482", sector="产业").stop().add("project_count", "350", sector="基础设施").stop()
    text.add("project_count", "122", sector="社会事业", sense=Sense.REST, lead="。其余")
    assert verdicts(text)[0] is MATCHES


def test_a_row_of_a_table_is_no_sum_of_other_rows() -> None:
    text = Text()
    for place, count in enumerate(("11", "7", "4", "3")):
        text.add("project_count", count, district=f"{place}区", lead="|").stop()
    assert verdicts(text) == [None] * 4


def test_numbers_of_another_list_or_of_other_stages_explain_nothing_by_chance() -> None:
    parts = [("甲区", "41.5"), ("乙区", "17.1")]
    for scope in ({"tier": "省重点项目"}, {"stage": NEW}):
        text = Text().add("completed_investment", "58.6", **scope).stop()
        for district, amount in parts:
            text.add("completed_investment", amount, district=district)
        assert verdicts(text)[0] is None


def test_cities_make_up_their_province() -> None:
    text = Text().add("started_count", "221", city="某省").stop()
    for city, count in (("甲市", "126"), ("乙市", "95")):
        text.add("started_count", count, city=city)
    assert verdicts(text)[0] is MATCHES
    share = Text(list(text.figures), text.sentence).stop().add("started_count", "126", city="甲市")
    assert verdict(share.add("started_count", "57", sense=Sense.SHARE, city="甲市", lead="，占全省的")) is MATCHES


@pytest.mark.parametrize(("total", "expected"), [("300.5", MATCHES), ("309.5", MISMATCH)])
def test_amounts_beside_projects_that_add_up_must_add_up(total: str, expected: object) -> None:
    text = Text().add("project_count", "60").add("completed_investment", total).stop()
    for sector, count, amount in (("工业", "10", "100.5"), ("服务业", "20", "90"), (None, "30", "110")):
        text.add("project_count", count, sector=sector).add("completed_investment", amount, sector=sector)
    assert verdicts(text)[:2] == [MATCHES, expected]


def test_amounts_that_one_part_lacks_contradict_no_total() -> None:
    text = Text().add("project_count", "60").add("annual_plan", "309.5").stop()
    text.add("project_count", "40", stage=NEW).add("annual_plan", "200", stage=NEW)
    assert alarms(text.add("project_count", "20", stage=ON)) == []


def test_money_that_has_arrived_has_parts_too() -> None:
    text = Text().add(None, "46.5", sense=Sense.OTHER, unit="亿元", lead="，到位资金").stop()
    for stage, amount in ((NEW, "217000"), (ON, "248000")):
        text.add(None, amount, sense=Sense.OTHER, unit="万元", lead="到位资金", stage=stage)
    assert verdicts(text)[0] is MATCHES


@pytest.mark.parametrize(("added", "expected"), [("28", MATCHES), ("38", MISMATCH)])
def test_what_was_achieved_in_some_months_is_the_difference_of_two_dates(added: str, expected: object) -> None:
    text = Text().add("started_count", "383", period=Period(YEAR, 1, 10)).stop()
    text.add("started_count", "355", period=Period(YEAR, 1, 7)).stop()
    assert verdict(text.add("started_count", added, period=Period(YEAR, 8, 10))) is expected


@pytest.mark.parametrize(("lead", "expected"), [("，两市合计", MATCHES), ("，", None)])
def test_what_is_said_to_be_a_sum_may_have_a_name_of_its_own(lead: str, expected: object) -> None:
    text = Text().add("started_count", "400", city="某省").stop()
    text.add("started_count", "61", city="甲市").add("started_count", "43", city="乙市")
    text.add("started_count", "104", city="某省", district="两市", lead=lead)
    assert verdict(text) is expected


@pytest.mark.parametrize(("share", "expected"), [("26.0", MATCHES), ("62.0", None)])
def test_a_sum_has_a_share_of_the_list_of_its_parts(share: str, expected: object) -> None:
    text = Text().add("completed_investment", "400").stop()
    text.add("completed_investment", "61", district="甲区").add("completed_investment", "43", district="乙区")
    text.add("completed_investment", "104", district="两区", tier="省、市重点项目", lead="，两区合计")
    text.add(
        "completed_investment", share, sense=Sense.SHARE, district="两区", tier="省、市重点项目", lead="，占全市的"
    )
    assert verdict(text) is expected


@pytest.mark.parametrize(("share", "expected"), [("47.8", MATCHES), ("74.8", MISMATCH)])
def test_a_count_has_a_share_of_what_was_counted_before_it(share: str, expected: object) -> None:
    text = (
        Text()
        .add("project_count", "3000")
        .stop()
        .add("started_count", "1166")
        .add("project_count", "557", sector="工业")
    )
    assert verdict(text.add("project_count", share, sense=Sense.SHARE, sector="工业", lead="，占")) is expected


def test_a_total_printed_again_before_its_parts_has_them_both_times() -> None:
    text = Text().add("project_count", "310").stop()
    text.add("project_count", "310").add("project_count", "120", size="大").add("project_count", "190", size="小")
    assert verdicts(text)[:2] == [MATCHES, MATCHES]


def test_reserves_beside_each_sector_are_no_parts_of_those_carried_out() -> None:
    text = Text().add("project_count", "95", stage=CARRYING_OUT).stop()
    for sector, count, reserve in (("工业", "40", "7"), ("交通", "35", "9"), ("民生", "20", "3")):
        text.add("project_count", count, sector=sector).add("reserve_count", reserve, sector=sector, stage=RESERVE)
    assert verdicts(text)[0] is MATCHES


def test_counts_of_all_kinds_make_up_what_was_counted_before_and_so_do_their_amounts() -> None:
    text = Text().add("project_count", "50").add("total_investment", "300")
    kinds = (
        ("reserve_count", "19", "68", RESERVE),
        ("started_count", "21", "82", None),
        ("finished_count", "10", "105", None),
    )
    for measure, count, amount, stage in kinds:
        text.add(measure, count, stage=stage).add(
            "total_investment", amount, stage=stage or Stage(measure, StageKind.STARTED)
        )
    assert verdicts(text)[0] is MATCHES


@pytest.mark.parametrize(("total", "expected"), [("420", MATCHES), ("430", None)])
def test_a_long_list_right_behind_a_total_is_its_own_whatever_it_is_called(total: str, expected: object) -> None:
    text = Text().add("project_count", total, sector="产业").stop()
    for sector, count in (("农业", "66"), ("服务业", "60"), ("旅游", "71"), ("工业", "180"), ("园区", "43")):
        text.add("project_count", count, sector=sector)
    assert verdicts(text)[0] is expected


@pytest.mark.parametrize(("count", "expected"), [("70", MATCHES), ("71", None)])
def test_what_is_outside_a_sector_is_the_list_without_it(count: str, expected: object) -> None:
    text = Text().add("project_count", "110").stop().add("project_count", "40", sector="工业").stop()
    assert verdict(text.add("project_count", count, sector="非工业")) is expected
