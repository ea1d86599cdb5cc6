"""A ledger file, .xlsx or .csv, into the cells of its sheets; one CSV file is one sheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pyarrow as pa

from analytics.errors import PortfolioError
from analytics.ledger.reading.grid import Cells, Merge, Sheet
from analytics.limited import Bounds, GaveUp, TookTooLong, output_of

CHILD = Path(__file__).with_name("child.py")
# A ledger of 100,000 rows is a file of 10 MB that unpacks to 75 MB and takes 0.4 GB and 3 s to read.
FILE_BYTES = 200_000_000
UNPACKED_BYTES = 500_000_000
BOUNDS = Bounds(memory_bytes=2_000_000_000, seconds=120)
ENCODINGS = ("utf-8-sig", "gb18030")
# A project's note may be long, but no cell of a spreadsheet holds more.
CELL_CHARACTERS = 32_767
EPOCH_ORDINAL = 719_163


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a ledger file; :class:`PortfolioError` when it is no workbook, or too large to be one."""
    try:
        size = path.stat().st_size
    except OSError:
        raise PortfolioError("The file “{file}” cannot be opened.", file=path.name) from None
    if size > FILE_BYTES:
        raise PortfolioError("The file “{file}” is larger than any ledger: {size} bytes.", file=path.name, size=size)
    match path.suffix.lower():
        case ".xlsx":
            return xlsx_sheets(path)
        case ".csv":
            return (csv_sheet(path),)
    raise PortfolioError("“{file}” is neither an .xlsx nor a .csv file.", file=path.name)


def xlsx_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook, read in a limited process."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        raise PortfolioError(
            "“{file}” is not a readable workbook: it is damaged, protected by a password, or another kind of file.",
            file=path.name,
        ) from None
    if unpacked > UNPACKED_BYTES:
        raise PortfolioError(
            "“{file}” unpacks to {size} bytes, more than any ledger; it was not read.", file=path.name, size=unpacked
        )
    try:
        return unpack(output_of(CHILD, BOUNDS, str(path)))
    except TookTooLong:
        raise PortfolioError("Reading “{file}” took too long; it was given up.", file=path.name) from None
    except GaveUp:
        raise PortfolioError(
            "“{file}” cannot be read: it is damaged, or a stray cell far outside of the table inflates it. "
            "Copy the table to a new workbook and try again.",
            file=path.name,
        ) from None


def unpack(output: bytes) -> tuple[Sheet, ...]:
    """The sheets that :mod:`analytics.ledger.reading.child` wrote."""
    start = output.index(b"\n") + 1
    blobs = memoryview(output)
    sheets = []
    for line in json.loads(output[:start]):
        height, columns = line["rows"], []
        for lengths in line["columns"]:
            parts = []
            for length in lengths:
                parts.append(blobs[start : start + length])
                start += length
            columns.append(column_of(height, *parts))
        merges = tuple(Merge(*merge) for merge in line["merges"])
        valueless = frozenset((row, column) for row, column in line["valueless"])
        sheets.append(Sheet(line["name"], tuple(columns), height, merges, valueless, line["hidden"]))
    return tuple(sheets)


def column_of(height: int, texts: memoryview, numbers: memoryview, days: memoryview) -> Cells:
    """One column from its three blobs; an empty blob means that no cell is of that kind."""
    strings = split_texts(texts, height) if texts else pa.repeat("", height)
    floats = dates = None
    if numbers:
        floats = pa.array(np.frombuffer(numbers, np.float64), from_pandas=True)
    if days:
        ordinals = np.frombuffer(days, np.int64)
        dates = pa.array((ordinals - EPOCH_ORDINAL).astype(np.int32), mask=ordinals == 0).cast(pa.date32())
    return Cells(strings, floats, dates)


def split_texts(joined: memoryview, height: int) -> pa.StringArray:
    """The texts that NUL separates, laid out as Arrow keeps them: without making a Python object of each."""
    characters = np.frombuffer(joined, np.uint8)
    separators = np.flatnonzero(characters == 0)
    ends = np.append(separators, len(characters)) - np.arange(height)
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    kept = characters[characters != 0]
    strings = pa.StringArray.from_buffers(height, pa.py_buffer(offsets.tobytes()), pa.py_buffer(kept.tobytes()))
    strings.validate(full=True)
    return strings


def csv_sheet(path: Path) -> Sheet:
    """The one sheet of a CSV file, named as Excel names it: like the file."""
    content = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise PortfolioError("“{file}” is neither UTF-8 nor GB18030 text.", file=path.name)
    csv.field_size_limit(CELL_CHARACTERS)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise PortfolioError(
            "“{file}” is not a readable CSV file: check its quotation marks.", file=path.name
        ) from None
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    columns = tuple(Cells(pa.array(column, pa.string())) for column in zip(*rows, strict=True))
    return Sheet(path.stem, columns, len(rows))
