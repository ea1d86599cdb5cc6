"""Which names are subjects, so that numbers belong to them, and which are only examples or part of a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import Family, Printed
from analytics.fact_check.reading.phrases import text_of

# What may stand between the subject of an item and its number or verb, and before a name that is one of a group.
BETWEEN = (
    "类",
    "方面",
    "项目",
    "工程",
    "领域",
    "的",
    "共",
    "共有",
    "有",
    "上",
    "已",
    "只有",
    "仅有",
    "仅",
    "只",
    "则",
    "也",
    "还",
    "累计",
    "为",
    "达",
    "安排",
    "分别",
    "以",
    "列入",
    "纳入",
)
BEFORE = ("在", "对", "各", "是", "为", "和", "与", "及", "只有", "仅有")
HAVING = ("有", "是", "为", "分")
ONE_OF = ("是", "为", "只有", "仅有")
JOINED = ("、", "和", "及", "与", "以及")
SENTENCE_ENDS, ITEM_ENDS = "。！？", "，。；：！？"
# 全省排名第三, 全省各市: the whole is where somebody stands, not what is spoken of.
WHERE = "排列居位名第各"
# Nobody looks further around a name; a line of any length is read in time that grows with it.
FAR = 80
GOES_ON = (Kind.NUMBER, Kind.MEASURE, Kind.STAGE, Kind.DATE, Kind.PERIOD)


def is_count(mark: Mark) -> bool:
    """Whether a mark is a number of things."""
    return isinstance(mark.payload, Printed) and mark.payload.unit.family is Family.COUNT


def item_start(marks: Sequence[Mark], place: int) -> int:
    """Where the item begins in which a mark stands; 、 and brackets begin none."""
    first = max(0, place - FAR)
    while place > first and not (marks[place - 1].kind is Kind.STOP and marks[place - 1].text in ITEM_ENDS):
        place -= 1
    return place


def examples(marks: Sequence[Mark]) -> set[int]:
    """The places of marks that name projects as examples: before 等N个项目, or as many as the count behind says."""
    found: set[int] = set()
    for place, mark in enumerate(marks):
        if not is_count(mark) or place == 0:
            continue
        start = item_start(marks, place)
        if marks[place - 1].text == "等" or is_list_of(marks[start:place], mark):
            found |= set(range(start, place))
    return found


def is_list_of(marks: Sequence[Mark], count: Mark) -> bool:
    """Whether marks are a list of as many names as the count behind it says: 甲工程、乙改造、丙建设3个项目."""
    separators = sum(mark.text in JOINED for mark in marks)
    is_counted = isinstance(count.payload, Printed) and count.payload.number == separators + 1
    return separators > 0 and is_counted and all(mark.kind is not Kind.NUMBER for mark in marks)


def group_name(marks: Sequence[Mark], place: int) -> tuple[str, bool] | None:
    """昆明等6个州市共220个: the name of the group that a count of places or chains ends; whether it is of places."""
    if place + 3 >= len(marks) or place == 0 or marks[place - 1].text != "等":
        return None
    noun = marks[place + 1]
    behind = next(
        (mark for mark in marks[place + 2 : place + 4] if mark.text not in ("的", "共", "共有", "合计")), None
    )
    is_name = noun.kind in (Kind.GROUP, Kind.GAP, Kind.SECTOR)
    if not is_name or behind is None or behind.kind not in (Kind.NUMBER, Kind.MEASURE):
        return None
    return text_of(marks[item_start(marks, place) : place + 2]), noun.kind is Kind.GROUP


def is_boundary(mark: Mark) -> bool:
    """Whether a subject may begin behind a mark."""
    if mark.kind in (Kind.STOP, Kind.DATE, Kind.PERIOD, Kind.NUMBER, Kind.WHOLE, Kind.CITY):
        return True
    return mark.text in HAVING or mark.means("among", "within", "rest", "respectively")


def is_subject(marks: Sequence[Mark], place: int) -> bool:
    """Whether the name of a place stands where the subject of a clause or item does."""
    at = place - 1
    while at >= 0 and marks[at].text in BEFORE:
        at -= 1
    if at >= 0 and not is_boundary(marks[at]) and marks[at].kind is not Kind.TIER:
        # 尚未达到的县区是安义县: the name says which of the group.
        is_one = marks[at].kind is Kind.GROUP or marks[at].text == "的"
        if not is_one or marks[at + 1].text not in ONE_OF:
            return False
    if marks[place].kind is Kind.WHOLE and place > 0 and marks[place - 1].text == "在":
        return False
    if marks[place].kind is Kind.WHOLE and text_of(marks[place + 1 : place + 2])[:1] in tuple(WHERE):
        return False
    return speaks_on(marks, place)


def follows_city(marks: Sequence[Mark], place: int) -> bool:
    """Whether a place stands in a list right behind a city, so that it is none of that city's: 承德市86%、辛集市80%."""
    if place < 3 or marks[place - 1].text != "、":
        return False
    named = (marks[at] for at in range(place - 2, max(-1, place - 6), -1))
    name = next((mark for mark in named if mark.kind in (Kind.CITY, Kind.PLACE)), None)
    return name is not None and name.kind is Kind.CITY


def speaks_on(marks: Sequence[Mark], place: int) -> bool:
    """Whether what stands behind a name speaks of it: a number, a measure, a verb, a colon; 、 only goes on listing."""
    behind = [mark for mark in marks[place + 1 : place + 4] if mark.text not in BETWEEN]
    if not behind:
        return place + 1 == len(marks)
    if behind[0].text == "（":
        return len(behind) > 1 and behind[1].kind is Kind.NUMBER
    return behind[0].kind in (*GOES_ON, Kind.COMPARED, Kind.TIER, Kind.WORD, Kind.GAP) or behind[0].text in (
        "：",
        "|",
        "，",
    )


def neighbourhood(marks: Sequence[Mark], place: int) -> range:
    """The places of the sentence around a mark."""
    start = end = place
    first, last = max(0, place - FAR), min(len(marks), place + FAR)
    while start > first and marks[start - 1].text not in tuple(SENTENCE_ENDS):
        start -= 1
    while end < last and marks[end].text not in tuple(SENTENCE_ENDS):
        end += 1
    return range(start, end)


def has_figure_ahead(marks: Sequence[Mark], place: int, *, past_colon: bool = False) -> bool:
    """Whether a figure follows on a name in its clause, or the clause says that it does (续建项目中，…; 续建：…).

    ``past_colon``: any colon says so (全省的情况是：…).
    """
    is_topic = marks[place].kind is Kind.CITY and (place == 0 or marks[place - 1].text in tuple(SENTENCE_ENDS))
    for at in range(place + 1, min(len(marks), place + FAR)):
        if marks[at].kind is Kind.NUMBER:
            return True
        if is_topic and marks[at].text == "，":
            # 绥化市到会战结束时，省级重点项目…: the city that a sentence begins with.
            is_topic = False
            continue
        if marks[at].kind is Kind.STOP and marks[at].text in ITEM_ENDS:
            before = marks[at - 1]
            if past_colon and marks[at].text == "：":
                return True
            return at - 1 == place or before.means("within") or before.text in ("方面", "看", "项目")
    return False


def is_achieved_behind(marks: Sequence[Mark], place: int) -> bool:
    """Whether what stands behind a period word has been achieved: 全年完成投资, 年底累计开工."""
    is_set_off = text_of(marks[place + 1 : place + 2]) == "，"
    for mark in marks[place + 1 + is_set_off : place + 4 + 2 * is_set_off]:
        if mark.kind in (Kind.STOP, Kind.NUMBER) or mark.means("aim"):
            return False
        if any(row.means == "completed_investment" or (row.table, row.form) == ("stages", "verb") for row in mark.rows):
            return True
    return False
