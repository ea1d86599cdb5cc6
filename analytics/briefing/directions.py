"""Which way the words beside a number point, and at whom: one that rose is another where it is said to have fallen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from analytics.briefing.tokens import Token, What
from analytics.claims import plain


class Way(StrEnum):
    """What words say of a number."""

    MORE = "more"
    LESS = "less"
    IN = "in"
    OUT = "out"
    NOT = "not"


WORDS = {
    # Compounds that point both ways.
    None: "增减|升降|涨跌|增值|超[级市大]|减速带",
    Way.IN: "调入|转入|纳入|(?:transferred|moved) in|joined",
    Way.OUT: "调出|转出|移出|退出|剔除|(?:transferred|moved) out|left",
    Way.LESS: (
        "拉低|落后|滞后|下滑|回落|放缓|收窄|缩小|低于|少于|小于|慢于|不到|不足|未达|[降减跌]"
        r"|\b(?:down|below|behind|under|less|fewer|lower(?:ed)?|falls?|fallen|falling|fell|drop\w*|declin\w*|decreas\w*"
        r"|los[est]\w*|takes?|taken|took|minus|short\w*|slower|reduc\w*|miss(?:ed)?)\b"
    ),
    Way.MORE: (
        "拉动|带动|推高|拉高|领先|高于|高出|多于|大于|快于|提高|提速|加快|扩大|突破|[升增涨超逾]"
        r"|\b(?:up|above|ahead|over|exceed\w*|more|higher|ris(?:es?|en|ing)|rose|increas\w*|gain\w*|grew|grow\w*"
        r"|adds?|added|adding|plus|faster|improv\w*)\b"
    ),
    Way.NOT: r"尚未|未|没有|并非|\b(?:not|never|no longer)\b",
}
WAYS = tuple(WORDS)
WAY = re.compile("|".join(f"({words})" for words in WORDS.values()), re.IGNORECASE)
SENTENCE_ENDS, CLAUSE_ENDS = ".。!！?？;；", ",，、:："


def is_turned(old: Sequence[Token], new: Sequence[Token], at: int, was: int) -> bool:
    """Whether the words beside a number point another way than they did, or tell it of another name.

    What pointed nowhere is turned by a word of its own clause only.
    """
    if told_of(old, was) != told_of(new, at):
        return True
    before = directions(old, was, is_far=True)
    return directions(new, at, is_far=bool(before)) != before


def directions(side: Sequence[Token], at: int, *, is_far: bool) -> set[Way]:
    """Where the words of a number's clause point; if nowhere, those before it up to another number or sentence."""
    found = ways(stretch(side, at, -1, SENTENCE_ENDS + CLAUSE_ENDS)) | ways(
        stretch(side, at, 1, SENTENCE_ENDS + CLAUSE_ENDS + ")）")
    )
    if found or not is_far:
        return found
    return set(told(stretch(side, at, -1, SENTENCE_ENDS))[-1:])


def told_of(side: Sequence[Token], at: int) -> str:
    """The last name before a number in its clause; empty for none."""
    at -= 1
    while at >= 0 and side[at].what is What.WORDS and side[at].key not in SENTENCE_ENDS + CLAUSE_ENDS:
        at -= 1
    return side[at].key if at >= 0 and side[at].what is What.NAME else ""


def stretch(side: Sequence[Token], at: int, step: int, ends: str) -> str:
    """The words before or after a number; what names say is no direction."""
    found: list[str] = []
    at += step
    while 0 <= at < len(side) and side[at].what is not What.NUMBER and side[at].key not in ends:
        found.append(" " if side[at].what is What.NAME else plain(side[at].pieces))
        at += step
    return "".join(found[::step])


def ways(words: str) -> set[Way]:
    """Where words point."""
    return set(told(words))


def told(words: str) -> list[Way]:
    """The same, in order."""
    return [way for match in WAY.finditer(words) if (way := WAYS[(match.lastindex or 1) - 1]) is not None]
