"""Provinces and cities by the names that texts print, and which place a text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analytics.fact_check.reading.words import alternatives, table

ENDINGS = ("盟", "地区", "市")
# 达州 and 徐州 are cities; a longer name in 州 is that of a prefecture, whose short form may be another place's name.
PREFECTURE, AMBIGUOUS = (
    3,
    ("红河州", "文山州", "怒江州", "海北州", "海南州", "海西州", "白山市", "大同市", "吉林市", "朝阳市"),
)
PROVINCE_ENDINGS = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


@dataclass(frozen=True, slots=True)
class Place:
    """A province or a city: its full name and, of a city, its province's."""

    name: str
    province: str | None = None

    @property
    def is_province(self) -> bool:
        """Whether it is a province or a municipality of that rank."""
        return self.province is None


@cache
def known() -> dict[str, Place]:
    """Every place by each of its names."""
    places: dict[str, Place] = {}
    raw: dict[str, list[str]] = table("places")["provinces"]  # type: ignore[assignment]
    for province, cities in raw.items():
        found = Place(province)
        short = next(province.removesuffix(ending) for ending in PROVINCE_ENDINGS if province.endswith(ending))
        places |= {province: found, short: found}
        for city in cities:
            is_full = city.endswith(ENDINGS) or (city.endswith("州") and len(city) >= PREFECTURE)
            full = city if is_full else f"{city}市"
            places |= {full: Place(full, province), city: Place(full, province)}
            if is_full and full not in AMBIGUOUS and not full.endswith(("市", "盟")):
                places[full.removesuffix("地区").removesuffix("州")] = Place(full, province)
    return places


@cache
def pattern() -> re.Pattern[str]:
    """Any place's name, the longest first."""
    return re.compile(alternatives(known()))


def named(text: str) -> Iterator[tuple[int, int, Place]]:
    """The places that a text names, with where they stand."""
    for match in pattern().finditer(text):
        yield match.start(), match.end(), known()[match[0]]
