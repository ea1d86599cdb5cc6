"""The demo is generated once for all of its tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from analytics.demo import DemoLedger, demo_ledgers

Rows = list[dict[str, Any]]
Ledgers = Mapping[tuple[str, str], DemoLedger]
Book = Mapping[tuple[str, str], Rows]


@pytest.fixture(scope="session")
def ledgers() -> Ledgers:
    """Every demo ledger by city code and month."""
    return {(ledger.city, str(ledger.as_of)): ledger for ledger in demo_ledgers()}


@pytest.fixture(scope="session")
def book(ledgers: Ledgers) -> Book:
    """The rows of every demo ledger by city code and month."""
    return {key: ledger.table.to_pylist() for key, ledger in ledgers.items()}
