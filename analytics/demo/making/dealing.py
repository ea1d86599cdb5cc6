"""Districts, units and sectors dealt to projects, so that the hand-chosen counts hold exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analytics.demo.making.chance import shuffled, weighted
from analytics.demo.making.draft import REST, Draft
from analytics.demo.recipe import CityRecipe, Move, Share
from analytics.glossary import PlanKind

# How much likelier a district's project lies in a sector that the district leans to, and in one that it does not.
LEANING, AVERSE = 3.0, 0.3


def deal_units(drafts: Sequence[Draft], shares: Mapping[str, Share], *key: object) -> None:
    """Give each project of some tiers its district or municipal unit; counts as in ``shares``.

    Every unit gets a carried-over project first: a unit of planned starts alone could have nothing completed.
    """
    first = [draft for draft in drafts if draft.kind is PlanKind.CARRIED_OVER and draft.move is not Move.OUT]
    first = shuffled(first, *key, "first")[: len(shares)]
    others = [draft for draft in drafts if draft not in first]
    hand = [unit for unit, share in shares.items() for _ in range(share.count - 1)]
    for draft, unit in zip(first, shares, strict=True):
        draft.unit = unit
    for draft, unit in zip(others, shuffled(hand, *key, "others"), strict=True):
        draft.unit = unit


def deal_sectors(drafts: Iterable[Draft], quotas: Mapping[str, int], recipe: CityRecipe) -> None:
    """Give each project its sector; counts as in ``quotas``.

    Municipal units build in their own sectors and so choose first; sectors of the main list alone are dealt last.
    """
    left = Counter(quotas)
    taken: Counter[str] = Counter()
    for draft in sorted(drafts, key=lambda draft: (draft.unit not in recipe.unit_sectors, draft.tiers == REST)):
        if own := recipe.unit_sectors.get(draft.unit):
            draft.sector = own[taken[draft.unit] % len(own)]
            taken[draft.unit] += 1
        else:
            weights = [count * liking(draft, sector, recipe) for sector, count in left.items()]
            draft.sector = weighted(list(left), weights, draft.key, "sector")
        left[draft.sector] -= 1
    if any(left.values()):
        raise ValueError(f"projects by sector miss their quotas by {dict(left)}")


def liking(draft: Draft, sector: str, recipe: CityRecipe) -> float:
    """How likely a district's project lies in a sector; 0 when it cannot."""
    if sector in recipe.main_list_only and draft.tiers != REST:
        return 0.0
    if sector not in recipe.leaning:
        return 1.0
    return LEANING if draft.unit in recipe.leaning[sector] else AVERSE
