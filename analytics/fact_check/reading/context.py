"""What a whole draft is about: its place, its year and month, and the list of projects that a bare 项目 means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.city import City
from analytics.fact_check.figure import Period
from analytics.fact_check.plain import HAN, Plain
from analytics.fact_check.reading import gazetteer
from analytics.fact_check.reading.lists import Lists
from analytics.fact_check.reading.marks import Kind
from analytics.fact_check.reading.periods import Reach, Span, periods
from analytics.fact_check.reading.tiers import tiers
from analytics.months import Month

# "# title | date | address": what a copy says of itself. It tells the place and the date, and prints no figures.
LABEL = re.compile(r"#[^\n]*\|[^\n]*")
PUBLISHED = re.compile(r"((?:19|20)\d{2})[-./年](\d{1,2})[-./月]\d{1,2}")
YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})年")
# 万州区 of 重庆市万州区市级重大项目; 上半年市级, 南昌市全市 and 廊坊中部区县 name no district.
DISTRICT = re.compile(
    rf"(?:(?![年月季度个的全我各本该])[{HAN}]){{1,4}}?(?:自治县|县(?!区)|区(?!县)|旗|市(?![级直区县]))"
)
COUNTY = re.compile(rf"[{HAN}]{{1,4}}?(?:自治县|县|区|旗|市)")
OF_PROVINCE = re.compile(r"(?:(?:19|20)\d{2}年(?:度)?|今年)?(?:安排|共安排|实施)?(?:省级|省)?(?:重点|重大)")
PREFECTURE = re.compile(rf"([{HAN}]州)(?![{HAN}]?[市县区])")
OWN_LEVELS = (
    ("我省", "省"),
    ("全省", "省"),
    ("我市", "市"),
    ("全市", "市"),
    ("我区", "区"),
    ("全区", "区"),
    ("我县", "县"),
    ("全县", "县"),
    ("全旗", "旗"),
)


@dataclass(frozen=True)
class Context:
    """The whole draft's place, dates and lists; ``start`` is where its body begins in the plain text."""

    start: int
    city: str | None
    province: str | None
    district: str | None
    written: Month | None
    year: int | None
    reported: Month | None
    lists: Lists
    names: Mapping[str, Kind]

    @property
    def is_of_province(self) -> bool:
        """Whether the draft is about a whole province."""
        return self.city is not None and self.city == self.province

    def year_back(self, years: int) -> int | None:
        """The year that 今年 or 去年 means on the draft's own date."""
        if self.written is None:
            return None if self.year is None else self.year - years
        return self.written.year - years

    def period(self, span: Span, before: Period) -> Period:
        """The months that a period word means after those named before it."""
        year = span.year if span.year is not None else before.year if before.year is not None else self.year
        if span.reach is Reach.SAME:
            return before.earlier
        if span.back is not None:
            year = self.year_back(span.back)
        if span.reach is Reach.NOW:
            last = self.written.number if self.written is not None and self.written.year == year else before.last
            return Period(year, 1 if last else None, last)
        return Period(year, span.first, span.last, span.since)


def context_of(plain: Plain, city: City | None, as_of: Month | None) -> Context:
    """What a draft says of itself; a given city and month stand above it."""
    label = LABEL.match(plain.text)
    start = label.end() if label else 0
    title = label[0].split("|")[0] if label else ""
    body = plain.text[start:]
    place, province, district = places_of(title, body)
    if city is not None:
        place = city.name
        found = next((known for _s, _e, known in gazetteer.named(city.name)), None)
        province = province if found is None else found.province or found.name
    written = as_of or written_on(label[0] if label else "", body)
    own = own_level(body, district)
    if place is not None and place == province and district is None:
        own = place[-1]
    names = names_of(city)
    year = as_of.year if as_of is not None else subject_year(title, body, written)
    reported = as_of or reported_in(f"{title}\n{body[:200]}", year)
    lists = Lists(tuple(tiers(body)), own, district, tuple(tiers(title)))
    return Context(start, place, province, district, written, year, reported, lists, names)


def places_of(title: str, body: str) -> tuple[str | None, str | None, str | None]:
    """The city or province that a draft is about, its province, and its district where it is about one.

    A title names it first; without one it is the place named most often.
    """
    prefecture = PREFECTURE.match(title.lstrip("# "))
    if prefecture is not None and prefecture[1] not in gazetteer.known() and body.count(prefecture[1]) > 1:
        # 克州: a prefecture by the short name that its own papers use.
        return prefecture[1], None, None
    first = next(gazetteer.named(title), None)
    place = (
        next(iter(gazetteer.named(body[:80])), (0, 0, most_named(body)))[2]
        if first is None and title
        else most_named(body)
    )
    place = place if first is None else first[2]
    if place is None:
        return None, None, county_of(title, body)
    named = list(gazetteer.named(title))
    # 江西省南昌市: the city stands behind its province.
    if place.is_province and len(named) > 1 and named[1][0] <= named[0][1] + 1 and named[1][2].province == place.name:
        place = named[1][2]
    return place.name, place.province or place.name, district_of(place, title, body) or county_of(title, body)


def most_named(text: str) -> gazetteer.Place | None:
    """The place that a text names most often, of equals the first; a city stands above the province it lies in.

    A text that begins with a province's list (四川省2019年重点项目) is the province's.
    """
    named = list(gazetteer.named(text))
    if named and named[0][2].is_province and OF_PROVINCE.match(text, named[0][1]):
        return named[0][2]
    counted = Counter(place for _start, _end, place in named)
    cities = [place for place in counted if not place.is_province]
    most = max(counted, key=lambda place: counted[place], default=None)
    if most is not None and most.is_province and cities and counted[most] <= 2 * counted[cities[0]]:
        return max(cities, key=lambda place: counted[place])
    return most


def district_of(place: gazetteer.Place, title: str, body: str) -> str | None:
    """The district that a draft is about: it stands behind its city's name, and both title and body speak of it."""
    short = place.name.removesuffix("市")
    head = body.lstrip("\n# ")[:150]
    for text, other in ((title, head), (head, title or body)):
        behind = re.search(rf"{short}市?({DISTRICT.pattern})", text)
        if behind and len(behind[1]) > 1 and (behind[1] in other.replace(behind[0], "") or behind[0] in other):
            return behind[1]
    return None


def county_of(title: str, body: str) -> str | None:
    """The county that a title begins with where no city is named."""
    match = COUNTY.match(title.lstrip("# "))
    if match is None or match[0] not in body or match[0] in gazetteer.known() or match[0][0] in "全我各本":
        return None
    return match[0]


def own_level(body: str, district: str | None) -> str:
    """Whose projects a bare 重点项目 means: those of the level that the draft calls its own."""
    if district is not None:
        return district[-1]
    counted = [(body.count(word), level) for word, level in OWN_LEVELS]
    most, level = max(counted, key=lambda entry: entry[0])
    return level if most and level in "区县旗" else "市"


def written_on(label: str, body: str) -> Month | None:
    """The month on which a draft was written or copied, where it prints a date of its own."""
    for text in (label, body[:400]):
        match = PUBLISHED.search(text)
        if match and 1 <= int(match[2]) <= 12:
            return Month(int(match[1]), int(match[2]))
    match = re.search(r"(?<!\d)((?:19|20)\d{2})(?!\d)", label.partition("|")[2].partition("|")[0])
    return Month(int(match[1]), 12) if match else None


def subject_year(title: str, body: str, written: Month | None) -> int | None:
    """The year that a draft is about: that of its title, else the first it names, else that of its date."""
    match = YEAR.search(title) or YEAR.search(body)
    if match and (YEAR.search(title) or not {"今年", "去年"} & set(re.findall("今年|去年", body[: match.start()]))):
        return int(match[1])
    if written is None:
        return None
    if any(word in body[:300] for word in ("去年", "上年")) and "今年" not in body[:300] and written.number <= 3:
        return written.year - 1
    return written.year


def reported_in(head: str, year: int | None) -> Month | None:
    """The month up to which a draft says that it reports, in its title and first lines."""
    spans = [span for span in periods(head) if span.reach is Reach.UNTIL and span.last is not None]
    span = max(spans, key=lambda span: (span.year is not None, span.end - span.start), default=None)
    own = year if span is None or span.year is None else span.year
    return None if span is None or span.last is None or own is None else Month(own, span.last)


def names_of(city: City | None) -> dict[str, Kind]:
    """The names of a city's profile, so that its districts, units and sectors are read wherever they stand."""
    if city is None:
        return {}
    names: dict[str, Kind] = {}
    for named in city.districts:
        names |= dict.fromkeys((named.name, *named.aliases), Kind.PLACE)
    for unit in city.units:
        names |= dict.fromkeys((unit.name, *unit.aliases), Kind.PLACE)
    for sector in city.sectors:
        names |= dict.fromkeys((sector.name, *sector.aliases), Kind.SECTOR)
    return {name: kind for name, kind in names.items() if len(name) > 1}
