"""City profiles: everything that differs between cities, as data.

One TOML file a city in ``data/cities``; adding a city means adding a file. Profiles always come from the project's
own ``data``, wherever the snapshots lie.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

from analytics.errors import UnknownName
from analytics.language import Label, Language
from analytics.places import DATA
from analytics.question import MUNICIPAL_LEVEL

PROFILES = DATA / "cities"
OPENING_CITY = "nanchang"


class Tile(NamedTuple):
    """A cell of the tile-grid map, counted from the north-west corner."""

    column: int
    row: int


NOWHERE = Tile(0, 0)
DISTRICTS = "县区"
MUNICIPAL = Label(MUNICIPAL_LEVEL, "City level")


@dataclass(frozen=True)
class Named:
    """A district, municipal unit, tier or sector of one city, with the other names that ledgers use for it."""

    name: str
    en: str
    aliases: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    def existed_on(self, day: date) -> bool:
        """Whether a ledger of that day may name it."""
        return self.since <= day <= self.until

    def text(self, language: Language) -> str:
        """The name in the reader's language."""
        return self.name if language is Language.ZH else self.en


@dataclass(frozen=True)
class District(Named):
    """A reporting district or zone (县区、开发区、管理局) and its cell in the tile-grid map.

    ``succeeds`` names the one whose projects it took over when districts were reorganised.
    """

    tile: Tile = NOWHERE
    succeeds: str | None = None


@dataclass(frozen=True)
class Tier(Named):
    """A list of projects with its own reporting; ``within`` names the tiers that contain it whole.

    ``is_provincial`` is one that the province keeps: a briefing reports on it when asked.
    """

    within: tuple[str, ...] = ()
    is_provincial: bool = False


@dataclass(frozen=True)
class Sector(Named):
    """A sector of the city's own list, with the common group that other cities' sectors map to."""

    group: str = ""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class City:
    """One city's profile.

    ``districts_are`` is what its texts call the districts together, ``districts_in_full`` where they first do (in
    Chinese).
    """

    code: str
    name: str
    en: str
    start_rate_basis: str
    decimals: int
    money_unit: str
    districts: tuple[District, ...]
    units: tuple[Named, ...]
    tiers: tuple[Tier, ...]
    sectors: tuple[Sector, ...]
    districts_are: str
    districts_in_full: str
    header_aliases: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def main_tier(self) -> Tier:
        """The list that the whole ledger is about; listed first in the profile."""
        return self.tiers[0]

    def districts_on(self, day: date) -> tuple[District, ...]:
        """The districts that existed on a day, in the profile's order."""
        return tuple(district for district in self.districts if district.existed_on(day))

    def reorganised(self, before: date, after: date) -> tuple[tuple[District, ...], tuple[District, ...]]:
        """The districts that existed on the earlier day only, and on the later day only."""
        then, now = self.districts_on(before), self.districts_on(after)
        gone = tuple(district for district in then if district not in now)
        return gone, tuple(district for district in now if district not in then)

    def successors(self, before: date, after: date) -> dict[str, str]:
        """The district that took over from each one that existed on the earlier day only, by name."""
        gone, new = self.reorganised(before, after)
        names = {district.name for district in gone}
        return {district.succeeds: district.name for district in new if district.succeeds in names}

    def text(self, language: Language) -> str:
        """The city's name in the reader's language."""
        return self.name if language is Language.ZH else self.en

    def name_of(self, name: str, language: Language) -> str:
        """What a group is called in the reader's language; a name that the profile does not know stays as it is."""
        if name == MUNICIPAL_LEVEL:
            return MUNICIPAL.text(language)
        known = (*self.districts, *self.units, *self.tiers, *self.sectors)
        return next((entry.text(language) for entry in known if entry.name == name), name)

    def tier(self, name: str) -> Tier:
        """The tier of that name or alias; :class:`UnknownName` when the city has none."""
        return find(self.tiers, name, self)

    def sector(self, name: str) -> Sector:
        """The sector of that name or alias; :class:`UnknownName` when the city has none."""
        return find(self.sectors, name, self)

    def district(self, name: str, day: date) -> District:
        """The district that bore that name or alias on a day; :class:`UnknownName` when there was none."""
        return find(self.districts_on(day), name, self)


def find(entries: tuple[N, ...], name: str, city: City) -> N:
    """The entry of that name or alias; :class:`UnknownName` when the city has none."""
    for entry in entries:
        if name == entry.name or name in entry.aliases:
            return entry
    known = "、".join(entry.name for entry in entries)
    raise UnknownName("{city} has no “{name}”; it has: {known}.", city=city.name, name=name, known=known)


def parse(raw: dict[str, Any]) -> City:
    """The profile that a parsed TOML file describes."""

    def named(kind: type[N], section: str, **convert: Any) -> tuple[N, ...]:
        return tuple(
            kind(**{key: convert.get(key, as_tuple)(value) for key, value in entry.items()})
            for entry in raw.get(section, [])
        )

    def as_tuple(value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    return City(
        **{key: raw[key] for key in ("code", "name", "en", "start_rate_basis", "decimals", "money_unit")},
        districts=named(District, "districts", tile=lambda cell: Tile(*cell)),
        units=named(Named, "units"),
        tiers=named(Tier, "tiers"),
        sectors=named(Sector, "sectors"),
        districts_are=raw.get("districts_are", DISTRICTS),
        districts_in_full=raw.get("districts_in_full", raw.get("districts_are", DISTRICTS)),
        header_aliases={column: tuple(names) for column, names in raw.get("header_aliases", {}).items()},
    )


@cache
def cities() -> tuple[City, ...]:
    """Every city with a profile, the one the dashboard opens on first."""
    profiles = [parse(tomllib.loads(path.read_text("utf-8"))) for path in sorted(PROFILES.glob("*.toml"))]
    return tuple(sorted(profiles, key=lambda city: (city.code != OPENING_CITY, city.code)))


def city_named(name: str) -> City:
    """The city of that name or code (南昌市, nanchang); :class:`UnknownName` when no profile knows it."""
    for city in cities():
        if name in (city.name, city.code):
            return city
    known = "、".join(city.name for city in cities())
    raise UnknownName("No city profile is called “{name}”; known: {known}.", name=name, known=known)
