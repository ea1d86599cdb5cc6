"""The year before a city's published one: the projects that went on, and those that left the list."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.demo.making.chance import uniform, weighted
from analytics.demo.making.dates import copy_dates, plan_unstarted, set_finish, set_start
from analytics.demo.making.dealing import deal_sectors
from analytics.demo.making.draft import REST, Draft, grouped
from analytics.demo.making.money import invested_before, size, split_completed, split_plan, split_total
from analytics.demo.recipe import CityRecipe, Leavers, Origin, YearBefore
from analytics.glossary import PlanKind, ReserveStage

STAGES = tuple(ReserveStage)
# Paces of districts and units lie around 1 by this much; no ranking of that year was published.
PACE_WIDTH = 0.15

KINDS = {
    Origin.CARRIED_OVER: PlanKind.CARRIED_OVER,
    Origin.STARTED: PlanKind.NEW_START,
    Origin.UNSTARTED: PlanKind.NEW_START,
    Origin.RESERVE: PlanKind.RESERVE,
}


def list_before(city: CityRecipe, recipe: YearBefore, latest: Sequence[Draft]) -> list[Draft]:
    """Every project of the year; the continuing ones keep what they are in the latest list."""
    continuing = [continued(later, recipe) for later in latest if later.origin is not Origin.FRESH]
    leaving = [
        draft
        for number, leavers in enumerate(recipe.leavers)
        for draft in expanded(leavers, f"{city.code}/{recipe.rhythm.year}/{number}")
    ]
    units = [draft.unit for draft in continuing]
    for draft in leaving:
        # A leaver belongs where the others do, in proportion.
        draft.unit = units[int(uniform(draft.key, "unit") * len(units))]
    deal_sectors(leaving, recipe.leaving_sectors, city)
    for draft in leaving:
        set_start(draft, recipe.rhythm, recipe.rhythm)
        set_finish(draft, recipe.rhythm)
        if draft.kind is PlanKind.RESERVE:
            draft.stage = weighted(STAGES[:2], (2, 1), draft.key, "stage")
    drafts = [*continuing, *leaving]
    set_totals(city, recipe, continuing, leaving)
    set_money(city, recipe, drafts)
    for draft in drafts:
        if draft.kind is PlanKind.CARRIED_OVER:
            draft.earlier = invested_before(draft)
        if draft.later:
            draft.later.earlier = draft.earlier + draft.completed
    return drafts


def continued(later: Draft, recipe: YearBefore) -> Draft:
    """The project of the latest list as it was the year before."""
    kind = KINDS[later.origin]
    draft = Draft(
        key=later.key,
        tiers=REST if kind is PlanKind.RESERVE else later.tiers,
        kind=kind,
        origin=Origin.CARRIED_OVER,
        starts=later.kind is PlanKind.CARRIED_OVER,
        later=later,
        unit=later.unit,
        sector=later.sector,
        total=later.total,
    )
    copy_dates(draft, later)
    if later.origin is Origin.UNSTARTED:
        plan_unstarted(draft, recipe.rhythm.year)
        draft.started_on = later.started_on
    if kind is PlanKind.RESERVE:
        draft.stage = stage_before(later)
    return draft


def stage_before(later: Draft) -> ReserveStage:
    """Preparation only moves on: a reserve project is a stage behind, one about to start had all but done with it."""
    if later.stage is None:
        return weighted(STAGES[2:], (1, 2, 2), later.key, "stage before")
    return STAGES[max(0, STAGES.index(later.stage) - 1)]


def expanded(leavers: Leavers, key: str) -> list[Draft]:
    """The projects of a lot that left, still without unit, sector and money."""
    return [
        Draft(
            key=f"{key}/{number}",
            tiers=leavers.tiers,
            kind=leavers.kind,
            origin=Origin.CARRIED_OVER,
            starts=leavers.kind is PlanKind.CARRIED_OVER or number < leavers.started,
            finishing=number < leavers.finishing,
        )
        for number in range(leavers.count)
    ]


def set_totals(city: CityRecipe, recipe: YearBefore, continuing: Sequence[Draft], leaving: Sequence[Draft]) -> None:
    """The leavers' totals: what the continuing projects leave of each sector's sum."""
    for entry in recipe.totals:
        kept = sum(draft.total for draft in continuing if draft.sector in entry.sectors)
        left = [draft for draft in leaving if draft.sector in entry.sectors]
        split_total(left, [size(draft, city) for draft in left], entry.total - kept)


def set_money(city: CityRecipe, recipe: YearBefore, drafts: Sequence[Draft]) -> None:
    """Plans and completed investment: the sums of the recipe, by tiers or by a sector that has its own."""

    def pace(unit: str) -> float:
        return 1 + PACE_WIDTH * (2 * uniform(city.code, recipe.rhythm.year, unit, "pace") - 1)

    groups = grouped(drafts, lambda draft: draft.sector if draft.sector in recipe.plan else draft.tiers)
    for group, members in groups.items():
        split_plan([draft for draft in members if draft.implementing], recipe.plan[group], "plan before")
        split_completed(members, recipe.completed[group], pace, "completed before")
