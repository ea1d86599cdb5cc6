"""A copy of a ledger in which every refused cell is coloured and says why."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from analytics.errors import PortfolioError
from analytics.language import Language
from analytics.ledger.reading.grid import Cells, Sheet
from analytics.ledger.reading.workbook import read_sheets
from analytics.ledger.report import LedgerReport
from analytics.ledger.template import LITERAL

LIST = "问题清单"
LIST_COLUMNS = {"工作表": 16, "行": 8, "列": 20, "原值": 24, "原因": 70}
LONGEST_NAME = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def write_marked_copy(report: LedgerReport, source: Path, target: Path) -> None:
    """Write an .xlsx copy of the ledger as it was read, all text literal.

    Refused cells are coloured and carry the reason as a comment, in Chinese; a first sheet lists all problems, those
    of the whole file too. A file that cannot be read gives the list alone.
    """
    try:
        sheets = read_sheets(source)
    except PortfolioError:
        sheets = ()
    with xlsxwriter.Workbook(target, {**LITERAL, "nan_inf_to_errors": True}) as workbook:
        write_list(workbook, report)
        used = {LIST}
        for sheet in sheets:
            copy = workbook.add_worksheet(free_name(sheet.name, used))
            reasons: dict[tuple[int, int], list[str]] = {}
            for problem in report.problems:
                if problem.sheet == sheet.name and problem.row and problem.column_number:
                    cell = problem.row - 1, problem.column_number - 1
                    reasons.setdefault(cell, []).append(problem.text(Language.ZH))
            write_cells(workbook, copy, sheet, reasons)


def write_list(workbook: xlsxwriter.Workbook, report: LedgerReport) -> None:
    """The sheet of all problems."""
    listing = workbook.add_worksheet(LIST)
    bold = workbook.add_format({"bold": True})
    for place, (title, width) in enumerate(LIST_COLUMNS.items()):
        listing.set_column(place, place, width)
        listing.write_string(0, place, title, bold)
    for row, problem in enumerate(report.problems, 1):
        for place, value in enumerate(problem.as_dict().values()):
            if isinstance(value, int):
                listing.write_number(row, place, value)
            elif value:
                listing.write_string(row, place, value)
    listing.freeze_panes(1, 0)


def write_cells(
    workbook: xlsxwriter.Workbook,
    copy: xlsxwriter.worksheet.Worksheet,
    sheet: Sheet,
    reasons: dict[tuple[int, int], list[str]],
) -> None:
    """The cells of one sheet, the refused ones marked."""
    day = {"num_format": "yyyy-mm-dd"}
    refused = {"bg_color": "#FFD9B3", "border": 1, "border_color": "#B35900"}
    plain, plain_day = None, workbook.add_format(day)
    marked, marked_day = workbook.add_format(refused), workbook.add_format(day | refused)
    for place, column in enumerate(sheet.columns):
        for row, (text, number, date) in enumerate(values_of(column)):
            wrong = (row, place) in reasons
            if date is not None:
                copy.write_datetime(row, place, date, marked_day if wrong else plain_day)
            elif number is not None:
                copy.write_number(row, place, number, marked if wrong else plain)
            elif text:
                copy.write_string(row, place, text, marked if wrong else plain)
            elif wrong:
                copy.write_blank(row, place, None, marked)
    for (row, place), texts in reasons.items():
        copy.write_comment(row, place, "\n".join(texts), {"x_scale": 2})


def values_of(column: Cells) -> zip[tuple[object, ...]]:
    """Text, number and day of each cell."""
    nothing = [None] * len(column.strings)
    return zip(
        column.strings.to_pylist(),
        nothing if column.numbers is None else column.numbers.to_pylist(),
        nothing if column.days is None else column.days.to_pylist(),
        strict=True,
    )


def free_name(name: str, used: set[str]) -> str:
    """A sheet name that the spreadsheet allows and that is not taken."""
    allowed = name.translate(FORBIDDEN).strip("'")[:LONGEST_NAME] or "Sheet"
    candidate, number = allowed, 1
    while candidate.casefold() in {other.casefold() for other in used}:
        number += 1
        candidate = f"{allowed[: LONGEST_NAME - 4]}({number})"
    used.add(candidate)
    return candidate
