"""What projects are called: identifiers that stay for good, and names that belong to nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.city import City
from analytics.demo.making.chance import between, uniform, weighted
from analytics.demo.making.draft import Draft
from analytics.demo.recipe import CityRecipe

OFFICIALS = 40
NUMERALS = "一二三四五六七八九十"
# Districts whose name does not end in the word for its rank, or would lose its meaning without it.
SHORT_NAMES = {name: name for name in ("南昌县", "高新区", "经开区", "天府新区")} | {"湾里管理局": "湾里"}


@dataclass(frozen=True)
class Identity:
    """What a project keeps through all months and years."""

    project_id: str
    name: str
    lead_official: str


def identify(city: City, recipe: CityRecipe, lists: Mapping[int, Sequence[Draft]]) -> dict[str, Identity]:
    """The identity of every project by its key; ``lists`` holds each year's drafts, numbered when first listed.

    Within a year's list the numbers follow sector and district, as an office's ledger does.
    """
    sectors = [sector.name for sector in city.sectors]
    units = [unit.name for unit in (*city.districts, *city.units)]
    namesakes: Counter[str] = Counter()
    identities: dict[str, Identity] = {}
    for year, drafts in sorted(lists.items()):
        fresh = [draft for draft in drafts if draft.key not in identities]
        fresh.sort(
            key=lambda draft: (sectors.index(draft.sector), units.index(draft.unit), uniform(draft.key, "order"))
        )
        for number, draft in enumerate(fresh, start=1):
            name = plain_name(city, recipe, draft)
            namesakes[name] += 1
            identities[draft.key] = Identity(
                project_id=f"{recipe.id_prefix}{year}-{number:04d}",
                name=name + phase(namesakes[name]),
                lead_official=f"示例领导{between(1, OFFICIALS, draft.key, 'official')}",
            )
    return identities


def plain_name(city: City, recipe: CityRecipe, draft: Draft) -> str:
    """示例, the place, and what is built there; namesakes get a phase."""
    nouns = recipe.nouns.get(draft.unit) or recipe.nouns[draft.sector]
    noun = weighted(nouns, [1] * len(nouns), draft.key, "noun")
    return f"示例{place(city, draft.unit)}{noun}"


def place(city: City, unit: str) -> str:
    """The district's short name, which a reorganisation does not change; a municipal project's place is the city."""
    district = next((district for district in city.districts if district.name == unit), None)
    return city.name if district is None else SHORT_NAMES.get(unit, unit.rstrip("区市县"))


def phase(number: int) -> str:
    """Nothing for the first of a name, then 二期 and on."""
    if number == 1:
        return ""
    tens, ones = divmod(number, 10)
    digits = ("" if tens == 0 else NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    return f"（{digits}{NUMERALS[ones - 1] if ones else ''}期）"
