"""Hostile names from an own ledger appear letter by letter, and nothing that they ask for happens."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.window import PAGES, Window, open_window
from tests.pages.hostile import NAMES, NOTE, UNIT

LIVE = ("=", "+", "-", "@", "\t", "\r")
INJECTED = (
    'img[src="x"], a[href^="javascript"], script:not([src]):not([type]), .katex, [data-testid="stMarkdownColoredText"]'
)
MAIN_INJECTED = ", ".join(f'[data-testid="stMain"] {selector}' for selector in INJECTED.split(", "))


@pytest.fixture
def window(reader: BrowserContext, hostile_server: str) -> Iterator[Window]:
    """A window on the hostile ledger, which must end as calm as it began."""
    opened = open_window(reader, hostile_server)
    yield opened
    opened.end()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_runs_a_name(window: Window, name: str) -> None:
    window.go(name, lang="en")
    assert window.page.locator(MAIN_INJECTED).count() == 0
    assert "Demo data" not in window.text


def test_a_units_name_is_read_letter_by_letter_in_title_and_axis(window: Window) -> None:
    window.go("district", lang="en")
    assert UNIT in window.page.locator("h3").last.inner_text()
    labels = window.chart("rank_unit_completion_rate").locator(".ytick text").all_text_contents()
    assert UNIT in labels[0].replace("\xa0", " ")


def test_the_projects_are_read_letter_by_letter_in_the_table(window: Window, pictures: Path) -> None:
    window.go("district", lang="en")
    window.click_group("rank_unit_completion_rate", UNIT)
    assert window.listed_count == len(NAMES)
    shown = set(window.cells(window.listed(), 1))
    box = window.page.locator('[data-testid="stDataFrame"]:visible').first.bounding_box()
    assert box is not None
    window.page.mouse.move(box["x"] + 200, box["y"] + 200)
    window.page.mouse.wheel(0, 2000)
    window.page.wait_for_timeout(300)
    shown |= set(window.cells(window.listed(), 1))
    assert shown == set(NAMES)
    assert f"{UNIT} · {len(NAMES)} projects" in window.text
    assert window.page.locator(MAIN_INJECTED).count() == 0
    window.whole(pictures / "hostile_district.png")


def test_the_hover_is_read_letter_by_letter(window: Window) -> None:
    window.go("district", lang="en")
    bar = window.chart("rank_unit_completion_rate").locator(".barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    window.page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    window.page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
    hover = window.page.locator(".hoverlayer .hovertext").first
    hover.wait_for()
    assert UNIT in "".join(hover.locator("text").all_text_contents()).replace("\xa0", " ")


def test_the_downloaded_csv_begins_no_formula(window: Window, tmp_path: Path) -> None:
    window.go("district", lang="en")
    window.click_group("rank_unit_completion_rate", UNIT)
    with window.page.expect_download() as waiting:
        window.page.locator(".st-key-csv_rank_unit button").click()
    waiting.value.save_as(tmp_path / "table.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8-sig"))))
    # A negative amount is a number, which a spreadsheet may well take for one.
    texts = [cell for line in lines for cell in line if not re.fullmatch(r"-?[\d.]+", cell)]
    assert not [text for text in texts if text.startswith(LIVE)]
    assert {cell.removeprefix("'") for line in lines for cell in line} >= {*NAMES, UNIT, NOTE}
