"""Setting cities beside each other with the mouse, and taking the comparison away."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open
from tests.browser.window import NARROW, WIDE, Window


def cards(window: Window) -> list[str]:
    """The numbers on the cards."""
    return window.page.locator('[data-testid="stMetricValue"]').all_inner_texts()


def add(window: Window, option: str) -> None:
    """Set another city beside those there are."""
    box = window.page.get_by_role("combobox").filter(visible=True)
    labels = [one.get_attribute("aria-label") or "" for one in box.all()]
    box.nth(next(index for index, label in enumerate(labels) if "对比" in label and "指标" not in label)).click()
    # Of a long list only what is in sight can be clicked.
    window.page.keyboard.type(option)
    window.page.get_by_role("option", name=option).first.click()
    window.page.keyboard.press("Escape")
    window.settle()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_another_city_is_chosen_and_the_link_shows_it_to_somebody_else(
    opened: Open, browser: Browser, width: int
) -> None:
    window = opened(width=width).go("cities")
    add(window, "武汉市 2019年10月 · 公开数据")
    window.wait_for("武汉市 2019年10月 · 公开数据")
    assert {"+17.00", "+10.78", "+24.54"} <= set(cards(window))
    assert not {"117.0", "117.00", "117.0%"} & set(cards(window))
    second = opened(browser.new_context(), width=width)
    second.page.goto(window.page.url)
    second.settle()
    assert cards(second) == cards(window)


def test_a_comparison_is_taken_away_with_its_kinds_and_reasons(opened: Open) -> None:
    window = opened().go("cities", beside="武汉市:2019-10", metrics="completion_rate")
    window.page.get_by_text("表：全部对比内容及须一并说明的事项").click()
    window.settle()
    with window.page.expect_download() as download:
        window.page.locator(".st-key-xlsx_compared button").click()
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    rows = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert sheet.title == "示例数据、公开数据"
    assert any("+24.5" in row[2] and "公开数据" in row for row in rows)
    assert any("+17.0" in row[2] and any(cell.startswith("示例数据") for cell in row) for row in rows)
