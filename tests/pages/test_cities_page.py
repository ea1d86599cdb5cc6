"""城市对比: what the analyst sees, and never sees, of two or more cities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.language import Language
from tests.pages.screen import charts, opened, sound, unescaped, words

CARDS = {"+17.00", "+10.78", "54.35", "77.45"}


def values(app: AppTest) -> set[str]:
    """The numbers on the cards."""
    return {metric.value for metric in app.metric}


def numbers(figure: dict[str, Any]) -> set[float]:
    """The values that a figure draws along its value axis."""
    return {value for trace in figure["data"] for value in trace["x"] if isinstance(value, float)}


def test_it_opens_on_the_other_city_and_never_draws_the_bare_rates() -> None:
    app = opened("cities")
    assert values(app) >= CARDS
    assert not values(app) & {"117.0", "117.0%", "77.4", "77.4%"}
    drawn = charts(app)
    assert {"gaps", "slope", "pace", "groups", "mix"} == set(drawn)
    assert numbers(drawn["gaps"]) >= {16.9958, 10.7819}
    assert not any(abs(Decimal(str(value)) - Decimal("117")) < 1 for value in numbers(drawn["gaps"]))


def test_the_rules_stand_above_the_charts_and_can_be_taken_away() -> None:
    app = opened("cities")
    text = words(app)
    assert "月份不同" in text
    assert "同一文中有两个时点" in text
    (reasons,) = [frame.value for frame in app.dataframe if "rule" in frame.value]
    assert {"清单不同", "年度不同", "领域划分不同"} <= set(reasons["rule"])
    labels = [button.label for button in app.get("download_button")]
    assert labels.count("下载 Excel") == labels.count("下载 CSV") == 4


def test_a_link_shows_the_same_comparison() -> None:
    app = opened("cities", beside="武汉市:2019-10;西安市:2019-03", metrics="completion_rate", lang=Language.EN)
    assert values(app) == {"+17.0", "+24.5", "+1.5"}
    assert app.query_params["beside"] == "武汉市:2019-10;西安市:2019-03"
    assert "Published figures" in words(app)
    pace = charts(app)["pace"]["data"]
    (demo,) = (trace for trace in pace if "Nanchang" in trace["name"])
    assert [value is not None for value in demo["y"]] == [False] * 11 + [True], "beside real figures only what is real"


def test_the_start_rates_of_two_bases_show_bounds_and_no_order() -> None:
    app = opened("cities", beside="南昌市:2018-12", metrics="start_rate")
    assert values(app) == {"29.9 … 95.1", "86.3"}
    assert "不分先后" in words(app)
    assert "308" in words(app)


@pytest.mark.parametrize("metric", ["annual_plan", "project_count"])
def test_sizes_are_shown_apart_with_the_reason(metric: str) -> None:
    app = opened("cities", metrics=metric)
    assert values(app) == set()
    assert "不可排名" in words(app)
    nanchang, chengdu = (frame.value for frame in app.dataframe if "basis" in frame.value)
    assert "586 个" in set(nanchang["value"])
    assert "1,105 个" in set(chengdu["value"])
    assert not {"586 个", "117.0%"} & set(chengdu["value"]), "each by itself"


def test_choosing_another_city_changes_the_link() -> None:
    app = opened("cities")
    box = app.multiselect(key="choose_beside")
    (wuhan,) = [index for index, option in enumerate(box.options) if option.startswith("武汉市 2019年10月")]
    sound(box.set_value([wuhan]).run())
    assert app.query_params["beside"] == "武汉市:2019-10"
    assert "+24.5" in values(app)


def test_the_list_of_the_same_name_is_compared() -> None:
    app = opened("cities", tier="省重点", metrics="start_rate")
    assert any("省重点" in metric.label for metric in app.metric)


def test_what_is_invented_is_not_drawn_beside_a_published_city() -> None:
    app = opened("cities", as_of="2020-06", beside="武汉市:2019-10")
    assert charts(app) == {}
    assert "与真实数据并列时没有意义" in words(app)


def test_a_month_that_knows_only_the_main_list_shows_that_one() -> None:
    app = opened("cities", tier="省重点", beside="南昌市:2018-12", metrics="start_rate")
    assert not app.error
    own = [frame.value for frame in app.dataframe if "basis" in frame.value]
    assert any("86.3%" in set(one["value"]) or "—" in set(one["value"]) for one in own)


def test_filters_that_do_not_apply_are_said_not_to() -> None:
    assert "不适用" in words(opened("cities", sector="工业"))
    assert "不适用" not in words(opened("cities"))


def test_a_demo_value_says_whether_it_was_published_or_is_invented() -> None:
    said = {metric.value: metric.delta for metric in opened("cities").metric}
    assert "与公布数一致" in said["+17.00"]
    assert "与公布数一致" in said["77.45"]
    assert "虚构" in said["54.35"]
    (help_text,) = (metric.proto.help for metric in opened("cities").metric if metric.value == "+17.00")
    assert "÷ 1,559.8 亿元" in unescaped(help_text)


def test_more_cities_than_fit_are_named() -> None:
    others = "成都市:2019-08;武汉市:2019-10;西安市:2019-03;重庆市:2024-03;兰州市:2016-07;石家庄市:2020-08"
    app = opened("cities", beside=others, metrics="completion_rate", lang="en")
    assert "left out: Shijiazhuang Aug 2020" in words(app)
    assert len({metric.label for metric in app.metric}) >= 6
