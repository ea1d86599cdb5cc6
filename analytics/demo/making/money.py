"""Totals, plans and completed investment, split over projects so that every given sum holds to the cent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analytics.demo.making.allocation import allocate, whole
from analytics.demo.making.chance import heavy, uniform
from analytics.demo.making.draft import Draft, grouped
from analytics.demo.recipe import CENTS_PER_YI, CityRecipe

# Totals and plans are stated in round hundreds of 万元, as the published sums are.
STEP = CENTS_PER_YI // 100
SMALLEST_TOTAL = 20
SMALLEST_PLAN = 2
# The most that one year may plan, and complete, of what a project still costs (per cent).
PLAN_CAP, COMPLETED_CAP = 70, 93
# What a started project completes in its year at least and at most (per cent of its plan).
SLOWEST, FASTEST = 5, 300

SIZE_SPREAD, PLAN_SPREAD, PROGRESS_SPREAD = 1.0, 0.45, 0.3


def size(draft: Draft, recipe: CityRecipe) -> float:
    """How large the project would be if no sum had to be met."""
    scale = recipe.sizes.get(draft.unit, recipe.sizes[draft.sector])
    return scale * heavy(SIZE_SPREAD, draft.key, "size")


def split_total(drafts: Sequence[Draft], weights: Sequence[float], total: int) -> None:
    """Give the projects total investments that add up to ``total``."""
    steps, count = total // STEP, len(drafts)
    parts = allocate(steps, whole(weights), [SMALLEST_TOTAL] * count, [steps] * count)
    for draft, part in zip(drafts, parts, strict=True):
        draft.total = part * STEP


def split_plan(drafts: Sequence[Draft], plan: int, key: str) -> None:
    """Give the implementing projects plans for the year that add up to ``plan``."""
    costs = [draft.room // STEP for draft in drafts]
    weights = whole([cost * heavy(PLAN_SPREAD, draft.key, key) for draft, cost in zip(drafts, costs, strict=True)])
    caps = [max(SMALLEST_PLAN, cost * PLAN_CAP // 100) for cost in costs]
    for draft, part in zip(drafts, allocate(plan // STEP, weights, [SMALLEST_PLAN] * len(drafts), caps), strict=True):
        draft.plan = part * STEP


def split_completed(drafts: Sequence[Draft], completed: int, pace: Callable[[str], float], key: str) -> None:
    """Give the started projects what they complete in the year: ``completed`` in all, by the pace of their units.

    First among the units, then within each: the sum of a unit follows its pace as far as its projects have room.
    """
    cells = grouped((draft for draft in drafts if draft.implementing), lambda draft: draft.unit)
    started = {unit: [draft for draft in cell if draft.starts] for unit, cell in cells.items()}
    sums = allocate(
        completed,
        whole([sum(draft.plan for draft in cell) / CENTS_PER_YI * pace(unit) for unit, cell in cells.items()]),
        [sum(map(slowest, cell)) for cell in started.values()],
        [sum(map(fastest, cell)) for cell in started.values()],
    )
    for cell, total in zip(started.values(), sums, strict=True):
        weights = whole([draft.plan / CENTS_PER_YI * heavy(PROGRESS_SPREAD, draft.key, key) for draft in cell])
        parts = allocate(total, weights, list(map(slowest, cell)), list(map(fastest, cell)))
        for draft, part in zip(cell, parts, strict=True):
            draft.completed = part


def slowest(draft: Draft) -> int:
    """The least that a started project completes in the year."""
    return min(draft.plan * SLOWEST // 100, fastest(draft))


def fastest(draft: Draft) -> int:
    """The most that a project can complete in the year, the following year's part left to it."""
    return min(draft.room * COMPLETED_CAP // 100, draft.plan * FASTEST // 100)


def invested_before(draft: Draft) -> int:
    """What a project carried over into a list had cost before: nearly all the rest when it is about to finish."""
    low, high = (0.9, 0.99) if draft.finishing or (draft.later and draft.later.finishing) else (0.05, 0.7)
    return int(draft.room * (low + (high - low) * uniform(draft.key, "earlier")))
