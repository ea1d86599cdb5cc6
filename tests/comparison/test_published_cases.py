"""The comparisons that the seeds are about, on the project's own demo ledgers and published figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics import published
from analytics.agreement import Hedge
from analytics.comparison import Conversion, Judged, Rule, Subject, Verdict, compare, mix
from analytics.comparison.conversions import gap_to_time_progress
from analytics.comparison.findings import judged_finding, mix_finding, pace_finding, slopes
from analytics.comparison.tables import row_cells
from analytics.comparison.texts import value_text
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.places import DATA
from analytics.snapshots import Archive
from analytics.wording.numbers import half_up

ARCHIVE = Archive(DATA)
NANCHANG, CHENGDU = "南昌市:2020-12", "成都市:2019-08"


def judged(metric: str, *subjects: str) -> Judged:
    """The judgement of one metric of some subjects."""
    (found,) = compare(ARCHIVE, [Subject.parse(text) for text in subjects], (metric,)).judged
    return found


def rules(found: Judged) -> set[Rule]:
    return {finding.rule for finding in found.findings}


def texts(found: Judged, conversion: Conversion) -> list[str]:
    (row,) = (row for row in found.rows if row.conversion is conversion)
    return [value_text(value, row, Language.ZH) for value in row.values]


def test_nanchang_beside_chengdu_is_compared_by_pace_and_by_month_and_never_bare() -> None:
    found = judged("completion_rate", NANCHANG, CHENGDU)
    assert found.verdict is Verdict.AFTER_CONVERSION
    assert {Rule.MONTHS, Rule.TIERS, Rule.PLAN, Rule.SYNTHETIC, Rule.SECTORS, Rule.YEARS} == rules(found)
    assert texts(found, Conversion.GAP) == ["+17.00 个百分点", "+10.78 个百分点"]
    (same,) = (row for row in found.rows if row.conversion is Conversion.SAME_MONTH)
    assert [str(value.subject.month) for value in same.values] == ["2020-08", "2019-08"]
    bare = Fraction(Decimal("1824.9")) / Fraction(Decimal("1559.8"))
    assert bare not in {value.low for row in found.rows for value in row.values}


def test_chengdus_starts_hold_for_a_later_date_than_its_investment() -> None:
    found = judged("start_rate", NANCHANG, CHENGDU)
    assert Rule.DATES in rules(found)
    (gap,) = found.rows
    (later,) = (value for value in gap.values if value.side.subject.city == "成都市")
    assert (later.low, later.high) == (Fraction(215, 308) - Fraction(9, 12), Fraction(215, 308) - Fraction(8, 12))
    assert [half_up((later.low or 0) * 100, 1), half_up((later.high or 0) * 100, 1)] == [
        Decimal("-5.2"),
        Decimal("3.1"),
    ]


def test_the_start_rates_of_2018_and_2020_meet_only_within_bounds() -> None:
    found = judged("start_rate", "南昌市:2018-12", NANCHANG)
    assert found.verdict is Verdict.AFTER_CONVERSION
    assert Rule.BASIS in rules(found)
    assert None not in {row.conversion for row in found.rows}, "refused as it stands"
    (row,) = found.rows
    assert [(value.low, value.high) for value in row.values] == [
        (Fraction(341, 395), Fraction(341, 395)),
        (Fraction(141, 472), Fraction(449, 472)),
    ]
    assert texts(found, Conversion.ALL_PROJECTS) == ["86.3%", "29.9 … 95.1%"]
    said = row_cells(row, row.values[1], Language.ZH)["assumption"]
    assert all(number in str(said) for number in ("141", "308", "472"))


def test_two_lists_by_sector_meet_in_the_common_groups() -> None:
    comparison = compare(ARCHIVE, [Subject.parse(NANCHANG), Subject.parse(CHENGDU)])
    groups = [row for row in comparison.rows if row.conversion is Conversion.SHARE]
    assert len(groups) == 4
    for index in range(2):
        assert sum((Fraction(row.values[index].low or 0) for row in groups), Fraction(0)) == 1
    rates = [row for row in comparison.rows if row.conversion is Conversion.GROUPS]
    assert [row.group and row.group.value for row in rates] == ["产业", "基础设施", "民生社会"], (
        "Nanchang has no 生态环保"
    )
    assert all(value.subject.month and value.subject.month.number == 8 for row in rates for value in row.values)


@pytest.mark.parametrize("city", ["武汉市", "西安市", "重庆市", "石家庄市", "兰州市"])
def test_a_city_that_was_only_published_appears_with_what_it_has(city: str) -> None:
    comparison = compare(ARCHIVE, [Subject(city), Subject.parse(NANCHANG)], ("completion_rate", "start_rate"))
    side = comparison.sides[0]
    assert side.kind is FigureKind.PUBLISHED
    assert side.figures
    for one in comparison.judged:
        reading = one.case.readings[0]
        assert (reading.value is None) is (reading.reason is not None)
        assert reading.value is None or reading.cited


def test_wuhan_published_no_start_rate_so_it_is_a_dash_with_the_reason() -> None:
    found = judged("start_rate", "武汉市:2019-10", NANCHANG, CHENGDU)
    assert Rule.MISSING in rules(found)
    (row,) = found.rows
    cells = row_cells(row, row.values[0], Language.ZH)
    assert (cells["value"], cells["assumption"]) == ("—", "该时段没有公开此项数据")


def test_a_rate_that_was_not_printed_is_said_to_be_computed() -> None:
    found = judged("start_rate", "兰州市:2016-07", "西安市:2019-03")
    assert Rule.DERIVED in rules(found)
    assert found.case.readings[0].value == Fraction(18, 29)
    assert Rule.DERIVED not in rules(judged("completion_rate", "武汉市:2019-10", "西安市:2019-03"))


def test_an_invented_month_is_not_set_beside_a_published_one() -> None:
    barred = judged("completion_rate", "南昌市:2020-10", "武汉市:2019-10")
    assert barred.verdict is Verdict.NOT_COMPARABLE
    assert Rule.SYNTHETIC in rules(barred)
    assert barred.rows == ()
    # In December Nanchang's demo reproduces what was published, in March it does not.
    found = judged("completion_rate", NANCHANG, "西安市:2019-03", "重庆市:2024-03")
    (same,) = (row for row in found.rows if row.conversion is Conversion.SAME_MONTH)
    assert [value.low is None for value in same.values] == [True, False, False]


def test_sizes_of_different_lists_are_never_set_side_by_side() -> None:
    for metric in ("project_count", "annual_plan", "total_investment"):
        found = judged(metric, NANCHANG, CHENGDU)
        assert (found.verdict, found.rows) == (Verdict.NOT_COMPARABLE, ())
        assert Rule.TIERS in rules(found)


def test_reported_figures_are_said_to_be_reported() -> None:
    assert Rule.REPORTED in rules(judged("completion_rate", f"{NANCHANG}:省大中型", f"{NANCHANG}:省重点"))
    assert Rule.REPORTED not in rules(judged("start_rate", f"{NANCHANG}:省大中型", f"{NANCHANG}:市重点推进"))
    assert Rule.REPORTED not in rules(judged("completion_rate", f"{NANCHANG}:市重点推进", f"{NANCHANG}:省重点"))


def test_districts_that_were_reorganised_are_named() -> None:
    found = judged("completion_rate", NANCHANG, "南昌市:2019-11")
    (finding,) = (finding for finding in found.findings if finding.rule is Rule.DISTRICTS)
    assert "湾里" in finding.reason.text(Language.ZH)
    assert Rule.DISTRICTS not in rules(judged("completion_rate", NANCHANG, "南昌市:2020-11"))


def test_every_published_city_can_be_named() -> None:
    for city in published.cities():
        assert Subject.parse(city).place.text(Language.EN).isascii() or "–" in Subject.parse(city).place.text(
            Language.EN
        )


def test_planned_starts_never_pass_for_all_projects() -> None:
    """Two cities that print only the one basis have nothing of the other."""
    found = judged("opened_rate", "西安市:2019-03", "达州市:2019-03")
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert [reading.value for reading in found.case.readings] == [None, None]


def test_all_projects_do_not_start_the_year_at_nothing() -> None:
    found = judged("opened_rate", "石家庄市:2020-08", "南昌市:2018-12")
    assert all(row.conversion is not Conversion.GAP for row in found.rows)


def test_a_list_with_a_reserve_has_another_denominator_than_2018() -> None:
    (side, _other) = compare(ARCHIVE, [Subject.parse("兰州市:2016-07"), Subject.parse("西安市:2019-03")]).sides
    assert side.reading("opened_rate").value is None, "89 of 111, eleven of them reserve, was never printed"


def test_a_conversion_on_a_conversion_is_refused_with_its_reason() -> None:
    found = judged("start_rate", "西安市:2019-03", "南昌市:2018-12")
    assert (found.verdict, found.rows) == (Verdict.NOT_COMPARABLE, ())
    assert Rule.STACKED in rules(found)


def test_an_invented_side_does_not_keep_two_real_ones_apart() -> None:
    found = judged("completion_rate", "汉中市:2018-08", "石家庄市:2020-08", "南昌市:2020-08")
    assert found.verdict is Verdict.COMPARABLE
    assert Rule.SYNTHETIC in rules(found)
    assert [value.low is None for value in found.rows[0].values] == [False, False, True]


def test_a_demo_ledgers_sectors_are_not_drawn_beside_real_cities() -> None:
    comparison = compare(ARCHIVE, [Subject.parse(NANCHANG), Subject.parse("武汉市:2019-10")])
    assert not [row for row in comparison.rows if row.group is not None]
    assert slopes(comparison) == []
    assert "武汉" in pace_finding(comparison, Language.ZH), "a published rate counts as well"


def test_conversions_that_disagree_state_no_order() -> None:
    """By the gap Nanchang is ahead, at the same month Chengdu is."""
    assert "不作排序" in judged_finding(judged("completion_rate", NANCHANG, CHENGDU), Language.ZH)


def test_one_city_at_two_months_keeps_its_months_apart() -> None:
    comparison = compare(ARCHIVE, [Subject.parse(NANCHANG), Subject.parse("南昌市:2019-12")])
    said = mix_finding(mix(comparison.sides), Language.ZH)
    assert "2020年12月" in said
    assert "2019年12月" in said


def test_a_printed_name_of_a_list_is_understood() -> None:
    found = judged("completion_rate", "南昌市:2020-12:省重点建设项目", NANCHANG)
    assert found.case.sides[0].tier == "省重点"


def test_a_second_conversion_of_fewer_cities_contradicts_nothing_by_leaving_one_out() -> None:
    """Only Xi'an and Chongqing know a March; among them the gap and the month agree."""
    found = judged("completion_rate", "武汉市:2019-10", "西安市:2019-03", "重庆市:2024-03")
    assert "武汉市 2019年10月居前" in judged_finding(found, Language.ZH)


def test_a_city_without_the_figure_keeps_two_others_from_nothing() -> None:
    found = judged("start_rate", NANCHANG, "南昌市:2018-12", "武汉市:2019-10")
    assert found.verdict is Verdict.AFTER_CONVERSION
    assert [value.low is None for value in found.rows[0].values] == [False, False, True]


def test_an_invented_rate_is_not_named_as_ahead() -> None:
    subjects = [Subject.parse(text) for text in ("成都市:2018-12", "西安市:2018-06", "湖南省:2014-06")]
    assert "Chengdu" not in pace_finding(compare(ARCHIVE, subjects), Language.EN)


def test_one_city_at_two_months_of_a_year_is_not_held_against_itself() -> None:
    comparison = compare(ARCHIVE, [Subject.parse("南昌市:2020-06"), Subject.parse("南昌市:2020-08")])
    assert {row.conversion for row in comparison.judged[0].rows} == {Conversion.GAP}
    assert not [row for row in comparison.rows if row.conversion is Conversion.GROUPS]
    assert "不作排序" not in judged_finding(comparison.judged[0], Language.ZH)


def test_a_gap_keeps_the_word_that_makes_its_rate_a_bound() -> None:
    case = judged("completion_rate", "武汉市:2019-10", "西安市:2019-03").case
    bound = replace(case, readings=(replace(case.readings[0], hedge=Hedge.MORE), case.readings[1]))
    gap = gap_to_time_progress(bound)
    assert gap is not None
    assert [value_text(value, gap, Language.ZH)[0] for value in gap.values] == ["超", "+"]
