"""The sentences and tables of the page over time, as a careful person would write them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics.answers import Answer
from analytics.glossary import FigureKind, Grain
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.months import Month
from analytics.over_time import findings as words
from analytics.over_time import forecast_findings as ahead
from analytics.over_time import tables
from analytics.over_time.forecast import BackTest, Band, Forecast, Trial
from analytics.over_time.periods import course, gaps
from analytics.over_time.restated import restatements
from analytics.question import Question
from analytics.reasons import Reason
from analytics.snapshots import Archive
from analytics.wording.cells import set_width
from tests.builders import DECEMBER, YEAR_BEFORE, answer_of, archive_of, project, publish, question

METRICS = ("completion_rate", "completed_investment", "annual_plan", "project_count", "start_rate")
MANY = tuple(Month(2020, number) for number in range(1, 13))
ZH, EN = Language.ZH, Language.EN


def answered(root: Path, ledgers: dict[Month, list[dict[str, Any]]], *, is_compared: bool = True) -> Answer:
    """The answer about the last of some months, with the others as its history."""
    now = max(ledgers)
    against = now.year_earlier if is_compared else None
    return answer_of(root, ledgers, *METRICS, as_of=now, history=tuple(ledgers), compare_to=against)


def done(completed: int | None, plan: int | None = 10_000, count: int = 1) -> list[dict[str, Any]]:
    """A ledger that completed so much of its plan (万元)."""
    rest = [project(f"r{number}", annual_plan_wan=None, completed_investment_wan=None) for number in range(count - 1)]
    return [project(1, completed_investment_wan=completed, annual_plan_wan=plan), *rest]


def finding(answer: Answer, metric: str, language: Language = ZH, grain: Grain = Grain.MONTH) -> str:
    """The sentence above the chart of a metric."""
    return words.course_finding(answer, course(answer, metric, grain), language)


def test_the_completion_rate_is_counted_against_time_progress(tmp_path: Path) -> None:
    answer = answered(tmp_path, {YEAR_BEFORE: done(9_000), Month(2020, 6): done(5_000), DECEMBER: done(11_700)})
    assert finding(answer, "completion_rate") == (
        "2020年12月投资完成率 117.0%，较上年同期提升 27.0 个百分点；3 个月末中，2 次达到或超过序时进度"
    )
    assert finding(answer, "completion_rate", EN, Grain.YEAR) == (
        "2020: Completion rate 117.0%, up 27.0 pp on a year earlier;"
        " at or above time progress at the end of 1 of 2 years"
    )


def test_never_at_time_progress_and_one_month_only(tmp_path: Path) -> None:
    behind = answered(tmp_path / "a", {month: done(1) for month in MANY[10:]})
    assert finding(behind, "completion_rate").endswith("；2 个月末均落后序时进度")
    alone = answered(tmp_path / "b", {DECEMBER: done(1)})
    assert finding(alone, "completion_rate") == "2020年12月投资完成率 0.0%"


def test_amounts_grow_and_counts_increase(tmp_path: Path) -> None:
    answer = answered(tmp_path, {YEAR_BEFORE: done(1, 8_000), DECEMBER: done(1, 10_000, count=3)})
    assert finding(answer, "annual_plan") == "2020年12月年度计划投资 1.0 亿元，较上年同期增长 25.0%"
    assert finding(answer, "project_count") == "2020年12月项目数 3 个，较上年同期增加 2 个"
    assert finding(answer, "start_rate") == "当前范围没有开工率数据"
    fallen = answered(tmp_path / "b", {YEAR_BEFORE: done(1, 10_000, count=3), DECEMBER: done(1, 8_000)})
    assert finding(fallen, "annual_plan", EN) == "Dec 2020: Annual plan 0.8 ×100m yuan, 20.0% below a year earlier"
    assert finding(fallen, "project_count", EN) == "Dec 2020: Projects 1, 2 fewer than a year earlier"


def test_who_compares_with_nothing_is_told_of_no_change(tmp_path: Path) -> None:
    answer = answered(tmp_path, {YEAR_BEFORE: done(9_000), DECEMBER: done(11_700)}, is_compared=False)
    assert finding(answer, "completion_rate") == "2020年12月投资完成率 117.0%；2 个月末中，1 次达到或超过序时进度"
    assert finding(answer, "annual_plan") == "2020年12月年度计划投资 1.0 亿元"
    assert within(answer, Grain.YEAR) == "2020年完成投资 1.2 亿元；为各期最多"
    for metric in ("completion_rate", "completed_investment"):
        columns = tables.of_periods(answer, course(answer, metric, Grain.YEAR), ZH).columns
        assert not [column.label for column in columns if "同比" in column.label]


def test_a_running_period_is_named_as_such(tmp_path: Path) -> None:
    answer = answered(tmp_path, {Month(2020, 3): done(5_000), Month(2020, 8): done(7_000)})
    assert finding(answer, "annual_plan", grain=Grain.QUARTER).startswith("2020年三季度（至8月）年度计划投资")


def test_only_periods_that_have_ended_are_counted(tmp_path: Path) -> None:
    ledgers = {Month(2018, 12): done(9_000), YEAR_BEFORE: done(10_000), Month(2020, 8): done(9_000)}
    assert finding(answered(tmp_path, ledgers), "completion_rate", grain=Grain.YEAR) == (
        "2020年（至8月）投资完成率 90.0%；2 个年度末中，1 次达到或超过序时进度"
    )


def within(answer: Answer, grain: Grain = Grain.MONTH, language: Language = ZH) -> str:
    """The sentence above the bars."""
    return words.within_finding(answer, course(answer, "completed_investment", grain), language)


def test_most_was_completed_in_one_period(tmp_path: Path) -> None:
    answer = answered(
        tmp_path, {Month(2020, 1): done(20_000), Month(2020, 2): done(90_000), Month(2020, 3): done(95_000)}
    )
    assert within(answer) == "2020年3月完成投资 0.5 亿元；2020年2月最多，为 7.0 亿元"
    assert within(answer, Grain.YEAR) == "2020年（至3月）完成投资 9.5 亿元"
    rising = answered(tmp_path / "b", {Month(2020, 1): done(20_000), Month(2020, 2): done(90_000)})
    assert within(rising) == "2020年2月完成投资 7.0 亿元；为各期最多"
    assert within(rising, language=EN) == "Feb 2020: 7.0 ×100m yuan completed; the most of all"
    assert within(answered(tmp_path / "c", {DECEMBER: done(None)})) == "当前范围没有累计完成投资数据"


# What Nanchang's demo ledgers completed within each quarter, in 亿元.
WITHIN = {2019: ("166.5", "331.2", "323.8", "499.6"), 2020: ("108.5", "415.7", "520.4", "780.2")}


@pytest.fixture
def quarters(tmp_path: Path) -> Answer:
    """Two years of quarters that completed :data:`WITHIN`."""
    ledgers = {}
    for year, amounts in WITHIN.items():
        since_january = Decimal(0)
        for place, amount in enumerate(amounts, start=1):
            since_january += Decimal(amount) * 10_000
            ledgers[Month(year, 3 * place)] = done(int(since_january))
    return answered(tmp_path, ledgers)


def test_the_growth_of_a_quarter_stands_beside_its_amount_and_that_since_january_beside_its_own(
    quarters: Answer,
) -> None:
    listing = tables.of_periods(quarters, course(quarters, "completed_investment", Grain.QUARTER), ZH)
    assert [column.label for column in listing.columns] == [
        "期间",
        "当期完成 (亿元)",
        "当期同比 (%)",
        "累计完成投资 (亿元)",
        "累计同比 (%)",
        "版本",
    ]
    shown = [(row["within"], row["within_delta"], row["delta"]) for row in listing.rows]
    assert [row[0] for row in shown] == [Decimal(amount) for amounts in WITHIN.values() for amount in amounts]
    assert [row[1:] for row in shown[:4]] == [(None, None)] * 4
    assert [str(row[1]) for row in shown[4:]] == ["-34.8", "25.5", "60.7", "56.2"]
    assert [str(row[2]) for row in shown[4:]] == ["-34.8", "5.3", "27.2", "38.1"]


def test_the_quarter_is_said_with_its_own_growth(quarters: Answer) -> None:
    assert within(quarters, Grain.QUARTER) == "2020年四季度完成投资 780.2 亿元，同比增长 56.2%；为各期最多"
    assert within(quarters, Grain.QUARTER, EN) == (
        "Q4 2020: 780.2 ×100m yuan completed, up 56.2% year on year; the most of all"
    )
    assert within(quarters, Grain.YEAR).startswith("2020年完成投资 1,824.8 亿元，同比增长 38.1%")


def test_less_and_as_much_as_a_year_earlier_are_said(tmp_path: Path) -> None:
    january = Month(2020, 1)
    less = answered(tmp_path / "a", {january.year_earlier: done(40_000), january: done(30_000)})
    assert within(less) == "2020年1月完成投资 3.0 亿元，同比下降 25.0%；2019年1月最多，为 4.0 亿元"
    level = answered(tmp_path / "b", {january.year_earlier: done(40_000), january: done(40_000)})
    assert within(level).startswith("2020年1月完成投资 4.0 亿元，同比持平；")


def test_an_amount_whose_period_is_unknown_is_said_since_january(tmp_path: Path) -> None:
    answer = answered(tmp_path, {Month(2020, 6): done(40_000)})
    assert within(answer) == "2020年6月累计完成投资 4.0 亿元"


def gap_words(answer: Answer, metric: str, language: Language = ZH) -> str:
    """Which periods have no figure."""
    return words.gaps_text(gaps(course(answer, metric, Grain.MONTH)), language)


def test_periods_without_a_figure_are_named(tmp_path: Path) -> None:
    ledgers = {
        Month(2019, 11): done(1, None),
        Month(2020, 2): done(1),
        Month(2020, 4): done(2),
        Month(2020, 5): done(3),
    }
    answer = answered(tmp_path, ledgers)
    assert gap_words(answer, "completion_rate") == "2019年11月至2020年1月、2020年3月没有数据。"
    assert gap_words(answer, "completion_rate", EN) == "No figure: Nov 2019 to Jan 2020, Mar 2020."
    assert gap_words(answer, "completed_investment") == "2019年11月至2020年4月没有当期数：缺少期末或上期末的台账。"
    assert gap_words(answered(tmp_path / "b", {JUNE: done(1)}), "completion_rate") == ""


def test_many_gaps_are_counted(tmp_path: Path) -> None:
    answer = answered(tmp_path, {Month(2020, number): done(1) for number in (1, 3, 5, 7, 9, 11)})
    assert gap_words(answer, "completion_rate") == "共有 5 个月没有数据。"


JUNE = Month(2020, 6)
FORECAST = Forecast(
    JUNE, 1_000_000, (2018, 2019), Fraction(5, 2), Fraction(1_100_000), Band(Fraction(900_000), Fraction(1_300_000)), 13
)


def test_the_year_end_is_said_with_its_band_and_its_assumption(tmp_path: Path) -> None:
    answer = answered(tmp_path, {JUNE: done(4_000)})
    assert ahead.outlook_finding(answer, FORECAST, ZH) == (
        "按2018、2019年走势推算，2020年底累计完成投资 110.0 亿元，为年度计划的 110.0%，县区差异区间（80%）90.0%至130.0%"
    )
    assert ahead.outlook_finding(answer, replace(FORECAST, years=(2019,)), ZH).startswith("仅按2019年走势推算，")
    assert ahead.assumption(FORECAST, ZH) == (
        "假定：年度计划保持 100.0 亿元不变，余下月份与2018、2019年走势相同（12月累计数为6月的 2.500 倍）。"
        "仅预测12月，虚线为示意。 县区差异区间只反映 13 个报送单位之间的进度差异，"
        "不反映年度之间的差异，也不表示实际值落入区间的可能性。"
    )


def test_a_forecast_is_said_with_its_record_or_that_it_has_none(tmp_path: Path) -> None:
    answer = answered(tmp_path, {DECEMBER: done(9_000)})
    tried = BackTest((trial(answer, "0.95", ("0.85", "1.05")), trial(answer, "0.75", ("0.7", "0.8"), 7)))
    assert ahead.record_text(tried, FORECAST, ZH) == "同一方法以往 2 个月的预测，有 1 个月的实际值落在区间内。"
    bandless = BackTest((trial(answer, "0.95", None),))
    assert ahead.record_text(bandless, FORECAST, EN) == (
        "Of the same method, 1 earlier forecasts can be held against what came; none had a band."
    )
    assert ahead.record_text(BackTest(()), FORECAST, ZH).startswith("这一方法尚未经检验")
    none = Forecast(DECEMBER, 1_000_000, reason=Reason("December is the year-end itself"))
    assert ahead.record_text(BackTest(()), none, ZH) == ""


def test_without_a_band_or_a_plan_or_a_forecast_the_reason_is_said(tmp_path: Path) -> None:
    answer = answered(tmp_path, {JUNE: done(4_000)})
    few = Forecast(JUNE, 1_000_000, (2019,), Fraction(2), Fraction(1_100_000), no_band=Reason("few"))
    assert ahead.outlook_finding(answer, few, EN) == (
        "As 2019 alone ran, 2020 would end at 110.0 ×100m yuan, 110.0% of the plan"
    )
    assert ahead.assumption(few, EN).endswith("the dashed line leads there. No band: few.")
    unplanned = Forecast(JUNE, None, (2019,), Fraction(2), Fraction(1_100_000))
    assert ahead.outlook_finding(answer, unplanned, EN).endswith("; without an annual plan there is no rate")
    none = Forecast(JUNE, 1_000_000, reason=Reason("December is the year-end itself"))
    assert ahead.outlook_finding(answer, none, ZH) == "完成年度计划的 40.0%；不作年底预测：12月即为年末"
    assert ahead.assumption(none, ZH) == ""
    empty = answered(tmp_path / "b", {JUNE: done(4_000, None)})
    assert ahead.outlook_finding(empty, none, ZH) == "当前范围没有年度计划投资，无法计算投资完成率"


def trial(answer: Answer, rate: str, band: tuple[str, str] | None, month: int = 6) -> Trial:
    """A trial of a forecast rate against the 90 % that came."""
    plan, found = 1_000_000, Fraction(rate)
    ends = None if band is None else Band(Fraction(band[0]) * plan, Fraction(band[1]) * plan)
    return Trial(
        Forecast(Month(2020, month), plan, (2019,), Fraction(2), found * plan, ends),
        found,
        answer.figure("completion_rate"),
    )


def test_the_back_test_is_counted(tmp_path: Path) -> None:
    answer = answered(tmp_path, {DECEMBER: done(9_000)})
    inside, outside = trial(answer, "0.95", ("0.85", "1.05")), trial(answer, "0.75", ("0.7", "0.8"), 7)
    assert ahead.back_test_finding(BackTest((inside, outside)), DECEMBER, ZH) == (
        "2 个月中 1 个月的实际值落在区间内，"
        "平均误差 10.0 个百分点，最小 5.0 个百分点，最大 15.0 个百分点（2020年7月的预测）"
    )
    assert ahead.back_test_finding(BackTest((outside, outside)), DECEMBER, ZH).endswith("；各次预测均偏低")
    bandless = trial(answer, "0.95", None)
    assert ahead.back_test_finding(BackTest((bandless,)), DECEMBER, ZH) == (
        "1 次预测与实际值对照，均无区间，误差 5.0 个百分点"
    )
    assert ahead.back_test_finding(BackTest(()), DECEMBER, ZH) == "尚无可供检验的年份"


def test_the_back_test_tells_the_errors_of_the_month_shown(tmp_path: Path) -> None:
    answer = answered(tmp_path, {DECEMBER: done(9_000)})
    early, june = trial(answer, "1.2", ("0.7", "0.8"), 1), trial(answer, "0.95", ("0.85", "1.05"))
    later = trial(answer, "0.97", ("0.85", "1.05"))
    assert ahead.back_test_finding(BackTest((early, june)), Month(2021, 6), ZH).endswith(
        "最大 30.0 个百分点（2020年1月的预测）；其中6月的预测误差 5.0 个百分点；各次预测均偏高"
    )
    assert ahead.back_test_finding(BackTest((early, june, later)), Month(2021, 6), EN).endswith(
        "; those of June 6.0 pp on average; every forecast was too high"
    )


def test_only_demo_curves_are_called_invented() -> None:
    assert "虚构" in ahead.invented(FigureKind.DEMO, ZH)
    assert ahead.invented(FigureKind.LEDGER, ZH) == ""


def test_the_table_of_periods_has_the_parts_of_a_rate_and_the_version(tmp_path: Path) -> None:
    answer = answered(tmp_path, {YEAR_BEFORE: done(9_000), Month(2020, 11): done(8_000), DECEMBER: done(11_700)})
    listing = tables.of_periods(answer, course(answer, "completion_rate", Grain.YEAR), ZH)
    assert [column.label for column in listing.columns] == [
        "期间",
        "投资完成率 (%)",
        "同比 (个百分点)",
        "序时进度 (%)",
        "累计完成投资 (亿元)",
        "年度计划投资 (亿元)",
        "版本",
    ]
    assert list(listing.rows[-1].values()) == ["2020年", *map(Decimal, ("117.0", "27.0", "100.0", "1.2", "1.0")), "v1"]
    months = tables.of_periods(answer, course(answer, "completed_investment", Grain.MONTH), ZH)
    assert len(months.rows) == 13
    assert months.rows[-1]["within"] == Decimal("0.4")
    assert set(months.rows[1].values()) == {"2020年1月", None}


def test_the_table_of_december_holds_the_forecast_in_its_last_row_only(tmp_path: Path) -> None:
    answer = answered(tmp_path, {JUNE.year_earlier: done(3_000), JUNE: done(4_000)})
    listing = tables.of_outlook(answer, FORECAST, ZH)
    assert [row["forecast"] for row in listing.rows] == [*[None] * 11, Decimal("110.0")]
    assert [row["low"] for row in listing.rows] == [*[None] * 11, Decimal("90.0")]
    assert listing.rows[5]["now"] == Decimal("40.0")
    assert listing.rows[5]["before"] == Decimal("30.0")
    assert (listing.rows[11]["low"], listing.rows[11]["high"]) == (Decimal("90.0"), Decimal("130.0"))


def test_the_table_of_the_back_test_carries_each_forecasts_own_plan(tmp_path: Path) -> None:
    answer = answered(tmp_path, {DECEMBER: done(9_000)})
    (row,) = tables.of_back_test(BackTest((trial(answer, "0.95", ("0.85", "1.05")),)), ZH).rows
    assert (row["plan"], row["came"], row["error"], row["inside"]) == (
        Decimal("100.0"),
        Decimal("90.0"),
        Decimal("5.0"),
        "是",
    )


@pytest.mark.parametrize(
    ("metric", "cells", "unit"),
    [
        ("completion_rate", ("50.00", "50.25", "0.25"), "差额（个百分点）"),
        ("annual_plan", ("1.00", "1.00", "0.00"), "差额（亿元）"),
        ("completed_investment", ("0.5000", "0.5025", "0.0025"), "差额（亿元）"),
        ("project_count", (1, 1, 0), "差额（个）"),
    ],
)
def test_the_table_of_later_versions_shows_small_differences(
    archive: Archive, metric: str, cells: tuple[Any, ...], unit: str
) -> None:
    archive_of(archive.root, {DECEMBER: done(5_000)})
    publish(archive, done(5_025), expected_version=1, reason="=补报")
    asked: Question = question(metric)
    found = restatements(archive, asked, metric)
    listing = tables.of_restatements(found, metric_named(metric), ZH)
    (row,) = listing.rows
    assert (row["before"], row["now"], row["difference"]) == tuple(
        Decimal(cell) if isinstance(cell, str) else cell for cell in cells
    )
    assert (row["version"], row["reason"]) == ("v1 → v2", "=补报")
    assert listing.columns[1].label == unit
    if isinstance(row["difference"], Decimal):
        assert str(row["difference"]) == cells[2]


@pytest.mark.parametrize(("first", "then"), [(5_000, 5_001), (500_000_000, 500_000_001)])
def test_no_correction_reads_as_nothing(archive: Archive, first: int, then: int) -> None:
    archive_of(archive.root, {DECEMBER: done(first, 1_000_000_000)})
    publish(archive, done(then, 1_000_000_000), expected_version=1, reason="更正")
    for metric in ("completion_rate", "completed_investment"):
        (row,) = tables.of_restatements(restatements(archive, question(metric), metric), metric_named(metric), ZH).rows
        assert row["difference"]
        assert row["before"] != row["now"]


def test_what_matters_stands_first_on_a_narrow_screen(tmp_path: Path) -> None:
    answer = answered(tmp_path, {JUNE: done(4_000)})
    names = [column.name for column in tables.of_outlook(answer, FORECAST, ZH).columns]
    assert names[:4] == ["month", "forecast", "low", "high"]
    none = Forecast(JUNE, 1_000_000, reason=Reason("December is the year-end itself"))
    names = [column.name for column in tables.of_outlook(answer, none, ZH).columns]
    assert names == ["month", "now", "before", "time_progress"]
    names = [column.name for column in tables.of_back_test(BackTest(()), ZH).columns]
    assert names[:4] == ["made", "forecast", "error", "inside"]
    names = [column.name for column in tables.of_restatements((), metric_named("annual_plan"), ZH).columns]
    assert names[:2] == ["month", "difference"]


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_name_of_a_period_has_room(tmp_path: Path, language: Language) -> None:
    answer = answered(tmp_path, {Month(2020, 3): done(5_000), Month(2020, 8): done(7_000)})
    listing = tables.of_periods(answer, course(answer, "annual_plan", Grain.QUARTER), language)
    assert listing.columns[0].letters
    assert listing.columns[0].letters >= max(set_width(str(row["period"])) for row in listing.rows)


def test_how_many_months_were_restated(archive: Archive) -> None:
    archive_of(archive.root, {DECEMBER: done(5_000), JUNE: done(1)})
    assert words.restated_finding((), ZH) == "所示各月均只发布过一次，没有更正"
    publish(archive, done(5_025), expected_version=1, reason="补报")
    publish(archive, done(1), JUNE, expected_version=1, reason="备注")
    found = restatements(archive, question("completion_rate", history=(JUNE,)), "completion_rate")
    assert words.restated_finding(found, ZH) == "2 个月重新发布过，其中 1 个月的数据有变动"
