"""Who may decide: the office's own ledger, an invented one about what it declares, a published text; else nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analytics.city import City, city_named
from analytics.fact_check.data import held
from analytics.fact_check.figure import Figure, Period, Sense, Stage, StageKind
from analytics.fact_check.verdict import AgainstData, Verdict
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.builders import DECEMBER, MAIN_TIER, YEAR_BEFORE, archive_of, project, publish
from tests.fact_check.data.bound import figure

NANCHANG, CHENGDU = city_named("nanchang"), city_named("chengdu")
AUGUST = Month(2019, 8)
DEMO = Archive(DATA)
CHENGDU_STARTS: dict[str, Any] = {"city": "成都市", "tier": "省、市重点项目", "unit": "个"}
# Nobody publishes it and no demo ledger declares it, though every ledger has it.
OF_A_DISTRICT: dict[str, Any] = {"district": "西湖区", "unit": "%"}


def one(
    archive: Archive,
    figure: Figure,
    city: City | None = NANCHANG,
    as_of: Month | None = DECEMBER,
    *,
    is_demo: bool = False,
) -> AgainstData:
    (found,) = held(archive, [figure], city=city, as_of=as_of, is_demo=is_demo)
    assert found is not None
    return found


def test_an_invented_ledger_decides_about_what_it_declares() -> None:
    found = one(DEMO, figure("1824.9", "completed_investment"))
    assert (found.verdict, found.expected) == (Verdict.MATCHES, "1824.9")
    assert found.source == "示例数据 · 南昌市 · 2020-12 v1"


@pytest.mark.parametrize(
    ("number", "measure", "fields", "verdict", "expected"),
    [
        ("1825.9", "completed_investment", {}, Verdict.MISMATCH, "1824.9"),
        ("1,825.9", "completed_investment", {}, Verdict.MISMATCH, "1,824.9"),
        ("1824.9", "completed_investment", {"unit": "万元"}, Verdict.WRONG_UNIT, "1824.9亿元"),
        ("774.2", "completed_investment", {}, Verdict.WRONG_SCOPE, "1824.9"),
        ("85.9", "start_rate", {"unit": "%"}, Verdict.TRUNCATED, "86.0"),
        ("117.0", "completion_rate", {"unit": "百分点"}, Verdict.WRONG_UNIT, "117.0%"),
        ("16", None, {"sense": Sense.MOVED_IN, "unit": "个"}, Verdict.MATCHES, "16"),
        ("15", None, {"sense": Sense.MOVED_IN, "unit": "个"}, Verdict.MISMATCH, "16"),
    ],
)
def test_what_is_declared_is_right_or_wrong_in_its_way(
    number: str, measure: str | None, fields: dict[str, Any], verdict: Verdict, expected: str
) -> None:
    printed = figure(number.replace(",", ""), measure, **fields)
    found = one(DEMO, replace(printed, quote=f"{number}{printed.unit}"))
    assert (found.verdict, found.expected) == (verdict, expected)


def test_a_change_written_as_per_cent_is_of_the_wrong_unit() -> None:
    change = figure("29.4", "completion_rate", Sense.CHANGE, "%", baseline="上年")
    found = one(DEMO, change)
    assert (found.verdict, found.expected) == (Verdict.WRONG_UNIT, "29.4百分点")
    fall = one(DEMO, replace(change, unit="百分点", is_fall=True))
    assert (fall.verdict, fall.expected) == (Verdict.MISMATCH, "+29.4")


@pytest.mark.parametrize("number", ["156.6", "12.3"])
def test_an_invented_ledger_decides_nothing_else(number: str) -> None:
    found = one(DEMO, figure(number, "completion_rate", **OF_A_DISTRICT))
    assert (found.verdict, found.expected, found.source) == (Verdict.UNDECIDABLE, None, None)
    assert "示例台账" in found.reason.text(Language.ZH)


@pytest.mark.parametrize(("number", "verdict"), [("156.6", Verdict.MATCHES), ("12.3", Verdict.MISMATCH)])
def test_it_decides_about_a_draft_that_says_its_figures_are_invented(number: str, verdict: Verdict) -> None:
    assert one(DEMO, figure(number, "completion_rate", **OF_A_DISTRICT), is_demo=True).verdict is verdict


def test_the_office_s_own_ledger_decides_about_everything(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(annual_plan_wan=100, completed_investment_wan=50)]})
    right, wrong = (figure(number, "completion_rate", **OF_A_DISTRICT) for number in ("50.0", "51.0"))
    assert [one(archive, printed).verdict for printed in (right, wrong)] == [Verdict.MATCHES, Verdict.MISMATCH]
    assert one(archive, right).source == "台账数据 · 南昌市 · 2020-12 v1"


def test_the_office_s_own_ledger_outweighs_what_was_published(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(completed_investment_wan=18_250_000)]})
    assert one(archive, figure("1825.0", "completed_investment")).verdict is Verdict.MATCHES
    assert one(archive, figure("1824.9", "completed_investment")).verdict is Verdict.MISMATCH


def test_what_no_ledger_decides_a_published_text_may() -> None:
    ranking = figure("1", "completion_rate", Sense.RANK, "名", entities=("新建区",), tier="省重点建设项目")
    found = one(DEMO, replace(ranking, quote="第一"))
    assert found.verdict is Verdict.MATCHES
    assert "2021-01-25" in str(found.source)
    assert one(DEMO, replace(ranking, quote="第一", entities=("西湖区",))).verdict is Verdict.MISMATCH


def test_a_city_without_ledgers_is_held_against_published_figures() -> None:
    fields: dict[str, Any] = {"city": "武汉市", "tier": "市级重大项目", "period": Period(2019, 1, 10)}
    as_of = Month(2019, 10)
    assert one(DEMO, figure("2563", "completed_investment", **fields), None, as_of).verdict is Verdict.MATCHES
    wrong = one(DEMO, figure("2653", "completed_investment", **fields), None, as_of)
    assert (wrong.verdict, wrong.expected) == (Verdict.MISMATCH, "2563")
    unknown = one(DEMO, figure("2563", "total_investment", **fields), None, as_of)
    assert unknown.verdict is Verdict.UNDECIDABLE
    assert unknown.reason.text(Language.EN) == "No ledger of Wuhan is kept here."


def test_a_published_figure_of_another_date_is_no_contradiction() -> None:
    starts = figure("200", "started_count", period=Period(2019, 1, 8), **CHENGDU_STARTS)
    assert one(DEMO, starts, CHENGDU, AUGUST).verdict is Verdict.UNDECIDABLE
    same = figure("215", "started_count", period=Period(2019, 1, 8), **CHENGDU_STARTS)
    assert one(DEMO, same, CHENGDU, AUGUST).verdict is Verdict.MATCHES
    late = figure("200", "started_count", period=Period(2019, 1, 9), **CHENGDU_STARTS)
    assert one(DEMO, late, CHENGDU, Month(2019, 9)).verdict is Verdict.MISMATCH


def test_a_sum_of_sectors_is_no_scope_that_a_number_could_be_of() -> None:
    # 76 + 95 + 44 of Nanchang's sectors are 215, too.
    as_of = Month(2019, 8)
    starts = figure("215", "started_count", unit="个", period=Period(2019, 1, 8), tier="市重大重点项目")
    assert one(DEMO, starts, as_of=as_of, is_demo=True).verdict is Verdict.MISMATCH


def test_a_short_number_published_of_an_unclear_stage_proves_nothing() -> None:
    fields: dict[str, Any] = {"tier": "市级重大重点项目", "period": Period(2018), "unit": "个"}
    assert one(DEMO, figure("33", "started_count", **fields), as_of=Month(2019, 2)).verdict is Verdict.UNDECIDABLE


def test_two_published_plans_of_a_year_are_each_right() -> None:
    lists = [figure(number, "project_count", unit="个", period=Period(2020)) for number in ("579", "586")]
    april = Month(2020, 3)
    assert [one(DEMO, printed, as_of=april).verdict for printed in lists] == [Verdict.MATCHES] * 2
    assert one(DEMO, figure("600", "project_count", unit="个"), as_of=april).verdict is not Verdict.MATCHES


NOWHERE: dict[str, tuple[Figure, City | None, Month | None]] = {
    "no city": (figure("586", "project_count", unit="个", city=None), None, DECEMBER),
    "no month": (figure("586", "project_count", unit="个", period=Period()), NANCHANG, None),
    "no list": (figure("586", "project_count", unit="个", tier=None), NANCHANG, DECEMBER),
    "a list that nobody knows": (figure("586", "project_count", unit="个", tier="区重点"), NANCHANG, DECEMBER),
    "a district of another time": (figure("156.6", "completion_rate", unit="%", district="湾里区"), NANCHANG, DECEMBER),
    "a sector that nobody knows": (figure("156.6", "completion_rate", unit="%", sector="水利"), NANCHANG, DECEMBER),
    "a size class": (figure("12", "project_count", unit="个", size="10亿元以上"), NANCHANG, DECEMBER),
    "no month with a ledger": (figure("12", "project_count", unit="个", period=Period(2016, 1, 7)), NANCHANG, DECEMBER),
    "several years": (figure("817", "project_count", unit="个", period=Period(2020, since=2013)), NANCHANG, DECEMBER),
    "under construction": (
        figure("421", "project_count", unit="个", stage=Stage("在建", StageKind.UNDER_CONSTRUCTION)),
        NANCHANG,
        DECEMBER,
    ),
    "a target": (figure("104.0", "completion_rate", unit="%", baseline="一季度目标任务"), NANCHANG, DECEMBER),
    "what is left": (figure("14", "project_count", Sense.REST, "个"), NANCHANG, DECEMBER),
    "something else": (figure("500", None, Sense.OTHER), NANCHANG, DECEMBER),
    "a rank among cities": (figure("1", "completion_rate", Sense.RANK, "名"), NANCHANG, DECEMBER),
    "all districts together": (figure("900.1", "completed_investment", district="各县区"), NANCHANG, DECEMBER),
    "a batch that nobody knows": (figure("12", "project_count", unit="个", batch="第七批"), NANCHANG, DECEMBER),
    "an unknown baseline": (
        figure("1.0", "completion_rate", Sense.CHANGE, "百分点", baseline="全国平均"),
        NANCHANG,
        DECEMBER,
    ),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_what_cannot_be_decided_says_why_and_is_never_right(name: str) -> None:
    printed, city, as_of = NOWHERE[name]
    found = one(DEMO, printed, city, as_of, is_demo=True)
    assert (found.verdict, found.expected, found.source) == (Verdict.UNDECIDABLE, None, None)
    assert found.reason.text(Language.ZH) != found.reason.text(Language.EN) != ""


def test_time_progress_needs_no_ledger() -> None:
    printed = [
        figure(number, "time_progress", unit="%", tier=None, city=None) for number in ("66.67", "66.66", "75.00")
    ]
    months = [replace(each, scope=replace(each.scope, period=Period(2031, 1, 8))) for each in printed]
    found = held(DEMO, months, city=None, as_of=None, is_demo=False)
    assert [each and each.verdict for each in found] == [Verdict.MATCHES, Verdict.TRUNCATED, Verdict.MISMATCH]


def test_the_verdicts_stand_in_the_order_of_the_figures() -> None:
    printed = [figure(number, "completed_investment") for number in ("1824.9", "1.5", "1824.9")]
    found = held(DEMO, printed, city=NANCHANG, as_of=DECEMBER, is_demo=False)
    assert [each and each.verdict for each in found] == [Verdict.MATCHES, Verdict.MISMATCH, Verdict.MATCHES]


def test_damaged_snapshots_decide_nothing(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project()], DECEMBER: [project()]})
    printed = figure("50.0", "completion_rate", **OF_A_DISTRICT)
    folder = archive.folder(FigureKind.LEDGER, "nanchang")
    (folder / "2020-12.v1.parquet").write_bytes(b"damaged")
    damaged = one(archive, printed)
    assert damaged.verdict is Verdict.UNDECIDABLE
    (folder / "manifest.json").write_text("{", "utf-8")
    unreadable = one(Archive(tmp_path), printed)
    assert unreadable.verdict is Verdict.UNDECIDABLE
    assert "manifest.json" in unreadable.reason.text(Language.EN)


def test_a_later_version_of_a_month_decides(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {DECEMBER: [project(completed_investment_wan=50)]})
    publish(archive, [project(completed_investment_wan=60)], DECEMBER, reason="更正", expected_version=1)
    found = one(archive, figure("60.0", "completion_rate", unit="%", tier=MAIN_TIER))
    assert (found.verdict, found.source) == (Verdict.MATCHES, "台账数据 · 南昌市 · 2020-12 v2")


@pytest.mark.parametrize("district", [None, "县区", "按县区和市本级分"])
def test_what_adds_to_a_change_is_known_by_its_own_name(district: str | None) -> None:
    fields: dict[str, Any] = {"unit": "百分点", "baseline": "上年同期", "entities": ("市本级",), "district": district}
    part = figure("9.36", "completion_rate", Sense.PART, **fields)
    assert one(DEMO, part, is_demo=True).verdict is Verdict.MATCHES
    assert one(DEMO, replace(part, entities=("西湖区",)), is_demo=True).verdict is Verdict.MISMATCH


@pytest.mark.parametrize(
    ("names", "verdict"), [(("新建区", "西湖区"), Verdict.MISMATCH), (("西湖区",), Verdict.MATCHES)]
)
def test_one_rank_said_of_several_is_right_of_each(names: tuple[str, ...], verdict: Verdict) -> None:
    first = figure("1", "completion_rate", Sense.RANK, "名", entities=names, quote="第一")
    assert one(DEMO, first, is_demo=True).verdict is verdict


def test_one_month_s_amount_is_not_contradicted_by_the_year_s_so_far() -> None:
    fields: dict[str, Any] = {"city": "武汉市", "tier": "市级重大项目"}
    october = figure("300", "completed_investment", period=Period(2019, 10, 10), **fields)
    assert one(DEMO, october, None, Month(2019, 10)).verdict is Verdict.UNDECIDABLE


def test_a_published_increase_is_known_without_the_draft_s_month() -> None:
    fields: dict[str, Any] = {"tier": "重大重点项目", "period": Period(2020), "baseline": "2019年"}
    more = figure("2862.8", "total_investment", Sense.INCREASE, **fields)
    assert one(DEMO, more, as_of=None).verdict is Verdict.MATCHES
    assert (
        one(DEMO, figure("15.8", "project_count", Sense.GROWTH, "%", **fields), as_of=None).verdict is Verdict.MATCHES
    )
    assert one(DEMO, replace(more, is_fall=True), as_of=None).verdict is Verdict.UNDECIDABLE
