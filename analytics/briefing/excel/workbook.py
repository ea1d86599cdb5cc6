"""The whole workbook, sheet by sheet."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import Any

import xlsxwriter

from analytics.briefing.document import Document, Paragraph, Role, Table
from analytics.briefing.excel.book import BAND, SIZE, Book
from analytics.briefing.excel.charts import write_charts
from analytics.briefing.excel.sources import snapshots_table, sources_table
from analytics.briefing.excel.tables import Setting, write_tables
from analytics.briefing.printed import heading
from analytics.language import Label
from analytics.spreadsheet import OPTIONS, row_height
from analytics.wording.printable import printable

TEXT_WIDTH = 100
TEXT = Label("正文", "Text")
CHARTS = Label("图", "Charts")
CHART_DATA = Label("图表数据", "Chart data")
SOURCES = Label("数据来源", "Sources")
SOURCES_SETTING = Setting(size=9, widest=20, wider={"derivation": 46}, unwrapped=("sha256",))
# A table's code begins with the sheet that it stands on.
SHEETS = {
    "tiers": Label("层级", "Tiers"),
    "districts": Label("县区", "Districts"),
    "units": Label("市直单位", "Municipal units"),
    "sectors": Label("领域", "Sectors"),
}
ROLES: dict[Role, dict[str, Any]] = {
    Role.TEXT: {},
    Role.QUESTION: {"bold": True},
    Role.LISTED: {"indent": 2},
}


def workbook(document: Document) -> bytes:
    """The workbook of what is shown of a document, written from it alone: identical ones give identical bytes.

    Amounts are in 亿元, exact, and shown with the decimals of the text; a rate is a formula over the amounts in its
    row, kept with its value.
    """
    shown, target = document.shown, io.BytesIO()
    language = shown.spec.language
    with xlsxwriter.Workbook(target, dict(OPTIONS)) as file:
        file.set_properties(properties(shown))
        book = Book(file, shown)
        write_text(book)
        for code, tables in table_groups(shown.tables).items():
            name = SHEETS[code].text(language) if code in SHEETS else tables[0].title
            write_tables(book, name, tables)
        if shown.charts:
            write_charts(book, CHARTS.text(language), CHART_DATA.text(language))
        write_tables(book, SOURCES.text(language), (sources_table(shown), snapshots_table(shown)), SOURCES_SETTING)
    return target.getvalue()


def properties(document: Document) -> dict[str, Any]:
    """What the file says of itself; neither the day nor the machine may change its bytes."""
    return {
        "title": printable(document.title),
        "subject": printable(document.subtitle),
        "category": document.kind.text(document.spec.language),
        "comments": printable(document.source),
        "created": datetime.combine(document.spec.as_of.end, time()),
    }


def table_groups(tables: tuple[Table, ...]) -> dict[str, tuple[Table, ...]]:
    """The tables that share a sheet, by what their codes begin with, in the order of the first of each."""
    found: dict[str, tuple[Table, ...]] = {}
    for table in tables:
        code = table.code.partition(":")[0]
        found[code] = (*found.get(code, ()), table)
    return found


def write_text(book: Book) -> None:
    """The text as it is read, a paragraph a row."""
    document, language = book.document, book.document.spec.language
    sheet, line = book.sheet(TEXT.text(language))
    sheet.set_column(0, 0, TEXT_WIDTH)
    sheet.write_string(line, 0, printable(document.subtitle), book.style(italic=True))
    for place, section in enumerate(document.sections, start=1):
        line += 1
        sheet.write_string(line, 0, heading(place, section.heading, language), book.style(**BAND))
        for paragraph in section.paragraphs:
            line += 1
            write_paragraph(book, sheet, line, paragraph)


def write_paragraph(book: Book, sheet: Any, line: int, paragraph: Paragraph) -> None:
    """One paragraph in its own row, as high as it needs to be."""
    style = book.style(text_wrap=True, align="left", valign="top", **ROLES[paragraph.role])
    text = printable(str(paragraph))
    sheet.set_row(line, row_height([(text, TEXT_WIDTH)], SIZE))
    sheet.write_string(line, 0, text, style)
