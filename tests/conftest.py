"""What every room of the tests shares: an empty archive, and publishing without waiting for the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.snapshots import Archive, publish


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive without a snapshot."""
    return Archive(tmp_path / "data")


@pytest.fixture(autouse=True, scope="session")
def _no_power_cuts() -> Iterator[None]:
    """Tests kill processes, never the machine: what fsync protects from is not tested, and each costs milliseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "_sync", lambda path: None)
        yield
