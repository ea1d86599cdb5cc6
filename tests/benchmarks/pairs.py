"""Two ways to the same result, timed in turn: A B A B …, so that a machine that slows down slows both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Pair:
    """What was timed, and the seconds of each run: ours and the bare one beside it."""

    what: str
    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over bare, run by run."""
        return tuple(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))

    @property
    def ratio(self) -> float:
        """The median ratio."""
        return median(self.ratios)

    @property
    def row(self) -> tuple[str, ...]:
        """The pair as a line of a table: what, median milliseconds of each, least, median and largest ratio."""
        times = (f"{median(times) * 1000:,.1f}" for times in (self.ours, self.bare))
        return (self.what, *times, *(f"{ratio:.2f}" for ratio in (min(self.ratios), self.ratio, max(self.ratios))))


def seconds(work: Work) -> float:
    """How long it takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(what: str, ours: Work, bare: Work, runs: int) -> Pair:
    """Both in turn, after one run of each that is not counted."""
    times = [(seconds(ours), seconds(bare)) for _ in range(runs + 1)][1:]
    return Pair(what, *zip(*times, strict=True))
