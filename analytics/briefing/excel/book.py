"""What the sheets of one workbook share: formats, names, what stands at the top of each, how each prints."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from analytics.briefing.document import Document, TableColumn
from analytics.briefing.printed import marked, sourced
from analytics.language import Language
from analytics.spreadsheet import set_for_print
from analytics.wording.listing import ListedKind
from analytics.wording.printable import printable

SIZE = 11
ROW = 18
BAND: dict[str, Any] = {"bold": True, "bg_color": "#e8eef5", "valign": "vcenter"}
HEADER: dict[str, Any] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
# As the charts of the pages: what warns is orange.
MARKED: dict[str, Any] = {"bold": True, "font_color": "#c8601a"}
# Excel allows no more letters, and none of these.
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
MOST_DECIMALS = 6


class Begun(NamedTuple):
    """A sheet with its heading, and the first free line below it."""

    sheet: Any
    line: int


class Book:
    """A workbook that is being written of one document."""

    def __init__(self, file: Any, document: Document) -> None:
        self.file, self.document = file, document
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def style(self, **fields: Any) -> Any:
        """The format of these properties, made once."""
        key = tuple(sorted(fields.items()))
        if key not in self._styles:
            self._styles[key] = self.file.add_format(fields)
        return self._styles[key]

    def sheet(self, name: str) -> Begun:
        """A new sheet; its first lines say what it is about, of which kind its figures are, where they come from."""
        document, language = self.document, self.document.spec.language
        sheet = self.file.add_worksheet(self.free_name(name))
        sheet.set_default_row(ROW)
        said = [(printable(document.title), self.style(bold=True, font_size=13))]
        if document.mark:
            said.append((marked(document.mark, language), self.style(**MARKED)))
        said.append((sourced(document.source, language), self.style(font_color="#5b6875")))
        for line, (text, style) in enumerate(said):
            sheet.write_string(line, 0, text, style)
        set_for_print(sheet, document.kind.text(language))
        return Begun(sheet, len(said))

    def free_name(self, name: str) -> str:
        """A sheet name that Excel takes and that no other sheet has."""
        plain = FORBIDDEN.sub(" ", printable(name)).strip("' ") or "1"
        found, number = plain[:LONGEST_NAME], 2
        while found.casefold() in self._names:
            tail = f" {number}"
            found, number = plain[: LONGEST_NAME - len(tail)] + tail, number + 1
        self._names.add(found.casefold())
        return found

    def number_code(self, column: TableColumn, decimals: int) -> str:
        """The number format of a column at so many decimals; a change with its sign."""
        return self.code_of(decimals, signed=column.kind is ListedKind.CHANGE)

    def code_of(self, decimals: int, *, signed: bool = False) -> str:
        """The number format of so many decimals, with the separators of the text."""
        code = "#,##0" if self.document.spec.language is Language.EN else "0"
        code += "." + "0" * decimals if decimals else ""
        return f'+{code};"−"{code};{code}' if signed else code


def is_number(kind: ListedKind) -> bool:
    """Whether a column is set to the right."""
    return kind not in (ListedKind.TEXT, ListedKind.DATE)
