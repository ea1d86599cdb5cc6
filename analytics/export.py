"""Files that leave the product: tables as Excel and CSV, with their scope, snapshots and kind written in them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from analytics.agreement import places_of
from analytics.language import Label, Language
from analytics.reasons import Worded
from analytics.spreadsheet import OPTIONS, set_for_print
from analytics.wording.cells import set_width
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing

NARROWEST, WIDEST = 7, 34
HEADER_HEIGHT = 34
NUMBER_FORMATS = {
    ListedKind.COUNT: "#,##0",
    ListedKind.RATE: "#,##0.0",
    ListedKind.AMOUNT: "#,##0.0",
    ListedKind.PROJECT_AMOUNT: "#,##0.00",
    ListedKind.DATE: "yyyy-mm-dd",
}
GENERAL = "General"
# A spreadsheet runs a CSV cell that begins so; the apostrophe makes it text again.
LIVE = ("=", "+", "-", "@", "\t", "\r")
TITLE_ROW, SOURCE_ROW, HEADER_ROW = 0, 1, 2
SOURCE = Label("来源", "Source")


@dataclass(frozen=True)
class About:
    """What stands above an exported table: its title, where its figures come from (kind first), and of which kind.

    ``kind`` is a :class:`~analytics.glossary.FigureKind`, or the list of those that a comparison sets side by side.
    """

    title: str
    source: str
    kind: Worded
    language: Language

    @property
    def mark(self) -> str:
        """The kind of the figures, so that a demo file can never pass for a ledger's."""
        return self.kind.text(self.language)

    @property
    def file_stem(self) -> str:
        """A file name that carries the mark."""
        return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in f"{self.title}_{self.mark}")


def workbook(listing: Listing, about: About) -> bytes:
    """An Excel workbook of one table; every text is stored as text, whatever it begins with."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, dict(OPTIONS)) as book:
        sheet = book.add_worksheet(about.mark)
        codes = {number_code(column.kind, row[column.name]) for row in listing.rows for column in listing.columns}
        formats = {code: book.add_format({"num_format": code}) for code in sorted(codes)}
        heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
        words, numbers = book.add_format(heading), book.add_format({**heading, "align": "right"})
        sheet.write_string(TITLE_ROW, 0, about.title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(SOURCE_ROW, 0, about.source)
        sheet.set_row(HEADER_ROW, HEADER_HEIGHT)
        for index, column in enumerate(listing.columns):
            sheet.set_column(index, index, width_of(listing, column))
            is_text = column.kind in (ListedKind.TEXT, ListedKind.DATE)
            sheet.write_string(HEADER_ROW, index, column.label, words if is_text else numbers)
        for line, row in enumerate(listing.rows, start=HEADER_ROW + 1):
            for index, column in enumerate(listing.columns):
                cell = row[column.name]
                write_cell(sheet, line, index, cell, formats[number_code(column.kind, cell)])
        sheet.freeze_panes(HEADER_ROW + 1, 2)
        sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(listing.rows), len(listing.columns) - 1)
        set_for_print(sheet, about.mark, (HEADER_ROW, HEADER_ROW))
    return target.getvalue()


def width_of(listing: Listing, column: ListedColumn) -> float:
    """A column's width in characters: its longest cell, and half its label, which wraps."""
    longest = max((set_width(str(row[column.name] or "")) for row in listing.rows), default=0)
    return min(max(longest + 2, set_width(column.label) / 2 + 3, NARROWEST), WIDEST)


def number_code(kind: ListedKind, value: Cell) -> str:
    """The format of a cell; a number as printed keeps its own decimals, and text is general."""
    if kind is ListedKind.PRINTED and isinstance(value, Decimal):
        return "#,##0." + "0" * places_of(value) if places_of(value) else "#,##0"
    return NUMBER_FORMATS.get(kind, GENERAL)


def write_cell(sheet: Any, line: int, index: int, value: Cell, style: Any) -> None:
    """One cell by the type of its value; nothing for null."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(line, index, value)
    elif isinstance(value, date):
        sheet.write_datetime(line, index, value, style)
    else:
        sheet.write_number(line, index, value, style)


def csv_file(listing: Listing, about: About) -> bytes:
    """The same table as CSV for Excel (UTF-8 with BOM); the first column says of each row where it comes from."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([SOURCE.text(about.language), *(column.label for column in listing.columns)])
    for row in listing.rows:
        writer.writerow([csv_cell(about.source), *(csv_cell(row[column.name]) for column in listing.columns)])
    return target.getvalue().encode("utf-8-sig")


def csv_cell(value: Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula; numbers keep their sign."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(LIVE):
        return "'" + value
    return str(value)
