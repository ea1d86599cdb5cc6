"""The numbers that a text prints with a unit that figures of a portfolio have, and ranks.

A number with any other unit (公里, 万吨, 月, 号线) is none of a portfolio and is not found at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from analytics.agreement import Hedge
from analytics.fact_check.figure import TENTHS
from analytics.fact_check.reading.numerals import NUMERAL, numeral
from analytics.fact_check.reading.words import table


class Family(Enum):
    """What kind of measure a unit belongs to."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"
    POINTS = "points"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, as it is given in the result, and what it measures."""

    printed: str
    name: str
    family: Family


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed number with its unit, in the plain text; ``is_negative``: a minus stands before it."""

    start: int
    end: int
    number: Decimal
    unit: Unit
    hedge: Hedge | None = None
    is_negative: bool = False


# The longest first: 个百分点 is no count.
UNITS = tuple(
    Unit(printed, name, family)
    for printed, name, family in (
        ("万亿元", "万亿元", Family.MONEY),
        ("万亿", "万亿元", Family.MONEY),
        ("亿元", "亿元", Family.MONEY),
        ("个亿", "亿元", Family.MONEY),
        ("亿", "亿元", Family.MONEY),
        ("万元", "万元", Family.MONEY),
        ("个百分点", "百分点", Family.POINTS),
        ("百分点", "百分点", Family.POINTS),
        ("pct", "百分点", Family.POINTS),
        ("%", "%", Family.RATE),
        ("个", "个", Family.COUNT),
        ("项", "项", Family.COUNT),
        ("件", "件", Family.COUNT),
        ("宗", "宗", Family.COUNT),
    )
)
TENTH = Unit(TENTHS, TENTHS, Family.RATE)
RANK = Unit("", "名", Family.RANK)
PLACES = Unit("位", "位", Family.RANK)
BY_PRINTED = {unit.printed: unit for unit in UNITS}
UNIT = "|".join(re.escape(unit.printed) for unit in UNITS)
# 3亿吨, 12亿千瓦时, 5亿美元: a capacity, or other money. 12个支撑性项目 and 85亿元只占 are none.
CAPACITY = f"(?!{'|'.join(table('grounds')['capacities'])})"
# S49, 第3个, 2019-12, 1.2.3: no figure of its own.
APART = r"(?<![\d.A-Za-z第])(?<!\d-)"
# 增长-5%: below zero; 10-20% is a range.
MINUS = re.compile(r"(?<![\d%个项元])[-−－]$")
DECIMAL = r"\d{1,15}(?:\.\d{1,6})?(?![\d.]*\d)"
SOME = {"余": Hedge.MORE, "多": Hedge.MORE, "来": Hedge.ABOUT}
NUMBER = re.compile(rf"{APART}({DECIMAL})({'|'.join(SOME)})?({UNIT}){CAPACITY}")
# 12.3、4.5和6.7亿元: the unit stands once, behind the last.
SHARING = re.compile(rf"{APART}({DECIMAL})(?=(?:[、和及,/]{DECIMAL}){{0,15}}[、和及/]{DECIMAL}({UNIT}){CAPACITY})")
POINTS_LATER = re.compile(rf"{APART}({DECIMAL})个(?=[、和及]{DECIMAL}个?百分点)")
WRITTEN = rf"(?<![第年月日数几上{NUMERAL[1:-1]}])({NUMERAL}{{1,8}})"
# 一百二十个重点项目 and 重点项目共一百二十个 are counts, 三点钟 and 两个月 are none.
IN_CHARACTERS = (
    re.compile(rf"{WRITTEN}(个|项|件)(?=(?:重点|[^月人年点钟、，。；]){{0,12}}?(?:项目|工程))"),
    re.compile(rf"(?<=项目|工程){WRITTEN}(个|项|件)(?=[，。；：、（）]|$)"),
    re.compile(rf"(?<=[目程][共有达为]){WRITTEN}(个|项|件)(?=[，。；：、（）]|$)"),
    re.compile(rf"(?<=[目程]共有){WRITTEN}(个|项|件)(?=[，。；：、（）]|$)"),
)
# 一百二十亿元; 十亿元以上 is a class of projects by size, 百亿元 one without a number.
MONEY_IN_CHARACTERS = re.compile(rf"(?<![数几上成近{NUMERAL[1:-1]}])((?![百千万]){NUMERAL}{{1,8}})(万亿元|亿元|万元)")
PERCENT_IN_CHARACTERS = re.compile(rf"百分之({NUMERAL}+(?:点{NUMERAL}+)?)")
IN_TENTHS = re.compile(
    rf"(?<![{NUMERAL[1:-1]}])([一二两三四五六七八九](?:点[一二三四五六七八九])?)成(?P<half>[一二三四五六七八九半](?![个项成十百]))?(?![立功果为长员效分本套都就])"
)
RANKED = re.compile(
    rf"第(\d{{1,3}}|{NUMERAL}{{1,3}})(?:位|名)|"
    rf"(?<=[排名居列位])第(\d{{1,3}}|{NUMERAL}{{1,3}})(?=[，。；：、（）的是和]|$)|"
    rf"前(\d{{1,2}}|{NUMERAL}{{1,2}})(?:位|名)|(?<=[排名居列位])前(\d{{1,2}}|{NUMERAL}{{1,2}})(?=的|，|。|；|：|是|依次|分别|$)|"
    rf"(?<=[）一-鿿])第([一二三四五六七八九十])(?=[，。；、的]|$)"
)
MOVED_PLACES = re.compile(rf"{APART}(\d{{1,3}})(个位次|位)(?=[，。；：）、]|$)")
# Words right before or after a number that make it a bound. 超 before 序时进度 is no hedge: it does not touch a number.
BEFORE = {
    Hedge.MORE: ("超过", "超出", "超", "逾", "突破", "不低于", "不少于", "至少", "高于", "达到并超过", "多达"),
    Hedge.LESS: ("接近", "将近", "近", "不到", "不足", "低于", "不超过"),
    Hedge.ABOUT: ("大约", "约为", "约", "大概", "左右"),
}
# 签约35个: words that only end like one of these.
AGREED = ("签约", "预约", "集约", "节约", "履约", "合约")
AFTER = {
    Hedge.MORE: ("以上", "多", "余", "有余", "之多", "及以上"),
    Hedge.LESS: ("以下", "以内"),
    Hedge.ABOUT: ("左右", "上下"),
}


def printed_numbers(text: str) -> Iterator[Printed]:
    """Every number with a unit, and every rank, in the order they are found; they may overlap."""
    for match in POINTS_LATER.finditer(text):
        yield Printed(match.start(), match.end(), Decimal(match[1]), BY_PRINTED["个百分点"])
    for match in NUMBER.finditer(text):
        unit = BY_PRINTED[match[3]]
        bound = SOME.get(match[2]) or hedge(text, match)
        is_negative = MINUS.search(text[max(0, match.start() - 2) : match.start()]) is not None
        yield Printed(match.start(), match.end(), Decimal(match[1]), unit, bound, is_negative)
    for match in SHARING.finditer(text):
        yield Printed(match.start(), match.end(), Decimal(match[1]), BY_PRINTED[match[2]])
    for pattern in (*IN_CHARACTERS, MONEY_IN_CHARACTERS):
        for match in pattern.finditer(text):
            yield from in_characters(match, BY_PRINTED[match[2]], text)
    for match in PERCENT_IN_CHARACTERS.finditer(text):
        yield from in_characters(match, BY_PRINTED["%"], text)
    for match in IN_TENTHS.finditer(text):
        yield from in_characters(match, TENTH, text)
    yield from ranks(text)
    for match in MOVED_PLACES.finditer(text):
        yield Printed(match.start(), match.end(), Decimal(match[1]), PLACES)


def ranks(text: str) -> Iterator[Printed]:
    """Every place in a ranking: 第3位, 排名前三."""
    for match in RANKED.finditer(text):
        written = next(group for group in match.groups() if group)
        number = Decimal(written) if written.isdigit() else numeral(written)
        if number is not None:
            yield Printed(match.start(), match.end(), number, RANK)


def in_characters(match: re.Match[str], unit: Unit, text: str) -> Iterator[Printed]:
    """A number written in characters, where they write one."""
    half = match.groupdict().get("half")
    number = numeral(match[1] if half is None else f"{match[1]}点{half.replace('半', '五')}")
    # 一个项目、两个项目 are figures of speech more often than of a portfolio.
    if number is not None and (number >= 10 or unit.family is not Family.COUNT):
        yield Printed(match.start(), match.end(), number, unit, hedge(text, match))


def hedge(text: str, match: re.Match[str]) -> Hedge | None:
    """The bound that a word right before or after a number makes of it; 超出3个百分点 tells a change."""
    if "百分点" in match[0]:
        return Hedge.ABOUT if text[: match.start()].endswith(BEFORE[Hedge.ABOUT]) else None
    before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() : match.end() + 3]
    if not before.endswith(AGREED):
        for bound, words in BEFORE.items():
            if before.endswith(words):
                return bound
    return next((bound for bound, words in AFTER.items() if after.startswith(words)), None)
