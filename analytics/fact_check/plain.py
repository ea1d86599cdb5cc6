"""The plain text of a draft: what a reader takes in, without the damage of pages and copies, and where it stood.

Traditional characters become simplified, full-width ones half-width, pinyin in brackets and stray spaces go. Every
character of the plain text knows its place in the draft, so that a mark stands where the printed number does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from opencc import OpenCC

HAN = r"\u3400-\u9fff\uf900-\ufaff"
TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
# 項(xiàng): a pronunciation that a converter put behind its character. Without a tone it may be an enumeration: (a).
PINYIN = re.compile(rf"(?<=[{HAN}])[（(][a-zɡ]{{0,5}}[{TONES}][a-zɡ{TONES}]{{0,5}}[）)]")
# Where one pronunciation carries its tone, those of toneless syllables (們(men)) are pronunciations, too.
PINYIN_TOO = re.compile(rf"{PINYIN.pattern}|(?<=[{HAN}])[（(][a-zɡ]{{1,6}}[）)]")
# Space inside a Chinese sentence says nothing: 开工率为 98.4%, 渠 县. Between two figures or words it separates.
STRAY_SPACE = re.compile(
    rf"(?<=[{HAN}，。；：、（）]) +(?=[{HAN}\d，。；：、（）])|(?<=\d) +(?=[{HAN}%，。；：、（）])"
    r"|(?m:^ +)|(?<=\d\.) +(?=\d)|(?<=\d) +(?=\.\d)"
)
# 10,316.7: the commas of one number, however wide they were typed.
GROUPED = re.compile(
    r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)"
    # Full-width commas may stand between numbers of a list as well: only with decimals or a unit of money behind them.
    r"|(?<![\d.])\d{1,3}(?:，\d{3})+(?=\.\d|[亿万])"
)
# One form for each mark of punctuation; a full-width figure is folded by Unicode's own table.
PUNCTUATION = str.maketrans(
    {
        ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！", "﹐": "，", "､": "、",
        "—": "-", "–": "-", "－": "-", "―": "-", "─": "-", "~": "-", "～": "-", "〜": "-", "−": "-", "‐": "-",
        "％": "%", "﹪": "%", "．": ".", "“": "“", "”": "”", "„": "“", "「": "“", "」": "”", "『": "“", "』": "”",
        "＂": "“", "│": "|", "｜": "|", "\t": "|", "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ",
    }
)  # fmt: skip
NOT_PRINTED = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True)
class Plain:
    """A draft and its plain text; ``at`` gives each plain character's place in the draft, and last the draft's end."""

    draft: str
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the draft of a stretch of the plain text."""
        return self.at[start], self.at[end - 1] + 1

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """Where each line that is not empty starts and ends in the plain text."""
        return tuple(match.span() for match in re.finditer(r"[^\n]+", self.text) if match[0].strip())


def plain(draft: str) -> Plain:
    """The plain text of a draft; the same length or shorter, line breaks kept."""
    fold = folded(draft)
    separators = {place for match in GROUPED.finditer(draft) for place in range(*match.span()) if draft[place] in ",，"}
    read = [(fold[character], place) for place, character in enumerate(draft) if place not in separators]
    read = [(character, place) for character, place in read if character]
    text = "".join(character for character, _place in read)
    for damage in (PINYIN_TOO if PINYIN.search(text) else PINYIN, STRAY_SPACE):
        text, read = without(damage, text, read)
    return Plain(draft, text, (*(place for _character, place in read), len(draft)))


def without(damage: re.Pattern[str], text: str, read: list[tuple[str, int]]) -> tuple[str, list[tuple[str, int]]]:
    """The text without what a pattern finds, and its characters with their places."""
    gone = {place for match in damage.finditer(text) for place in range(*match.span())}
    if not gone:
        return text, read
    kept = [entry for place, entry in enumerate(read) if place not in gone]
    return "".join(character for character, _place in kept), kept


def folded(draft: str) -> dict[str, str]:
    """Each character of a draft as it is read: one character, or none where it is not printed."""
    converter = simplifier()
    return {character: as_read(character, converter) for character in set(draft)}


def as_read(character: str, converter: OpenCC) -> str:
    """One character in the form that the rules are written in; empty for one that is not printed."""
    if character in "\n\t":
        return character.translate(PUNCTUATION)
    if unicodedata.category(character) in NOT_PRINTED:
        return ""
    if unicodedata.category(character) == "No":
        # ① and ¹ stand before or behind a number and are no figure of it.
        return character
    normal = unicodedata.normalize("NFKC", character)
    single = normal if len(normal) == 1 else character
    return str(converter.convert(single.translate(PUNCTUATION)))


@cache
def simplifier() -> OpenCC:
    """The converter from traditional characters, made once; its dictionaries are in the package."""
    return OpenCC("t2s")
