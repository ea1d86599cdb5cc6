"""Where the pages find their snapshots during a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager

from analytics.snapshots import Archive
from analytics.snapshots.archive import VARIABLE
from tests.sources import ROOT


@pytest.fixture(autouse=True)
def _own_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages start on the project's demo ledgers, whatever the tester's environment says."""
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture(autouse=True)
def _navigated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has served a page before: ``AppTest`` forgets ``st.navigation`` between two runs."""
    prepare = PagesManager.__init__

    def prepared(self: PagesManager, *arguments: Any, **named: Any) -> None:
        prepare(self, *arguments, **named)
        PagesManager.uses_pages_directory = False

    if "first_visitor" not in request.fixturenames:
        monkeypatch.setattr(PagesManager, "__init__", prepared)


@pytest.fixture
def first_visitor() -> None:
    """A server just started, of which Streamlit believes that it has a folder of pages to run by itself."""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An empty archive that the pages read from."""
    root = tmp_path / "data"
    monkeypatch.setenv(VARIABLE, str(root))
    return Archive(root)


@pytest.fixture
def with_demo(data: Archive) -> Archive:
    """An archive that holds the demo ledgers and can be published into; demo files are only ever read."""
    data.root.mkdir()
    (data.root / "demo").symlink_to(ROOT / "data" / "demo")
    return data
