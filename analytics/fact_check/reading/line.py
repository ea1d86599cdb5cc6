"""One line of a draft, read from left to right into figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from analytics.fact_check.figure import Figure, Sense, StageKind
from analytics.fact_check.reading import amounts, items, phrases, rankings, rates, respectively, set_apart, subjects
from analytics.fact_check.reading.drawn import Drawn
from analytics.fact_check.reading.frame import Frame, Narrowing
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import PLACES, Family, Printed
from analytics.fact_check.reading.numerals import numeral
from analytics.fact_check.reading.periods import Span
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.said import COMPLETION, PLANNED, PROJECTS, RESERVED, STARTED, Meaning
from analytics.fact_check.reading.scopes import Scopes
from analytics.fact_check.reading.tally import Tally

# 两个项目分别3.09亿元、7亿元: a count in characters right before 分别.
NEAR = 3
SPOKEN = re.compile(r"([两二三四五六七八九])个(?:项目|工程)?$")
MANY = (Kind.TIER, Kind.WHOLE, Kind.GROUP, Kind.PLACE, Kind.CITY)
# What a single project may have of its own: an amount, a rate; places in a ranking are those of its unit.
OWN = (Family.MONEY, Family.RATE)
OF_STAGE = {StageKind.NEW_START: PLANNED, StageKind.RESERVE: RESERVED, StageKind.RESERVE_STAGE: RESERVED}


@dataclass
class Line:
    """The reading of one line.

    ``lead`` are the marks since the last number, ``outside`` those before the brackets that are open. ``forward`` is
    an amount that belongs to the count behind it. ``is_of_one``: the sentence speaks of a single project
    (总投资20亿元的某某项目，…).
    """

    progress: Progress
    marks: Sequence[Mark]
    scopes: Scopes
    drawn: Drawn
    tally: Tally
    lead: list[Mark] = field(default_factory=list)
    outside: list[list[Mark]] = field(default_factory=list)
    forward: tuple[int, list[Mark]] | None = None
    opened: respectively.Respectively | None = None
    is_of_one: bool = False

    def read(self) -> list[Figure]:
        """The figures of the line, in order."""
        self.scopes.examples = subjects.examples(self.marks)
        self.progress.sentence += 1
        self.progress.clause += 1
        if self.opens_period:
            self.progress.said.is_of_starts = False
        taken = -1
        for place, mark in enumerate(self.marks):
            if isinstance(mark.payload, Printed):
                taken = max(taken, self.number(place, mark.payload))
                self.progress.back()
                self.lead = [*self.marks[place + 1 : taken + 1]]
            elif place > taken:
                self.scopes.read(place)
                if mark.means("this_batch"):
                    said = self.progress.said
                    said.is_of_starts = said.last_count is not None and said.last_count.measure == STARTED
                if mark.means("respectively") or mark.text in respectively.IS:
                    self.opened = self.list_opened(place) or self.opened
                    if self.opened is not None:
                        self.opened.depth = len(self.outside)
                self.lead.append(mark)
                if mark.kind is Kind.STOP:
                    self.stop(place, mark.text)
        return self.drawn.figures

    @property
    def opens_period(self) -> bool:
        """Whether the line names months or a year before its first number, so that it speaks of something else."""
        before = takewhile(lambda mark: mark.kind is not Kind.NUMBER, self.marks)
        return any(isinstance(mark.payload, Span) for mark in before)

    def stop(self, place: int, text: str) -> None:
        """A mark of punctuation: what ends with it."""
        scoping, said = self.scopes.scoping, self.progress.said
        if text in subjects.ITEM_ENDS:
            scoping.clause()
            self.progress.back()
            self.progress.clause += 1
        if text in subjects.SENTENCE_ENDS:
            self.sentence(place)
        elif text == "；":
            scoping.group()
            said.new_item()
            self.is_of_one = False
        elif text == "：":
            if self.drawn.in_sentence:
                scoping.part()
            said.new_item()
        elif text == "（":
            scoping.open()
            self.outside.append(self.lead)
            self.tally.open()
        elif text == "）":
            scoping.close()
            # 为年度计划投资（184.08亿元）的121.79%: what stands before the brackets goes on behind them.
            self.lead = [*(self.outside.pop() if self.outside else []), *self.lead]
            self.tally.close()
        elif text == "，":
            self.tally.comma()

    def sentence(self, place: int) -> None:
        """A sentence ends; one that lists sectors behind one about a single sector tells its parts."""
        is_of_one_sector = self.drawn.is_of_one_sector
        self.scopes.scoping.sentence()
        self.progress.sentence += 1
        self.progress.since_january()
        self.progress.said.is_foreign, self.progress.said.ranked_count = False, None
        self.progress.said.new_item()
        self.drawn.new_sentence()
        self.scopes.has_spoken = False
        self.lead, self.opened, self.is_of_one = [], None, False
        self.tally.sentence()
        if is_of_one_sector and items.lists_sectors(self.marks, place):
            self.scopes.scoping.part()

    def list_opened(self, place: int) -> respectively.Respectively | None:
        """The list that 分别 opens, with whose its numbers are; 为 opens one where measures are listed before it."""
        if not self.marks[place].means("respectively"):
            return respectively.of_measures(self.marks, place, self.scopes.frame)
        declared = respectively.declared(self.marks, place)
        if declared:
            # 五类（依次为个数、总投资、年度投资计划）：农业6个、64亿元、12亿元.
            self.progress.said.declared(declared)
            return None
        last = self.drawn.figures[-1] if self.drawn.figures else None
        lead = self.lead[-respectively.FAR :]
        if set_apart.is_single_project(lead, ()):
            return respectively.Respectively((), respectively.numbers_behind(self.marks, place))
        spoken = SPOKEN.search(phrases.text_of(lead[-NEAR:]))
        counted = None if spoken is None else numeral(spoken[1])
        if counted is None and last is not None and last.unit in ("个", "项") and not self.lead:
            counted = last.number
        return respectively.opened(self.marks, place, self.scopes.frame, self.drawn.in_sentence, counted)

    def number(self, place: int, printed: Printed) -> int:
        """Reads a number; the place of the last mark that belongs to what it counts."""
        if self.opened is not None and self.opened.last is not None and len(self.outside) > self.opened.depth:
            return self.framed(place, printed, self.opened.last)
        if self.opened is not None:
            if self.opened.is_open or self.opened.renew(self.marks, place):
                return self.listed(place, printed, self.opened)
            self.opened = None
        family, behind = printed.unit.family, self.marks[place + 1 : place + 6]
        is_count = family is Family.COUNT
        if family in OWN and self.is_single(behind):
            # What its sentence goes on with is said of that project, too.
            self.progress.said.is_foreign = True
            return place
        if printed.unit.family is Family.RATE and set_apart.is_goal(behind):
            self.drawn.add(place, printed, Meaning(None, Sense.OTHER))
            return place
        if not is_count and len(behind) > 1 and behind[0].text == "的" and subjects.is_count(behind[1]):
            # 总投资1137.6亿元的76个工业项目: the amount belongs to the count behind it.
            self.forward = (place, self.lead)
            return place
        return self.stands(place, printed)

    def framed(self, place: int, printed: Printed, frame: Frame) -> int:
        """A number in brackets behind one of a 分别 list."""
        scoping = self.scopes.scoping
        before, scoping.frame = scoping.frame, frame
        last = self.stands(place, printed)
        scoping.frame = before
        return last

    def is_single(self, behind: Sequence[Mark]) -> bool:
        """Whether an amount or rate is one project's own, or that of the one that its group speaks of."""
        is_of_many = any(mark.kind in MANY for mark in self.lead)
        self.is_of_one = (self.is_of_one and not is_of_many) or set_apart.opens_project(behind)
        return self.is_of_one or set_apart.is_single_project(self.lead, behind)

    def listed(self, place: int, printed: Printed, numbers: respectively.Respectively) -> int:
        """A number of a 分别 list, with the measure of the first; none for single projects."""
        frame = numbers.next()
        if frame is None:
            return place
        scoping = self.scopes.scoping
        before, levels = scoping.frame, scoping.levels
        # 分别完成省级重点项目投资…: the list may be named behind 分别.
        scoping.frame, scoping.levels = replace(frame, tier=before.tier), [*levels]
        if numbers.measures:
            self.lead = numbers.lead
            self.stands(place, printed)
        elif printed.unit.family is Family.COUNT and frame.stage is not None:
            self.drawn.add(place, printed, Meaning(OF_STAGE.get(frame.stage.kind, PROJECTS)))
        elif numbers.meaning is None:
            count = len(self.drawn.figures)
            self.stands(place, printed)
            if len(self.drawn.figures) > count:
                figure = self.drawn.figures[-1]
                numbers.meaning = Meaning(figure.measure, figure.sense, figure.scope.baseline, figure.is_fall)
        else:
            self.drawn.add(place, printed, numbers.meaning)
        scoping.frame, scoping.levels = before, levels
        return place

    def stands(self, place: int, printed: Printed) -> int:
        """A number where it stands."""
        said, family = self.progress.said, printed.unit.family
        if family is Family.COUNT:
            return self.count(place, printed)
        if family is Family.MONEY:
            meaning = amounts.amount(
                self.lead,
                said,
                is_item=self.scopes.is_item or self.tally.is_of_noun(self.lead),
                is_rated=self.is_rated(place),
            )
            told = said.amount
        elif family is Family.RATE:
            behind = self.marks[place + 1 : place + 6]
            is_line = set_apart.is_line(printed, self.lead, behind)
            if is_line or set_apart.picks(printed, self.lead, self.tally.noun, self.drawn.last_sense):
                return place
            meaning = rates.per_cent(self.lead, said)
            told = said.per_cent
        elif family is Family.POINTS:
            meaning = rates.points(self.lead, said)
            told = said.points
        else:
            return self.rank(place, printed)
        if meaning is not None:
            self.drawn.add(place, printed, meaning)
            told(meaning)
        return place

    def is_rated(self, place: int) -> bool:
        """Whether a completion rate stands right behind an amount."""
        behind = self.marks[place + 1 : place + 6]
        rate = next((at for at, mark in enumerate(behind) if mark.kind is Kind.NUMBER), None)
        printed = None if rate is None else behind[rate].payload
        if not isinstance(printed, Printed) or printed.unit.family is not Family.RATE:
            return False
        rows = [row for mark in behind[:rate] for row in mark.rows if row.of == Family.RATE.value]
        return any(row.means == COMPLETION for row in rows)

    def rank(self, place: int, printed: Printed) -> int:
        """A rank or places gained, of whom the text names behind or before it."""
        said = self.progress.said
        if printed.unit is PLACES:
            meaning = rankings.places_gained(self.lead, said)
            who = next(iter(rankings.moved(self.marks, place)), None)
        else:
            meaning = rankings.rank(self.lead, said)
            said.ranked_count = rankings.counted(self.lead)
            who = rankings.placed(self.marks, place)
        if meaning is not None:
            if who is not None:
                self.scopes.step(Narrowing.DISTRICT, who)
            self.drawn.add(place, printed, meaning)
            said.family = Family.RANK
        return place

    def count(self, place: int, printed: Printed) -> int:
        """A number of projects or of places, and the amount before it that is theirs."""
        last = self.tally.count(place, printed, self.lead)
        if self.forward is not None:
            at, self.lead = self.forward
            self.forward = None
            amount = self.marks[at].payload
            if isinstance(amount, Printed):
                self.stands(at, amount)
        return last
