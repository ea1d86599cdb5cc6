"""Names from a ledger appear letter by letter: in tables, hovers and titles, in Excel and in CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analytics.answers import projects_behind
from analytics.export import About, csv_file, workbook
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.metrics.measures import PROJECTS
from analytics.snapshots import Archive
from analytics.wording.listing import Listing, of_projects
from tests.builders import DECEMBER, YEAR_BEFORE, archive_of, question
from tests.ledger.grids import lines, write_xlsx
from tests.pages.hostile import NAMES, NOTE, UNIT, lines_of_ledger, rows
from tests.pages.screen import PAGES, charts, clicked, gone_to, listed, opened, raw_words, words
from tests.pages.test_data_page import checked, data_page, pressed

LIVE = ("=", "+", "-", "@", "\t", "\r")
ABOUT = About(f"南昌市_{UNIT}", "source", FigureKind.LEDGER, Language.ZH)


@pytest.fixture
def published(data: Archive) -> Archive:
    """An archive of hostile ledgers, last year's and this year's."""
    return archive_of(data.root, {YEAR_BEFORE: rows()[::2], DECEMBER: rows()})


@pytest.fixture
def listing(published: Archive) -> Listing:
    """The hostile projects as they are listed."""
    return of_projects(projects_behind(published, question("project_count"), PROJECTS), DECEMBER, Language.ZH)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_lets_a_name_act(published: Archive, page: str) -> None:
    sent = "\n".join(raw_words(opened(page)))
    for armed in ("[u](", "**x**", "$y$", ":red[z]", "<b>=1+1", "<img", "<script"):
        assert armed not in sent, armed


def test_a_units_name_stands_in_the_finding_the_label_and_the_hover(published: Archive) -> None:
    app = opened("district", lang="en")
    assert UNIT in words(app)
    bars = charts(app)["rank_unit_completion_rate"]["data"][0]
    escaped = UNIT.replace("<", "&lt;").replace(">", "&gt;")
    assert bars["y"][0].endswith(escaped)
    assert bars["hovertext"][0].startswith(f"<b>{escaped}</b><br>")
    assert bars["customdata"] == [UNIT]


def test_the_projects_of_a_hostile_unit_are_listed_literally(published: Archive) -> None:
    app = clicked(opened("district", lang="en"), "rank_unit_completion_rate", UNIT)
    shown = listed(app)
    assert set(shown["name"]) == set(NAMES)
    assert set(shown["note"]) == {NOTE}
    assert set(shown["responsible_unit"]) == {UNIT}
    assert f"**{UNIT}** · {len(NAMES)} projects" in words(app)
    kinds = [frame.proto.columns for frame in app.dataframe if "project_id" in frame.value]
    types = {
        name: column["type_config"]["type"] for name, column in json.loads(kinds[0]).items() if "type_config" in column
    }
    assert {types[name] for name in ("name", "responsible_unit", "note")} == {"text"}


def test_every_cell_of_the_workbook_is_text_and_none_is_a_formula_or_a_link(listing: Listing) -> None:
    sheet = load_workbook(io.BytesIO(workbook(listing, ABOUT))).active
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    assert {cell.value for cell in cells} >= {*NAMES, UNIT, NOTE}
    assert UNIT in sheet["A1"].value


def test_no_cell_of_the_csv_begins_a_formula(listing: Listing) -> None:
    lines_read = list(csv.reader(io.StringIO(csv_file(listing, ABOUT).decode("utf-8-sig"))))
    texts = [cell for line in lines_read for cell in line]
    assert not [cell for cell in texts if cell.startswith(LIVE) and not is_number(cell)]
    shown = {cell.removeprefix("'") for cell in texts}
    assert shown >= {*NAMES, UNIT, NOTE}


def is_number(text: str) -> bool:
    """Whether a cell is a number with its sign."""
    return text.lstrip("-").replace(".", "", 1).isdigit()


def test_the_names_of_files_hold_no_path_and_no_markup(listing: Listing) -> None:
    stem = About("../南昌 <b>:*?|", "source", FigureKind.DEMO, Language.ZH).file_stem
    assert not set(stem) & set('/\\<>:*?|". ')
    assert stem.endswith("示例数据")


def test_an_uploaded_hostile_ledger_is_published_and_listed_literally(data: Archive, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "[a](x) **台账**.xlsx", [["台账"], *lines(lines_of_ledger())[1:]])
    app = checked(data_page(), path.name, path.read_bytes())
    assert "No fault found." in words(app)
    pressed(app, "Publish")
    gone_to(app, "district")
    assert UNIT in words(app)
    clicked(app, "rank_unit_completion_rate", UNIT)
    assert set(listed(app)["name"]) == set(NAMES)


def test_refused_hostile_cells_are_named_literally(data: Archive, tmp_path: Path) -> None:
    wrong = [
        line | {"所属县区": name, "责任单位": name, "单位类型": "县区"}
        for line, name in zip(lines_of_ledger(), NAMES, strict=True)
    ]
    path = write_xlsx(tmp_path / "x.xlsx", [["台账"], *lines(wrong)[1:]])
    app = checked(data_page(), path.name, path.read_bytes())
    problems = next(frame.value for frame in app.dataframe if "Reason" in frame.value)
    assert set(problems["Value"]) >= set(NAMES)
    assert any("{name}" in reason for reason in problems["Reason"])
