"""Whose projects are meant where a number stands: what was said before it, as a careful reader carries it on.

A scope is narrowed by words (其中, a sector, a stage) and widened again by the end of a clause, a list or a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from analytics.fact_check.figure import Period, Scope, Stage


class Narrowing(Enum):
    """What a scope can be narrowed by; a list's name widens all the others."""

    TIER = "tier"
    CITY = "city"
    DISTRICT = "district"
    SECTOR = "sector"
    STAGE = "stage"
    SIZE = "size"
    BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose projects are meant at one place of a text."""

    city: str | None = None
    tier: str | None = None
    district: str | None = None
    sector: str | None = None
    stage: Stage | None = None
    size: str | None = None
    batch: str | None = None

    def scope(self, period: Period, baseline: str | None) -> Scope:
        """The scope of a figure that stands here."""
        return Scope(
            self.city, self.tier, self.sector, self.district, self.stage, self.size, self.batch, baseline, period
        )


@dataclass(frozen=True, slots=True)
class Level:
    """A narrowing, what was meant before it, and whether 其中 or a colon opened it."""

    by: Narrowing
    before: Frame
    is_part: bool = False


@dataclass
class Scoping:
    """The frame of a paragraph as it is read from left to right.

    ``topic`` is what the paragraph is about, to which a new sentence with a subject of its own returns; ``ended`` is
    what the last sentence spoke of.
    """

    frame: Frame
    topic: Frame
    levels: list[Level] = field(default_factory=list)
    brackets: list[tuple[Frame, list[Level]]] = field(default_factory=list)
    is_new_sentence: bool = True
    opens_part: bool = False
    fresh: set[Narrowing] = field(default_factory=set)
    first: Frame | None = None
    ended: tuple[Frame, list[Level]] | None = None

    def narrow(self, by: Narrowing, value: object) -> None:
        """Narrows the frame by a word; one of the same kind takes the place of the one before, a part goes into it."""
        if self.is_new_sentence and not self.opens_part:
            self.frame, self.levels = self.topic, []
        self.is_new_sentence = False
        if by is Narrowing.TIER and self.opens_part:
            # 建设项目27项（省级6项、市级5项）: the whole is meant again behind the part.
            self.part_of_list(str(value))
            return
        if by is Narrowing.TIER:
            kept: dict[str, Any] = {narrowed.value: getattr(self.frame, narrowed.value) for narrowed in self.fresh}
            self.levels = [level for level in self.levels if level.by is Narrowing.CITY or level.by in self.fresh]
            self.frame = replace(Frame(self.frame.city, str(value), self.topic.district), **kept)
            self.opens_part = False
            return
        self.fresh.add(by)
        at = next((place for place, level in reversed([*enumerate(self.levels)]) if level.by is by), None)
        is_nested = self.opens_part and at is not None
        if at is not None and not is_nested:
            level = self.levels[at]
            del self.levels[at:]
            self.frame = level.before
            self.levels.append(level)
        else:
            self.levels.append(Level(by, self.frame, self.opens_part))
        self.opens_part = False
        narrowed: dict[str, Any] = {by.value: self.within(by, value)}
        self.frame = replace(self.frame, **narrowed)

    def part_of_list(self, name: str) -> None:
        """A list inside the one that is spoken of, until the group or sentence ends."""
        at = next((place for place, level in enumerate(self.levels) if level.by is Narrowing.TIER), None)
        if at is not None:
            self.frame = self.levels[at].before
            del self.levels[at:]
        self.levels.append(Level(Narrowing.TIER, self.frame, is_part=True))
        self.frame = replace(self.frame, tier=name)
        self.opens_part = False

    def within(self, by: Narrowing, value: object) -> object:
        """A sector inside a sector is a path."""
        outer = self.frame.sector
        return f"{outer}/{value}" if by is Narrowing.SECTOR and outer is not None and outer != value else value

    def clause(self) -> None:
        """The end of a clause: a list named in the next one widens what this one narrowed."""
        self.fresh = set()

    def part(self) -> None:
        """其中: what follows is part of what is meant, or was meant in the sentence before."""
        if self.is_new_sentence and self.ended is not None:
            self.frame, self.levels = self.ended
        self.opens_part = True
        self.is_new_sentence = False

    def group(self) -> None:
        """The end of a group (；): parts of it end."""
        at = next((place for place, level in enumerate(self.levels) if level.is_part), None)
        if at is not None:
            self.frame = self.levels[at].before
            del self.levels[at:]
        self.opens_part = False

    def sentence(self) -> None:
        """The end of a sentence: parts and stages end; the first sentence tells what the paragraph is about."""
        self.brackets = []
        self.group()
        self.is_new_sentence = True
        self.ended = (self.frame, self.levels)
        self.frame = replace(self.frame, stage=self.topic.stage, size=self.topic.size, batch=self.topic.batch)
        self.levels = [
            level for level in self.levels if level.by in (Narrowing.SECTOR, Narrowing.DISTRICT, Narrowing.CITY)
        ]

    def said(self) -> None:
        """A figure stands here: the first of a paragraph tells its topic."""
        if self.first is None:
            self.first = self.frame
            self.topic = replace(self.topic, city=self.frame.city, tier=self.frame.tier, district=self.frame.district)
        self.is_new_sentence = False

    def whole(self, district: str | None) -> None:
        """The whole city or province is spoken of: no district of it any more, but the draft's own."""
        self.levels = [level for level in self.levels if level.by is not Narrowing.DISTRICT]
        self.frame = replace(self.frame, district=district)

    def widen(self) -> None:
        """The last narrowing by a stage or sector is over."""
        if self.levels and self.levels[-1].by in (Narrowing.STAGE, Narrowing.SECTOR):
            self.frame = self.levels.pop().before

    def open(self) -> None:
        """An opening bracket: what is meant inside ends with it."""
        self.brackets.append((self.frame, list(self.levels)))

    def close(self) -> None:
        """The closing bracket."""
        if self.brackets:
            self.frame, self.levels = self.brackets.pop()
            self.opens_part = False
