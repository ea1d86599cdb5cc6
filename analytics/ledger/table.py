"""One ledger sheet: what is wrong with it as a whole, and its project rows as typed columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analytics.city import City
from analytics.ledger import cells as reading
from analytics.ledger.cells import Fault
from analytics.ledger.problems import Problem, shown
from analytics.ledger.reading.grid import Cells, Mask, Sheet
from analytics.ledger.responsibility import MISSING, Resolver, lookup
from analytics.ledger.sheet.header import Header, Heading
from analytics.ledger.sheet.layout import project_rows
from analytics.ledger.sheet.units import MoneyUnit
from analytics.ledger.sheet.words import words
from analytics.months import Month
from analytics.reasons import Reason, _
from analytics.schema import ARROW_TYPES, BY_NAME, COLUMNS, ColumnKind

# Said by the caller, not by a column.
GIVEN = ("city", "as_of")
RESPONSIBILITY = ("district", "responsible_unit", "unit_kind")
# A figure or a date that is merged over several rows belongs to none of them.
PER_PROJECT = (ColumnKind.MONEY, ColumnKind.DATE)
FINISHES = ("planned_finish_on", "finished_on")
VALUELESS = _("The formula was saved without its value: open the workbook in a spreadsheet program and save it.")
MERGED = _("The cell is merged over several projects: give each its own.")


@dataclass(eq=False)
class SheetRows:
    """The project rows of one sheet: per schema column an array, money as int64 hundredths of 万元.

    ``rows`` are their places in the sheet (from 0), ``faulty`` says per column which cells were refused; a refused
    cell is null.
    """

    sheet: Sheet
    header: Header
    rows: npt.NDArray[np.int64]
    columns: dict[str, pa.Array] = field(default_factory=dict)
    faulty: dict[str, Mask] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, column: str, faults: list[Fault]) -> None:
        """Name these cells of a column, each once."""
        mask = self.faulty.setdefault(column, np.zeros(len(self.rows), bool))
        for row, reason in faults:
            if not mask[row]:
                mask[row] = True
                self.problems.append(self.problem(column, int(self.rows[row]), reason))

    def problem(self, column: str, row: int, reason: Reason) -> Problem:
        """The problem of one cell; a column that the sheet lacks is called by its label."""
        heading = self.header.chosen.get(column)
        if heading is None:
            return Problem(reason, self.sheet.name, row + 1, BY_NAME[column].label.zh, "")
        value = shown(self.sheet.columns[heading.place].text(row))
        return Problem(reason, self.sheet.name, row + 1, heading.printed, value, heading.place + 1)


def read_rows(sheet: Sheet, header: Header, city: City, as_of: Month, units: dict[str, MoneyUnit | None]) -> SheetRows:
    """The sheet's project rows, every cell read or refused; ``units`` are those of its money columns."""
    found = SheetRows(sheet, header, project_rows(sheet, header, city))
    for column in COLUMNS:
        heading = header.chosen.get(column.name)
        if column.name in GIVEN:
            continue
        if heading is None:
            kind = pa.int64() if column.kind is ColumnKind.MONEY else ARROW_TYPES[column.kind]
            found.columns[column.name] = pa.nulls(len(found.rows), kind)
            continue
        found.refuse(column.name, list(unreadable(found, heading, column.kind)))
        taken = cells_of(found, heading, column.kind)
        values, faults = read_column(column.name, taken, city, as_of.end, units)
        found.refuse(column.name, faults)
        refused = found.faulty[column.name]
        if refused.any():
            values = pc.if_else(pa.array(refused), pa.scalar(None, values.type), values)
        if column.required and column.name not in RESPONSIBILITY:
            empty = values.is_null().to_numpy(zero_copy_only=False) & ~refused
            found.refuse(column.name, [(int(row), MISSING) for row in np.flatnonzero(empty)])
        found.columns[column.name] = values
    answer_for(found, city, as_of.end)
    return found


def unreadable(found: SheetRows, heading: Heading, kind: ColumnKind) -> Iterator[Fault]:
    """The cells of a column that hold no value to read: formulas without one, and merged figures."""
    valueless = [row for row, place in found.sheet.valueless if place == heading.place]
    yield from ((int(row), VALUELESS) for row in np.flatnonzero(np.isin(found.rows, valueless)))
    if kind in PER_PROJECT:
        for merge in found.sheet.merges:
            if merge.left <= heading.place <= merge.right and merge.bottom > merge.top:
                inside = (found.rows >= merge.top) & (found.rows <= merge.bottom)
                if inside.sum() > 1:
                    yield from ((int(row), MERGED) for row in np.flatnonzero(inside))


def cells_of(found: SheetRows, heading: Heading, kind: ColumnKind) -> Cells:
    """The project rows' cells of a column; a describing cell that is merged downward holds in all its rows."""
    source = np.arange(found.sheet.height)
    if kind not in PER_PROJECT and heading.column not in ("project_id", "name"):
        for merge in found.sheet.merges:
            if merge.left == heading.place and merge.top > found.header.bottom:
                source[merge.top : merge.bottom + 1] = merge.top
    return found.sheet.columns[heading.place].take(pa.array(source[found.rows]))


def read_column(
    name: str, cells: Cells, city: City, day: date, units: dict[str, MoneyUnit | None]
) -> tuple[pa.Array, list[Fault]]:
    """The values of one column and the cells refused."""
    column = BY_NAME[name]
    kind = ARROW_TYPES[column.kind]
    if name == "project_id":
        return reading.read_identifiers(cells)
    match column.kind:
        case ColumnKind.MONEY:
            return reading.read_money(cells, units[name])
        case ColumnKind.DATE:
            return reading.read_dates(cells, end_of_month=name in FINISHES)
        case ColumnKind.TERM:
            return reading.read_texts(cells, reading.named(words().values[name], partial(unknown_term, name)), kind)
        case ColumnKind.TAGS:
            return reading.read_texts(cells, reading.tagged(lookup(city.tiers, day), partial(unknown_tier, city)), kind)
    if name == "sector":
        return reading.read_texts(cells, reading.named(lookup(city.sectors, day), partial(unknown_sector, city)), kind)
    return reading.read_texts(cells, reading.read_text, kind)


def unknown_term(column: str, text: str) -> Reason:
    """The refusal of a word that a closed vocabulary lacks."""
    known = "、".join(term.label.zh for term in BY_NAME[column].terms or ())
    return _("“{value}” is not one of: {known}.", value=shown(text), known=known)


def unknown_tier(city: City, text: str) -> Reason:
    """The refusal of a tier that the city does not have."""
    known = "、".join(tier.name for tier in city.tiers)
    return _("{city} has no tier “{name}”; it has: {known}.", city=city.name, name=shown(text), known=known)


def unknown_sector(city: City, text: str) -> Reason:
    """The refusal of a sector that the city does not have."""
    known = "、".join(sector.name for sector in city.sectors)
    return _("{city} has no sector “{name}”; it has: {known}.", city=city.name, name=shown(text), known=known)


def answer_for(found: SheetRows, city: City, day: date) -> None:
    """Complete and check who answers for each project."""
    resolver = Resolver(city, day, has_districts="district" in found.header.chosen)
    cells = (found.columns[name].to_pylist() for name in RESPONSIBILITY)
    answers = [resolver.resolve(*row) for row in zip(*cells, strict=True)]
    for place, name in enumerate(RESPONSIBILITY):
        found.columns[name] = pa.array([answer[place] for answer in answers], pa.string())
    named = set(RESPONSIBILITY) & {name for name, mask in found.faulty.items() if mask.any()}
    for name in RESPONSIBILITY:
        # What follows from a refused cell is not held against another cell of its row.
        silent = np.logical_or.reduce([found.faulty[other] for other in named] or [np.zeros(len(answers), bool)])
        faults = [
            (row, reason)
            for row, answer in enumerate(answers)
            for column, reason in answer.faults
            if column == name and not silent[row]
        ]
        found.refuse(name, faults)
