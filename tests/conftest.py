"""What every room of the tests shares: an empty archive, and publishing without waiting for the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from analytics.snapshots import Archive, publish

# A busy machine makes no example wrong: nothing here asserts how long it takes.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive without a snapshot."""
    return Archive(tmp_path / "data")


@pytest.fixture(autouse=True, scope="session")
def _no_power_cuts() -> Iterator[None]:
    """Tests kill processes, never the machine: what fsync protects from is not tested, and each costs milliseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "sync", lambda path: None)
        yield
