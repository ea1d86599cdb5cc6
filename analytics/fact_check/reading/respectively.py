"""分别 lists: numbers that belong, in their order, to the names, measures or counts before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.fact_check.figure import Stage, StageKind
from analytics.fact_check.reading import phrases, sectors
from analytics.fact_check.reading.frame import Frame
from analytics.fact_check.reading.gazetteer import Place
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import stage_name, stage_row
from analytics.fact_check.reading.numbers import Family, Printed
from analytics.fact_check.reading.said import Meaning

FAR, NEAR = 80, 12
SEPARATORS = ("、", "和", "与", "及", "以及")
NAMES = (Kind.SECTOR, Kind.PLACE, Kind.CITY, Kind.GROUP, Kind.STAGE, Kind.GAP)
KINDS = re.compile("[两二三四五六七八九十]+大?(?:类|块|个|项|家|方面|领域|行业|板块)?(?:项目)?")
STANDS = ("居", "列", "排", "位居", "排名", "名列", "占", "位列", "排在")
IS = ("为", "达", "达到", "是")


@dataclass
class Respectively:
    """The frames that the numbers of one list belong to, in order; empty where they are single projects' own.

    ``measures`` are the names of what each number measures, where these differ; ``said`` is what is said of all,
    ``depth`` how many brackets are open around the list.
    """

    frames: Sequence[Frame]
    numbers: int
    taken: int = 0
    meaning: Meaning | None = None
    measures: Sequence[Mark] = ()
    said: Sequence[Mark] = ()
    depth: int = 0

    @property
    def is_open(self) -> bool:
        """Whether numbers of the list are still to come."""
        return self.taken < self.numbers

    def renew(self, marks: Sequence[Mark], place: int) -> bool:
        """Whether another list of as many numbers begins here: 分别完成…、…，占年度计划的…、…."""
        if not self.frames or numbers_behind(marks, place - 1) != self.numbers:
            return False
        self.taken, self.meaning = 0, None
        if self.measures:
            self.said = said_of_all(marks, place)
        return True

    @property
    def lead(self) -> list[Mark]:
        """What is said of the number last taken, where each has a measure of its own."""
        return [self.measures[self.taken - 1], *self.said]

    @property
    def last(self) -> Frame | None:
        """The frame of the number last taken, which brackets behind it speak of."""
        return self.frames[self.taken - 1] if self.frames and self.taken else None

    def next(self) -> Frame | None:
        """The frame of the next number; null for a single project's."""
        self.taken += 1
        return self.frames[self.taken - 1] if self.frames else None


def numbers_behind(marks: Sequence[Mark], place: int, *, of_any_kind: bool = False) -> int:
    """How many numbers of one kind a list has that begins behind a mark."""
    found = depth = 0
    unit = None
    is_expected = True
    for mark in marks[place + 1 : place + FAR]:
        if mark.text in "（）":
            # 完成295.9亿元（为年计划的80%）、102.3亿元（59%）: what stands in brackets is said of the number before.
            depth += 1 if mark.text == "（" else -1
            continue
        if depth > 0:
            continue
        if isinstance(mark.payload, Printed):
            if not is_expected or (unit not in (None, mark.payload.unit.family) and not of_any_kind):
                break
            found, unit, is_expected = found + 1, mark.payload.unit.family, False
        elif mark.text in SEPARATORS:
            is_expected = True
        elif (found and mark.kind is Kind.STOP) or (found and mark.kind not in (Kind.GAP, Kind.WORD)):
            break
    return found


def opened(
    marks: Sequence[Mark], place: int, frame: Frame, spoken: Sequence[Frame], counted: Decimal | None
) -> Respectively | None:
    """The list that 分别 opens: its numbers belong to the names before it, else to the last that were spoken of.

    ``spoken`` are the frames of the sentence so far, ``counted`` the count right before, if one is.
    """
    measured = of_measures(marks, place, frame)
    if measured is not None:
        return measured
    numbers = numbers_behind(marks, place)
    if numbers < 2:
        return None
    names = names_before(marks, place, numbers)
    if len(names) == numbers:
        return Respectively([named(frame, mark) for mark in names], numbers)
    distinct = list(dict.fromkeys(spoken))
    if len(distinct) >= numbers and counted != numbers:
        return Respectively(distinct[-numbers:], numbers)
    measures = measures_in_sentence(marks, place, numbers)
    if len(distinct) < 2 and counted != numbers and measures:
        # 开工率80%、完成率90%，分别提高2个和3个百分点.
        return Respectively([frame] * numbers, numbers, measures=measures, said=said_of_all(marks, place))
    # 两个项目分别3.09亿元、7亿元: what each single project has.
    return Respectively((), numbers) if counted == numbers else None


def of_measures(marks: Sequence[Mark], place: int, frame: Frame) -> Respectively | None:
    """The list of 总投资、年度计划投资分别为…: as many numbers as there are measures right before."""
    run: list[Mark] = []
    at, first = place - 1, max(0, place - NEAR)
    while at >= first and (
        marks[at].kind is Kind.COMPARED or (marks[at].kind is Kind.WORD and not is_measure(marks[at]))
    ):
        if marks[at].text in SEPARATORS:
            return None
        at -= 1
    while at >= first and is_measure(marks[at]):
        run.insert(0, marks[at])
        if at < 2 or marks[at - 1].text not in SEPARATORS:
            break
        at -= 2
    if len(run) < 2 or numbers_behind(marks, place, of_any_kind=True) != len(run):
        return None
    numbers = len(run)
    return Respectively([frame] * numbers, numbers, measures=run, said=said_of_all(marks, place))


def declared(marks: Sequence[Mark], place: int) -> list[Meaning]:
    """The measures of money that 依次为 declares for the items of a list behind it; none where numbers follow."""
    found: list[Meaning] = []
    for mark in marks[place + 1 : place + FAR]:
        if mark.kind is Kind.NUMBER:
            return []
        if mark.kind is Kind.STOP and mark.text not in "、：":
            break
        row = phrases.measure_row(mark, Family.MONEY)
        if row is not None and row.means:
            found.append(Meaning(row.means))
    return found if len(found) > 1 else []


def is_measure(mark: Mark) -> bool:
    """Whether a mark names what numbers measure; no growth, increase or share of it."""
    return mark.text in phrases.listed("counts") or any(
        row.table == "measures" and row.means and not row.sense for row in mark.rows
    )


def measures_in_sentence(marks: Sequence[Mark], place: int, numbers: int) -> list[Mark]:
    """The last so many names of measures in the sentence before 分别; none where they are one and the same."""
    before = marks[max(0, place - FAR) : place]
    start = max((at for at, mark in enumerate(before) if mark.text == "。"), default=-1) + 1
    found = [mark for mark in before[start:] if is_measure(mark)][-numbers:]
    return found if len({mark.text for mark in found}) == numbers else []


def said_of_all(marks: Sequence[Mark], place: int) -> list[Mark]:
    """What stands between 分别 and the first number: 较上年提高."""
    said: list[Mark] = []
    at = place - 1
    while at >= max(0, place - NEAR) and marks[at].kind is Kind.COMPARED:
        said.insert(0, marks[at])
        at -= 1
    for mark in marks[place : place + FAR]:
        if mark.kind is Kind.NUMBER:
            break
        said.append(mark)
    return said


def names_before(marks: Sequence[Mark], place: int, numbers: int) -> list[Mark]:
    """The last list of so many names in the sentence before 分别: 工业、农业和服务业项目, 工业、农业2个行业."""
    for run in reversed(runs_of(marks[max(0, place - FAR) : place])):
        if len(run) == numbers:
            return run
        if len(run) == numbers + 1:
            # 机场、航运、城市路桥及轨道交通: the last two are one name.
            last = replace(run[-2], text=f"{run[-2].text}及{run[-1].text}", end=run[-1].end)
            return [*run[:-2], last]
    return []


def runs_of(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The lists of names that 、 and 和 join; what stands side by side without them is one name."""
    runs: list[list[Mark]] = [[]]
    is_joined = False
    for mark in marks:
        if mark.text in SEPARATORS:
            is_joined = True
            continue
        if mark.kind is Kind.GAP and KINDS.fullmatch(mark.text):
            # 工业、农业、民生三类分别: how many names there are is none of them.
            continue
        is_name = (mark.kind in NAMES and mark.text not in STANDS) or mark.means("one_project")
        if is_name and runs[-1] and not is_joined and runs[-1][-1].end == mark.start:
            runs[-1][-1] = replace(mark, start=runs[-1][-1].start, text=f"{runs[-1][-1].text}{mark.text}")
        elif is_name:
            runs += [] if is_joined else [[]]
            runs[-1].append(mark)
        elif mark.kind is not Kind.WORD and mark.text != "，":
            runs.append([])
        is_joined = False
    return runs


def named(frame: Frame, mark: Mark) -> Frame:
    """The frame that a name narrows."""
    if mark.kind is Kind.CITY and isinstance(mark.payload, Place):
        return replace(frame, city=mark.payload.name)
    if mark.kind in (Kind.PLACE, Kind.GROUP):
        return replace(frame, district=mark.text)
    if mark.kind is Kind.STAGE:
        row = stage_row(mark, "noun", "verb")
        return frame if row is None else replace(frame, stage=Stage(stage_name(mark), StageKind(row.means)))
    return replace(frame, sector=sectors.name(mark.text))
