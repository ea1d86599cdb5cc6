"""Snapshots: immutable, versioned, hashed Parquet files, and the archive that publishes and reads them."""

from analytics.snapshots.archive import Archive, data_root
from analytics.snapshots.manifest import Reproduced, Snapshot, Source
from analytics.snapshots.publish import Publication, author

__all__ = ["Archive", "Publication", "Reproduced", "Snapshot", "Source", "author", "data_root"]
