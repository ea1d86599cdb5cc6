"""One project in one year's list while its figures are being found; the months are read off the finished draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from analytics.demo.recipe import Move, Origin
from analytics.glossary import PlanKind, ReserveStage

REST = "rest"

K = TypeVar("K", bound=Hashable)


@dataclass(eq=False)
class Draft:
    """A project of one year's list; money in cents (0.01 万元), as it stands at the close of the year.

    ``key`` names the project in every draw and is the same in both years; ``later`` is the same project in the
    following year's list. Dates may lie after the close: a row shows those that have come.
    """

    key: str
    tiers: str
    kind: PlanKind
    origin: Origin
    starts: bool
    finishing: bool = False
    due: bool = False
    move: Move = Move.STAYS
    later: Draft | None = None
    unit: str = ""
    sector: str = ""
    total: int = 0
    plan: int = 0
    completed: int = 0
    earlier: int = 0
    planned_start_on: date = date.max
    started_on: date | None = None
    planned_finish_on: date = date.max
    finished_on: date | None = None
    stage: ReserveStage | None = None

    @property
    def implementing(self) -> bool:
        """Not in reserve, so with a plan for the year."""
        return self.kind is not PlanKind.RESERVE

    @property
    def room(self) -> int:
        """What is left of the total investment after this year and the next."""
        return self.total - self.completed - (self.later.completed if self.later else 0)


def grouped(drafts: Iterable[Draft], key: Callable[[Draft], K]) -> dict[K, list[Draft]]:
    """The drafts by group, in the order of first appearance."""
    groups: dict[K, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[key(draft)].append(draft)
    return dict(groups)
