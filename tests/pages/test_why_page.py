"""The page 变化原因: what it says adds up, follows its buttons and the comparison, and says why where it cannot."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.language import Language, catalogue
from analytics.snapshots import Archive
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, project
from tests.pages.hostile import NAMES
from tests.pages.screen import charts, clicked, opened, sound, unescaped, words
from tests.pages.test_every_page import NOT_WORDS, PLACEHOLDER

METRICS = ("completion_rate", "start_rate", "completed_investment", "annual_plan", "total_investment", "project_count")


def number(text: str) -> Decimal:
    """A signed number as it was drawn."""
    return Decimal(text.replace("−", "-").replace(",", ""))


def drawn(app: AppTest, chart: str) -> tuple[list[str], list[Decimal]]:
    """The labels of a chart's rows and the numbers at its steps."""
    figure = charts(app)[chart]
    (steps,) = [trace for trace in figure["data"] if "customdata" in trace]
    labels = figure["layout"]["yaxis"]["ticktext"]
    return [label.strip() for label in labels], [number(text) for text in steps["text"]]


def table(app: AppTest, column: str) -> Any:
    """The one frame with a column."""
    return next(element.value for element in app.dataframe if column in element.value)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("metric", METRICS)
def test_each_metric_is_explained_and_carries_the_demo_mark(metric: str, language: Language) -> None:
    app = opened("why", metric=metric, lang=language)
    text = words(app)
    assert not app.error, text
    assert not NOT_WORDS.search(text), text
    assert not PLACEHOLDER.search(text), text
    assert ("示例数据 · 南昌市" if language is Language.ZH else "Demo data · Nanchang") in text
    _labels, parts = drawn(app, "steps")
    _labels, groups = drawn(app, "groups_sector")
    assert sum(parts) == sum(groups)
    captions = [unescaped(caption.value) for caption in app.caption]
    assert sum("2019-12 v1" in caption and "2020-12 v1" in caption for caption in captions) >= 3
    if language is Language.ZH:
        longer = [message for message in catalogue(Language.ZH) if " " in message and "{" not in message]
        assert not [message for message in longer if message in text]


def test_the_steps_lead_from_the_earlier_rate_to_the_later_one() -> None:
    app = opened("why")
    assert "投资完成率较上年同期提升 29.4 个百分点：" in words(app)
    labels, parts = drawn(app, "steps")
    assert (labels[0], labels[-1]) == ("2019年12月", "2020年12月")
    assert sum(parts) == Decimal("29.40")
    totals, steps = charts(app)["steps"]["data"]
    assert totals["text"] == ["87.6%", "117.0%"]
    ends = [base + size for base, size in zip(steps["base"], steps["x"], strict=True)]
    assert steps["base"] == pytest.approx([totals["x"][0], *ends[:-1]], abs=1e-5)
    assert ends[-1] == pytest.approx(totals["x"][1], abs=1e-5)


def test_what_takes_away_is_told_without_colour() -> None:
    steps = charts(opened("why"))["steps"]["data"][1]
    shapes = steps["marker"]["pattern"]["shape"]
    assert [shape == "/" for shape in shapes] == [text.startswith("−") for text in steps["text"]]
    assert "/" in shapes


@pytest.mark.parametrize("by", ["sector", "district", "unit"])
def test_a_breakdown_adds_up_and_travels_in_the_link(by: str) -> None:
    app = opened("why", by=by)
    _labels, groups = drawn(app, f"groups_{by}")
    assert sum(groups) == Decimal("29.40")
    assert app.query_params["by"] == by


def test_the_buttons_change_the_view() -> None:
    app = opened("why", lang="en")
    metric, by = app.segmented_control
    metric.set_value(metric.options.index("Start rate"))
    sound(app.run())
    app.segmented_control[1].set_value(by.options.index("District"))
    sound(app.run())
    assert (app.query_params["metric"], app.query_params["by"]) == ("start_rate", "district")
    assert "Start rate up 19.8 pp on a year earlier" in words(app)
    assert "the planned starts of two years differ, so split by district" in words(app)
    assert "no single project has a part in this change" in words(app)


def test_a_choice_of_another_page_is_passed_over() -> None:
    app = opened("why", metric="pace_gap", by="tier", lang="en")
    assert "Completion rate up 29.4 pp" in words(app)
    assert "groups_sector" in charts(app)


def test_the_table_of_parts_adds_up() -> None:
    frame = table(opened("why"), "projects")
    assert round(frame["contribution"][:-1].sum(), 6) == frame["contribution"].iloc[-1] == 29.4


def test_a_clicked_step_shows_its_projects() -> None:
    app = clicked(opened("why", lang="en"), "steps", "joined|transferred_in")
    assert "**Transferred in** · 14 projects" in words(app)
    frames = [element.value for element in app.dataframe if "project_id" in element.value]
    assert [len(frame) for frame in frames] == [14 + 1, 10, 10]
    *rows, total = frames[0].to_dict("records")
    assert {row["reason"] for row in rows} == {"Transferred in"}
    assert round(sum(row["contribution"] for row in rows), 6) == total["contribution"] == -0.28


def test_the_projects_that_move_it_most_stand_in_order() -> None:
    up, down = (element.value["contribution"] for element in opened("why").dataframe if "project_id" in element.value)
    assert list(up) == sorted(up, reverse=True)
    assert up.min() > 0
    assert list(down) == sorted(down)
    assert down.max() < 0


def test_the_restated_plan_is_told_in_words() -> None:
    text = words(opened("why"))
    assert "年度计划投资由2020年1月的 1,571.5 亿元 调整为 1,559.8 亿元：按原计划计算投资完成率为 116.1%" in text
    assert "自2020年1月以来没有项目调低计划" in text
    assert "年内计划调整" not in words(opened("why", metric="start_rate"))


def test_last_month_is_compared_within_the_year() -> None:
    text = words(opened("why", against="month", metric="start_rate", lang="en"))
    assert "on last month" in text or "from last month" in text
    assert "the planned starts of two years differ" not in text


def test_without_a_comparison_it_says_what_to_choose() -> None:
    app = opened("why", against="none", lang="en")
    assert "Choose a comparison under “More filters” to see why the figure moved." in words(app)
    assert not charts(app)


def test_without_an_earlier_ledger_it_says_so(data: Archive) -> None:
    archive_of(data.root, {DECEMBER: [project(1), project(2)]})
    app = opened("why", lang="en")
    assert "There is no ledger of 2019-12, so there is no change to explain." in words(app)
    assert not charts(app)


def test_without_a_plan_it_says_so_and_another_metric_can_be_chosen(data: Archive) -> None:
    bare = project(1, annual_plan_wan=None)
    archive_of(data.root, {YEAR_BEFORE: [bare, project(2, annual_plan_wan=None)], DECEMBER: [bare, project(3)]})
    app = opened("why", lang="en")
    assert "In 2019-12 nothing is planned in this scope" in words(app)
    control = app.segmented_control[0]
    control.set_value(control.options.index("Projects"))
    sound(app.run())
    assert "Projects unchanged from a year earlier" in words(app)
    assert charts(app)


def test_nothing_that_moved_is_no_chart(data: Archive) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1), project(2)], DECEMBER: [project(1), project(2)]})
    app = opened("why", lang="en")
    assert "no project moved it" in words(app)
    assert not charts(app)


def test_the_population_is_said_to_be_passed_over_only_where_it_was_set() -> None:
    sentence = "so the choice of a population does not count here"
    assert sentence in words(opened("why", population="same_projects", lang="en"))
    assert sentence not in words(opened("why", lang="en"))


def test_small_steps_are_not_lost_beside_large_totals(data: Archive) -> None:
    then = [project(number, total_investment_wan=10_000_000) for number in range(5)]
    archive_of(data.root, {YEAR_BEFORE: then, DECEMBER: [*then, project("new", total_investment_wan=1000)]})
    figure = charts(opened("why", metric="total_investment"))["steps"]
    totals, _steps = figure["data"]
    assert totals["type"] == "scatter", "a bar that does not begin at zero would mislead"
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < totals["x"][0] < totals["x"][1] < high
    assert high - low < 1


def test_hostile_texts_stay_literal(data: Archive) -> None:
    told = {"district": None, "unit_kind": "municipal"}
    then = [project(place, name=name, responsible_unit=name, **told) for place, name in enumerate(NAMES)]
    now = [row | {"completed_investment_wan": 60 + place} for place, row in enumerate(then)]
    archive_of(data.root, {YEAR_BEFORE: then, DECEMBER: now})
    app = opened("why", by="unit")
    labels, _numbers = drawn(app, "groups_unit")
    assert not [label for label in labels if re.search(r"<\w", label)]
    assert "&lt;img src=x onerror=alert(1)&gt;" in labels
    assert set(table(app, "project_id")["name"]) <= set(NAMES)


def test_districts_that_were_reorganised_are_named() -> None:
    app = opened("why", by="district")
    assert "湾里区 → 湾里管理局" in words(app)
    groups = next(frame.value for frame in app.dataframe if "reason" in frame.value and "group" in frame.value)
    assert not {"湾里区", "红谷滩新区"} & set(groups["group"])
    assert "区划有调整" not in words(opened("why", by="sector"))
    assert "区划有调整" not in words(opened("why", by="district", against="month"))
