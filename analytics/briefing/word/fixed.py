"""The same file for the same document: a Word file is a ZIP, and a ZIP carries the time at which it was made."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest that a ZIP can say.
THEN = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def fixed(file: bytes, instead: Mapping[str, bytes]) -> bytes:
    """The file with every part dated alike, some parts replaced by name."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as source, ZipFile(target, "w") as written:
        for name in source.namelist():
            entry = ZipInfo(name, THEN)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, UNIX
            written.writestr(entry, instead[name] if name in instead else source.read(name))
    return target.getvalue()
