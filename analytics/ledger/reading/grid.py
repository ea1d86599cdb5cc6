"""The cells of a sheet as they were read, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

# Excel keeps and shows this many significant digits of a number; the rest is binary dust.
EXCEL_DIGITS = 15
# A number that is kept as text, perhaps with its unit; full-width digits are digits.
FIGURE = r"^\s*[+-]?[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?\s*(亿元?|百万元|千元|万元?|元)?\s*$"

Mask = npt.NDArray[np.bool_]


class Merge(NamedTuple):
    """A merged range, its first and last cell counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def number_text(value: float) -> str:
    """A numeric cell as Excel shows it when nothing is rounded: 1200, 3.5, 360100202001000000."""
    shown = f"{value:.{EXCEL_DIGITS}g}"
    return str(int(float(shown))) if value.is_integer() else shown


@dataclass(frozen=True, eq=False)
class Cells:
    """One column of a sheet: per row a text, a number or a day; an empty cell is the text ""."""

    strings: pa.StringArray
    numbers: pa.DoubleArray | None = None
    days: pa.Date32Array | None = None

    @cached_property
    def texts(self) -> pa.StringArray:
        """Every cell as text; a day as 2020-03-15."""
        texts = self.strings
        if self.numbers is not None:
            shown = [None if value is None else number_text(value) for value in self.numbers.to_pylist()]
            texts = pc.coalesce(pa.array(shown, pa.string()), texts)
        if self.days is not None:
            texts = pc.coalesce(self.days.cast(pa.string()), texts)
        return texts

    @cached_property
    def filled(self) -> Mask:
        """Which cells hold anything but blanks."""
        filled: Mask = pc.not_equal(pc.utf8_trim_whitespace(self.strings), "").to_numpy(zero_copy_only=False)
        for values in (self.numbers, self.days):
            if values is not None:
                filled = filled | values.is_valid().to_numpy(zero_copy_only=False)
        return filled

    @property
    def figures(self) -> Mask:
        """Which cells hold a number, be it as text."""
        figures: Mask = pc.match_substring_regex(self.strings, FIGURE).to_numpy(zero_copy_only=False)
        return figures if self.numbers is None else figures | self.numbers.is_valid().to_numpy(zero_copy_only=False)

    def text(self, row: int) -> str:
        """One cell as text."""
        for values in (self.numbers, self.days):
            if values is not None and values[row].is_valid:
                value = values[row].as_py()
                return number_text(value) if isinstance(value, float) else value.isoformat()
        return str(self.strings[row].as_py())

    def take(self, rows: pa.Array) -> Cells:
        """The cells of these rows, in this order."""
        return Cells(
            self.strings.take(rows),
            None if self.numbers is None else self.numbers.take(rows),
            None if self.days is None else self.days.take(rows),
        )


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: its columns from A on, all with ``height`` rows, the first being row 1 of the workbook.

    ``valueless`` are the cells (row, column; from 0) with a formula that was saved without its value;
    ``hidden`` says that the spreadsheet program does not show the sheet.
    """

    name: str
    columns: tuple[Cells, ...]
    height: int
    merges: tuple[Merge, ...] = ()
    valueless: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    hidden: bool = False

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row."""
        return [column.text(row) for column in self.columns]
