"""Rankings and causes: who stands at a rank, who has moved, what adds to a change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import stage_row
from analytics.fact_check.reading.numbers import Family
from analytics.fact_check.reading.said import COMPLETION, Meaning, Said

# 排名前三的依次为甲、乙和丙；: the names stand behind, up to the end of the group.
LISTED = re.compile(
    r"^[^，。；：]{0,8}?(?:依次为|依次是|分别为|分别是|依次|分别|为|是)[：:]?(?P<names>[^，。；：（）\d]{2,400})(?=[，。；（）]|$)"
)
JOINED = re.compile(r"、|(?<=[区县市局团司委旗办院])[和与及](?=[^和与及、]{2,16}$)")
# 同口径完成投资拉动22.5个百分点; 拉动最多的是市本级（9.4个百分点）; 上升最多的区（市）县是青羊区（上升7位）.
ADDING = (
    re.compile(
        r"(?:拉动|拉低|拖累|贡献|上升|下降|提升)(?:最多|最大|较多)的(?:是|为)?(?P<name>[^，。；：、（）]{2,16})（(?:拉动|拉低|上升|下降)?$"
    ),
    re.compile(r"(?P<name>[^，。；：、（）]{2,24}?)(?:拉动|拉低|拖累|贡献|带动)(?:了)?$"),
)
MOVED = re.compile(r"[是为](?P<names>[^，。；：（）是为]{2,160})（均?(?:上升|下降|前移|后移)$")
LINKS = ("其中", "同时", "此外", "并")
MOVES, FALLS = ("上升", "下降", "前移", "后移"), ("下降", "后移", "下滑", "回落")
REACH = 60


def ranked(marks: Sequence[Mark], place: int) -> tuple[str, ...]:
    """The names that a ranking lists behind its rank, in order; none where it lists none."""
    match = LISTED.match(phrases.text_of(marks[place + 1 : place + 1 + 2 * REACH]))
    return () if match is None else split(match["names"])


def placed(marks: Sequence[Mark], place: int) -> str | None:
    """Who has a rank: the name behind 第3位：, up to the next mark of punctuation."""
    if place + 1 >= len(marks) or marks[place + 1].text != "：":
        return None
    end = next((at for at in range(place + 2, len(marks)) if marks[at].kind is Kind.STOP), len(marks))
    return phrases.text_of(marks[place + 2 : end]) or None


def moved(marks: Sequence[Mark], place: int) -> tuple[str, ...]:
    """Who has moved in a ranking, by the words before the number of places in brackets."""
    match = MOVED.search(phrases.text_of(marks[max(0, place - REACH) : place]))
    return () if match is None else split(match["names"])


def split(names: str) -> tuple[str, ...]:
    """The names of a list."""
    return tuple(name.strip() for name in JOINED.split(names) if name.strip())


def adding(before: str) -> tuple[str, ...]:
    """The cause or group that adds points to a change, by the words right before the number."""
    match = next((match for pattern in ADDING if (match := pattern.search(before)) is not None), None)
    if match is None:
        return ()
    name = match["name"]
    for word in LINKS:
        name = name.removeprefix(word)
    return (name,)


def rank(lead: Sequence[Mark], said: Said) -> Meaning | None:
    """A place in a ranking, by the measure named last; null where the economy is spoken of."""
    if said.is_foreign or phrases.says(phrases.clause_of(lead), "foreign"):
        return None
    named = phrases.named_measure(lead, Family.RATE)
    if named is not None:
        said.ranked(named[1])
    return Meaning(said.last_rate.measure if said.last_rate is not None else COMPLETION, Sense.RANK)


def counted(lead: Sequence[Mark]) -> Meaning | None:
    """What a ranking by a number of projects counts: 比新开工个数."""
    for mark, behind in pairwise(lead):
        row = stage_row(mark, "verb", "noun")
        if row is not None and row.measure and (behind.text == "数" or behind.text in phrases.listed("counts")):
            return Meaning(row.measure)
    return None


def places_gained(lead: Sequence[Mark], said: Said) -> Meaning | None:
    """By how many places somebody has moved in the ranking; null without a word of moving."""
    if not any(mark.kind is Kind.COMPARED or mark.text in MOVES for mark in lead):
        return None
    said.places_against = phrases.baseline_of(lead) or said.places_against
    falls = any(word in phrases.text_of(phrases.clause_of(lead)) for word in FALLS)
    measure = said.last_rate.measure if said.last_rate is not None else COMPLETION
    return Meaning(measure, Sense.PLACES_GAINED, said.places_against, falls)
