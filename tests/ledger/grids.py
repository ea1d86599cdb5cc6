"""Small ledgers as grids of cells, and as the files that hold them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from openpyxl import Workbook

from analytics.city import city_named
from analytics.language import Language
from analytics.ledger import LedgerReport, MoneyUnit, Problem
from analytics.ledger.check import check_sheets
from analytics.ledger.reading.grid import Cells, Merge, Sheet
from analytics.months import Month

NANCHANG = city_named("南昌市")
DECEMBER = Month(2020, 12)
SHEET = "台账"
TITLE = "南昌市2020年12月重大重点项目台账"
UNIT = "单位：万元"
# Header, and what a clean row says there.
CLEAN: dict[str, Any] = {
    "项目编号": "NC-1",
    "项目名称": "示例厂房",
    "所属县区": "西湖区",
    "责任单位": "西湖区",
    "单位类型": "县区",
    "领域": "工业",
    "层级": "市重大重点",
    "计划类别": "续建",
    "建设状态": "在建",
    "前期阶段": None,
    "批次": None,
    "调入日期": None,
    "总投资": 1000,
    "年度计划投资": 300,
    "本年累计完成投资": 250.5,
    "开工以来累计完成投资": 600,
    "实际开工时间": "2019年3月",
    "实际竣工时间": None,
    "备注": None,
}
HEADERS = tuple(CLEAN)
# Title, unit line and header stand above.
FIRST_ROW = 4


def clean(number: int = 1, **cells: Any) -> dict[str, Any]:
    """A clean row of that number, some cells said otherwise."""
    return CLEAN | {"项目编号": f"NC-{number}", "项目名称": f"示例厂房{number}"} | cells


def lines(rows: Iterable[dict[str, Any]], headers: Sequence[str] = HEADERS) -> list[list[Any]]:
    """Title, unit line, header and rows."""
    return [[TITLE], [UNIT], list(headers), *([row.get(header) for header in headers] for row in rows)]


def column_of(cells: Sequence[Any]) -> Cells:
    """A column of Python values; None is an empty cell."""
    numbers = [float(cell) if isinstance(cell, int | float) else None for cell in cells]
    days = [cell if isinstance(cell, date) else None for cell in cells]
    return Cells(
        pa.array([cell if isinstance(cell, str) else "" for cell in cells]),
        pa.array(numbers, pa.float64()) if any(number is not None for number in numbers) else None,
        pa.array(days, pa.date32()) if any(days) else None,
    )


def sheet_of(name: str, cells: list[list[Any]], merges: tuple[Merge, ...] = ()) -> Sheet:
    """The sheet of these rows, filled up to the longest."""
    width = max(map(len, cells), default=0)
    padded = [[*row, *[None] * (width - len(row))] for row in cells]
    return Sheet(name, tuple(column_of(column) for column in zip(*padded, strict=True)), len(cells), merges)


def check(cells: list[list[Any]], *merges: Merge, unit: MoneyUnit | None = None, **options: Any) -> LedgerReport:
    """The report on one sheet of these cells."""
    chosen = {"city": NANCHANG, "as_of": DECEMBER} | options
    return check_sheets([sheet_of(SHEET, cells, merges)], unit=unit, **chosen)


def check_rows(*rows: dict[str, Any], **options: Any) -> LedgerReport:
    """The report on a ledger of these rows."""
    return check(lines(rows, tuple(dict.fromkeys(header for row in rows for header in row))), **options)


def found(report: LedgerReport) -> list[tuple[int | None, str | None, str]]:
    """Row, column and English reason of every problem."""
    return [(problem.row, problem.column, problem.text(Language.EN)) for problem in report.problems]


def only(report: LedgerReport) -> Problem:
    """The one problem of a report."""
    assert len(report.problems) == 1, found(report)
    return report.problems[0]


def write_xlsx(path: Path, cells: list[list[Any]], merges: Iterable[str] = (), *, formulas: bool = False) -> Path:
    """A workbook of one sheet; ``formulas`` makes texts that begin with = formulas without a value."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    for row in cells:
        sheet.append(row)
    for line in () if formulas else sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    for merge in merges:
        sheet.merge_cells(merge)
    workbook.save(path)
    return path


def write_csv(path: Path, cells: list[list[Any]], encoding: str = "utf-8") -> Path:
    """A CSV file; an empty cell is the empty text."""
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    path.write_bytes(text.getvalue().encode(encoding))
    return path
