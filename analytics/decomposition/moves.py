"""What happened to single projects between two dates: how each moved the parts of a figure, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.decomposition.measured import Amount, Ledgers, Row, amount_of, group_of
from analytics.decomposition.terms import PartKind, PartReason
from analytics.glossary import Dimension, Status
from analytics.metrics import Metric


@dataclass(frozen=True)
class Move:
    """One project's movement for one reason, in 万元 or counts; what did not move has none.

    ``key`` is the group it counts in, null without a breakdown.
    """

    project_id: str
    kind: PartKind
    reason: PartReason
    key: str | None
    numerator: Amount
    denominator: Amount


def moves(ledgers: Ledgers, metric: Metric, by: Dimension | None = None) -> tuple[Move, ...]:
    """Every movement between the dates, in the order of project_id; whatever the group, they add up to the change."""
    found = []
    for now, then in ledgers.pairs:
        found += [move for move in _of_project(ledgers, metric, by, now, then) if move.numerator or move.denominator]
    return tuple(found)


def _of_project(
    ledgers: Ledgers, metric: Metric, by: Dimension | None, now: Row | None, then: Row | None
) -> Iterator[Move]:
    above = amount_of(metric.numerator, now), amount_of(metric.numerator, then)
    below = amount_of(metric.denominator, now), amount_of(metric.denominator, then)
    if now is not None and then is not None:
        keys = _key(now, by), _key(then, by)
        same, project = PartKind.SAME_PROJECTS, str(now["project_id"])
        if keys[0] != keys[1]:
            # It leaves one group whole and joins the other, or neither group would add up to its own change.
            yield Move(project, same, PartReason.REGROUPED, keys[0], above[0], below[0])
            yield Move(project, same, PartReason.REGROUPED, keys[1], -above[1], -below[1])
        else:
            for reason, numerator, denominator in _changed(ledgers, metric, above[0] - above[1], below[0] - below[1]):
                yield Move(project, same, reason, keys[0], numerator, denominator)
    elif now is not None:
        reason = _why_joined(ledgers, now)
        yield Move(str(now["project_id"]), PartKind.JOINED, reason, _key(now, by), above[0], below[0])
    elif then is not None:
        reason = _why_left(ledgers, then)
        yield Move(str(then["project_id"]), PartKind.LEFT, reason, _key(then, by), -above[1], -below[1])


def _key(row: Row, by: Dimension | None) -> str | None:
    return None if by is None else group_of(row, by)


def _changed(
    ledgers: Ledgers, metric: Metric, above: Amount, below: Amount
) -> Iterator[tuple[PartReason, Amount, Amount]]:
    """The reasons of a project in scope at both dates, each with its part of the movement."""
    if metric.denominator is None:
        yield PartReason.INCREASE if above > 0 else PartReason.DECREASE, above, 0
    elif metric.of_one_year:
        # A project that is planned anew brings its start with it: one reason, not a start and a plan.
        if below:
            yield PartReason.START_PLANNED if below > 0 else PartReason.START_UNPLANNED, above, below
        else:
            yield PartReason.STARTED if above > 0 else PartReason.START_WITHDRAWN, above, 0
    else:
        yield PartReason.INVESTMENT, above, 0
        # Another year's plan is not this year's plan changed.
        larger, smaller = PartReason.PLAN_RAISED, PartReason.PLAN_LOWERED
        if ledgers.is_across_years:
            larger, smaller = PartReason.PLAN_LARGER, PartReason.PLAN_SMALLER
        yield larger if below > 0 else smaller, 0, below


def _why_joined(ledgers: Ledgers, now: Row) -> PartReason:
    moved = now["transferred_in_on"]
    if moved is not None and ledgers.compare_to.end < moved <= ledgers.as_of.end:
        return PartReason.TRANSFERRED_IN
    then = ledgers.then.get(now["project_id"])
    return PartReason.ENTERED_SCOPE if then is not None and then["listed"] else PartReason.NEWLY_LISTED


def _why_left(ledgers: Ledgers, then: Row) -> PartReason:
    now = ledgers.now.get(then["project_id"])
    if now is not None and now["listed"]:
        return PartReason.LEFT_SCOPE
    known = (then,) if now is None else (now, then)
    if any(row["transferred_out_on"] is not None and row["transferred_out_on"] <= ledgers.as_of.end for row in known):
        return PartReason.TRANSFERRED_OUT
    return PartReason.FINISHED if then["status"] == Status.FINISHED else PartReason.DELISTED
