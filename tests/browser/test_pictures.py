"""Pictures drawn by the Chromium of this machine: their size, and that the command line's process draws the same."""

from __future__ import annotations

import struct

import pytest

from analytics.briefing import pictures as asking
from pages.parts import pictures as drawing
from pages.parts.figures.briefing import PICTURE_WIDTH, pictured
from tests.briefing.documents import document

PNG = b"\x89PNG\r\n\x1a\n"


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert picture.startswith(PNG)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.fixture(autouse=True)
def _with_a_browser() -> None:
    if drawing.browser_path() is None:
        pytest.skip("No chromium on this machine: the browser tests need one (apt-get install chromium).")


def test_a_picture_per_chart_at_twice_its_size() -> None:
    made = document()
    drawn = drawing.pictures_of(made)
    for chart in made.charts:
        height = pictured(chart, made, titled=False).layout.height
        assert size(drawn[chart.code]) == (PICTURE_WIDTH * drawing.SCALE, int(height * drawing.SCALE))
        assert len(drawn[chart.code]) > 5_000


def test_the_page_that_draws_names_no_other_machine_and_could_not_reach_one() -> None:
    drawing.pictures_of(document())
    browser = drawing.DRAUGHTSMAN._browser
    index = browser._html_tmp_dir.path / "index.html"
    assert "http" not in index.read_text("utf-8")
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in browser._browser_impl.get_cli()


def test_the_command_lines_process_draws_them_too() -> None:
    assert {code: size(one) for code, one in asking.pictures_of(document()).items()} == {
        code: size(one) for code, one in drawing.pictures_of(document()).items()
    }
