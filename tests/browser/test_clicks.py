"""Real clicks on bars, cells and tiles lead to the projects behind them; the table sorts and can be taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from analytics.answers import ask
from analytics.glossary import Dimension
from analytics.months import Month
from analytics.question import Question
from analytics.snapshots import Archive
from tests.browser.conftest import Open
from tests.browser.window import NARROW, WIDE, Window
from tests.sources import ROOT


def behind(*key: str, by: tuple[Dimension, ...]) -> int:
    """How many projects stand behind a group's completion rate in the demo of December 2020."""
    question = Question("nanchang", Month(2020, 12), ("completion_rate",), by)
    return ask(Archive(ROOT / "data"), question).figure("completion_rate", key).projects


@pytest.mark.parametrize(
    ("name", "chart", "key", "by"),
    [
        ("overview", "rank_district_completion_rate", ("西湖区",), (Dimension.DISTRICT,)),
        ("overview", "rank_district_completion_rate", ("安义县",), (Dimension.DISTRICT,)),
        ("district", "heat", ("西湖区", "城市建设"), (Dimension.DISTRICT, Dimension.SECTOR)),
        ("district", "tiles", ("高新区",), (Dimension.DISTRICT,)),
        ("sector", "tree_sector", ("工业",), (Dimension.SECTOR,)),
        ("tier", "rank_tier_completion_rate", ("省重点",), (Dimension.TIER,)),
    ],
)
def test_a_click_reaches_the_projects(
    opened: Open, pictures: Path, name: str, chart: str, key: tuple[str, ...], by: tuple[Dimension, ...]
) -> None:
    window = opened().go(name)
    window.click_group(chart, "|".join(key))
    count = behind(*key, by=by)
    window.wait_for(f"{count} 个项目")
    assert window.listed_count == count
    window.whole(pictures / f"click_{name}_{chart}_{key[0]}.png")


def test_a_tap_reaches_the_projects_on_a_phone(opened: Open) -> None:
    window = opened(width=NARROW).go("overview")
    window.click_group("rank_district_completion_rate", "西湖区")
    window.wait_for("西湖区 · ")
    assert window.listed_count == behind("西湖区", by=(Dimension.DISTRICT,))


def test_a_second_click_shows_another_group(opened: Open) -> None:
    window = opened().go("overview")
    for group in ("西湖区", "新建区"):
        window.click_group("rank_district_completion_rate", group)
        window.wait_for(f"{group} · {behind(group, by=(Dimension.DISTRICT,))} 个项目")
        assert window.listed_count == behind(group, by=(Dimension.DISTRICT,))


def with_projects(opened: Open) -> Window:
    """A window with the table of 西湖区 open."""
    window = opened(width=WIDE).go("overview")
    window.click_group("rank_district_completion_rate", "西湖区")
    window.wait_for("西湖区 · ")
    assert window.listed_count > 10
    return window


def test_a_click_on_a_header_sorts(opened: Open) -> None:
    window = with_projects(opened)
    table = window.page.locator('[data-testid="stDataFrame"]:visible').first
    table.evaluate("table => table.scrollIntoView({block: 'center'})")
    box = table.bounding_box()
    assert box is not None
    orders = []
    # Unsorted, upwards, downwards: each click on the header of the completion rates is the next of these.
    for _ in range(3):
        window.page.wait_for_timeout(500)
        window.page.mouse.click(box["x"] + box["width"] * 0.43, box["y"] + 18)
        window.page.wait_for_timeout(500)
        orders.append([float(text.replace(",", "")) for text in window.cells(window.listed(), 2)])
    assert all(len(order) > 5 for order in orders)
    assert any(order == sorted(order) for order in orders)
    assert any(order == sorted(order, reverse=True) for order in orders)


def test_the_table_can_be_taken_away_as_csv_and_excel(opened: Open, tmp_path: Path) -> None:
    window = with_projects(opened)
    for kind in ("csv", "xlsx"):
        with window.page.expect_download() as waiting:
            window.page.locator(f".st-key-{kind}_rank_district button").click()
        download = waiting.value
        assert "示例数据" in download.suggested_filename
        download.save_as(tmp_path / f"table.{kind}")
    lines = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8-sig"))))
    assert len(lines) - 1 == behind("西湖区", by=(Dimension.DISTRICT,))
    assert {line[0].split(" · ")[0] for line in lines[1:]} == {"示例数据"}
    assert (tmp_path / "table.xlsx").read_bytes()[:2] == b"PK"


def test_the_only_downloads_are_those_that_carry_the_mark(opened: Open) -> None:
    window = with_projects(opened)
    window.page.locator('[data-testid="stDataFrame"]:visible').first.hover()
    assert window.page.get_by_role("button", name="Search").first.is_visible()
    assert not window.page.get_by_role("button", name="Download as CSV").first.is_visible()
