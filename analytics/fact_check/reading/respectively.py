"""分别 lists: numbers that belong, in their order, to the names or counts before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.fact_check.figure import Stage, StageKind
from analytics.fact_check.reading import sectors
from analytics.fact_check.reading.frame import Frame
from analytics.fact_check.reading.gazetteer import Place
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import stage_name, stage_row
from analytics.fact_check.reading.numbers import Printed
from analytics.fact_check.reading.said import Meaning

FAR = 80
SEPARATORS = ("、", "和", "与", "及", "以及")
NAMES = (Kind.SECTOR, Kind.PLACE, Kind.CITY, Kind.GROUP, Kind.STAGE, Kind.GAP)


@dataclass
class Respectively:
    """The frames that the numbers of one list belong to, in order; empty where they are single projects' own."""

    frames: Sequence[Frame]
    numbers: int
    taken: int = 0
    meaning: Meaning | None = None

    @property
    def is_open(self) -> bool:
        """Whether numbers of the list are still to come."""
        return self.taken < self.numbers

    def renew(self, marks: Sequence[Mark], place: int) -> bool:
        """Whether another list of as many numbers begins here: 分别完成…、…，占年度计划的…、…."""
        if not self.frames or numbers_behind(marks, place - 1) != self.numbers:
            return False
        self.taken, self.meaning = 0, None
        return True

    def next(self) -> Frame | None:
        """The frame of the next number; null for a single project's."""
        self.taken += 1
        return self.frames[self.taken - 1] if self.frames else None


def numbers_behind(marks: Sequence[Mark], place: int) -> int:
    """How many numbers of one kind a list has that begins behind a mark."""
    found = 0
    unit = None
    is_expected = True
    for mark in marks[place + 1 :]:
        if isinstance(mark.payload, Printed):
            if not is_expected or unit not in (None, mark.payload.unit.family):
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
    numbers = numbers_behind(marks, place)
    if numbers < 2:
        return None
    names = names_before(marks, place, numbers)
    if len(names) == numbers:
        return Respectively([named(frame, mark) for mark in names], numbers)
    distinct = list(dict.fromkeys(spoken))
    if len(distinct) >= numbers and counted != numbers:
        return Respectively(distinct[-numbers:], numbers)
    # 两个项目分别3.09亿元、7亿元: what each single project has.
    return Respectively((), numbers) if counted == numbers else None


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
        is_name = mark.kind in NAMES or mark.means("one_project")
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
