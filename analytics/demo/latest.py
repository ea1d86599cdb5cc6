"""The list of a city's published year: lots become projects with units, sectors, money and dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analytics.demo.making.allocation import rake
from analytics.demo.making.chance import shuffled
from analytics.demo.making.dates import set_finish, set_start
from analytics.demo.making.dealing import deal_sectors, deal_units
from analytics.demo.making.draft import Draft, grouped
from analytics.demo.making.money import invested_before, size, split_completed, split_plan, split_total
from analytics.demo.recipe import CENTS_PER_YI, CityRecipe, LatestYear, Lot, Move, Origin, Rhythm, SectorTotal, Share
from analytics.glossary import PlanKind

# What projects moved out would have completed by December (per cent of their plan): laggards are dropped.
LEFT_BEHIND = 60


def latest_list(city: CityRecipe, recipe: LatestYear, totals: tuple[SectorTotal, ...], before: Rhythm) -> list[Draft]:
    """Every project of the year, those moved in or out included; ``totals`` are those of the year before."""
    lots = [expanded(lot, f"{city.code}/{recipe.rhythm.year}/{number}") for number, lot in enumerate(recipe.lots)]
    drafts = [draft for lot in lots for draft in lot]
    for tiers, members in grouped(drafts, lambda draft: draft.tiers).items():
        deal_units(members, recipe.units[tiers], city.code, tiers)
    deal_sectors([draft for draft in drafts if draft.origin is not Origin.FRESH], recipe.continuing_sectors, city)
    deal_sectors([draft for draft in drafts if draft.origin is Origin.FRESH], recipe.fresh_sectors, city)
    set_totals(city, recipe.lots, lots, totals)
    for lot, members in zip(recipe.lots, lots, strict=True):
        if lot.kind is not PlanKind.RESERVE:
            split_plan(members, lot.plan, "plan")
    for draft in drafts:
        set_start(draft, recipe.rhythm, before)
        set_finish(draft, recipe.rhythm)
    set_completed(drafts, recipe)
    reserve = [draft for draft in drafts if draft.kind is PlanKind.RESERVE]
    for draft, stage in zip(reserve, shuffled(recipe.reserve_stages, city.code, "stage"), strict=True):
        draft.stage = stage
    return drafts


def expanded(lot: Lot, key: str) -> list[Draft]:
    """The projects of a lot, still without unit, sector and money."""
    origins = shuffled(lot.origins, key) if lot.kind is PlanKind.NEW_START else lot.origins
    return [
        Draft(
            key=f"{key}/{number}",
            tiers=lot.tiers,
            kind=lot.kind,
            origin=origin,
            starts=lot.kind is PlanKind.CARRIED_OVER or number < lot.started,
            finishing=number < lot.finishing,
            due=number < lot.due,
            move=lot.move,
        )
        for number, origin in enumerate(origins)
    ]


def set_totals(
    city: CityRecipe, lots: Sequence[Lot], members: Sequence[Sequence[Draft]], totals: Sequence[SectorTotal]
) -> None:
    """Total investments: each lot's sum exactly, the continuing projects of each sector about what ``totals`` wants."""
    drafts = [draft for lot in members for draft in lot]
    group = {sector: number for number, entry in enumerate(totals) for sector in entry.sectors}
    weights = rake(
        [size(draft, city) for draft in drafts],
        [
            (
                [None if draft.origin is Origin.FRESH else group[draft.sector] for draft in drafts],
                {number: entry.continuing / CENTS_PER_YI for number, entry in enumerate(totals)},
            ),
            (
                [number for number, lot in enumerate(members) for _ in lot],
                {number: lot.total / CENTS_PER_YI for number, lot in enumerate(lots)},
            ),
        ],
    )
    place = 0
    for lot, lot_members in zip(lots, members, strict=True):
        split_total(lot_members, weights[place : place + len(lot_members)], lot.total)
        place += len(lot_members)


def set_completed(drafts: Sequence[Draft], recipe: LatestYear) -> None:
    """What each project completes to the close; those moved out stay outside the sums."""

    def pace(shares: dict[str, Share], unit: str) -> float:
        return shares[unit].pace

    staying = [draft for draft in drafts if draft.move is not Move.OUT]
    for tiers, members in grouped(staying, lambda draft: draft.tiers).items():
        split_completed(members, recipe.completed[tiers], partial(pace, recipe.units[tiers]), "completed")
    for draft in drafts:
        if draft.move is Move.OUT and draft.starts:
            draft.completed = draft.plan * LEFT_BEHIND // 100


def set_invested_before(drafts: Sequence[Draft]) -> None:
    """What each carried-over project had cost before the year; call it when the year before is complete."""
    for draft in drafts:
        if draft.origin is Origin.FRESH and draft.kind is PlanKind.CARRIED_OVER:
            draft.earlier = invested_before(draft)
