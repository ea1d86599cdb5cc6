"""A script, run in a process of its own: one .xlsx file in, the cells of its sheets out.

A damaged or hostile workbook can exhaust memory or abort the process that reads it, so it is never read inside the
dashboard. Started by :mod:`analytics.limited` with the file's path; imports nothing of the project, to start fast.

Standard output: one JSON line, then the bytes that the line describes. Per sheet ``name``, ``hidden``, ``rows``,
``merges`` (first row, first column, last row, last column; from 0), ``valueless`` (row, column, formula: no value was
saved with it) and ``columns``; per column the lengths of three blobs, 0 where no cell is of that kind: texts joined by
NUL, numbers (float64, NaN for none), days (int64 ordinals, 0 for none).
"""

from __future__ import annotations

import gc
import json
import math
import re
import sys
import zipfile
from array import array
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Strict Open XML files use another namespace.
STRICT_RELATION_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# A cell with its address; some programs write a namespace before every tag.
CELL = rb'<(?:\w+:)?c (?=%b)[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*'
ERROR_CELL = re.compile(CELL % rb'[^>]*?\bt="e"' + rb".*?<(?:\w+:)?v>([^<]*)<", re.DOTALL)
FORMULA = rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
NO_VALUE = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)"
# A formula whose result is the empty text is marked as text.
FORMULA_WITHOUT_VALUE = re.compile(CELL % rb'(?![^>]*\bt="str")' + FORMULA + NO_VALUE)

Marks = tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → the archive's member that holds its cells."""
    # The bounds of this process limit what entities in the XML can grow to.
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {entry.get("Id"): entry.get("Target", "") for entry in relations.iter(f"{RELATIONS}Relationship")}
    parts = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314
        target = targets.get(element.get(RELATION_ID) or element.get(STRICT_RELATION_ID))
        if element.tag.endswith("}sheet") and target is not None:
            parts[element.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return parts


def position(letters: bytes, row: bytes) -> tuple[int, int]:
    """Row and column, from 0, of a cell such as AB12."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row) - 1, column - 1


def marks(path: str) -> dict[str, Marks]:
    """Per sheet the error cells and the formulas without a value: calamine reads both as empty."""
    found: dict[str, Marks] = {}
    with zipfile.ZipFile(path) as archive:
        for name, part in sheet_parts(archive).items():
            xml = archive.read(part)
            errors = ERROR_CELL.finditer(xml) if b't="e"' in xml else ()
            formulas = FORMULA_WITHOUT_VALUE.finditer(xml) if b"f>" in xml else ()
            found[name] = (
                [(*position(match[1], match[2]), match[3].decode()) for match in errors],
                [(*position(match[1], match[2]), f"={(match[3] or b'').decode()}") for match in formulas],
            )
    return found


def plain(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """A column whose cells are all texts, finite floats or days; what is none of them becomes text."""

    def cell(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, int | float):
            return float(value) if math.isfinite(value) else str(value)
        return value if isinstance(value, date) else str(value)

    return tuple(map(cell, values))


def split(values: tuple[Any, ...]) -> tuple[bytes, bytes, bytes]:
    """One column's texts, numbers and days, each as bytes, empty where no cell is of that kind."""
    kinds = set(map(type, values))
    if not kinds <= {str, float, date, datetime} or (
        # The sum is not finite when a number is not; asked of each, it would take as long as the rest.
        float in kinds and not math.isfinite(sum([value for value in values if type(value) is float]))
    ):
        values = plain(values)
    texts = numbers = days = b""
    if float in kinds or int in kinds:
        nan = math.nan
        numbers = array("d", [value if type(value) is float else nan for value in values]).tobytes()
    if date in kinds or datetime in kinds:
        days = array("q", [value.toordinal() if isinstance(value, date) else 0 for value in values]).tobytes()
    strings = values if kinds == {str} else [value if type(value) is str else "" for value in values]
    if any(strings):
        joined = "\0".join(strings)
        if joined.count("\0") != len(strings) - 1:
            joined = "\0".join(plain(tuple(strings)))
        texts = joined.encode("utf-8", "replace")
    return texts, numbers, days


def described(sheet: CalamineSheet, found: Marks, *, hidden: bool) -> tuple[dict[str, Any], list[bytes]]:
    """One sheet's line and blobs."""
    rows = sheet.to_python(skip_empty_area=False)
    errors, valueless = found
    for row, column, text in errors + valueless:
        while len(rows) <= row:
            rows.append([""] * (len(rows[0]) if rows else 0))
        while len(rows[row]) <= column:
            rows[row].append("")
        if rows[row][column] == "":
            rows[row][column] = text
    width = max(map(len, rows), default=0)
    if errors or valueless:
        rows = [row + [""] * (width - len(row)) for row in rows]
    blobs = [split(values) for values in zip(*rows, strict=True)]
    line = {
        "name": sheet.name,
        "hidden": hidden,
        "rows": len(rows),
        "merges": [(*first, *last) for first, last in sheet.merged_cell_ranges or ()],
        "valueless": [(row, column) for row, column, _ in valueless],
        "columns": [tuple(map(len, column)) for column in blobs],
    }
    return line, [blob for column in blobs for blob in column]


def main(path: str) -> None:
    """Write the file's cells to standard output."""
    # Nothing here makes cycles, and collecting walks millions of cells again and again.
    gc.disable()
    lines, blobs = [], []
    # Beside calamine, which works without Python's lock.
    with ThreadPoolExecutor(1) as pool:
        marking = pool.submit(marks, path)
        workbook = CalamineWorkbook.from_path(path)
        for about in workbook.sheets_metadata:
            sheet = workbook.get_sheet_by_name(about.name)
            hidden = about.visible != SheetVisibleEnum.Visible
            line, parts = described(sheet, marking.result().get(about.name, ([], [])), hidden=hidden)
            lines.append(line)
            blobs += parts
    sys.stdout.buffer.write(json.dumps(lines).encode() + b"\n")
    for blob in blobs:
        sys.stdout.buffer.write(blob)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
