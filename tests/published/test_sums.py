"""The published texts add up where they present their parts as complete, and keep their two dates and bases apart."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from analytics.glossary import ReserveStage
from analytics.published import figures
from analytics.published.figures import PER_CENT

BRIEFING, MEETING, CHENGDU = "nanchang-2021-01-25", "nanchang-2019-02-22", "chengdu-2019-10-01"
NOTICE, XIAN, SHIJIAZHUANG = "nanchang-2020-04-26", "xian-2018-07-24", "shijiazhuang-2020-10-10"
HUNAN, HANZHONG, DAZHOU, GUIZHOU = "hunan-2014-08-05", "hanzhong-2018-09-19", "dazhou-2019-03-31", "guizhou-2022-06-24"


def printed(source: str, metric: str, **scope: str | None) -> list[Decimal]:
    """The values of a metric in a text, changes and ranks left out; ``stage=None`` means of no stage."""
    return [
        figure.value
        for figure in figures()
        if (figure.source.id, figure.metric) == (source, metric)
        and not (figure.is_change or figure.is_rank)
        and all(getattr(figure, name) == value for name, value in scope.items())
    ]


def one(source: str, metric: str, **scope: str | None) -> Decimal:
    """The value of a metric in a text, which may be printed there more than once."""
    (value,) = set(printed(source, metric, **scope))
    return value


def test_nanchang_s_lists_add_up() -> None:
    first = one(BRIEFING, "project_count", stage="第一批")
    moved = one(BRIEFING, "transferred_in_count") - one(BRIEFING, "transferred_out_count")
    whole = one(BRIEFING, "project_count", tier="市重大重点项目", stage=None)
    assert (first, moved, whole) == (579, 16 - 9, 586)
    assert first + moved == whole
    assert one(BRIEFING, "implementing_count") + one(BRIEFING, "reserve_count") == whole
    assert one(NOTICE, "project_count", stage=None, sector=None) == first


@pytest.mark.parametrize(
    ("metric", "whole", "year_before"),
    [("project_count", 579, 500), ("total_investment", "10277.89", "7415.09"), ("annual_plan", "1571.54", "1508.13")],
)
def test_the_plan_notice_gives_the_year_before(metric: str, whole: str, year_before: str) -> None:
    kinds = ("续建（含计划建成）", "计划新开工（含前期谋划）")
    assert one(NOTICE, metric, stage=None, sector=None) == Decimal(whole)
    assert sum(one(NOTICE, metric, stage=kind) for kind in kinds) == Decimal(whole)
    amounts = [figure for figure in figures() if figure.source.id == NOTICE and figure.is_change]
    (more,) = (figure.value for figure in amounts if figure.metric == metric and figure.unit != PER_CENT)
    (grown,) = (figure.value for figure in amounts if figure.metric == metric and figure.unit == PER_CENT)
    assert Decimal(whole) - more == Decimal(year_before)
    assert (100 * more / Decimal(year_before)).quantize(Decimal("0.1"), ROUND_HALF_UP) == grown


def test_chengdu_s_reserve_adds_up_by_stage() -> None:
    by_stage = {stage.label.zh: printed(CHENGDU, "reserve_count", stage=stage.label.zh) for stage in ReserveStage}
    assert list(by_stage.values()) == [[71], [18], [11], [3], [7]]
    assert sum(value for (value,) in by_stage.values()) == one(CHENGDU, "reserve_count", stage=None) == 110


def test_chengdu_s_text_has_two_dates() -> None:
    """Investment to the end of August, starts to the day before it was printed."""
    by_metric = {figure.metric: figure.as_of for figure in figures() if figure.source.id == CHENGDU}
    assert by_metric["completion_rate"] == by_metric["annual_plan"] == date(2019, 8, 31)
    assert by_metric["start_rate"] == by_metric["reserve_count"] == by_metric["finished_count"] == date(2019, 9, 30)


def test_2018_counts_all_projects_and_2020_planned_starts_only() -> None:
    assert (one(MEETING, "opened_count"), one(MEETING, "project_count", sector=None)) == (341, 395)
    assert printed(MEETING, "opened_rate", stage=None) == [Decimal("86.3")]
    assert printed(MEETING, "start_rate") == []
    assert one(BRIEFING, "start_rate", tier="市重大重点项目") == Decimal("85.9")
    assert printed(BRIEFING, "opened_rate") == []


@pytest.mark.parametrize(
    ("tier", "among", "named"),
    [
        ("市重点推进项目", "县区", ["西湖区", "高新区", "经开区"]),
        ("市重点推进项目", "市直", ["市教育局", "市水投公司", "南昌轨道交通集团"]),
        ("省大中型建设项目", "县区", ["西湖区", "新建区", "高新区"]),
        ("省大中型建设项目", "市直", ["南昌轨道交通集团", "市水投公司", "市城投公司"]),
        ("省重点建设项目", "县区", ["新建区", "西湖区", "高新区"]),
        ("省重点建设项目", "市直", ["南昌轨道交通集团"]),
    ],
)
def test_the_rankings_of_2020_are_as_printed(tier: str, among: str, named: list[str]) -> None:
    places = [
        (figure.value, figure.district)
        for figure in figures()
        if figure.source.id == BRIEFING and figure.is_rank and figure.tier == tier and figure.note.startswith(among)
    ]
    assert places == list(enumerate(named, 1))


@pytest.mark.parametrize(
    ("source", "metric", "by", "whole"),
    [
        (XIAN, "project_count", "sector", {"district": None}),
        (HUNAN, "project_count", "sector", {"stage": None}),
        (HUNAN, "completed_investment", "sector", {"stage": None}),
        (HUNAN, "completed_investment", "stage", {"sector": None}),
        (DAZHOU, "annual_plan", "district", {"stage": None}),
        (GUIZHOU, "completed_investment", "stage", {"district": None}),
        (SHIJIAZHUANG, "total_investment", "stage", {"tier": "省市重点项目"}),
        (SHIJIAZHUANG, "annual_plan", "stage", {"tier": "省市重点项目"}),
    ],
)
def test_parts_that_are_complete_add_up(source: str, metric: str, by: str, whole: dict[str, str | None]) -> None:
    parts = {
        (getattr(figure, by), figure.value)
        for figure in figures()
        if (figure.source.id, figure.metric) == (source, metric)
        and getattr(figure, by) is not None
        and not figure.is_change
        and all(getattr(figure, name) == value for name, value in whole.items())
    }
    assert len(parts) == len({name for name, _ in parts}) > 1
    assert sum(value for _, value in parts) == one(source, metric, **{by: None}, **whole)


def test_kinds_of_projects_add_up() -> None:
    """Carried over, planned starts and reserve are three metrics of one list."""
    for source, tier, kinds in (
        (HANZHONG, "市级重点项目", ["续建", "建成"]),
        (SHIJIAZHUANG, "省市重点项目", ["续建"]),
        (SHIJIAZHUANG, "“4+4”现代产业项目", ["续建"]),
    ):
        counts = [one(source, "project_count", tier=tier, stage=kind) for kind in kinds]
        counts += [one(source, metric, tier=tier, stage=None) for metric in ("planned_start_count", "reserve_count")]
        assert sum(counts) == one(source, "project_count", tier=tier, stage=None)
