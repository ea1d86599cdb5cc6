"""Where the project's own files lie, wherever the snapshots are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
