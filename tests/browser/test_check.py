"""A draft in its preparer's hands: pasted, pointed at, jumped through, corrected, taken away; nothing in it runs."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Open
from tests.browser.test_links import parameters
from tests.browser.window import MAIN, NARROW, WIDE, Window
from tests.pages.test_check_page import HOSTILE

TOLD = """mark => {
    const shown = getComputedStyle(mark, '::after'), paragraph = mark.closest('p').getBoundingClientRect();
    return {text: shown.content, position: shown.position, wide: parseFloat(shown.width), all: paragraph.width};
}"""
IN_SIGHT = (
    """mark => { const box = mark.getBoundingClientRect(); return box.top > 100 && box.bottom < window.innerHeight; }"""
)
# 84.2% is 59/70 cut off.
CUT = "84.2%"


def with_sample(window: Window, **parameters: str) -> Window:
    """The page with the short draft to try with."""
    window.go("check", **parameters)
    window.page.locator(".st-key-draft_sample button").click()
    window.page.locator(".draft").wait_for()
    return window.settle()


def mark(window: Window, text: str) -> Locator:
    """The number of the draft that reads so."""
    return window.page.locator(".draft mark").filter(has_text=text).first


def pasted(window: Window, text: str) -> Window:
    """The page after a text was pasted and its check asked for."""
    window.go("check", lang="en")
    window.page.get_by_role("textbox", name="Draft").fill(text)
    window.page.get_by_role("button", name="Check", exact=True).click()
    window.page.locator(".draft").wait_for()
    return window.settle()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_click_on_a_finding_jumps_to_its_place(opened: Open, pictures: Path, width: int) -> None:
    window = with_sample(opened(width=width))
    window.page.locator(".found a").filter(has_text=CUT).first.click()
    target = window.page.locator(".draft mark:target")
    target.wait_for()
    assert CUT in target.inner_text()
    assert target.evaluate(IN_SIGHT)
    assert "draft_sample" not in window.page.url
    window.page.screenshot(path=pictures / f"check_jump_{width}.png")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mark_explains_itself_to_mouse_and_keyboard(opened: Open, pictures: Path, theme: str) -> None:
    window = with_sample(opened(theme=theme), lang="en")
    cut = mark(window, CUT)
    assert cut.evaluate(TOLD)["text"] == "none"
    cut.hover()
    told = cut.evaluate(TOLD)
    assert "84.3%" in told["text"]
    assert told["position"] == "absolute"
    assert told["wide"] > told["all"] * 0.8
    window.page.screenshot(path=pictures / f"check_told_{theme}.png")
    window.page.mouse.move(0, 0)
    assert cut.evaluate(TOLD)["text"] == "none"
    cut.focus()
    assert "84.3%" in cut.evaluate(TOLD)["text"]


def test_on_a_phone_the_findings_come_first(opened: Open, pictures: Path) -> None:
    window = with_sample(opened(width=NARROW))
    found, draft = (window.page.locator(name).first.bounding_box() for name in (".found", ".draft"))
    assert found is not None
    assert draft is not None
    assert found["y"] < draft["y"]
    wanted, given = window.page.locator(MAIN).evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert wanted <= given
    window.whole(pictures / "check_phone.png")


def test_beside_a_long_draft_the_findings_stay_in_sight(opened: Open) -> None:
    window = pasted(
        opened(), "\n".join(["计划新开工项目70个，已开工59个，开工率84.2%。", *["没有数字的一段话。"] * 80])
    )
    window.page.locator(MAIN).evaluate("main => main.scrollTo(0, 1500)")
    window.page.wait_for_timeout(200)
    assert window.page.locator(".found a").first.evaluate(IN_SIGHT)


def test_a_correction_is_accepted_and_undone_and_the_files_arrive(opened: Open) -> None:
    window = with_sample(opened(), lang="en")
    window.page.get_by_role("button", name="Change to 84.3%").click()
    window.wait_for("84.2% → 84.3%")
    assert mark(window, "84.3%").count() == 1
    with window.page.expect_download() as waiting:
        window.page.locator(".st-key-draft_file_checked button").click()
    assert waiting.value.suggested_filename.endswith("Demo_data.docx")
    letter = docx.Document(io.BytesIO(waiting.value.path().read_bytes()))
    assert any("84.3%" in paragraph.text for paragraph in letter.paragraphs)
    with window.page.expect_download() as waiting:
        window.page.locator(".st-key-draft_file_findings button").click()
    assert openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes())).sheetnames
    window.page.locator('[class*="st-key-undo_"] button').first.click()
    window.settle()
    assert mark(window, CUT).count() == 1


def test_nothing_of_a_hostile_draft_runs(opened: Open, pictures: Path) -> None:
    window = pasted(opened(), HOSTILE)
    draft = window.page.locator(".draft")
    shown = draft.inner_text()
    for text in (
        "<script>alert(1)</script>",
        "[a](javascript:alert(3))",
        "$x^2$",
        ":red[z] :emoji:",
        "</div><b>粗</b>",
    ):
        assert text in shown
    assert draft.locator("script, img, a, b, .katex").count() == 0
    assert window.page.locator(f'{MAIN} a[href^="javascript"], {MAIN} img[src="x"]').count() == 0
    window.page.screenshot(path=pictures / "check_hostile.png")


def test_a_file_that_cannot_be_read_is_refused_and_the_page_stays(opened: Open) -> None:
    window = opened().go("check", lang="en")
    chooser = window.page.locator('input[type="file"]')
    chooser.set_input_files([{"name": "x.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04 broken"}])
    window.wait_for("damaged, or no Word file")
    chooser.set_input_files([{"name": "x.txt", "mimeType": "text/plain", "buffer": "开工率84.2%。".encode("gb18030")}])
    window.page.locator(".draft").wait_for()
    window.settle()
    assert "开工率84.2%" in window.page.locator(".draft").inner_text().replace("\n", "")
    assert "damaged" not in window.text


def test_a_copied_link_carries_the_choices_and_no_draft(opened: Open) -> None:
    window = with_sample(opened(), lang="en")
    window.page.locator(".st-key-choose_draft_city").get_by_role("combobox").click()
    window.page.get_by_role("option", name="Chengdu", exact=True).click()
    window.settle()
    assert parameters(window.page.url) == {
        "city": "nanchang",
        "as_of": "2020-12",
        "lang": "en",
        "draft_city": "chengdu",
    }
    other = opened()
    other.page.goto(window.page.url)
    other.settle()
    assert other.page.locator(".draft").count() == 0
    assert "Paste a draft" in other.text
