"""``make bench``: what the project adds to the bare work, as ratios taken in one run on this machine.

Answers to the pages' questions beside minimal SQL, imports beside bare reading, a command beside loading its libraries,
a briefing beside its questions, a check beside writing what is checked.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks import answering, checking, importing, writing
from tests.benchmarks.pairs import Pair, paired
from tests.sources import ROOT

MOST_OF_AN_ANSWER, MOST_OF_AN_IMPORT = 1.5, 2.0
COMMAND = ("-m", "analytics", "headline", "--city", "南昌市", "--as-of", "2020-12", "--json")
LIBRARIES = ("-c", "import duckdb, pyarrow")
STARTS = 7
WIDTHS = (46, 10, 10, 7, 7, 7)


def process(*arguments: str) -> None:
    """Run Python to its end."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)


def line(cells: tuple[str, ...]) -> None:
    """Print a line of the table, the figures right-aligned."""
    what, *figures = zip(cells, WIDTHS, strict=True)
    print(what[0].ljust(what[1]) + "".join(text.rjust(width) for text, width in figures), flush=True)


def verdict(target: str, most: float, pairs: list[Pair]) -> None:
    """Print whether the largest median ratio keeps to a target."""
    worst = max(pairs, key=lambda pair: pair.ratio)
    met = "met" if worst.ratio <= most else "not met"
    print(f"{target}: {met}, at most {worst.ratio:.2f} ({worst.what})")


def main() -> None:
    """Measure and print."""
    line(("milliseconds", "ours", "bare", "least", "ratio", "most"))
    answers, imports, rates = [], [], []
    for pair in answering.pairs():
        answers.append(pair)
        line(pair.row)
    with TemporaryDirectory() as folder:
        for size, pair in importing.pairs(Path(folder)):
            imports.append(pair)
            rates.append(f"{size / median(pair.ours):,.0f} rows a second, {size / median(pair.bare):,.0f} read bare")
            line(pair.row)
    for pair in writing.pairs():
        line(pair.row)
    for pair in checking.pairs():
        line(pair.row)
    command = paired("headline --json, whole process", lambda: process(*COMMAND), lambda: process(*LIBRARIES), STARTS)
    line(command.row)
    with TemporaryDirectory() as folder:
        draft = checking.command(Path(folder))
        line(paired("check --json, whole process", lambda: process(*draft), lambda: process(*LIBRARIES), STARTS).row)
    for pair, rate in zip(imports, rates, strict=True):
        print(f"{pair.what}: {rate}")
    verdict(f"an answer costs at most {MOST_OF_AN_ANSWER} × the minimal SQL", MOST_OF_AN_ANSWER, answers)
    verdict("an import is at least half as fast as bare reading", MOST_OF_AN_IMPORT, imports)


if __name__ == "__main__":
    main()
