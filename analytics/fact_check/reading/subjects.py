"""Which names are subjects, so that numbers belong to them, and which are only examples or part of a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.reading import sectors
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
TOPICS = ("方面", "领域", "板块")
VERBS = ("实施", "安排", "推进", "谋划", "落实", "确定", "铺排", "排定", "筛选", "共安排", "共实施", "新开工", "开工")
REMARK = 5
HAVING = ("有", "是", "为", "分")
ONE_OF = ("是", "为", "只有", "仅有")
JOINED = ("、", "和", "及", "与", "以及")
SENTENCE_ENDS, ITEM_ENDS = "。！？", "，。；：！？"
# 全省排名第三, 全省各市: the whole is where somebody stands, not what is spoken of.
WHERE = "排列居位名第各"
# Characters of function words: what has one is a clause, not a name.
NO_NAME = "在了的是将据从与对把被由其该这那以为按今已等各我们也都就并而且到有不无其则仅"
LONGEST_NAME, LONGEST_PROJECT_NAME = 12, 10
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


def sector_at(marks: Sequence[Mark], place: int) -> str | None:
    """The sector that a mark names as the subject of an item: 民生工程109个, 基础设施完成, 工业领域."""
    if place > 0 and not begins_item(marks, place):
        return None
    end = name_end(marks, place)
    at = end
    while at < len(marks) and marks[at].kind is Kind.WORD and marks[at].text in BETWEEN:
        at += 1
    at = past_remark(marks, at)
    if at >= len(marks):
        return None
    is_topic = marks[at].text == "，" and text_of(marks[place:at]).endswith(TOPICS)
    goes_on = marks[at].kind in (*GOES_ON, Kind.COMPARED) or marks[at].text == "：" or has_number(marks, at) or is_topic
    goes_on = goes_on or (marks[at].kind is Kind.TIER and marks[place].kind is Kind.SECTOR)
    is_made = any(mark.kind is Kind.SECTOR for mark in marks[place:end])
    if not goes_on or not (is_made or is_unknown_name(marks, place)):
        return None
    is_quoted = place > 0 and marks[place - 1].kind is Kind.NOISE and marks[place - 1].text.startswith("“")
    return sectors.name(text_of(marks[place - is_quoted : end]))


def begins_item(marks: Sequence[Mark], place: int) -> bool:
    """Whether a sector's name may begin at a mark: behind a boundary, a verb, 等, 最重的 or a quoted word."""
    before = marks[place - 1]
    if is_boundary(before):
        return True
    if marks[place].kind is not Kind.SECTOR:
        return False
    if before.text in VERBS:
        return True
    if before.text == "等":
        return place > 1 and marks[place - 2].kind in (Kind.SECTOR, Kind.GAP)
    if before.text == "的":
        return place > 1 and "最" in marks[place - 2].text
    return before.kind is Kind.NOISE and before.text.startswith("“") and (place < 2 or is_boundary(marks[place - 2]))


def name_end(marks: Sequence[Mark], place: int) -> int:
    """Where a sector's name ends that words of no table are part of: 滇池治理和生态39项, 优势特色产业完成."""
    end = place + 1
    while end < len(marks) and (marks[end].kind in (Kind.SECTOR, Kind.GAP) or marks[end].text in ("和", "与", "及")):
        end += 1
    while end > place + 1 and not ends_name(marks, end):
        end -= 1
    name = text_of(marks[place:end])
    is_name = len(name) <= LONGEST_NAME + 2 and not any(character in NO_NAME for character in name.replace("与", ""))
    return end if is_name else place + 1


def ends_name(marks: Sequence[Mark], end: int) -> bool:
    """Whether a name may end before a mark: with a sector's word, or with any right before its number."""
    last = marks[end - 1]
    has_figure = end < len(marks) and (marks[end].kind is Kind.NUMBER or has_number(marks, end))
    return last.kind is Kind.SECTOR or (last.kind is Kind.GAP and has_figure)


def past_remark(marks: Sequence[Mark], at: int) -> int:
    """Past a short remark between a name and its number: 产业化项目最多，589个; 农林水利走得快，已超过95%."""
    end = next((n for n in range(at, min(len(marks), at + 4)) if marks[n].kind in (Kind.STOP, Kind.NUMBER)), at)
    if end == at or marks[end].text != "，" or marks[at].kind is not Kind.GAP or len(text_of(marks[at:end])) > REMARK:
        return at
    behind = next((n for n in range(end + 1, min(len(marks), end + 4)) if marks[n].kind is not Kind.WORD), at)
    return behind if marks[behind].kind is Kind.NUMBER else at


def is_unknown_name(marks: Sequence[Mark], place: int) -> bool:
    """Whether a name that no table knows stands in a list of names, or before 项目 as the subject of a measure."""
    text = marks[place].text
    if (
        marks[place].means("word")
        or len(text) < 2
        or len(text) > LONGEST_NAME
        or any(character in NO_NAME for character in text)
    ):
        return False
    behind = marks[place + 1 : place + 3]
    if len(behind) > 1 and behind[0].text in ("项目", "工程") and len(text) <= LONGEST_PROJECT_NAME:
        return behind[1].kind in (Kind.MEASURE, Kind.NUMBER)
    if not is_item(marks, place):
        return False
    items = [at for at in neighbourhood(marks, place) if is_item(marks, at)]
    has_group = any(marks[at].kind is Kind.GROUP for at in neighbourhood(marks, place))
    return any(marks[at].kind in (Kind.SECTOR, Kind.CITY) for at in items) or (has_group and len(items) > 1)


def neighbourhood(marks: Sequence[Mark], place: int) -> range:
    """The places of the sentence around a mark."""
    start = end = place
    first, last = max(0, place - FAR), min(len(marks), place + FAR)
    while start > first and marks[start - 1].text not in tuple(SENTENCE_ENDS):
        start -= 1
    while end < last and marks[end].text not in tuple(SENTENCE_ENDS):
        end += 1
    return range(start, end)


def is_item(marks: Sequence[Mark], place: int) -> bool:
    """Whether a name stands in a list of items of its form: name, number."""
    if place + 1 >= len(marks) or (place > 0 and marks[place - 1].kind is not Kind.STOP):
        return False
    return marks[place + 1].kind is Kind.NUMBER or has_number(marks, place + 1)


def has_number(marks: Sequence[Mark], place: int) -> bool:
    """Whether a number in brackets stands here: 文化产业（176.9%）."""
    return place + 1 < len(marks) and marks[place].text == "（" and marks[place + 1].kind is Kind.NUMBER


def has_figure_ahead(marks: Sequence[Mark], place: int, *, past_colon: bool = False) -> bool:
    """Whether a figure follows on a name in its clause, or the clause says that it does (续建项目中，…; 续建：…).

    ``past_colon``: any colon says so (全省的情况是：…).
    """
    for at in range(place + 1, min(len(marks), place + FAR)):
        if marks[at].kind is Kind.NUMBER:
            return True
        if marks[at].kind is Kind.STOP and marks[at].text in ITEM_ENDS:
            before = marks[at - 1]
            if past_colon and marks[at].text == "：":
                return True
            return at - 1 == place or before.means("within") or before.text in ("方面", "看", "项目")
    return False


def lists_sectors(marks: Sequence[Mark], place: int) -> bool:
    """Whether the sentence that begins behind a mark lists two sectors or more with their numbers right behind."""
    sentence = neighbourhood(marks, place + 1) if place + 1 < len(marks) else range(0)
    found = [at for at in sentence if marks[at].kind is Kind.SECTOR and text_of(marks[at + 1 : at + 2])]
    return sum(at + 1 < len(marks) and marks[at + 1].kind is Kind.NUMBER for at in found) > 1


def is_achieved_behind(marks: Sequence[Mark], place: int) -> bool:
    """Whether what stands behind a period word has been achieved: 全年完成投资, 年底累计开工."""
    for mark in marks[place + 1 : place + 4]:
        if mark.kind in (Kind.STOP, Kind.NUMBER) or mark.means("aim"):
            return False
        if any(row.means == "completed_investment" or (row.table, row.form) == ("stages", "verb") for row in mark.rows):
            return True
    return False
