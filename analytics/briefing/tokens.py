"""A text as numbers with their units, known names, and the words between them: what two versions are aligned by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from analytics.briefing.document import placed
from analytics.claims import Claim, Piece, Text, plain
from analytics.claims.pieces import merged

# Digits with their sign, fractions, and numbers in words: numerals where they count, measure or rank something.
ONES, SCALES = "〇零一二两三四五六七八九", "十百千万亿"
NUMERAL = f"[{ONES}{SCALES}]"
COUNTED = "成倍番亿万元个家项多余名位人次年月日天期批条座处所户间台套件宗笔吨亩米类种级季周岁环届轮步大强"
ENGLISH = (
    "zero|one(?! of| another)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|halves|halved|quarters?|twice|thrice"
    "|first|second|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?|eleventh|twelfth"
    "|doubled?|tripled?|(?:two|three|four|five|ten)fold"
)
NUMBER = "|".join(
    (
        r"(?:(?<!\d)[+＋\-－−±])?\d+(?:[.,．]\d+)*",
        r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]+",
        r"[\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]+",
        f"{NUMERAL}+分之[点半{ONES}{SCALES}]+",
        f"(?<=第){NUMERAL}+",
        f"(?<=[前后])(?!一){NUMERAL}+",
        f"(?:(?<![统唯同单专])[{ONES}]+[{SCALES}]|[十百千][{ONES}])[点{ONES}{SCALES}]*",
        f"[{ONES}]{{3,}}|[{ONES}]+点[{ONES}]+|[壹贰叁肆伍陆柒捌玖拾佰仟零]{{2,}}",
        f"(?:[数几][{SCALES}]+|(?<=[上近逾超约成过破好])[{SCALES}]+|[{SCALES}]+(?=[余多]))(?!分)",
        # A single 一 is mostly an article.
        f"(?!一[^半成倍元{ONES}{SCALES}])(?!零件)[十百千{ONES}]{NUMERAL}*(?=[{COUNTED}])|一(?=个百分点)",
        "半(?=[个成多倍亿万元家项数])|(?<=[一过近逾超大多对减])半|(?<=翻)了?[一二两三四五]?番|[双数几成]倍",
        f"(?<![A-Za-z])(?i:{ENGLISH})(?![A-Za-z])",
    )
)
# Of a unit's own digits nothing is counted, nor of a five-year plan's name.
NOT_COUNTED = "×100m|十[一二三四五六]五"
TOKEN = re.compile(rf"(?P<words>{NOT_COUNTED})|(?P<number>{NUMBER})|[A-Za-z]+|\s+|.", re.DOTALL)
UNIT = re.compile(
    r"\s*((?:个(?:百分点|基点|月|季度|星期|工作日|小时|[点十百千万亿])|百分点|[%％‰‱]|×100m [A-Za-z]+"
    r"|(?:percentage points?|basis points?|points?|pp|per ?cent|hundred|thousand|million|billion|trillion|bn|yuan"
    r"|RMB|dollars?|USD|euros?)(?![A-Za-z])|(?<=\d)[A-Za-z]+"
    r"|[十百千万亿]+(?:元|[\u4e00-\u9fff]元?)?|[美欧日港韩]元|英镑|港币|元"
    r"|[年月日天家项位名次个倍成人户条座处批期种类级区县届])(?:[/／]\w)?)"
)
SAME_UNIT = {"％": "%", "亿": "亿元", "万": "万元"} | dict.fromkeys(("percent", "per cent"), "%")
SAME_UNIT |= dict.fromkeys(("个百分点", "百分点", "percentage points", "percentage point", "points", "point"), "pp")
# What makes another number of the digits after it.
BEFORE = re.compile(r"(第|前|后|分之|[$¥￥€£]|US|USD|RMB|CNY)\s*$")
BEFORE_SIZE = 5
HIDDEN = "\0"


class What(StrEnum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    WORDS = "words"


class Token(NamedTuple):
    """A stretch of a text; two with the same key say the same: a number is told from another also by its unit."""

    what: What
    key: str
    pieces: Text

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it prints."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Claim))


def names_of(text: Text) -> tuple[str, ...]:
    """The names that a text's claims print, longest first; one that reads like a number is none."""
    found = {piece.text for piece in text if isinstance(piece, Claim) and not piece.is_number}
    names = (name for name in found if name and not re.fullmatch(f"(?:{NUMBER})(?:{UNIT.pattern})?", name))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def tokens(text: Text, names: Iterable[str]) -> list[Token]:
    """The text in tokens, which joined give it again; claims that are names are tokens of their own."""
    found: list[Token] = []
    at = 0
    whole = plain(text)
    for start, end in (*named_spans(text, names), (len(whole), len(whole))):
        found += between(text, whole, at, start)
        if start < end:
            found.append(Token(What.NAME, whole[start:end], cut(text, start, end)))
        at = end
    return found


def named_spans(text: Text, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where names stand: those of claims, and the same names among the words."""
    own = [(start, end) for claim, start, end in placed(text) if not claim.is_number]
    words = "".join(HIDDEN * len(str(piece)) if isinstance(piece, Claim) else str(piece) for piece in text)
    known = "|".join(map(pattern, names))
    return sorted(own + ([match.span() for match in re.finditer(known, words)] if known else []))


def pattern(name: str) -> str:
    """A name as it is searched for; one that begins or ends with a digit does not do so within a number."""
    before, after = (r"(?<!\d)" if name[0].isdigit() else ""), (r"(?!\d)" if name[-1].isdigit() else "")
    return f"{before}{re.escape(name)}{after}"


def between(text: Text, whole: str, start: int, end: int) -> Iterator[Token]:
    """The numbers and words of a stretch without names."""
    for match in TOKEN.finditer(whole, start, end):
        pieces = cut(text, *match.span())
        if match["number"] is None:
            yield Token(What.WORDS, match[0], pieces)
        else:
            before = BEFORE.search(whole, max(match.start() - BEFORE_SIZE, 0), match.start())
            unit = UNIT.match(whole, match.end(), end)
            said = "" if unit is None else SAME_UNIT.get(unit[1], unit[1])
            yield Token(What.NUMBER, f"{before[1] if before else ''}{match[0].lower()} {said}", pieces)


def cut(text: Text, start: int, end: int) -> Text:
    """A stretch of a text as pieces; of a claim that it holds in part only the letters."""
    found: list[Piece] = []
    at = 0
    for piece in text:
        size = len(str(piece))
        first, last = max(start - at, 0), min(end - at, size)
        if first < last:
            found.append(piece if (first, last) == (0, size) else str(piece)[first:last])
        at += size
    return merged(found)
