"""Small ledgers for the tests: rows with sensible defaults, tables, and archives that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from analytics.answers import Answer, ask
from analytics.glossary import Dimension, FigureKind
from analytics.months import Month
from analytics.question import Question
from analytics.schema import MONEY_COLUMNS, SCHEMA
from analytics.snapshots import Archive, Publication, Snapshot, Source

CITY = "nanchang"
DECEMBER = Month(2020, 12)
YEAR_BEFORE = DECEMBER.year_earlier
MAIN_TIER = "市重大重点"
SOURCE = Source("台账.xlsx", "0" * 64)

Row = dict[str, Any]


def project(number: int | str = 1, **cells: Any) -> Row:
    """A ledger row without its date: a carried-over district project, money in 万元; any cell can be named."""
    row: Row = dict.fromkeys(SCHEMA.names)
    row |= {
        "city": CITY,
        "project_id": f"P{number}",
        "name": f"示例项目{number}",
        "district": "西湖区",
        "responsible_unit": "西湖区",
        "unit_kind": "district",
        "sector": "工业",
        "tiers": [MAIN_TIER],
        "plan_kind": "carried_over",
        "status": "under_construction",
        "total_investment_wan": 1000,
        "annual_plan_wan": 100,
        "completed_investment_wan": 50,
        "invested_to_date_wan": 200,
    }
    return row | cells


def municipal(number: int | str = 1, *, unit: str = "市教育局", **cells: Any) -> Row:
    """A project that a unit of the city answers for; it has no district."""
    return project(number, district=None, responsible_unit=unit, unit_kind="municipal", **cells)


def new_start(number: int | str = 1, **cells: Any) -> Row:
    """A project that the plan foresees to start this year, not started yet."""
    return project(number, **{"plan_kind": "new_start", "status": "not_started"} | cells)


def dated(rows: Iterable[Row], as_of: Month) -> list[Row]:
    """The rows as they stand in the ledger of a month, money as decimals."""
    return [
        {
            name: Decimal(value).quantize(Decimal("0.01")) if name in MONEY_COLUMNS and value is not None else value
            for name, value in (row | {"as_of": as_of.end}).items()
        }
        for row in rows
    ]


def table(rows: Iterable[Row], as_of: Month = DECEMBER) -> pa.Table:
    """The ledger of a month."""
    return pa.Table.from_pylist(dated(rows, as_of), schema=SCHEMA)


def publication(
    rows: Iterable[Row], as_of: Month = DECEMBER, kind: FigureKind = FigureKind.LEDGER, **fields: Any
) -> Publication:
    """A ledger ready to be published; ``fields`` are those of :class:`Publication`."""
    return Publication(kind, fields.pop("city", CITY), as_of, table(rows, as_of), SOURCE, **fields)


def publish(archive: Archive, rows: Iterable[Row], as_of: Month = DECEMBER, **fields: Any) -> Snapshot:
    """Publish a ledger."""
    return archive.publish(publication(rows, as_of, **fields))


def archive_of(root: Path, ledgers: Mapping[Month, Iterable[Row]], **fields: Any) -> Archive:
    """An archive that holds one ledger a month."""
    archive = Archive(root)
    for as_of, rows in ledgers.items():
        publish(archive, rows, as_of, **fields)
    return archive


def question(*metrics: str, **fields: Any) -> Question:
    """A question about December 2020; ``by`` may be one dimension, ``fields`` are those of the question."""
    by = fields.pop("by", ())
    return Question(
        CITY, fields.pop("as_of", DECEMBER), metrics, by=(by,) if isinstance(by, Dimension) else by, **fields
    )


def answer_of(root: Path, ledgers: Mapping[Month, Iterable[Row]], *metrics: str, **fields: Any) -> Answer:
    """The answer that a fresh archive of these ledgers gives."""
    return ask(archive_of(root, ledgers), question(*metrics, **fields))
