"""The findings as a workbook: one sheet of what has to be looked at, one of every number; all text stays text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.files.said import MARKS, Said, basis, caution, mark_of, said_of, summary
from analytics.glossary import FigureKind
from analytics.language import Language, translator
from analytics.spreadsheet import OPTIONS, row_height, set_for_print
from analytics.wording.printable import printable

SIZE = 11
WIDTHS = (6, 16, 18, 16, 34, 44, 34, 34)
HEADER: dict[str, Any] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
# As on the pages: what warns is orange.
MARKED: dict[str, Any] = {"bold": True, "font_color": "#c8601a"}


def findings_workbook(draft: CheckedDraft, kind: FigureKind | None, language: Language) -> bytes:
    """The workbook; ``kind`` is that of the city's ledgers, null where none was asked."""
    _ = translator(language)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, dict(OPTIONS)) as book:
        heading = headed(draft, kind, language)
        for name, listed in ((_("Findings"), draft.findings), (_("Every number"), draft.checked)):
            sheet = book.add_worksheet(name)
            write_sheet(book, sheet, heading, said_of(draft, listed, language), language)
            mark = mark_of(draft, kind)
            set_for_print(sheet, "" if mark is None else mark.text(language), (len(heading), len(heading)))
    return target.getvalue()


def headed(draft: CheckedDraft, kind: FigureKind | None, language: Language) -> list[tuple[str, dict[str, Any]]]:
    """What stands above each table, with its format: the mark, the summary, against what was checked."""
    _ = translator(language)
    grey: dict[str, Any] = {"font_color": "#5b6875"}
    lines: list[tuple[str, dict[str, Any]]] = [
        (_("Number check"), {"bold": True, "font_size": 13}),
        (summary(draft, language), {"bold": True}),
    ]
    if mark_of(draft, kind) is FigureKind.DEMO:
        lines.insert(1, (_("[{mark}]", mark=FigureKind.DEMO.text(language)), MARKED))
    return [*lines, (basis(draft, kind, language), grey), (caution(language), grey)]


def write_sheet(
    book: Any, sheet: Any, heading: Sequence[tuple[str, dict[str, Any]]], rows: Sequence[Said], language: Language
) -> None:
    """The heading, the header and one row a number."""
    _ = translator(language)
    for line, (text, style) in enumerate(heading):
        sheet.write_string(line, 0, text, book.add_format(style))
    labels = (
        _("Line"),
        _("Printed"),
        _("Verdict"),
        _("Expected"),
        _("Read as"),
        _("Reason"),
        _("Derivation"),
        _("Source"),
    )
    header, wrapped = book.add_format(HEADER), book.add_format({"text_wrap": True, "valign": "top"})
    numbered = book.add_format({"align": "center", "valign": "top"})
    first = len(heading)
    for column, (label, width) in enumerate(zip(labels, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(first, column, label, header)
    for line, one in enumerate(rows, start=first + 1):
        texts = cells(one, language)
        sheet.set_row(line, row_height(zip(texts, WIDTHS[1:], strict=True), SIZE))
        sheet.write_number(line, 0, one.line, numbered)
        for column, text in enumerate(texts, start=1):
            sheet.write_string(line, column, text, wrapped)
    if not rows:
        sheet.write_string(first + 1, 0, _("Nothing was found that has to be changed."))
    sheet.freeze_panes(first + 1, 2)
    sheet.autofilter(first, 0, first + max(len(rows), 1), len(labels) - 1)


def cells(one: Said, language: Language) -> tuple[str, ...]:
    """A number's texts by column, without its line."""
    verdict = f"{MARKS[one.verdict].letter.text(language)} {one.verdict.text(language)}"
    texts = (one.quote, verdict, one.expected, one.reading, one.reason, one.derivation, one.source)
    return tuple(map(printable, texts))
