"""The lists of projects that a text names: 市重大重点项目, 省、市重点项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from analytics.fact_check.plain import HAN
from analytics.fact_check.reading import gazetteer, sectors
from analytics.fact_check.reading.words import alternatives, lexicon, rows, table

# 全市重点项目 are the city's; 级 and 列 say no more than the level itself.
WHOLE = ("全", "我")
SIZED = "亿元以上"
BUILDING = "建设"
# The name of a district where one may begin; 今年区重点项目 and 各区重点项目 have none.
DISTRICT = re.compile(
    rf"(?:^|(?<=[，。；、：（）\n])|(?<=其中)|(?<=包括))((?:(?![全各我该列的是最多了有在从由低高依次为以按今年到其和与及]|[市县区省])[{HAN}]){{2,5}})$"
)
LONGEST_NAME = 8
LEVELS = "国省市区县州旗"
TAIL = r"（(?:不含|不包括|含|包括)[^（）]{1,12}）"
# 6个省百大产业项目, 列入省单独考核项目: behind a count or 列入 a level begins a list's name, whatever it is called;
# 市政, 县城 and 区域 are words of their own.
NAMED = (
    r"(?<=[个项入为])(?P<of_level>{level})"
    rf"(?P<named>(?![市区县州旗级直本辖内外域场政民道城块间])[{HAN}]{{2,14}}?)(?:项目|工程)"
)
NO_NAME = re.compile(r"[的了在是有已和及与等]|重点|(?<!基础设施)建设$")
# “3个100”重点项目, “双百”工程: a quoted name counts things or stands before what a list is called.
COUNT_BEFORE = re.compile(r"\d[个项宗件]$")
COUNT_BEHIND = re.compile(r"[^，。；：、\d\n]{0,12}?\d(?!\d{3}年)")
QUOTED = rf"“[^“”]{{0,12}}[\d一二三四五六七八九十百千双][^“”]{{0,12}}”[{HAN}]{{0,6}}?(?:项目|工程)"


@dataclass(frozen=True, slots=True)
class Tier:
    """One mention of a list; ``infix`` is what stands between its name and 项目: a sector or a stage."""

    start: int
    end: int
    level: str
    core: str
    head: str
    infix: str = ""
    tail: str = ""
    is_counted: bool = False
    is_whole: bool = False
    city_level: str = ""

    @property
    def name(self) -> str:
        """The list as the text prints it, without what narrows it."""
        return f"{self.level}{self.core.removeprefix(self.size) or self.core}{self.head or '项目'}{self.tail}"

    @property
    def kind(self) -> str:
        """What lists of one kind share: 重点建设项目 are 重点项目."""
        return self.core.removeprefix(self.size).removesuffix("建设")

    @property
    def size(self) -> str:
        """The size of its projects, where a list of no level is named by it: 亿元以上项目."""
        at = self.core.find(SIZED)
        return "" if self.level or at < 0 else self.core[: at + len(SIZED)]

    @property
    def levels(self) -> frozenset[str]:
        """Whose list it is, as characters."""
        return frozenset(character for character in self.level if character in LEVELS)


@cache
def pattern() -> re.Pattern[str]:
    """A level, a core, and 项目 with up to ten characters before it; a level alone needs no 项目."""
    words = table("tiers")
    # 功能区重大项目 and 园区重点项目 are no 区's.
    whole = f"(?P<whole>{'|'.join(WHOLE)})?"
    level = rf"{whole}(?<![能园社地小景库片辖厂校城郊新山灾治县各])(?P<level>{alternatives(words['levels'])})"
    # 省亿元以上重点项目, 亿元以上工业项目: a list by size has the size in its name.
    size = r"(?<![\d十百千])(?:[十百千]?亿元以上)"
    core = f"(?P<core>{size}?(?:{alternatives(words['cores'])})|{size}(?=工业|产业|项目))"
    infix = rf"(?P<infix>[{HAN}、]{{0,10}}?)"
    # 市重点项目办 is an office.
    head = f"(?P<head>{alternatives(words['heads'])})(?!办|建设办|领导小组|建设领导小组|指挥部|推进中心)"
    tail = f"(?P<tail>{TAIL})?"
    bare = r"(?=[\d，。；：、（）共完中]|$)"
    quoted = f"(?P<quoted>(?:{level.replace('level', 'of').replace('<whole', '<of_whole')})?{QUOTED})"
    named = NAMED.replace("{level}", alternatives(words["levels"]))
    return re.compile(f"(?:{level})?{core}(?:{infix}{head}{tail}|(?(level){bare}|(?!)))|{quoted}|{named}")


@cache
def stages() -> frozenset[str]:
    """The words of stages that may stand between a list's name and 项目."""
    return frozenset(w.removesuffix("项目") for row in rows("stages") if row.form == "noun" for w in row.words)


def is_infix(text: str) -> bool:
    """Whether what stands between a list's name and 项目 narrows it: a stage or a sector, nothing else."""
    return not text or text in stages() or sectors.pattern().fullmatch(text) is not None


def matches(text: str) -> Iterator[re.Match[str]]:
    """Every place where a list is named; 重点推进的省列重大项目 names none at 重点推进, and one behind it."""
    match = pattern().search(text)
    while match is not None:
        name = match["named"] or ""
        is_name = not NO_NAME.search(name) and not is_infix(name) if name else is_infix(match["infix"] or "")
        if is_name:
            yield match
        match = pattern().search(text, match.end() if is_name else match.start() + 1)


def tiers(text: str) -> Iterator[Tier]:
    """Every mention of a list; two that 和 or 及 joins are one: 重大工程和重点项目."""
    found = [
        replace(
            mention(match),
            is_counted=bool(
                COUNT_BEFORE.search(text[max(0, match.start() - 2) : match.start()])
                or COUNT_BEHIND.match(text, match.end())
            ),
        )
        for match in matches(text)
    ]
    found = [without_name(tier, text) for tier in found]
    joined: list[Tier] = []
    for tier in found:
        last = joined[-1] if joined else None
        if last is not None and text[last.end : tier.start] in ("和", "及", "与") and not tier.level:
            name = text[last.start : tier.end].removeprefix(last.level)
            joined[-1] = Tier(
                last.start, tier.end, last.level, name.removesuffix("项目"), "项目", is_counted=tier.is_counted
            )
        else:
            joined.append(tier)
    yield from joined


def without_name(tier: Tier, text: str) -> Tier:
    """长沙市重大项目, 东湖区重点项目: the level is the end of the place's own name."""
    district = DISTRICT.search(text, max(0, tier.start - LONGEST_NAME), tier.start)
    if tier.level in ("区", "县") and not tier.is_whole and district is not None and is_name_of_place(district[1]):
        return replace(tier, start=tier.start + 1, level="", city_level=f"{district[1]}{tier.level}")
    before = (f"{text[max(0, tier.start - size) : tier.start]}市" for size in (2, 3, 4))
    name = next((name for name in before if name in gazetteer.known()), None)
    if tier.level != "市" or name is None or text[tier.start] != "市":
        return tier
    return replace(tier, start=tier.start + 1, level="", city_level=name)


def is_name_of_place(name: str) -> bool:
    """Whether words before 区 or 县 are a name: no word of the tables, and none that a sentence is made of."""
    is_word = any(True for _found in lexicon("measures", "stages", "structure").found(name))
    return not is_word and f"{name}区" not in table("grounds")["not_places"]


def mention(match: re.Match[str]) -> Tier:
    """One mention as matched."""
    if match["named"]:
        return Tier(match.start(), match.end(), match["of_level"], match["named"], "项目")
    if match["quoted"]:
        level = match["of"] or ""
        name = match["quoted"]
        return Tier(match.start(), match.end(), level, name[name.index("“") :], " ")
    return Tier(
        match.start(),
        match.end(),
        match["level"] or "",
        match["core"],
        match["head"] or "",
        match["infix"] or "",
        match["tail"] or "",
        is_whole=bool(match["whole"]),
    )
