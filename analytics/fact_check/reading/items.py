"""The names of sectors as subjects of a clause or of the items of a list: 民生工程109个, 基础设施完成, 工业领域."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.fact_check.reading import sectors
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.phrases import text_of
from analytics.fact_check.reading.subjects import BETWEEN, GOES_ON, is_boundary, neighbourhood

# What may follow a topic's name before a comma, and the verbs that a sector is the object of.
LEADING = ("谈到", "说到", "讲到", "先看", "再看", "来看", "再说", "先说")
TOPICS = ("方面", "领域", "板块", "那边", "这边", "这块", "这一块")
VERBS = ("实施", "安排", "推进", "谋划", "落实", "确定", "铺排", "排定", "筛选", "共安排", "共实施", "新开工", "开工")
REMARK = 5
# Characters of function words: what has one is a clause, not a name.
NO_NAME = "在了的是将据从与对把被由其该这那以为按今已等各我们也都就并而且到有不无其则仅"
LONGEST_NAME, LONGEST_PROJECT_NAME = 12, 10


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
    is_led_in = place > 0 and marks[place - 1].text.endswith(LEADING)
    is_topic = marks[at].text == "，" and (is_led_in or text_of(marks[place:at]).endswith(TOPICS))
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
    if before.text in VERBS or before.text.endswith(LEADING):
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
    at = end + (end < len(marks) and marks[end].text in ("项目", "工程"))
    has_figure = at < len(marks) and (marks[at].kind is Kind.NUMBER or has_number(marks, at))
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
        or any(character in NO_NAME for character in text.replace("与", ""))
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


def is_item(marks: Sequence[Mark], place: int) -> bool:
    """Whether a name stands in a list of items of its form: name, number."""
    if place + 1 >= len(marks) or (place > 0 and marks[place - 1].kind is not Kind.STOP):
        return False
    return marks[place + 1].kind is Kind.NUMBER or has_number(marks, place + 1)


def has_number(marks: Sequence[Mark], place: int) -> bool:
    """Whether a number in brackets stands here: 文化产业（176.9%）."""
    return place + 1 < len(marks) and marks[place].text == "（" and marks[place + 1].kind is Kind.NUMBER


def lists_sectors(marks: Sequence[Mark], place: int) -> bool:
    """Whether the sentence that begins behind a mark lists two sectors or more with their numbers right behind."""
    sentence = neighbourhood(marks, place + 1) if place + 1 < len(marks) else range(0)
    found = [at for at in sentence if marks[at].kind is Kind.SECTOR and text_of(marks[at + 1 : at + 2])]
    return sum(at + 1 < len(marks) and marks[at + 1].kind is Kind.NUMBER for at in found) > 1
