"""A text as numbers with their units, known names, and the words between them: what two versions are aligned by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from analytics.briefing.document import placed
from analytics.claims import Claim, Piece, Text, plain
from analytics.claims.pieces import merged

# Digits with their sign, fractions, and Chinese numerals where something is counted or measured in them.
DIGIT = "〇零一二两三四五六七八九十百千半"
NUMBER = (
    r"(?:(?<!\d)[+＋\-－−±])?\d+(?:[.,．]\d+)*"
    r"|[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u2189\u2460-\u249b]+"
    rf"|百分之[点万亿{DIGIT}]+"
    rf"|(?!一[个家项多])[{DIGIT}][万亿{DIGIT}]*(?=成|倍|个|亿|万|元|家|项|多|余)"
)
# Of a unit's own digits nothing is counted.
UNIT_WITH_DIGITS = "×100m"
TOKEN = re.compile(rf"(?P<unit>{UNIT_WITH_DIGITS})|(?P<number>{NUMBER})|[A-Za-z]+|\s+|.", re.DOTALL)
UNIT = re.compile(
    r"\s*(个?百分点|percentage points?|points?|pp|%|％|‰|×100m yuan|[万亿]+元?|元|[年月日家项位名次个倍成])"
)
SAME_UNIT = {"％": "%", "亿": "亿元", "万": "万元"} | dict.fromkeys(
    ("个百分点", "百分点", "percentage points", "percentage point", "points", "point"), "pp"
)
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
            unit = UNIT.match(whole, match.end(), end)
            said = "" if unit is None else SAME_UNIT.get(unit[1], unit[1])
            yield Token(What.NUMBER, f"{match[0]} {said}", pieces)


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
