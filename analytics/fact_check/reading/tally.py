"""The counts of one line: how many projects or places, of which kind, and what a bare number repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analytics.fact_check.figure import Sense, StageKind
from analytics.fact_check.reading import phrases, subjects
from analytics.fact_check.reading.counted import Counted, adjacent
from analytics.fact_check.reading.counts import meaning as meaning_of
from analytics.fact_check.reading.drawn import Drawn
from analytics.fact_check.reading.frame import Narrowing
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import OTHER_THINGS, Noun, noun
from analytics.fact_check.reading.numbers import Family, Printed
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.said import FINISHED, PROJECTS, RESERVED, STARTED, Meaning
from analytics.fact_check.reading.scopes import Scopes
from analytics.fact_check.reading.tiers import Tier

BARE = ("项目", "工程")
SUMS = ("合计", "共计", "总计", "加起来", "合起来")
LIST_NAMES = (Kind.CITY, Kind.PLACE, Kind.SECTOR, Kind.TIER, Kind.GROUP)
ACHIEVED = (STARTED, FINISHED)
RESERVE = (StageKind.RESERVE, StageKind.RESERVE_STAGE)
GROUP = Noun(is_project=False, is_place=True)


@dataclass
class Tally:
    """The counts of one line as it is read.

    ``noun`` is what was counted last, ``lead`` the marks before the count at hand. ``kinds`` counts the kinds of a list
    that goes on with 、; ``was_of_kinds``: the clause before had several. ``has_stage_behind``: the last count's kind
    stands behind it.
    """

    progress: Progress
    marks: Sequence[Mark]
    scopes: Scopes
    drawn: Drawn
    noun: Noun | None = None
    lead: Sequence[Mark] = ()
    outside: list[Noun | None] = field(default_factory=list)
    kinds: int = 0
    was_of_kinds: bool = False
    has_stage_behind: bool = False

    def comma(self) -> None:
        """A clause ends: a list of kinds is over, and the whole is meant again: 续建114个、新建109个，总投资…."""
        if self.kinds > 1:
            self.scopes.scoping.widen()
        self.was_of_kinds, self.kinds = self.kinds > 1, 0

    def sentence(self) -> None:
        """A sentence ends."""
        self.noun = None
        self.was_of_kinds = self.has_stage_behind = False

    def open(self) -> None:
        """An opening bracket: what is counted inside ends with it."""
        self.outside.append(self.noun)

    def close(self) -> None:
        """The closing bracket."""
        if self.outside:
            self.noun = self.outside.pop()

    def is_of_noun(self, lead: Sequence[Mark]) -> bool:
        """Whether nothing but what was counted stands before a number: 66个农业项目36.2亿元."""
        return self.noun is not None and bool(self.noun.marks) and tuple(lead) == self.noun.marks

    def count(self, place: int, printed: Printed, lead: Sequence[Mark]) -> int:
        """A number of projects or of places where it stands; the place of the last mark of what it counts."""
        self.lead = lead
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
            is_again = printed.number == said.starts and phrases.says(self.marks, "ceremony")
            is_start = (said.is_of_starts or is_again) and not counted.is_group
            meaning = self.repeated(found) or (Meaning(STARTED) if is_start else meaning)
        if meaning.measure == STARTED and (phrases.says(sentence, "ceremony") or printed.number == said.starts):
            said.is_of_starts, said.starts = True, printed.number
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
        level = self.lead[-1].payload if self.lead else None
        if not found.marks and not found.rest and isinstance(level, Tier) and not level.core and said.last_count:
            # 开工3114个，开工率87.8%，其中省级450个，开工率90%，市级2664个.
            return said.last_count if said.last_count.measure in ACHIEVED else None
        is_bare = not found.marks and not found.rest and said.family is Family.COUNT
        if len(self.lead) > 1 and not found.marks and self.lead[-1].text == "（" and self.lead[-2].kind in LIST_NAMES:
            # 开工个数前三位是兰州市（96个）: of what the sentence has counted.
            return said.last_count
        if not is_bare or len(self.lead) < 2 or self.lead[0].text not in "、（":
            return None
        return said.last_count if all(mark.kind in LIST_NAMES for mark in self.lead[1:]) else None
