"""A ledger file checked as a whole: every row accounted for, every refused cell named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.city import City
from analytics.errors import PortfolioError
from analytics.ledger.problems import Problem
from analytics.ledger.reading.grid import Mask, Sheet
from analytics.ledger.reading.workbook import read_sheets
from analytics.ledger.report import LedgerReport
from analytics.ledger.rules import Rows, breaches, repeated
from analytics.ledger.sheet.declarations import declarations, uneven_money
from analytics.ledger.sheet.header import find_header
from analytics.ledger.sheet.units import MoneyUnit
from analytics.ledger.stray import stray_problem, stray_rows
from analytics.ledger.table import SheetRows, read_rows
from analytics.months import Month
from analytics.reasons import Reason, _
from analytics.schema import COLUMNS, MONEY_COLUMNS, MONEY_SCALE, MONEY_TYPE, SCHEMA
from analytics.snapshots import Source
from analytics.snapshots.manifest import sha256_of

# DECIMAL(18,2) values of as many hundredths, as Arrow lays them out: 16 bytes, the low half first.
HALF_BITS = 63

Progress = Callable[[str, float], None]


def check_ledger(
    path: Path,
    *,
    city: City,
    as_of: Month,
    unit: MoneyUnit | None,
    earlier: pa.Table | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> LedgerReport:
    """Check a ledger file (.xlsx, .csv) of one city and month; nothing is published.

    ``unit`` is the money unit that the user chose, ``earlier`` the rows of the city's latest earlier ledger,
    ``progress`` is told an English message and the fraction done. Bad content never raises: it is a problem.
    """
    tell = progress or (lambda _stage, _fraction: None)
    tell(_("Reading the workbook").message, 0.0)
    try:
        sheets = read_sheets(path)
        source = Source(path.name, sha256_of(path))
    except PortfolioError as refusal:
        return LedgerReport.refused(city, as_of, Reason(refusal.message, refusal.values))
    tell(_("Checking the rows").message, 0.6)
    report = check_sheets(sheets, city=city, as_of=as_of, unit=unit, earlier=earlier, dry_run=dry_run)
    tell(_("Checked").message, 1.0)
    return replace(report, source=source)


def check_sheets(
    sheets: Sequence[Sheet],
    *,
    city: City,
    as_of: Month,
    unit: MoneyUnit | None,
    earlier: pa.Table | None = None,
    dry_run: bool = False,
) -> LedgerReport:
    """Check the sheets of one ledger.

    A sheet without a ledger's header is left out when another has one, unless it seems to hold projects: then the whole
    ledger is refused, and the sheet's filled rows count as rejected.
    """
    ledgers: list[SheetRows] = []
    units: set[MoneyUnit | None] = set()
    refused: set[int] = set()
    problems: list[Problem] = []
    without: list[Sheet] = []
    for sheet in sheets:
        header = find_header(sheet, city, as_of)
        if header is None:
            without.append(sheet)
            continue
        declared = declarations(sheet, header, as_of, unit)
        units |= set(declared.units.values())
        problems += declared.problems
        if declared.problems:
            refused.add(len(ledgers))
        ledgers.append(read_rows(sheet, header, city, as_of, declared.units))
    if not ledgers:
        return LedgerReport.refused(
            city, as_of, _("No sheet has a ledger's header, a row with 项目编号, 项目名称 and others.")
        )
    if not any(len(ledger.rows) for ledger in ledgers):
        problems.append(Problem(_("The ledger has no project."), ledgers[0].sheet.name))
    for lacking, problem in uneven_money([(ledger.sheet, ledger.header) for ledger in ledgers]):
        refused.add(lacking)
        problems.append(problem)
    widest = max(len(ledger.header.headings) for ledger in ledgers)
    stray = [(sheet, rows) for sheet in without if (rows := stray_rows(sheet, widest))]
    problems += [stray_problem(sheet, rows) for sheet, rows in stray]
    strays = sum(rows for _sheet, rows in stray)
    if strays:
        refused.update(range(len(ledgers)))
    columns = {name: pa.chunked_array([ledger.columns[name] for ledger in ledgers]) for name in ledgers[0].columns}
    hold_against_rules(ledgers, Rows(columns, as_of, earlier, dry_run))
    problems += [problem for ledger in ledgers for problem in sorted(ledger.problems, key=place)]
    accepted = np.concatenate([acceptable(ledger, refused=place in refused) for place, ledger in enumerate(ledgers)])
    below = sum(ledger.sheet.height - ledger.header.bottom - 1 for ledger in ledgers)
    table = pa.table({"accepted": pa.array(accepted), **columns}).filter(pc.field("accepted"))
    return LedgerReport(
        city=city,
        as_of=as_of,
        rows=below + strays,
        accepted=int(accepted.sum()),
        rejected=int((~accepted).sum()) + strays,
        skipped=below - len(accepted),
        problems=tuple(problems),
        control_totals=control_totals(table),
        unit=units.pop() if len(units) == 1 else None,
        table=None if problems else snapshot_rows(table, city, as_of),
    )


def hold_against_rules(ledgers: list[SheetRows], rows: Rows) -> None:
    """Name every breach of a rule at its sheet and cell."""
    starts = np.cumsum([0, *(len(ledger.rows) for ledger in ledgers)])
    faults: dict[tuple[int, str], list[tuple[int, Reason]]] = {}

    def refuse(column: str, row: int, reason: Reason) -> None:
        owner = int(np.searchsorted(starts, row, side="right")) - 1
        faults.setdefault((owner, column), []).append((row - int(starts[owner]), reason))

    for row, first in repeated(rows["project_id"]):
        owner = ledgers[int(np.searchsorted(starts, first, side="right")) - 1]
        printed = int(owner.rows[first - starts[ledgers.index(owner)]]) + 1
        reason = _(
            "The project number is already in row {row} of the sheet “{sheet}”.", row=printed, sheet=owner.sheet.name
        )
        refuse("project_id", row, reason)
    for column, row, reason in breaches(rows):
        refuse(column, row, reason)
    for (owner_place, column), found in faults.items():
        ledgers[owner_place].refuse(column, found)


def place(problem: Problem) -> tuple[int, int]:
    """Where a problem stands in its sheet, for reading from top to bottom."""
    return problem.row or 0, problem.column_number or 0


def acceptable(ledger: SheetRows, *, refused: bool) -> Mask:
    """Which project rows have nothing wrong; none of a sheet that is refused as a whole."""
    wrong = np.full(len(ledger.rows), refused)
    for mask in ledger.faulty.values():
        wrong |= mask
    return ~wrong


def control_totals(table: pa.Table) -> dict[str, Decimal | None]:
    """The accepted rows' sums in 万元; None where no row has an amount."""
    sums = {name: pc.sum(table[name]).as_py() for name in MONEY_COLUMNS}
    return {name: None if sums[name] is None else Decimal(sums[name]).scaleb(-MONEY_SCALE) for name in sums}


def snapshot_rows(table: pa.Table, city: City, as_of: Month) -> pa.Table:
    """The accepted rows in the snapshots' schema."""
    given = {"city": pa.repeat(city.name, table.num_rows), "as_of": pa.repeat(as_of.end, table.num_rows)}
    columns = {
        column.name: exact_money(table[column.name].combine_chunks())
        if column.name in MONEY_COLUMNS
        else given.get(column.name, table[column.name] if column.name in table.column_names else None)
        for column in COLUMNS
    }
    return pa.table(columns).cast(SCHEMA)


def exact_money(hundredths: pa.Int64Array) -> pa.Decimal128Array:
    """Int64 hundredths of 万元 as DECIMAL(18,2) 万元."""
    low = hundredths.fill_null(0).to_numpy()
    halves = np.stack([low, low >> HALF_BITS], axis=1)
    validity = pa.array(~hundredths.is_null().to_numpy(zero_copy_only=False)).buffers()[1]
    return pa.Array.from_buffers(MONEY_TYPE, len(low), [validity, pa.py_buffer(halves.tobytes())])
