"""One line of a draft, read from left to right into figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analytics.fact_check.figure import Figure, Sense, StageKind
from analytics.fact_check.reading import amounts, phrases, rankings, rates, respectively, set_apart, subjects
from analytics.fact_check.reading.counts import Counted, adjacent
from analytics.fact_check.reading.counts import meaning as meaning_of
from analytics.fact_check.reading.drawn import Drawn
from analytics.fact_check.reading.frame import Narrowing
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import OTHER_THINGS, Noun, noun
from analytics.fact_check.reading.numbers import PLACES, Family, Printed
from analytics.fact_check.reading.numerals import numeral
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.said import FINISHED, PLANNED, PROJECTS, RESERVED, STARTED, Meaning
from analytics.fact_check.reading.scopes import Scopes

# 两个项目分别3.09亿元、7亿元: a count in characters right before 分别.
SPOKEN = re.compile(r"([两二三四五六七八九])个(?:项目|工程)?$")
BARE = ("项目", "工程")
SUMS = ("合计", "共计", "总计", "加起来", "合起来")
MANY = (Kind.TIER, Kind.WHOLE, Kind.GROUP, Kind.PLACE, Kind.CITY)
PROJECTS_NAMED = ("各项目", "全部项目", "项目总投资")
LIST_NAMES = (Kind.CITY, Kind.PLACE, Kind.SECTOR, Kind.TIER, Kind.GROUP)
# What a single project may have of its own: an amount, a rate; places in a ranking are those of its unit.
OWN = (Family.MONEY, Family.RATE)
OF_STAGE = {StageKind.NEW_START: PLANNED, StageKind.RESERVE: RESERVED, StageKind.RESERVE_STAGE: RESERVED}
ACHIEVED = (STARTED, FINISHED)
GROUP = Noun(is_project=False, is_place=True)
RESERVE = (StageKind.RESERVE, StageKind.RESERVE_STAGE)


@dataclass
class Line:
    """The reading of one line.

    ``lead`` are the marks since the last number, ``outside`` those before open brackets, with what was counted there.
    ``forward`` is an amount that belongs to the count behind it. ``kinds`` counts the kinds of a list that goes on with 、.
    ``is_of_one``: the sentence speaks of a single project (总投资20亿元的某某项目，…).
    """

    progress: Progress
    marks: Sequence[Mark]
    scopes: Scopes
    drawn: Drawn
    lead: list[Mark] = field(default_factory=list)
    outside: list[tuple[list[Mark], Noun | None]] = field(default_factory=list)
    noun: Noun | None = None
    forward: tuple[int, list[Mark]] | None = None
    opened: respectively.Respectively | None = None
    kinds: int = 0
    was_of_kinds: bool = False
    has_stage_behind: bool = False
    is_of_one: bool = False

    def read(self) -> list[Figure]:
        """The figures of the line, in order."""
        self.scopes.examples = subjects.examples(self.marks)
        self.progress.sentence += 1
        self.progress.clause += 1
        taken = -1
        for place, mark in enumerate(self.marks):
            if isinstance(mark.payload, Printed):
                taken = max(taken, self.number(place, mark.payload))
                self.progress.back()
                self.lead = [*self.marks[place + 1 : taken + 1]]
            elif place > taken:
                self.scopes.read(place)
                if mark.means("respectively") or mark.text in respectively.IS:
                    self.opened = self.list_opened(place) or self.opened
                self.lead.append(mark)
                if mark.kind is Kind.STOP:
                    self.stop(place, mark.text)
        return self.drawn.figures

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
            self.outside.append((self.lead, self.noun))
        elif text == "）":
            scoping.close()
            # 为年度计划投资（184.08亿元）的121.79%: what stands before the brackets goes on behind them.
            lead, self.noun = self.outside.pop() if self.outside else ([], self.noun)
            self.lead = [*lead, *self.lead]
        elif text == "，":
            if self.kinds > 1:
                # 续建114个、新建109个，年度计划投资…: the list of kinds is over, and the whole is meant again.
                scoping.widen()
            self.was_of_kinds, self.kinds = self.kinds > 1, 0

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
        self.lead, self.noun, self.opened, self.is_of_one = [], None, None, False
        self.was_of_kinds = self.has_stage_behind = False
        if is_of_one_sector and subjects.lists_sectors(self.marks, place):
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
        if set_apart.is_single_project(self.lead, ()):
            return respectively.Respectively((), respectively.numbers_behind(self.marks, place))
        spoken = SPOKEN.search(phrases.text_of(self.lead))
        counted = None if spoken is None else numeral(spoken[1])
        if counted is None and last is not None and last.unit in ("个", "项") and not self.lead:
            counted = last.number
        return respectively.opened(self.marks, place, self.scopes.frame, self.drawn.in_sentence, counted)

    def number(self, place: int, printed: Printed) -> int:
        """Reads a number; the place of the last mark that belongs to what it counts."""
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

    def is_single(self, behind: Sequence[Mark]) -> bool:
        """Whether an amount or rate is one project's own, or that of the one that its group speaks of."""
        is_of_many = any(mark.kind in MANY or mark.text in PROJECTS_NAMED for mark in self.lead)
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
            meaning = amounts.amount(self.lead, said, is_item=self.scopes.is_item or self.is_of_noun)
            told = said.amount
        elif family is Family.RATE:
            behind = self.marks[place + 1 : place + 6]
            is_line = set_apart.is_line(printed, self.lead, behind)
            if is_line or set_apart.picks(printed, self.lead, self.noun, self.drawn.last_sense):
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
        last = self.counted(place, printed)
        if self.forward is not None:
            at, self.lead = self.forward
            self.forward = None
            amount = self.marks[at].payload
            if isinstance(amount, Printed):
                self.stands(at, amount)
        return last

    def counted(self, place: int, printed: Printed) -> int:
        """A number of projects or of places where it stands."""
        group = subjects.group_name(self.marks, place)
        if group is not None:
            name, is_of_places = group
            self.scopes.step(Narrowing.DISTRICT if is_of_places else Narrowing.SECTOR, name)
            self.noun = GROUP
            return place + 1
        found = noun(self.marks, place, goes_on=self.goes_on)
        if found is OTHER_THINGS or (not found.marks and self.noun is OTHER_THINGS):
            self.noun = OTHER_THINGS
            return place
        if found.is_place or (not found.marks and self.is_of_places):
            self.places(place, printed, found)
        else:
            self.projects(place, printed, found)
            self.noun = found
        return place + len(found.marks)

    @property
    def goes_on(self) -> bool:
        """Whether projects have been counted in the sentence, or are named right before the number."""
        before = adjacent(self.lead)
        has_list = any(mark.kind is Kind.TIER for mark in self.lead)
        is_named = before is not None and (has_list or before.kind in (Kind.STAGE, Kind.WHOLE))
        return is_named or (self.noun is not None and self.noun.is_project and bool(self.drawn.in_sentence))

    @property
    def is_of_noun(self) -> bool:
        """Whether nothing but what was counted stands before a number: 66个农业项目36.2亿元."""
        return self.noun is not None and bool(self.noun.marks) and tuple(self.lead) == self.noun.marks

    @property
    def is_of_places(self) -> bool:
        """Whether a bare count is of the places counted before: 12个县区中，9个达到."""
        return self.noun is not None and self.noun.is_place and phrases.says(self.lead, "within")

    def places(self, place: int, printed: Printed, found: Noun) -> None:
        """A count of districts or units; with 的 behind it they are whose projects are spoken of."""
        sense = Sense.VALUE if found.is_place else Sense.REACHED
        self.drawn.add(place, printed, Meaning(None, sense), counts_places=True)
        if found.is_place:
            self.noun = found
            if found.rest and found.rest[0].text == "的":
                self.scopes.step(Narrowing.DISTRICT, found.marks[0].text)

    def projects(self, place: int, printed: Printed, found: Noun) -> None:
        """A count of projects."""
        said = self.progress.said
        sentence = [self.marks[at] for at in subjects.neighbourhood(self.marks, place)]
        counted = Counted(found, self.lead, sentence, said)
        meaning, stage = meaning_of(counted)
        if stage is None and meaning == Meaning(PROJECTS):
            meaning = self.repeated(found) or meaning
        is_bare = bool(found.marks) and all(mark.text in BARE for mark in found.marks)
        if is_bare and stage is None and self.lead[:1] and self.lead[0].text == "；":
            # 建成投运项目完成36亿元；24个项目开工: of the whole again.
            self.scopes.scoping.widen()
        self.scopes.noun(found)
        if self.has_stage_behind and meaning.measure in ACHIEVED:
            # 80个在建，12个竣工: the kind that stands behind a count is that count's.
            self.scopes.scoping.widen()
        is_kind = stage is not None and stage.kind is not StageKind.NEW_START
        self.has_stage_behind = is_kind and found.stage is None and counted.kind_before is None
        if stage is not None:
            self.scopes.step(Narrowing.STAGE, stage)
        else:
            self.drawn.counted(meaning)
        within = self.scopes.frame.stage
        if meaning == Meaning(PROJECTS) and within is not None and within.kind in RESERVE:
            meaning = Meaning(RESERVED)
        goes_on = bool(self.lead) and self.lead[0].text in ("、", "和") and said.family is Family.COUNT
        self.kinds = 0 if stage is None else self.kinds + 1 if goes_on else 1
        self.drawn.add(place, printed, meaning)
        self.scopes.has_spoken = True
        said.count(meaning)

    def repeated(self, found: Noun) -> Meaning | None:
        """What a bare count in a list or in brackets repeats: 前期项目3项（市级2项）, 赤峰市95项、通辽市75项."""
        said = self.progress.said
        if not found.marks and not found.rest and any(mark.text in SUMS for mark in self.lead):
            # 续建60个、新建40个，合计100个: of several kinds together.
            return None if self.was_of_kinds else said.last_count
        if not found.marks and said.ranked_count is not None and said.family in (Family.RANK, Family.COUNT):
            # 比新开工个数，甲县、乙县居前两位，依次为13个、11个.
            return said.ranked_count
        is_bare = not found.marks and not found.rest and said.family is Family.COUNT
        if len(self.lead) > 1 and not found.marks and self.lead[-1].text == "（" and self.lead[-2].kind in LIST_NAMES:
            # 开工个数前三位是兰州市（96个）: of what the sentence has counted.
            return said.last_count
        if not is_bare or len(self.lead) < 2 or self.lead[0].text not in "、（":
            return None
        return said.last_count if all(mark.kind in LIST_NAMES for mark in self.lead[1:]) else None
