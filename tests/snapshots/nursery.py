"""A process of its own that forks publishers, so that a test can kill them or let them race without importing anew.

Started as ``python -m tests.snapshots.nursery ROOT``. It reads one command a line and answers with one line each:
``publish`` forks a publisher that publishes version after version, and answers its process number; ``bury`` waits for
its end; ``race`` lets two publishers publish the same next version at once, and answers how each of them fared.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from analytics.errors import LostRace
from analytics.snapshots import Archive
from tests.builders import CITY, DECEMBER
from tests.snapshots.versions import publish_next


def publish_forever(archive: Archive) -> None:
    """Version after version, until killed."""
    while True:
        publish_next(archive)


def race(archive: Archive) -> list[str]:
    """Two publishers that looked at the same version, let off at the same moment."""
    start_reader, start_writer = os.pipe()
    runners = []
    expected = archive.own_version(CITY, DECEMBER)
    for _ in range(2):
        pid = os.fork()
        if pid == 0:
            os.close(start_writer)
            os.read(start_reader, 1)
            try:
                publish_next(archive, expected)
            except LostRace:
                os._exit(1)
            os._exit(0)
        runners.append(pid)
    os.close(start_reader)
    os.close(start_writer)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in runners]
    return sorted({0: "won", 1: "lost"}.get(code, f"died {code}") for code in codes)


def main() -> None:
    """Answer commands until the end of standard input."""
    archive = Archive(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as elsewhere:
        # What a first publication imports, its children then need not.
        publish_next(Archive(Path(elsewhere)))
    child = 0
    for line in sys.stdin:
        match line.strip():
            case "publish":
                child = os.fork()
                if child == 0:
                    publish_forever(archive)
                print(child, flush=True)
            case "bury":
                print(os.waitpid(child, 0)[1], flush=True)
            case "race":
                print(*race(archive), flush=True)


if __name__ == "__main__":
    main()
