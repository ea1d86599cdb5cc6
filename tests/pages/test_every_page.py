"""Every page, in both languages and themes, draws without an error and says whose figures it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from analytics.glossary import FigureKind
from analytics.language import Language, catalogue
from tests.pages.screen import CHART_PAGES, PAGES, charts, opened, unescaped, words

LANGUAGES = tuple(Language)
# A link's parameters for each city of the demo.
CITIES = {"nanchang": "2020-12", "chengdu": "2019-08"}
NOT_WORDS = re.compile(r"\b(None|nan|NaN|undefined|inf)\b")
PLACEHOLDER = re.compile(r"\{\w*\}")


@pytest.mark.parametrize(("city", "language"), [("nanchang", *LANGUAGES[:1]), ("chengdu", *LANGUAGES[1:])])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_draws_and_carries_the_demo_mark(page: str, language: Language, city: str) -> None:
    app = opened(page, city=city, lang=language)
    text = words(app)
    assert not app.error, text
    assert FigureKind.DEMO.text(language) in text
    assert not NOT_WORDS.search(text), text
    assert not PLACEHOLDER.search(text), text
    assert app.query_params["as_of"] == CITIES[city]


@pytest.mark.parametrize("page", PAGES)
def test_a_chinese_page_shows_no_english_message(page: str) -> None:
    text = words(opened(page))
    longer = [message for message in catalogue(Language.ZH) if " " in message and "{" not in message]
    assert not [message for message in longer if message in text]


@pytest.mark.parametrize("page", CHART_PAGES)
def test_every_chart_has_a_finding_and_cites_its_snapshots(page: str) -> None:
    app = opened(page, lang="en")
    drawn = [chart for chart in app.get("plotly_chart") if not chart.key.startswith("small_")]
    captions = [unescaped(caption.value) for caption in app.caption]
    assert len(drawn) >= 2
    assert all(chart.proto.alt for chart in drawn)
    assert sum("2019-12 v1" in caption and "2020-12 v1" in caption for caption in captions) > len(drawn)


def colours(spec: Mapping[str, Any]) -> tuple[str, str]:
    """Ground and text of a figure."""
    layout = spec["layout"]
    return layout["paper_bgcolor"], layout["font"]["color"]


@pytest.mark.parametrize("page", ["overview", "district"])
def test_charts_follow_the_theme(page: str) -> None:
    light, dark = charts(opened(page)), charts(opened(page, theme="dark"))
    assert list(light) == list(dark)
    for key in light:
        assert colours(light[key])[0] > colours(light[key])[1], "dark text on a light ground"
        assert colours(dark[key])[0] < colours(dark[key])[1], "light text on a dark ground"


def test_the_first_screen_shows_the_published_headline() -> None:
    shown = {metric.label: (metric.value, metric.delta) for metric in opened(lang="en").metric}
    assert shown["Completion rate"] == ("117.0%", "+29.4 pp")
    assert shown["Start rate"] == ("86.0%", "+19.8 pp")
    assert shown["Projects"][0] == "586"
