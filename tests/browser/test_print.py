"""A page prints: A4 and A3 landscape, no chart wider than the sheet, no scope popover, all of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.window import PAGES

# What 10 mm margins leave of a landscape sheet, in CSS pixels.
SHEETS = {"A4": 1047, "A3": 1512}
# Room that Plotly's own toolbar and rounding take.
SLACK = 2
RIGHT_EDGES = """() => [...document.querySelectorAll('.stPlotlyChart .main-svg, [data-testid="stMetric"]')]
    .map(shape => shape.getBoundingClientRect().right)"""


@pytest.mark.parametrize(("name", "sheet"), [*((name, "A4") for name in PAGES), ("overview", "A3"), ("district", "A3")])
def test_a_page_prints(opened: Open, pictures: Path, name: str, sheet: str) -> None:
    window = opened(width=SHEETS[sheet]).go(name)
    window.page.emulate_media(media="print")
    window.page.wait_for_timeout(300)
    assert all(edge <= SHEETS[sheet] + SLACK for edge in window.page.evaluate(RIGHT_EDGES))
    assert not window.page.locator("header").first.is_visible()
    printed = window.page.pdf(
        path=pictures / f"{name}_{sheet}.pdf", format=sheet, landscape=True, print_background=True
    )
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert pages >= 1
    # One screen only would mean that what had to be scrolled was cut off.
    height = window.page.locator('[data-testid="stMainBlockContainer"]').evaluate("block => block.scrollHeight")
    assert pages >= height // (2 * SHEETS[sheet])
