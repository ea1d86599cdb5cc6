"""The parts of a change, added up from single projects or from groups of them; exact, whatever the order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics.decomposition.measured import Ledgers, Measures, amount_of, group_of
from analytics.decomposition.moves import Move
from analytics.decomposition.terms import KIND_ORDER, REASON_ORDER, PartKind, PartReason
from analytics.glossary import Dimension
from analytics.metrics import Metric


@dataclass(frozen=True)
class Part:
    """One part of a change: whose, in which group (null for all), why, through which projects, and what it adds.

    ``contribution`` is a fraction of a rate (0.01 = one percentage point), 万元 or a count. ``members`` are the
    project_ids that moved the figure; of groups the planned starts of either date.
    """

    kind: PartKind
    key: str | None
    reason: PartReason
    members: frozenset[str]
    contribution: Fraction

    @property
    def projects(self) -> int:
        """How many projects stand behind the part."""
        return len(self.members)

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands among other parts: by group, kind and reason."""
        return self.key or "", KIND_ORDER[self.kind], REASON_ORDER[self.reason]


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts in the order in which they are shown."""
    return tuple(sorted(parts, key=lambda part: part.place))


def of_moves(moves: Iterable[Move], measures: Measures) -> tuple[Part, ...]:
    """One part per group, kind and reason."""
    gathered: dict[tuple[PartKind, str | None, PartReason], list[Move]] = defaultdict(list)
    for move in moves:
        gathered[move.kind, move.key, move.reason].append(move)
    return in_order(
        Part(*what, frozenset(move.project_id for move in found), contribution(found, measures))
        for what, found in gathered.items()
    )


def contribution(moves: Iterable[Move], measures: Measures) -> Fraction:
    """What some movements add to the figure together."""
    above, below = measures.weights
    found = tuple(moves)
    numerator, denominator = sum(move.numerator for move in found), sum(move.denominator for move in found)
    return Fraction(numerator) * above + Fraction(denominator) * below


@dataclass(frozen=True)
class _Group:
    """A group's planned starts at one date: how many, how many started, and its part of the whole."""

    planned: int
    started: int
    share: Fraction

    @property
    def rate(self) -> Fraction | None:
        return Fraction(self.started, self.planned) if self.planned else None


def of_groups(ledgers: Ledgers, metric: Metric, by: Dimension, measures: Measures) -> tuple[Part, ...]:
    """The change of a rate as Σ mean share · Δ rate + Σ (mean rate − mean of the whole) · Δ share, group by group.

    For a start rate across years, whose projects differ. A group that is missing at one date has everything in its
    share: its rate there is taken to be the one that it has.
    """
    projects: dict[str, set[str]] = defaultdict(set)
    found: list[dict[str, _Group]] = []
    for rows in zip(*ledgers.pairs, strict=True):
        counted: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in rows:
            if row is not None and amount_of(metric.denominator, row):
                key = group_of(row, by)
                projects[key].add(row["project_id"])
                counted[key].append((1, int(amount_of(metric.numerator, row))))
        total = sum(len(members) for members in counted.values())
        found.append(
            {
                key: _Group(len(members), sum(started for _one, started in members), Fraction(len(members), total))
                for key, members in counted.items()
            }
        )
    now, then = found
    parts = []
    for key, members in projects.items():
        parts += _of_group(key, now.get(key, ABSENT), then.get(key, ABSENT), measures.mean, frozenset(members))
    return in_order(parts)


ABSENT = _Group(0, 0, Fraction(0))


def _of_group(key: str, now: _Group, then: _Group, mean: Fraction, members: frozenset[str]) -> list[Part]:
    rate_now = then.rate if now.rate is None else now.rate
    rate_then = now.rate if then.rate is None else then.rate
    if rate_now is None or rate_then is None:
        return []
    rise, shift = rate_now - rate_then, now.share - then.share
    parts = []
    if rise:
        reason = PartReason.RATE_ROSE if rise > 0 else PartReason.RATE_FELL
        parts.append(Part(PartKind.RATE, key, reason, members, (now.share + then.share) / 2 * rise))
    if shift:
        reason = PartReason.SHARE_ROSE if shift > 0 else PartReason.SHARE_FELL
        parts.append(Part(PartKind.MIX, key, reason, members, ((rate_now + rate_then) / 2 - mean) * shift))
    return parts


def together(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of all groups as one per kind and reason."""
    gathered: dict[tuple[PartKind, PartReason], Part] = {}
    for part in parts:
        what = (part.kind, part.reason)
        before = gathered.get(what, Part(part.kind, None, part.reason, frozenset(), Fraction(0)))
        gathered[what] = replace(
            before, members=before.members | part.members, contribution=before.contribution + part.contribution
        )
    return in_order(gathered.values())
