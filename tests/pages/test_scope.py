"""The scope: read from the link, changed by the boxes, written back into the link, kept across pages."""

from __future__ import annotations

import pytest

from analytics.answers import ask
from analytics.city import city_named
from analytics.months import Month
from analytics.question import Question, Scope
from analytics.snapshots import Archive, data_root
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, new_start, project
from tests.pages.screen import PAGES, chosen, gone_to, opened, words

FULL = {
    "city": "nanchang",
    "as_of": "2020-06",
    "tier": "省大中型",
    "sector": "城市建设",
    "district": "西湖区",
    "against": "month",
    "population": "same_projects",
    "lang": "en",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_link_is_honoured_and_kept_on_every_page(page: str) -> None:
    app = opened(page, **FULL)
    assert dict(app.query_params) == FULL
    assert not app.toast
    assert (
        app.selectbox(key="choose_tier").options[app.selectbox(key="choose_tier").index]
        == "Provincial large and medium"
    )
    assert "More filters (4)" in [block.proto.popover.label for block in app.get("popover")]


def test_a_link_narrows_the_figures() -> None:
    app = opened(as_of="2020-06", tier="省大中型", district="西湖区")
    scope = Scope(tier="省大中型", district="西湖区")
    answer = ask(Archive(data_root()), Question("nanchang", Month(2020, 6), ("project_count",), where=scope))
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["项目数 (个)"] == str(answer.figure("project_count").value)


def test_what_a_link_cannot_mean_is_named_and_the_default_shown() -> None:
    unknown = dict.fromkeys(FULL, "somewhere")
    app = opened(**unknown)
    assert dict(app.query_params) == {"city": "nanchang", "as_of": "2020-12"}
    (toast,) = app.toast
    assert all(name in toast.value for name in FULL)
    app.run()
    assert not app.toast, "said once"


@pytest.mark.parametrize("as_of", ["2031-01", "2020-13", "12.2020", ""])
def test_a_month_without_a_ledger_falls_back_to_the_latest(as_of: str) -> None:
    app = opened(as_of=as_of)
    assert app.query_params["as_of"] == "2020-12"
    assert "as_of" in app.toast[0].value


@pytest.mark.parametrize("district", ["湾里区", "红谷滩新区"])
def test_a_district_that_was_dissolved_by_then_is_not_honoured(district: str) -> None:
    assert opened(as_of="2019-12", district=district).query_params["district"] == district
    app = opened(as_of="2020-12", district=district)
    assert "district" not in app.query_params
    assert app.metric[0].value


def test_an_alias_means_the_district_of_its_time() -> None:
    assert opened(as_of="2019-12", district="湾里").query_params["district"] == "湾里区"
    assert opened(as_of="2020-12", district="湾里").query_params["district"] == "湾里管理局"


def test_choosing_a_month_drops_a_district_that_did_not_exist_then() -> None:
    app = opened(as_of="2020-01", district="红谷滩区")
    chosen(app, "as_of", "2019年12月")
    assert dict(app.query_params) == {"city": "nanchang", "as_of": "2019-12"}


def test_switching_city_moves_to_its_latest_month_and_drops_its_filters() -> None:
    app = opened(tier="省重点", sector="工业", district="西湖区", against="none")
    chosen(app, "city", "成都市")
    assert dict(app.query_params) == {"city": "chengdu", "as_of": "2019-08", "against": "none"}
    chosen(app, "city", "南昌市")
    assert app.query_params["as_of"] == "2020-12"


CHOICES = (
    ("as_of", "2020年4月", "as_of", "2020-04"),
    ("tier", "市重点推进", "tier", "市重点推进"),
    ("sector", "工业", "sector", "工业"),
    ("district", "市本级", "district", "市本级"),
    ("against", "较上月", "against", "month"),
    ("population", "同口径项目", "population", "same_projects"),
    ("language", "English", "lang", "en"),
)


def test_each_box_writes_its_code_into_the_link_and_the_choices_survive_a_change_of_page() -> None:
    app, stated = opened("data"), {"city": "nanchang"}
    for field, label, parameter, code in CHOICES:
        stated[parameter] = code
        assert dict(chosen(app, field, label).query_params) == stated | {"as_of": "2020-04"}
    assert dict(gone_to(app, "overview").query_params) == stated


def test_a_default_leaves_the_link() -> None:
    app = chosen(opened(sector="工业"), "sector", "全部领域")
    assert dict(app.query_params) == {"city": "nanchang", "as_of": "2020-12"}


def test_filters_are_cleared_at_once_and_the_language_stays() -> None:
    app = opened(tier="省重点", sector="城市建设", lang="en", as_of="2020-12")
    next(button for button in app.button if button.label == "Clear filters").click().run()
    assert dict(app.query_params) == {"city": "nanchang", "as_of": "2020-12", "lang": "en"}


def test_no_comparison_shows_no_change() -> None:
    app = opened(against="none", lang="en")
    assert all(not metric.delta for metric in app.metric)


def test_the_same_projects_without_a_start_in_both_years_have_no_start_rate_and_say_why(data: Archive) -> None:
    archive_of(data.root, {YEAR_BEFORE: [project(1), project(2)], DECEMBER: [project(1), new_start(2), new_start(3)]})
    app = opened(population="same_projects", lang="en")
    rate = next(metric for metric in app.metric if metric.label == "Start rate")
    assert rate.value == "—"
    assert not rate.delta
    assert "No change shown" in rate.proto.help


def test_every_city_of_the_profiles_can_be_chosen() -> None:
    assert opened().selectbox(key="choose_city").options == [city_named(name).name for name in ("nanchang", "chengdu")]
    assert "Chengdu" in words(opened(city="chengdu", lang="en"))


@pytest.mark.usefixtures("first_visitor")
@pytest.mark.parametrize("page", ["overview", "tier"])
def test_the_first_visitor_after_a_start_may_come_by_a_deep_link(page: str) -> None:
    app = opened(page, lang="en", tier="省重点")
    assert app.metric
    assert app.query_params["tier"] == "省重点"


@pytest.mark.parametrize(("page", "claims"), [("overview", True), ("tier", False)])
def test_a_caption_states_the_tier_only_where_the_page_heeds_it(page: str, claims: bool) -> None:  # noqa: FBT001
    captions = [caption.value for caption in opened(page, tier="省重点").caption]
    sources = [text for text in captions if text.startswith("示例数据")]
    assert sources
    assert ["省重点" in text for text in sources] == [claims] * len(sources)
