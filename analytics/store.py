"""The only importer of DuckDB: runs one statement over named Parquet files and returns plain rows."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from analytics.question import Statement

# Sharing a connection between threads raises, and so may two cursors made at one moment.
_cursor_lock = threading.Lock()


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    """The process's one connection; extensions are never fetched."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=settings)


def _cursor() -> duckdb.DuckDBPyConnection:
    with _cursor_lock:
        return _connection().cursor()


def _over(statement: Statement, files: Sequence[Path]) -> tuple[str, dict[str, Any]]:
    """The statement with its relation ``ledger`` bound to exactly these files."""
    # Every file has the columns of analytics.schema; union_by_name, for files that differ, doubles the time of a year.
    ledger = "read_parquet($files, hive_partitioning = false)"
    # In place of the name: another common table expression takes as long to plan as a small file to read.
    sql = statement.sql.replace("FROM ledger", f"FROM {ledger}", 1)
    return sql, {**statement.parameters, "files": [str(file) for file in files]}


def rows(statement: Statement, files: Sequence[Path]) -> list[tuple[Any, ...]]:
    """The rows of a statement; decimals stay decimals."""
    with _cursor() as cursor:
        return cursor.execute(*_over(statement, files)).fetchall()


def table(statement: Statement, files: Sequence[Path]) -> pa.Table:
    """The rows as an Arrow table, for listings; never as a pandas frame, which would make floats of decimals."""
    sql, parameters = _over(statement, files)
    with _cursor() as cursor:
        return cursor.sql(sql, params=parameters).to_arrow_table()
