"""Checking a draft beside writing as much of it in a running process; the command on a short draft."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Kind, Spec
from analytics.briefing.written import plain_text
from analytics.city import city_named
from analytics.fact_check.check import check
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.benchmarks.pairs import Pair, paired

RUNS = 5
SIZE = 20_000
CITY, MONTHS = "南昌市", tuple(Month(2020, number) for number in range(12, 0, -1))
SHORT = "截至2020年12月底，南昌市重大重点项目计划新开工164个，已开工141个，开工率85.9%。"


def long_draft(archive: Archive) -> tuple[str, list[Spec]]:
    """A draft of so many characters, made of one month's briefings after another, and what it was written from."""
    text, specs = "", []
    for month, kind in cycle((month, kind) for month in MONTHS for kind in Kind):
        specs.append(spec_of(city_named(CITY), month, kind=kind))
        text += f"{plain_text(compose(archive, specs[-1]))}\n"
        if len(text) >= SIZE:
            return text[:SIZE], specs
    raise AssertionError("a cycle has no end")


def pairs() -> Iterator[Pair]:
    """The check of a long draft beside writing the briefings that it is made of."""
    archive = Archive(DATA)
    text, specs = long_draft(archive)
    figures = len(check(archive, text).checked)
    yield paired(
        f"check of {SIZE:,} characters, {figures} figures",
        lambda: check(archive, text),
        lambda: [compose(archive, spec) for spec in specs],
        RUNS,
    )


def command(folder: Path) -> tuple[str, ...]:
    """The command on a short draft, as arguments for Python."""
    path = folder / "draft.txt"
    path.write_text(SHORT, "utf-8")
    return ("-m", "analytics", "check", str(path), "--json")
