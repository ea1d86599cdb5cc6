"""Figures made of what has been read where they stand: their place, scope, months and the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analytics.fact_check.figure import Figure, Period, Sense, Stage, StageKind
from analytics.fact_check.plain import Plain
from analytics.fact_check.reading import rankings
from analytics.fact_check.reading.frame import Frame, Scoping
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import Printed
from analytics.fact_check.reading.periods import Reach, periods
from analytics.fact_check.reading.phrases import text_of
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.said import PLAN, PLANNED, PROJECTS, RESERVED, STARTED, TOTAL, Meaning

# What is planned holds for the year; what has been achieved holds for the months reported.
OF_THE_PLAN = (PROJECTS, TOTAL, PLAN, PLANNED, RESERVED)
# 已竣工投产61个，总投资682.1亿元: of those that have been finished.
CHANGES = (Sense.CHANGE, Sense.GROWTH, Sense.INCREASE)
ACHIEVED = {
    "finished_count": Stage("已竣工投产", StageKind.FINISHED),
    STARTED: Stage("开工", StageKind.STARTED),
}


@dataclass
class Drawn:
    """The figures of one line; ``offset`` is where it begins in the plain text.

    ``achieved`` is the stage that the last count of the sentence gives to a total investment behind it.
    """

    plain: Plain
    offset: int
    progress: Progress
    marks: Sequence[Mark]
    scoping: Scoping
    figures: list[Figure] = field(default_factory=list)
    in_sentence: list[Frame] = field(default_factory=list)
    sectors: set[str | None] = field(default_factory=set)
    achieved: Stage | None = None

    def new_sentence(self) -> None:
        """Another sentence begins."""
        self.in_sentence, self.achieved = [], None

    def counted(self, meaning: Meaning) -> None:
        """A count of projects stands here: what has been achieved says whose total investment may follow."""
        is_plain = meaning.sense is Sense.VALUE and self.scoping.frame.stage is None
        if is_plain:
            self.achieved = ACHIEVED.get(meaning.measure or "")

    def add(self, place: int, printed: Printed, meaning: Meaning, *, counts_places: bool = False) -> None:
        """A figure stands here."""
        self.scoping.said()
        frame = self.scoping.frame
        if meaning.measure == TOTAL and frame.stage is None and self.achieved is not None:
            frame = replace(frame, stage=self.achieved)
        mark = self.marks[place]
        start, end = self.plain.span(self.offset + mark.start, self.offset + mark.end)
        self.figures.append(
            Figure(
                start,
                end,
                self.plain.draft[start:end],
                printed.number,
                printed.unit.name,
                meaning.measure,
                meaning.sense,
                frame.scope(self.period(meaning), self.baseline(meaning)),
                printed.hedge,
                meaning.is_fall != (printed.is_negative and meaning.sense in CHANGES),
                counts_places,
                entities=self.entities(place, meaning),
                lead=self.plain.text[self.progress.end : self.offset + mark.start],
                follow=self.follow(place),
                paragraph=self.progress.paragraph,
                sentence=self.progress.sentence,
                clause=self.progress.clause,
            )
        )
        self.progress.end = self.offset + mark.end
        self.in_sentence.append(frame)
        self.sectors.add(frame.sector)

    def period(self, meaning: Meaning) -> Period:
        """The months that a figure holds for."""
        period = self.progress.period
        if meaning.earlier is not None:
            year = meaning.earlier[:4]
            return replace(period, year=int(year)) if year.isdigit() else period.earlier
        is_planned = meaning.measure in OF_THE_PLAN and meaning.sense is not Sense.CHANGE
        return Period(period.year) if is_planned and period.last is not None else period

    def baseline(self, meaning: Meaning) -> str | None:
        """What a figure is held against; one name for a target of part of the year: 一季度目标任务, 同期投资计划."""
        text = meaning.baseline
        if meaning.sense is not Sense.TARGET and (text is None or meaning.sense is not Sense.VALUE):
            return text
        spans = [span for span in periods(text or "") if span.last is not None and span.reach is not Reach.DAY]
        first, last = self.progress.period.first, self.progress.period.last
        if spans:
            first, last = spans[0].first, spans[0].last
        return text if last is None else f"{first}-{last}月目标"

    def entities(self, place: int, meaning: Meaning) -> tuple[str, ...]:
        """The names that a rank lists, who has moved, or the cause that adds to a change."""
        if meaning.sense is Sense.RANK:
            return rankings.ranked(self.marks, place)
        if meaning.sense is Sense.PLACES_GAINED:
            return rankings.moved(self.marks, place)
        before = self.plain.text[self.progress.end : self.offset + self.marks[place].start]
        return rankings.adding(before[-200:]) if meaning.sense is Sense.PART else ()

    def follow(self, place: int) -> str:
        """The text from a number to the end of its clause."""
        end = place + 1
        while end < len(self.marks) and not ends_follow(self.marks[end]):
            end += 1
        return text_of(self.marks[place + 1 : end])

    @property
    def last_sense(self) -> Sense | None:
        """What the last figure said."""
        return self.figures[-1].sense if self.figures else None

    @property
    def is_of_one_sector(self) -> bool:
        """Whether all figures so far are of one sector."""
        return len(self.sectors) == 1 and None not in self.sectors


def ends_follow(mark: Mark) -> bool:
    """Whether the words behind a number end here."""
    return mark.kind is Kind.NUMBER or (mark.kind is Kind.STOP and mark.text in "，。；：")
