"""A script, run in a process of its own: a .docx file on standard input, its text on standard output.

Started by :mod:`analytics.limited`; imports nothing of the project, to start fast. One line a paragraph or row of a
table (UTF-8), cells set apart by `` | ``; a text box follows the paragraph that it hangs on. Headers, footers, notes,
what was deleted with changes tracked and what is set hidden are no text of the draft. A file without a text of Word
is an error.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

BETWEEN_CELLS = " | "
MAIN_PART = "word/document.xml"
RELATIONS = "_rels/.rels"
# Strict Open XML files have another namespace for everything: only the names behind it are compared.
PARAGRAPH, TABLE, ROW, CELL, TEXT_BOX = "p", "tbl", "tr", "tc", "txbxContent"
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted or moved away, a pronunciation above its character, the same again for older programs.
NOT_READ = ("del", "moveFrom", "rt", "Fallback", "pPr", "tblPr", "sdtPr", "sectPr")
HIDDEN = ("vanish", "webHidden")

Element = ElementTree.Element


def name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def main_part(archive: zipfile.ZipFile) -> str:
    """The member of the archive that holds the text."""
    # The bounds of this process limit what entities in the XML can grow to.
    for relation in ElementTree.fromstring(archive.read(RELATIONS)):  # noqa: S314
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", MAIN_PART).lstrip("/")
    return MAIN_PART


def is_hidden(run: Element) -> bool:
    """Whether a run is set hidden, and so not printed."""
    properties = next((inside for inside in run if name(inside) == "rPr"), ())
    return any(name(one) in HIDDEN and not is_off(one) for one in properties)


def is_off(switch: Element) -> bool:
    """Whether a property is there only to be switched off."""
    return any(key.endswith("val") and value in ("0", "false", "off") for key, value in switch.items())


def lines_of(container: Element) -> Iterator[str]:
    """The lines of a body, a cell or a text box."""
    for element in container:
        kind = name(element)
        if kind == PARAGRAPH:
            boxes: list[Element] = []
            yield "".join(pieces_of(element, boxes))
            for box in boxes:
                yield from lines_of(box)
        elif kind == TABLE:
            yield from rows_of(element)
        elif kind not in NOT_READ:
            # A content control, or another wrapper, around any of these.
            yield from lines_of(element)


def rows_of(table: Element) -> Iterator[str]:
    """A table row by row."""
    for row in within(table, ROW):
        cells = (" ".join(filter(None, map(str.strip, lines_of(cell)))) for cell in within(row, CELL))
        yield BETWEEN_CELLS.join(cell.replace("\n", " ") for cell in cells)


def within(container: Element, kind: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, however they are wrapped."""
    for element in container:
        if name(element) == kind:
            yield element
        elif name(element) not in NOT_READ:
            yield from within(element, kind)


def pieces_of(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The text of a paragraph; text boxes that hang on it are put aside."""
    for inside in element:
        kind = name(inside)
        if kind == "t":
            yield inside.text or ""
        elif kind in CHARACTERS:
            yield CHARACTERS[kind]
        elif kind == TEXT_BOX:
            boxes.append(inside)
        elif kind not in NOT_READ and not (kind == "r" and is_hidden(inside)):
            yield from pieces_of(inside, boxes)


def main() -> None:
    """Write the text of the file."""
    with zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())) as archive:
        document = ElementTree.fromstring(archive.read(main_part(archive)))  # noqa: S314
    (body,) = (element for element in document if name(element) == "body")
    sys.stdout.buffer.write("\n".join(lines_of(body)).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
