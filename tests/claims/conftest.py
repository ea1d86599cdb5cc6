"""Readers of small archives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from analytics.city import city_named
from analytics.claims import Reader
from analytics.language import Language
from analytics.months import Month
from tests.builders import CITY, Row, archive_of

Read = Callable[..., Reader]


@pytest.fixture
def reader(tmp_path: Path) -> Read:
    """A reader of ledgers, in Chinese and at one decimal unless told otherwise."""

    def of(ledgers: Mapping[Month, Iterable[Row]], language: Language = Language.ZH, decimals: int = 1) -> Reader:
        return Reader(archive_of(tmp_path / "ledgers", ledgers), city_named(CITY), language, decimals)

    return of
