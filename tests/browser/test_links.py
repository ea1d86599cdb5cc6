"""A link copied from the address bar shows somebody else the same scope, on whichever page it was copied."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Open, serving
from tests.browser.window import open_window
from tests.builders import DECEMBER, archive_of, project

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
SHOWN = {"City": "Nanchang", "Month": "Jun 2020", "Tier": "Provincial large and medium", "Language": "English"}
TITLES = {
    "briefing": "Briefing",
    "check": "Number check",
    "district": "Districts",
    "sector": "Sectors",
    "tier": "Tiers",
    "why": "Why it moved",
    "over_time": "Over time",
    "cities": "Cities",
    "published": "Published",
    "data": "Data",
}


def parameters(url: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_copied_link_restores_the_scope_on_every_page(opened: Open, browser: Browser) -> None:
    somebody_else = browser.new_context()
    first = opened().go("overview", **FULL)
    assert first.scope == SHOWN
    for name, title in TITLES.items():
        first.page.get_by_role("link", name=title, exact=True).first.click()
        first.page.wait_for_url(f"**/{name}?*")
        first.settle()
        assert parameters(first.page.url) == FULL
        second = opened(somebody_else)
        second.page.goto(first.page.url)
        second.settle()
        assert second.scope == SHOWN
        assert parameters(second.page.url) == FULL
        assert "More filters (4)" in second.text


def test_choices_are_written_into_the_address(opened: Open) -> None:
    window = opened().go()
    window.choose("城市", "成都市")
    assert parameters(window.page.url) == {"city": "chengdu", "as_of": "2019-08"}
    window.choose("月份", "2019年7月")
    window.choose("语言", "English")
    assert parameters(window.page.url) == {"city": "chengdu", "as_of": "2019-07", "lang": "en"}
    again = opened()
    again.page.goto(window.page.url)
    again.settle()
    assert again.scope["City"] == "Chengdu"
    assert again.scope["Month"] == "Jul 2019"


def test_the_hidden_filters_can_be_set_and_cleared(opened: Open) -> None:
    window = opened().go()
    window.page.get_by_role("button", name="更多筛选").click()
    window.choose("领域", "工业")
    assert parameters(window.page.url)["sector"] == "工业"
    window.page.get_by_role("button", name="清除筛选").first.click()
    window.settle()
    assert "sector" not in parameters(window.page.url)


@pytest.mark.parametrize("path", ["", "district"])
def test_an_unknown_scope_is_named(opened: Open, path: str) -> None:
    window = opened()
    window.page.goto(f"{window.server}/{path}?sector=somewhere&lang=en")
    # Read at once: it goes after some seconds.
    toast = window.page.locator('[data-testid="stToast"]')
    toast.wait_for()
    assert "sector" in toast.inner_text()
    window.settle()


def test_the_first_visitor_after_a_start_may_come_by_a_deep_link(reader: BrowserContext, tmp_path: Path) -> None:
    archive_of(tmp_path, {DECEMBER: [project(1), project(2)]})
    with serving(tmp_path) as address:
        window = open_window(reader, address).go("tier", lang="en", as_of="2020-12")
        assert parameters(window.page.url) == {"city": "nanchang", "as_of": "2020-12", "lang": "en"}
        assert "Each list over the year" in window.text
        assert window.page.get_by_role("link", name="Overview", exact=True).count()
        window.end()
