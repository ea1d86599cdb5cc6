"""A briefing in the hands of its preparer: pointed at, edited, taken away, frozen and found restated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Locator

from analytics.snapshots import Archive
from tests.browser.conftest import Open, serving
from tests.browser.window import NARROW, WIDE, Window, open_window
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, municipal, project, publish
from tests.pages.hostile import UNIT

TOLD = """claim => {
    const shown = getComputedStyle(claim, '::after'), paragraph = claim.closest('p').getBoundingClientRect();
    return {text: shown.content, position: shown.position, left: paragraph.left, right: paragraph.right,
            ground: shown.backgroundColor, ink: shown.color, width: window.innerWidth};
}"""
LUMINANCE = re.compile(r"\d+")


@pytest.fixture
def own(reader: BrowserContext, tmp_path: Path) -> Iterator[tuple[Window, Archive]]:
    """A window on a small ledger of its own, into which another version may be published."""
    archive = archive_of(tmp_path, {YEAR_BEFORE: [project(1)], DECEMBER: [project(1), project(2), municipal(3)]})
    with serving(tmp_path) as address:
        window = open_window(reader, address)
        yield window, archive
        window.end()


def claim(window: Window, text: str) -> Locator:
    """The first figure of the text that reads so."""
    return window.page.locator(".briefing .claim").get_by_text(text, exact=True).first


def brightness(colour: str) -> int:
    """Red, green and blue added up."""
    return sum(int(part) for part in LUMINANCE.findall(colour)[:3])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pointing_at_a_figure_shows_how_it_came_about(opened: Open, pictures: Path, width: int, theme: str) -> None:
    window = opened(width=width, theme=theme).go("briefing")
    figure = claim(window, "117.0")
    assert figure.evaluate(TOLD)["text"] == "none"
    figure.scroll_into_view_if_needed()
    figure.hover()
    shown = figure.evaluate(TOLD)
    assert "1,824.9 ÷ 1,559.8 亿元 = 116.996%" in shown["text"]
    assert "2020-12 v1" in shown["text"]
    assert shown["position"] == "absolute"
    assert 0 <= shown["left"] < shown["right"] <= shown["width"]
    assert abs(brightness(shown["ground"]) - brightness(shown["ink"])) > 400
    window.page.screenshot(path=pictures / f"briefing_told_{theme}_{width}.png")


def test_a_figure_is_reached_by_keyboard_and_by_tap(opened: Open) -> None:
    window = opened(width=NARROW).go("briefing")
    window.page.locator(".briefing .claim").first.focus()
    assert "586" in window.page.locator(".briefing .claim").first.evaluate(TOLD)["text"]
    window.page.keyboard.press("Tab")
    second = window.page.locator(".briefing .claim:focus")
    assert second.inner_text() == "579"
    assert "579" in second.evaluate(TOLD)["text"]
    claim(window, "16").click()
    window.page.mouse.move(0, 0)
    assert "16" in claim(window, "16").evaluate(TOLD)["text"]


def test_an_edited_number_is_marked_and_stays_after_another_page(opened: Open, pictures: Path) -> None:
    window = opened().go("briefing")
    window.page.get_by_text("编辑", exact=True).click()
    window.settle()
    box = window.page.get_by_role("textbox", name="推进成效 · 市重大重点")
    box.fill(box.input_value().replace("1824.9", "1824.8"))
    box.press("Control+Enter")
    window.wait_for("有 1 个数字为手工录入")
    marked = window.page.locator(".briefing .typed")
    assert marked.all_inner_texts() == ["1824.8", "1824.8"][: marked.count()]
    style = marked.first.evaluate("one => [getComputedStyle(one).textDecorationStyle, getComputedStyle(one).color]")
    plain = window.page.locator(".briefing .claim").first.evaluate("one => getComputedStyle(one).color")
    assert style[0] == "wavy"
    assert style[1] != plain
    window.whole(pictures / "briefing_edited.png")
    window.page.get_by_role("link", name="县区", exact=True).first.click()
    window.page.wait_for_url("**/district?*")
    window.settle()
    window.page.get_by_role("link", name="通气会材料", exact=True).first.click()
    window.page.wait_for_url("**/briefing?*")
    window.settle()
    assert "完成投资1824.8亿元" in window.text
    window.page.get_by_role("button", name="全部恢复原文").click()
    window.wait_for("完成投资1824.9亿元")
    assert "手工录入" not in window.text


def taken(window: Window, suffix: str) -> tuple[str, bytes]:
    """A file of the briefing: the name it is saved under, and its bytes."""
    with window.page.expect_download() as waiting:
        window.page.locator(f".st-key-{suffix}_briefing button").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_the_files_arrive_and_open(opened: Open) -> None:
    window = opened().go("briefing")
    name, word = taken(window, "docx")
    assert name == "南昌市_2020-12_新闻通气会_示例数据.docx"
    letter = docx.Document(io.BytesIO(word))
    assert any("为年度计划投资的117.0%" in paragraph.text for paragraph in letter.paragraphs)
    assert len(letter.tables) > 2
    _name, excel = taken(window, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(excel))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("1824.9" in cell for cell in cells)
    assert any("示例数据" in cell for cell in cells)
    for suffix in ("md", "txt"):
        assert "117.0" in taken(window, suffix)[1].decode()
    _name, pictures = taken(window, "zip")
    with ZipFile(io.BytesIO(pictures)) as archive:
        assert archive.namelist()
        assert all(archive.read(name).startswith(b"\x89PNG") for name in archive.namelist())
        assert all("示例数据" in name for name in archive.namelist())


def test_a_frozen_briefing_tells_what_would_read_differently(own: tuple[Window, Archive], pictures: Path) -> None:
    window, archive = own
    window.go("briefing", lang="en")
    window.page.get_by_role("textbox", name=re.compile("Given to")).fill("the daily <b>")
    window.page.get_by_role("button", name="Freeze this briefing").click()
    window.wait_for("Frozen: 0001")
    better = [project(1, completed_investment_wan=100), project(2), municipal(3)]
    publish(archive, better, DECEMBER, reason="corrected", expected_version=1)
    window.go("briefing", lang="en")
    # A list that opens while the tables above still grow closes again.
    window.page.get_by_role("combobox", name="Show a frozen briefing").scroll_into_view_if_needed()
    window.page.wait_for_timeout(600)
    window.choose("Show a frozen briefing", "0001 · Dec 2020 · Press briefing · the daily <b>")
    # A table is drawn when it comes into sight.
    window.page.locator(".briefing").last.scroll_into_view_if_needed()
    window.page.get_by_text("Would read differently now", exact=True).scroll_into_view_if_needed()
    grid = window.page.locator('table[role="grid"]', has_text="+16.7 pp").first
    grid.wait_for(state="attached")
    cells = grid.locator("td").all_text_contents()
    assert cells[1:4] == ["50.0%", "66.7%", "+16.7 pp"]
    given = window.page.locator(".briefing").last.inner_text()
    assert "50.0%" in given
    assert "66.7%" not in given
    assert "66.7%" in window.page.locator(".briefing").first.inner_text()
    window.whole(pictures / "briefing_given.png")


def test_hostile_names_are_read_letter_by_letter(reader: BrowserContext, hostile_server: str) -> None:
    window = open_window(reader, hostile_server).go("briefing", lang="en")
    assert UNIT in window.page.locator(".briefing").inner_text()
    claim(window, UNIT).hover()
    assert window.page.locator(".briefing b, .briefing img, .briefing a").count() == 0
    window.end()
