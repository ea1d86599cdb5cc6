"""A sample of the proof: publishers that are killed or race leave nothing torn and nothing to repair."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analytics.snapshots import Archive, publish
from tests.builders import CITY, DECEMBER
from tests.snapshots.versions import is_whole, publish_next

ROOT = Path(__file__).parents[2]
KILLS = 50
RACES = 20
FIRST_LIFE = 0.03

Command = Callable[[str], str]


@pytest.fixture
def nursery(archive: Archive) -> Iterator[Command]:
    """A process that forks publishers; the function sends it a command and returns its answer."""
    command = [sys.executable, "-m", "tests.snapshots.nursery", str(archive.root)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        sent, answers = process.stdin, process.stdout

        def ask(line: str) -> str:
            print(line, file=sent, flush=True)
            return answers.readline().strip()

        yield ask
        sent.close()


class Reader(threading.Thread):
    """Keeps reading the newest version until told to stop; notes what was not whole."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.archive, self.stopped = archive, threading.Event()
        self.versions: list[int] = []
        self.faults: list[object] = []

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                snapshot = self.archive.current(CITY, DECEMBER)
                if not is_whole(snapshot, self.archive.rows(snapshot)):
                    self.faults.append(snapshot)
                self.versions.append(snapshot.version)
            except Exception as fault:
                self.faults.append(fault)

    def __enter__(self) -> Reader:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.join()


def test_a_publisher_killed_at_any_point_leaves_nothing_torn_and_nothing_to_repair(
    archive: Archive, nursery: Command
) -> None:
    publish_next(archive)
    chance, life = random.Random(20201231), FIRST_LIFE  # noqa: S311
    with Reader(archive) as reader:
        for _ in range(KILLS):
            before = archive.own_version(CITY, DECEMBER)
            publisher = int(nursery("publish"))
            time.sleep(chance.uniform(0, life))
            os.kill(publisher, signal.SIGKILL)
            assert nursery("bury") == str(int(signal.SIGKILL))
            reached = archive.own_version(CITY, DECEMBER)
            # Lives last about as long as a publication on this machine, so that kills fall on all of its steps.
            life *= 0.9 if reached > before else 1.2
            assert publish_next(archive).version == reached + 1
    assert reader.faults == []
    assert reader.versions == sorted(reader.versions)
    assert len(set(reader.versions)) > 1, "the reader met several versions"
    assert archive.own_version(CITY, DECEMBER) > KILLS + 1, "some publishers came through before they were killed"
    versions = archive.versions(CITY, DECEMBER)
    assert [snapshot.version for snapshot in versions] == list(range(1, len(versions) + 1))
    assert archive.verify() == []
    assert all(is_whole(snapshot, archive.rows(snapshot)) for snapshot in versions)


def test_of_two_publishers_at_once_exactly_one_wins(archive: Archive, nursery: Command) -> None:
    for round_ in range(1, RACES + 1):
        assert nursery("race") == "lost won"
        snapshot = archive.current(CITY, DECEMBER)
        assert (snapshot.version, len(archive.versions(CITY, DECEMBER))) == (round_, round_)
        assert is_whole(snapshot, archive.rows(snapshot))
    assert archive.verify() == []
    assert not list(archive.root.rglob(f"*{publish.UNFINISHED}")), "who loses takes its file away"


STEPS = ("write_table", "sync", "replace", "_write_manifest")


class Killed(BaseException):
    """Stands for a kill at a chosen step; nothing in the product catches it."""


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_a_publisher_that_dies_before_a_step_has_published_nothing_or_all(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, step: str, count: int
) -> None:
    publish_next(archive)
    owner = {"write_table": publish.pq, "replace": publish.os}.get(step, publish)
    calls, done = 0, getattr(owner, step)

    def dying(*args: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == count:
            raise Killed
        return done(*args, **options)

    with monkeypatch.context() as patch:
        # Whoever is killed tidies nothing up.
        patch.setattr(Path, "unlink", lambda *args, **options: None)
        patch.setattr(owner, step, dying)
        try:
            publish_next(archive)
        except Killed:
            assert archive.own_version(CITY, DECEMBER) == 1
        else:
            assert archive.own_version(CITY, DECEMBER) == 2
    snapshot = archive.current(CITY, DECEMBER)
    assert is_whole(snapshot, archive.rows(snapshot))
    assert publish_next(archive).version == snapshot.version + 1
    assert archive.verify() == []


def test_what_a_dead_publisher_left_is_removed_by_a_later_one(archive: Archive) -> None:
    publish_next(archive)
    folder = next(archive.root.rglob("*.parquet")).parent
    old, young = folder / f"dead{publish.UNFINISHED}", folder / f"living{publish.UNFINISHED}"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    publish_next(archive)
    assert (old.exists(), young.exists()) == (False, True)
