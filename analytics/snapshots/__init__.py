"""Snapshots: immutable, versioned, hashed Parquet files, and the archive that publishes and reads them."""

from analytics.snapshots.archive import Archive, data_root
from analytics.snapshots.manifest import Reproduced, Snapshot, Source
from analytics.snapshots.publish import Publication

__all__ = ["Archive", "Publication", "Reproduced", "Snapshot", "Source", "data_root"]
