"""A click on a bar or cell, or the choice of a count, shows the projects behind it and no others."""

from __future__ import annotations

import pytest

from analytics.answers import Answer, ask, projects_behind
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Question, Scope
from analytics.snapshots import Archive, data_root
from tests.pages.screen import charts, clicked, gone_to, listed, opened, sound, words

NANCHANG = ("nanchang", Month(2020, 12))
WATCHED = ("overdue_start_count", "overdue_finish_count", "not_started_count")


def behind(where: Scope, *key: str, by: tuple[Dimension, ...]) -> int:
    """How many projects stand behind a group's completion rate."""
    return answered(where, *by).figure("completion_rate", key).projects


def answered(where: Scope, *by: Dimension) -> Answer:
    """The completion rates of a breakdown."""
    return ask(Archive(data_root()), Question(*NANCHANG, ("completion_rate",), by, where))


@pytest.mark.parametrize(
    ("page", "chart", "dimension", "group"),
    [
        ("overview", "rank_district_completion_rate", Dimension.DISTRICT, "西湖区"),
        ("overview", "rank_district_completion_rate", Dimension.DISTRICT, MUNICIPAL_LEVEL),
        ("district", "tiles", Dimension.DISTRICT, "高新区"),
        ("district", "rank_unit_completion_rate", Dimension.UNIT, "市教育局"),
        ("sector", "tree_sector", Dimension.SECTOR, "城市建设"),
        ("sector", "rank_sector_completion_rate", Dimension.SECTOR, "民生实事"),
        ("tier", "rank_tier_completion_rate", Dimension.TIER, "省重点"),
    ],
)
def test_a_click_lists_exactly_the_projects_of_the_group(
    page: str, chart: str, dimension: Dimension, group: str
) -> None:
    app = clicked(opened(page), chart, group)
    count = behind(Scope(), group, by=(dimension,))
    shown = listed(app)
    assert len(shown) == count
    assert f"**{group}** · {count} 个项目" in words(app)
    if dimension is Dimension.SECTOR:
        assert set(shown["sector"]) == {group}


def test_a_heat_map_cell_lists_its_district_in_its_sector() -> None:
    app = clicked(opened("district"), "heat", "西湖区|城市建设")
    count = behind(Scope(), "西湖区", "城市建设", by=(Dimension.DISTRICT, Dimension.SECTOR))
    shown = listed(app)
    assert len(shown) == count
    assert (set(shown["district"]), set(shown["sector"])) == ({"西湖区"}, {"城市建设"})


def test_a_cell_without_a_project_says_so() -> None:
    answer = answered(Scope(tier="省重点"), Dimension.DISTRICT, Dimension.SECTOR)
    (districts, sectors) = ({key[place] for key in answer.keys} for place in (0, 1))
    empty = sorted({(one, other) for one in districts for other in sectors} - set(answer.keys))[0]
    app = clicked(opened("district", tier="省重点", lang="en"), "heat", "|".join(empty))
    assert "There is no such project in this scope." in words(app)


def test_a_click_stays_within_the_scope() -> None:
    app = clicked(opened(tier="省重点", lang="en"), "rank_district_completion_rate", "西湖区")
    count = behind(Scope(tier="省重点"), "西湖区", by=(Dimension.DISTRICT,))
    shown = listed(app)
    assert len(shown) == count
    assert all("省重点" in tiers for tiers in shown["tiers"])
    assert f"**Xihu** · {count} projects" in words(app)


def test_the_listed_amounts_add_up_to_the_bar() -> None:
    app = clicked(opened(), "rank_district_completion_rate", "西湖区")
    shown = listed(app)
    rate = 100 * shown["completed_investment_wan"].sum() / shown["annual_plan_wan"].sum()
    figure = charts(app)["rank_district_completion_rate"]["data"][0]
    assert rate == pytest.approx(figure["x"][figure["customdata"].index("西湖区")], abs=0.05)


@pytest.mark.parametrize("metric", WATCHED)
def test_what_needs_attention_opens_its_projects(metric: str) -> None:
    app = opened(lang="en")
    label = metric_named(metric).text(Language.EN)
    (pills,) = [group for group in app.pills if any(option.startswith(label) for option in group.options)]
    (option,) = [option for option in pills.options if option.startswith(label)]
    pills.set_value(metric)
    sound(app.run())
    expected = projects_behind(Archive(data_root()), Question(*NANCHANG, (metric,)), metric_named(metric).numerator)
    assert option == f"{label} {expected.num_rows}"
    assert len(listed(app)) == expected.num_rows


def test_a_click_is_forgotten_on_another_page() -> None:
    app = clicked(opened(), "rank_district_completion_rate", "西湖区")
    gone_to(app, "sector")
    assert "40 个项目" not in words(app)


def test_both_downloads_stand_below_the_table() -> None:
    app = clicked(opened(lang="en"), "rank_district_completion_rate", "西湖区")
    assert {button.key for button in app.download_button} >= {"xlsx_rank_district", "csv_rank_district"}
