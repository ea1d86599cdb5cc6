"""A briefing's tables in Word: the header repeats on every page, no row breaks across pages, numbers to the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.document import Document as File
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell

from analytics.briefing.document import Table, TableColumn
from analytics.briefing.printed import LEFT, printed
from analytics.briefing.word.ooxml import behind, element, put
from analytics.briefing.word.styles import BOLD, TEXT_WIDTH, fonts
from analytics.language import Language
from analytics.wording.cells import set_width
from analytics.wording.printable import printable

# 五号; 小五 and 六号 for tables that are too wide for it.
SIZE, SMALL, SMALLEST = 10.5, 9.0, 7.5
PADDING = Mm(1)
EMU_A_POINT = 12_700
EMU_A_TWIP = 635
# Sizes with the lines that a label may take, the best first.
FITS = (
    (SIZE, 2),
    (SIZE, 3),
    (SIZE, 4),
    (SMALL, 3),
    (SMALL, 4),
    (SMALL, 5),
    (SMALL, 6),
    (SMALL, 7),
    (SMALLEST, 5),
    (SMALLEST, 7),
)
TEXT_LINES = 2
NARROWEST, WIDEST = 4, 30
# A table of so many rows is not broken between pages.
KEPT_ROWS = 20
CELL = "Cell"
# What is not broken between lines.
WORD = re.compile(r"[\x21-\u2e7f]+")
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDER = {"val": "single", "sz": 4, "space": 0, "color": "auto"}


def add_table(file: File, table: Table, decimals: int, language: Language) -> None:
    """The table at the width of the text."""
    rows = [
        [printed(cell, column.kind, decimals, language) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    size, widths = fitted(table, rows)
    made = file.add_table(len(rows) + 1, len(table.columns))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    properties = behind(made).tblPr
    put(properties, element("tblW", w=TEXT_WIDTH // EMU_A_TWIP, type="dxa"), "w:jc", "w:tblLayout", "w:tblLook")
    put(properties, element("tblBorders", *(element(edge, **BORDER) for edge in EDGES)), "w:tblLayout", "w:tblLook")
    margins = (element(side, w=PADDING // EMU_A_TWIP, type="dxa") for side in ("left", "right"))
    put(properties, element("tblCellMar", *margins), "w:tblLook")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    labels = [printable(column.label) for column in table.columns]
    for line, (row, texts) in enumerate(zip(made.rows, [labels, *rows], strict=True)):
        setting = behind(row).get_or_add_trPr()
        setting.append(element("cantSplit"))
        if line == 0:
            setting.append(element("tblHeader"))
        for cell, text, width, column in zip(row.cells, texts, widths, table.columns, strict=True):
            cell.width = width
            fill(cell, text, size, column, is_header=line == 0, is_kept=line < len(rows) <= KEPT_ROWS)


def fill(cell: _Cell, text: str, size: float, column: TableColumn, *, is_header: bool, is_kept: bool) -> None:
    """One cell; the header in the typeface of headings."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    # By its code: to look each up by its name would take longer than the rest of the file.
    behind(paragraph).style = CELL
    run = paragraph.add_run(text)
    if size != SIZE:
        run.font.size = Pt(size)
    paragraph.paragraph_format.keep_with_next = is_header or is_kept
    if is_header:
        run.element.get_or_add_rPr().insert(0, fonts(BOLD))
        paragraph.alignment = ALIGN.CENTER
    else:
        paragraph.alignment = ALIGN.LEFT if column.kind in LEFT else ALIGN.RIGHT


def fitted(table: Table, rows: Sequence[Sequence[str]]) -> tuple[float, list[int]]:
    """The size of the type and the widths of the columns, as wide as the text together.

    The largest type whose numbers stay whole; the labels above them take more lines first.
    """
    longest = [max((set_width(row[index]) for row in rows), default=0) for index in range(len(table.columns))]
    for size, lines in FITS:
        letters = [letters_of(column, longest[index], lines) for index, column in enumerate(table.columns)]
        widths = [int(letter * size / 2 * EMU_A_POINT) + 2 * PADDING for letter in letters]
        if sum(widths) <= TEXT_WIDTH:
            break
    return size, [TEXT_WIDTH * width // sum(widths) for width in widths]


def letters_of(column: TableColumn, longest: int, lines: int) -> int:
    """How many Latin letters a column needs side by side: a number is never broken, texts and labels are."""
    text = min(longest, -(-longest // TEXT_LINES) + 2) if column.kind in LEFT and longest > WIDEST else longest
    # Of a label's line one character may not be used, since the next one does not fit.
    label = min(-(-set_width(column.label) // lines) + 2, set_width(column.label))
    word = max(map(len, WORD.findall(column.label)), default=0)
    return min(max(text, label, word, NARROWEST), WIDEST) + 1
