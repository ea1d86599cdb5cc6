"""Tables as cells: amounts as numbers, rates as formulas over the amounts beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from analytics.briefing.document import Cell, Table, TableColumn
from analytics.briefing.excel.book import BAND, HEADER, MOST_DECIMALS, ROW, SIZE, Book, is_number
from analytics.briefing.printed import decimals_of, number
from analytics.briefing.tables import TOTAL
from analytics.spreadsheet import row_height
from analytics.wording.cells import set_width
from analytics.wording.listing import ListedKind
from analytics.wording.numbers import NONE, PER_CENT, half_up
from analytics.wording.printable import printable

NARROWEST = 8
# A label takes three lines rather than widen its column.
LABEL_LINES = 3
# A name stands away from the number before it.
TO_LEFT: dict[str, Any] = {"align": "left", "indent": 1}
TO_RIGHT: dict[str, Any] = {"align": "right"}
SUM_LINE: dict[str, Any] = {"bold": True, "top": 1}
# What A4 across holds between its margins: letters, points; no table is made smaller than so many per cent.
PAGE_WIDTH, PAGE_HEIGHT, LEAST_SCALE = 110, 480, 60


class Setting(NamedTuple):
    """How a sheet is set: the size of its letters, how wide a column may be, which may be wider.

    ``unwrapped`` columns, the last of their tables, run on over the empty cells beside them.
    """

    size: int = SIZE
    widest: int = 44
    wider: Mapping[str, int] = MappingProxyType({})
    unwrapped: tuple[str, ...] = ()


class Grid(NamedTuple):
    """A sheet that tables are written on, and how wide its columns are."""

    book: Book
    sheet: Any
    setting: Setting
    widths: tuple[float, ...]


def write_tables(book: Book, name: str, tables: Sequence[Table], setting: Setting | None = None) -> None:
    """A sheet of tables below one another; what heads the first is repeated on every printed page."""
    setting = setting or Setting()
    sheet, line = book.sheet(name)
    head, before = line, tables[0]
    grid = Grid(book, sheet, setting, widths(book, tables, setting))
    for place, width in enumerate(grid.widths):
        sheet.set_column(place, place, width)
    write_header(grid, line, before)
    sheet.freeze_panes(line + 1, names_until(before))
    starts = []
    for table in tables:
        line += 1
        starts.append(line)
        write_band(grid, line, table)
        if labels(table) != labels(before):
            line += 1
            write_header(grid, line, table)
        for row in table.rows:
            line += 1
            write_row(grid, line, table, row)
        before = table
    sheet.repeat_rows(0, head)
    break_pages(grid, tables, head, starts)
    # The text prints numbers as texts, and they stand here as it prints them.
    sheet.ignore_errors({"number_stored_as_text": f"A{head + 1}:{xl_rowcol_to_cell(line, len(grid.widths))}"})


def break_pages(grid: Grid, tables: Sequence[Table], head: int, starts: Sequence[int]) -> None:
    """A page for each table where all of them fit one; a sheet fitted to its width would ignore the breaks."""
    tallest = (head + LABEL_LINES + 2 + max(len(table.rows) for table in tables)) * ROW
    scale = min(100, PAGE_HEIGHT * 100 // tallest)
    if len(tables) > 1 and sum(grid.widths) <= PAGE_WIDTH and scale >= LEAST_SCALE:
        grid.sheet.set_print_scale(scale)
        grid.sheet.set_h_pagebreaks(list(starts[1:]))


def labels(table: Table) -> tuple[str, ...]:
    """The labels of a table's columns as they are set: the unit has a line of its own."""
    return tuple("\n".join(unbroken(column)) for column in table.columns)


def unbroken(column: TableColumn) -> tuple[str, ...]:
    """What of a label stands in a line: its words, which English joins where there is room, and its unit."""
    words, _between, unit = printable(column.label).partition(" (")
    is_chinese = set_width(words) > len(words)
    return (*(words.split(" ") if is_chinese else (words,)), *((f"({unit}",) if unit else ()))


def part_words(part: str) -> tuple[str, ...]:
    """What of a line of a label may not be broken: a unit never is."""
    return (part,) if part.startswith("(") else tuple(part.split(" "))


def names_until(table: Table) -> int:
    """How many columns stay in sight: up to the first that holds names."""
    return next((place for place, column in enumerate(table.columns, 1) if column.kind is ListedKind.TEXT), 0)


def widths(book: Book, tables: Sequence[Table], setting: Setting) -> tuple[float, ...]:
    """Each column as wide as its longest cell and a third of its label, within bounds."""
    found = [float(NARROWEST)] * max(len(table.columns) for table in tables)
    for table in tables:
        for place, column in enumerate(table.columns):
            words = max(set_width(word) for part in unbroken(column) for word in part_words(part))
            longest = max((cell_width(book, column, row[place]) for row in table.rows), default=0)
            if column.name in setting.unwrapped:
                continue
            needed = max(longest + 2, words + 2, set_width(column.label) / LABEL_LINES + 2)
            found[place] = max(found[place], min(needed, setting.wider.get(column.name, setting.widest)))
    return tuple(found)


def cell_width(book: Book, column: TableColumn, cell: Cell) -> int:
    """How wide a cell is set."""
    if cell is None or isinstance(cell, str):
        return set_width(printable(cell or NONE)) + 1
    return set_width(number(cell, decimals_shown(book, column, cell), book.document.spec.language)) + 1


def write_header(grid: Grid, line: int, table: Table) -> None:
    """The labels, over numbers to the right."""
    size = grid.setting.size
    grid.sheet.set_row(line, row_height(zip(labels(table), grid.widths, strict=False), size))
    for place, (column, label) in enumerate(zip(table.columns, labels(table), strict=True)):
        style = grid.book.style(**HEADER, **(TO_RIGHT if is_number(column.kind) else TO_LEFT), font_size=size)
        grid.sheet.write_string(line, place, label, style)


def write_band(grid: Grid, line: int, table: Table) -> None:
    """A table's title across its columns."""
    style = grid.book.style(**BAND)
    for place in range(len(table.columns)):
        grid.sheet.write_blank(line, place, None, style)
    grid.sheet.write_string(line, 0, printable(table.title), style)


def write_row(grid: Grid, line: int, table: Table, row: Sequence[Cell]) -> None:
    """One row; the one of all groups together is set apart."""
    book, sheet, size = grid.book, grid.sheet, grid.setting.size
    apart = SUM_LINE if TOTAL.text(book.document.spec.language) in row else {}
    values = dict(zip((column.name for column in table.columns), row, strict=True))
    places = {column.name: place for place, column in enumerate(table.columns)}
    texts = [
        (cell, width)
        for cell, width, column in zip(row, grid.widths, table.columns, strict=False)
        if isinstance(cell, str) and column.name not in grid.setting.unwrapped
    ]
    sheet.set_row(line, max(row_height(texts, size), ROW))
    for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        fields = {**cell_fields(book, column, cell), **apart, "font_size": size}
        style = book.style(
            **fields, text_wrap=column.kind is ListedKind.TEXT and column.name not in grid.setting.unwrapped
        )
        if column.quotient is not None and is_quotient(column, cell, values):
            above, below = (xl_rowcol_to_cell(line, places[name]) for name in column.quotient)
            sheet.write_formula(line, place, formula(above, below), style, NONE if cell is None else float(cell))
        elif isinstance(cell, Fraction):
            # A sign before zero would say that something rose or fell.
            is_nothing = column.kind is ListedKind.CHANGE and half_up(cell, book.document.spec.decimals) == 0
            sheet.write_number(line, place, 0 if is_nothing else float(cell), style)
        elif cell == "":
            sheet.write_blank(line, place, None, style)
        else:
            sheet.write_string(line, place, NONE if cell is None else printable(cell), style)


def cell_fields(book: Book, column: TableColumn, cell: Cell) -> dict[str, Any]:
    """How a cell is set."""
    if not is_number(column.kind):
        return {**TO_LEFT, "valign": "vcenter"}
    return {**TO_RIGHT, "valign": "vcenter", "num_format": book.number_code(column, decimals_shown(book, column, cell))}


def decimals_shown(book: Book, column: TableColumn, cell: Cell) -> int:
    """How many decimals a number is shown with: those of the text, or as many as show it whole, six at most."""
    if column.kind is not ListedKind.PRINTED:
        return decimals_of(column.kind, book.document.spec.decimals)
    if not isinstance(cell, Fraction):
        return 0
    return next((places for places in range(MOST_DECIMALS) if (cell * 10**places).denominator == 1), MOST_DECIMALS)


def is_quotient(column: TableColumn, cell: Cell, values: dict[str, Cell]) -> bool:
    """Whether a cell is what dividing the two beside it gives, in %: what a formula writes must be what is stated."""
    if column.quotient is None:
        return False
    above, below = (values[name] for name in column.quotient)
    if not isinstance(above, Fraction) or not isinstance(below, Fraction) or not below:
        return cell is None
    return cell == above / below * PER_CENT


def formula(above: str, below: str) -> str:
    """The live rate in %: "—" without a denominator or a numerator."""
    return f'=IF(OR(N({below})=0,NOT(ISNUMBER({above}))),"{NONE}",{above}/{below}*{PER_CENT})'
