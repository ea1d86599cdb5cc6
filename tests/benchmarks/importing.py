"""A dry run of an import beside bare reading of the same workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from python_calamine import load_workbook

from analytics.city import city_named
from analytics.imports import examine
from analytics.months import Month
from analytics.places import DATA
from analytics.schema import COLUMNS
from analytics.snapshots import Archive
from tests.benchmarks.pairs import Pair, paired

CITY, AS_OF = city_named("nanchang"), Month(2020, 12)
RUNS = {20_000: 9, 100_000: 3}


def write_ledger(path: Path, size: int) -> None:
    """A ledger with the template's columns, its rows the demo's over and over with numbers of their own."""
    rows = pq.read_table(DATA / "demo" / CITY.code / f"{AS_OF}.v1.parquet").to_pylist()
    columns = [column for column in COLUMNS if column.name not in ("city", "as_of")]

    def cell(row: dict[str, Any], name: str, copy: int) -> Any:
        value = row[name]
        return f"{value}-{copy}" if name == "project_id" else "、".join(value) if isinstance(value, list) else value

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_string(0, 0, f"{CITY.name}重大重点项目台账")
        sheet.write_string(1, 0, "单位：万元")
        sheet.write_row(2, 0, [column.label.zh for column in columns])
        for number in range(size):
            copy, place = divmod(number, len(rows))
            for left, column in enumerate(columns):
                match cell(rows[place], column.name, copy):
                    case None:
                        continue
                    case str(text):
                        shown = column.terms(text).label.zh if column.terms else text
                        sheet.write_string(number + 3, left, shown)
                    case date() as value:
                        sheet.write_datetime(number + 3, left, value, day)
                    case amount:
                        sheet.write_number(number + 3, left, float(amount))


def pairs(folder: Path) -> Iterator[tuple[int, Pair]]:
    """Rows and pair, one per size of ledger."""
    archive = Archive(folder / "data")
    for size, runs in RUNS.items():
        path = folder / f"{size}.xlsx"
        write_ledger(path, size)
        report = examine(archive, path, city=CITY, as_of=AS_OF, dry_run=True).report
        assert (report.accepted, report.problems) == (size, ())
        yield (
            size,
            paired(
                f"import of {size:,} rows",
                lambda path=path: examine(archive, path, city=CITY, as_of=AS_OF, dry_run=True),
                lambda path=path: load_workbook(str(path)).get_sheet_by_index(0).to_python(),
                runs,
            ),
        )
