"""Strangers' files are read in a process of its own, whose memory and time are bounded: it may die, the caller lives.

A script that reads one kind of file imports nothing of the project, to start fast, and writes what it read to its
standard output. Started as ``python -I limited.py MEMORY_BYTES SECONDS SCRIPT …``, this module bounds the process and
then becomes the script.
"""

from __future__ import annotations

import resource
import runpy
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Bounds(NamedTuple):
    """How much a process may take: bytes of memory, seconds of the processor and of waiting."""

    memory_bytes: int
    seconds: int


class TookTooLong(Exception):
    """The script was stopped when its time was over."""


class GaveUp(Exception):
    """The script failed, or was aborted where it wanted more than it may have."""


def output_of(script: Path, bounds: Bounds, *arguments: str, given: bytes = b"") -> bytes:
    """What a script writes to standard output; ``given`` is what it finds on standard input."""
    command = [sys.executable, "-I", __file__, *map(str, bounds), str(script), *arguments]
    try:
        child = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, timeout=bounds.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong from None
    if child.returncode != 0:
        raise GaveUp
    return child.stdout


def limit(bounds: Bounds) -> None:
    """Bound this process; a system that does not support a limit leaves the caller's timeout."""
    memory, seconds = bounds
    for what, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    limit(Bounds(int(sys.argv[1]), int(sys.argv[2])))
    del sys.argv[:3]
    runpy.run_path(sys.argv[0], run_name="__main__")
