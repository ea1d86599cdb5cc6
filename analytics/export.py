"""Files that leave the product: listings as Excel and CSV, with their scope, snapshots and kind written in them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import xlsxwriter

from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.wording import listing
from analytics.wording.listing import ListedKind

WIDTHS = {ListedKind.TEXT: 18, ListedKind.AMOUNT: 16, ListedKind.RATE: 12, ListedKind.DATE: 12}
NUMBER_FORMATS = {ListedKind.AMOUNT: "#,##0.00", ListedKind.RATE: "0.0", ListedKind.DATE: "yyyy-mm-dd"}
# A spreadsheet runs a CSV cell that begins so; the apostrophe makes it text again.
LIVE = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class About:
    """What stands above an exported table: its title, where its figures come from, and of which kind they are."""

    title: str
    source: str
    kind: FigureKind
    language: Language

    @property
    def mark(self) -> str:
        """The kind of the figures, so that a demo file can never pass for a ledger's."""
        return self.kind.text(self.language)

    @property
    def file_stem(self) -> str:
        """A file name that carries the mark."""
        kept = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in self.title)
        return f"{kept}_{self.mark}".replace(" ", "_")


def projects_workbook(table: pa.Table, about: About) -> bytes:
    """An Excel workbook of projects; every text is stored as text, whatever it begins with."""
    target = io.BytesIO()
    columns = listing.columns(about.language)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet()
        formats = {kind: book.add_format({"num_format": code}) for kind, code in NUMBER_FORMATS.items()}
        header = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, about.title, book.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, f"{about.mark}  {about.source}")
        for index, column in enumerate(columns):
            sheet.set_column(index, index, WIDTHS[column.kind])
            sheet.write_string(2, index, column.label, header)
        for line, row in enumerate(listing.rows(table, about.language), start=3):
            for index, column in enumerate(columns):
                write_cell(sheet, line, index, row[column.name], formats.get(column.kind))
        sheet.freeze_panes(3, 2)
        sheet.autofilter(2, 0, 2 + table.num_rows, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return target.getvalue()


def write_cell(sheet: Any, line: int, index: int, value: listing.Cell, style: Any) -> None:
    """One cell by the type of its value; nothing for null."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(line, index, value)
    elif hasattr(value, "year"):
        sheet.write_datetime(line, index, value, style)
    else:
        sheet.write_number(line, index, value, style)


def projects_csv(table: pa.Table, about: About) -> bytes:
    """The same rows as CSV for Excel (UTF-8 with BOM), the kind of the figures in the first column of each row."""
    columns = listing.columns(about.language)
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["", *(column.label for column in columns)])
    for row in listing.rows(table, about.language):
        writer.writerow([about.mark, *(csv_cell(row[column.name]) for column in columns)])
    return target.getvalue().encode("utf-8-sig")


def csv_cell(value: listing.Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula; numbers keep their sign."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(LIVE):
        return "'" + value
    return str(value)
