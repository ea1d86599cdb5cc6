"""How a briefing's cells, headings and texts are printed, the same in text, Markdown, Word and pictures."""

from __future__ import annotations

from fractions import Fraction

from analytics.briefing.document import Cell
from analytics.language import Language, translator
from analytics.wording.cells import CELL_DECIMALS
from analytics.wording.listing import ListedKind
from analytics.wording.numbers import NONE, grouped, half_up
from analytics.wording.printable import printable

LEFT = (ListedKind.TEXT, ListedKind.DATE)
# Nothing of these may stand in a line: controls, line ends, lone surrogates, and what turns the direction of a text.
NUMERALS = "〇一二三四五六七八九"
TEN = 10


def printed(cell: Cell, kind: ListedKind, decimals: int, language: Language) -> str:
    """A cell as printed: rounded half up once, counts without decimals, "—" for null.

    Chinese numbers have no thousands separators, as in the text, so that both read the same.
    """
    if cell is None:
        return NONE
    if isinstance(cell, str):
        return printable(cell)
    return number(cell, decimals_of(kind, decimals), language, signed=kind is ListedKind.CHANGE)


def decimals_of(kind: ListedKind, decimals: int) -> int:
    """How many decimals a column is printed with, of a briefing at so many."""
    if kind is ListedKind.COUNT:
        return 0
    return max(decimals, CELL_DECIMALS) if kind is ListedKind.PROJECT_AMOUNT else decimals


def number(value: Fraction, decimals: int, language: Language, *, signed: bool = False) -> str:
    """A number with a true minus, and a plus where signed; what rounds to zero has no sign."""
    rounded = abs(half_up(value, decimals)) if half_up(value, decimals) == 0 else half_up(value, decimals)
    told = grouped(rounded, signed=signed)
    return told if language is Language.EN else told.replace(",", "")


def marked(mark: str, language: Language) -> str:
    """The mark of invented figures as it stands above a text; empty without one."""
    _ = translator(language)
    return _("[{mark}]", mark=mark) if mark else ""


def heading(place: int, text: str, language: Language) -> str:
    """A numbered heading: 一、计划安排; 1. Plan of the year."""
    shown = numeral(place) if language is Language.ZH else f"{place}"
    _ = translator(language)
    return _("{number}. {heading}", number=shown, heading=printable(text))


def numeral(place: int) -> str:
    """A number below a hundred in Chinese."""
    tens, ones = divmod(place, TEN)
    leading = NUMERALS[tens] if tens > 1 else ""
    return f"{leading}{'十' if tens else ''}{NUMERALS[ones] if ones or not tens else ''}"


def table_title(place: int, title: str, language: Language) -> str:
    """A table's caption."""
    _ = translator(language)
    return _("Table {number}. {title}", number=place, title=printable(title))


def chart_title(place: int, title: str, language: Language) -> str:
    """A chart's caption."""
    _ = translator(language)
    return _("Figure {number}. {title}", number=place, title=printable(title))


def sourced(source: str, language: Language) -> str:
    """The line that says where the figures come from."""
    _ = translator(language)
    return _("Source: {source}", source=printable(source))
