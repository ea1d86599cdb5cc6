"""Exported files: rounded once, marked with their kind, and never alive."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analytics.export import About, csv_file, workbook
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.wording.listing import Listing, of_projects
from tests.builders import DECEMBER, project, table

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "$x$", ":red[x]"]
ABOUT = About("南昌市 2020-12 西湖区", "示例数据 · 南昌市 · 2020-12 v1", FigureKind.DEMO, Language.ZH)


@pytest.fixture
def listing() -> Listing:
    """Projects with hostile names, units and notes; the amounts need rounding."""
    rows = [
        project(
            number, name=name, responsible_unit=name, note=name, annual_plan_wan=12_345, completed_investment_wan=50
        )
        for number, name in enumerate(HOSTILE)
    ]
    return of_projects(table(rows), DECEMBER, Language.ZH)


def test_excel_holds_texts_as_texts_and_amounts_as_numbers(listing: Listing, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(listing, ABOUT))
    sheet = load_workbook(path).active
    header, *rows = list(sheet.iter_rows(min_row=3))
    labels = [cell.value for cell in header]
    names = [row[labels.index("项目名称")] for row in rows]
    assert sorted(cell.value for cell in names) == sorted(HOSTILE)
    assert {cell.data_type for cell in names} == {"s"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    plan = rows[0][labels.index("年度计划投资 (亿元)")]
    assert (plan.data_type, plan.value, plan.number_format) == ("n", 1.23, "#,##0.00")


def test_excel_carries_the_mark_and_the_source(listing: Listing, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(listing, ABOUT))
    sheet = load_workbook(path).active
    assert sheet["A1"].value == ABOUT.title
    assert sheet["A2"].value == ABOUT.source
    assert ABOUT.file_stem == "南昌市_2020-12_西湖区_示例数据"


def test_no_csv_cell_begins_a_formula_and_each_row_carries_the_mark(listing: Listing) -> None:
    content = csv_file(listing, ABOUT)
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    texts = [row[header.index("项目名称")] for row in rows]
    assert sorted(text.removeprefix("'") for text in texts) == sorted(HOSTILE)
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)
    assert header[0] == "来源"
    assert {row[0] for row in rows} == {ABOUT.source}
    assert {row[header.index("投资完成率 (%)")] for row in rows} == {"0.4"}


def test_a_ledger_file_does_not_carry_the_demo_mark(listing: Listing) -> None:
    about = About("x", "y", FigureKind.LEDGER, Language.EN)
    assert "示例数据" not in csv_file(listing, about).decode("utf-8").replace("示例项目", "")
    assert about.file_stem == "x_Ledger_data"


def test_a_negative_number_stays_a_number() -> None:
    rows = [project(1, total_investment_wan=-20_000)]
    text = csv_file(of_projects(table(rows), DECEMBER, Language.ZH), ABOUT).decode("utf-8-sig")
    assert ",-2.00," in text
