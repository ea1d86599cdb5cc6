"""What every Excel workbook of the product shares: how it is written, how wide text is set, how a sheet prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from analytics.wording.cells import set_width

# Every text is stored as text, whatever it begins with.
OPTIONS = MappingProxyType({"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
A4 = 9
# A line breaks before any Chinese character, and between Latin words.
BREAKABLE = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s")
# A column holds a little less than its width says, as fonts differ.
FILLED = 0.94
LINE_HEIGHT, ROW_ROOM = 1.36, 3.0


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many Latin letters."""
    room, lines = max(int(width * FILLED), 1), 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        for word in BREAKABLE.findall(paragraph):
            size = set_width(word)
            if used and used + size > room and not word.isspace():
                lines, used = lines + 1, 0
            further, used = divmod(used + size - 1, room)
            lines, used = lines + further, used + 1
    return lines


def row_height(cells: Iterable[tuple[str, float]], size: float) -> float:
    """The height in points of a row of wrapped texts with the widths of their columns.

    Excel would find it out by itself, other programs leave what is wrapped cut off.
    """
    return max((lines_of(text, width) for text, width in cells), default=1) * size * LINE_HEIGHT + ROW_ROOM


def set_for_print(sheet: Any, mark: str, repeated: tuple[int, int] | None = None) -> None:
    """A4 across, as wide as one page, the mark and the page's number at its foot; ``repeated`` rows on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if repeated is not None:
        sheet.repeat_rows(*repeated)
    sheet.set_footer(f"&L{mark.replace('&', '&&')}&R&P / &N")
