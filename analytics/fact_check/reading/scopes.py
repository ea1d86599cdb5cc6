"""What the words of a line say of whose projects and which months are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analytics.fact_check.figure import Stage, StageKind
from analytics.fact_check.reading import gazetteer, items, sectors, subjects
from analytics.fact_check.reading.context import Context
from analytics.fact_check.reading.counted import CARRIES_OUT, is_verb
from analytics.fact_check.reading.frame import Frame, Narrowing, Scoping
from analytics.fact_check.reading.gazetteer import Place
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import Noun, stage_name, stage_named, stage_row
from analytics.fact_check.reading.periods import Reach, Span
from analytics.fact_check.reading.progress import Progress
from analytics.fact_check.reading.tiers import BUILDING, Tier, stages

WHOLE_YEAR = ("全年", "年底", "年末", "年终")
TOGETHER_WITH = ("连同", "加上", "算上", "连带")


@dataclass
class Scopes:
    """The scope as a line is read; ``is_item``: the name right before is that of an item in a list."""

    context: Context
    progress: Progress
    marks: Sequence[Mark]
    scoping: Scoping
    is_item: bool = False
    has_spoken: bool = False
    examples: set[int] = field(default_factory=set)

    @property
    def frame(self) -> Frame:
        """Whose projects are meant here."""
        return self.scoping.frame

    def read(self, place: int) -> None:
        """What a mark says; the names of examples say nothing."""
        mark = self.marks[place]
        if place in self.examples:
            return
        if mark.means("among"):
            self.scoping.part()
        elif mark.text.startswith("累计"):
            self.progress.since_january()
        elif isinstance(mark.payload, Span):
            self.period(place, mark, mark.payload)
        elif isinstance(mark.payload, Tier):
            self.tier(mark.payload)
        elif mark.kind in DIRECT:
            self.scoping.narrow(DIRECT[mark.kind], mark.text)
        elif mark.kind in NAMED:
            NAMED[mark.kind](self, place, mark)

    def period(self, place: int, mark: Mark, span: Span) -> None:
        """Months or a year; 全年 before a plan says nothing of what has been achieved by when."""
        says_when = mark.text not in WHOLE_YEAR or subjects.is_achieved_behind(self.marks, place)
        if span.reach is not Reach.DAY and says_when:
            self.progress.spoken_of(span)

    def tier(self, tier: Tier) -> None:
        """A list's name; a sector or stage inside it narrows it."""
        self.progress.said.new_item()
        named = stage_named(tier.infix) if tier.infix in stages() and self.is_of_topic(tier) else None
        if named is not None:
            # 50项重大前期项目 beside 市级重点项目 are a kind of these.
            self.step(Narrowing.STAGE, Stage(tier.infix, StageKind(named[1].means)))
            return
        if self.is_sector(tier):
            # 重大民生工程 beside 省重点项目 are a sector of these, no list of their own.
            self.step(Narrowing.SECTOR, f"{tier.core}{tier.infix}")
            return
        if not tier.core and self.has_spoken:
            self.scoping.opens_part = True
        if tier.kind or not tier.core or self.context.lists.own_kind is None:
            self.scoping.narrow(Narrowing.TIER, self.list_named(tier))
        if tier.size:
            self.scoping.narrow(Narrowing.SIZE, tier.size)
        if not tier.infix or tier.infix == BUILDING:
            return
        if tier.infix not in stages():
            self.scoping.narrow(Narrowing.SECTOR, sectors.name(tier.infix))
        elif named := stage_named(tier.infix):
            self.scoping.narrow(Narrowing.STAGE, Stage(tier.infix, StageKind(named[1].means)))

    def is_sector(self, tier: Tier) -> bool:
        """Whether a list's name without a level is that of a sector of the text's own list."""
        own = self.context.lists.own_kind
        is_bare = bool(tier.infix) and not tier.level and tier.infix not in stages() and tier.infix != BUILDING
        return is_bare and own is not None and tier.kind != own

    def is_of_topic(self, tier: Tier) -> bool:
        """Whether a list's name without a level stands where another list is spoken of."""
        topic = self.scoping.topic.tier
        return topic is not None and not tier.level and not topic.endswith(f"{tier.core}项目")

    def list_named(self, tier: Tier) -> str | None:
        """The list that a mention means: that of its level, the paragraph's own, or the text's fullest name."""
        if not tier.core:
            return self.context.lists.of_level(tier.level)
        topic = self.scoping.topic.tier
        is_topic = topic is not None and not tier.level and not tier.city_level and topic.endswith(f"{tier.core}项目")
        return topic if is_topic else self.context.lists.full(tier)

    def stage(self, place: int, mark: Mark) -> None:
        """A noun that names a kind of project narrows the scope; a verb says what has happened and does not."""
        row = stage_row(mark, "noun")
        is_named = not any(other.kind is Kind.NUMBER for other in self.marks[place + 1 : place + 2])
        sentence = (
            [self.marks[at] for at in subjects.neighbourhood(self.marks, place)] if mark.text == CARRIES_OUT else []
        )
        if mark.text == CARRIES_OUT and (is_named or is_verb(mark, sentence)):
            return
        if place > 0 and self.marks[place - 1].text.endswith(TOGETHER_WITH):
            # 连同续建累计开工157个: of the whole, with those.
            return
        if row is not None and not row.sense and subjects.has_figure_ahead(self.marks, place):
            self.step(Narrowing.STAGE, Stage(stage_name(mark), StageKind(row.means)))

    def sector(self, place: int, mark: Mark) -> None:
        """A sector's name as the subject of a clause or item; an unknown one in a list of places is a place."""
        name = items.sector_at(self.marks, place)
        self.is_item = name is not None
        if name is not None and self.is_city(place, name):
            self.city(f"{name}市")
        elif name is not None:
            around = subjects.neighbourhood(self.marks, place)
            is_place = mark.kind is Kind.GAP and any(self.marks[at].kind is Kind.GROUP for at in around)
            self.step(Narrowing.DISTRICT if is_place else Narrowing.SECTOR, name)

    def is_city(self, place: int, name: str) -> bool:
        """Whether a name is that of a city that is a common word as well, in a list of cities: 晋城82%、大同81%."""
        around = subjects.neighbourhood(self.marks, place)
        return f"{name}市" in gazetteer.known() and any(self.marks[at].kind is Kind.CITY for at in around)

    def place(self, place: int, mark: Mark) -> None:
        """A place as the subject of a clause or item: a city of the province, a district or a unit of the city."""
        if not subjects.is_subject(self.marks, place) or not subjects.has_figure_ahead(
            self.marks, place, past_colon=True
        ):
            return
        if isinstance(mark.payload, Place):
            is_partner = mark.payload.is_province and self.context.city is not None and not self.context.is_of_province
            if not is_partner or mark.payload.name == self.context.province:
                # 对口援疆项目中，江西省承担11项: in a city's text another province is no place of its projects.
                self.city(mark.payload.name)
        elif mark.kind is Kind.WHOLE:
            is_province = "省" in mark.text or "自治区" in mark.text
            self.city(self.context.province if is_province else self.context.city)
            self.scoping.whole(self.context.district)
        else:
            if mark.kind is Kind.GROUP or (self.context.is_of_province and subjects.follows_city(self.marks, place)):
                self.city(self.context.city)
            self.step(Narrowing.DISTRICT, mark.text)

    def city(self, name: str | None) -> None:
        """A city or a province; the draft's own goes on."""
        if name is not None and name != self.frame.city:
            self.step(Narrowing.CITY, name)

    def noun(self, noun: Noun) -> None:
        """What the name of the counted projects says of their scope."""
        if not noun.is_place:
            for mark in noun.marks:
                if isinstance(mark.payload, Tier):
                    self.tier(mark.payload)
                elif mark.kind is Kind.STAGE and (row := stage_row(mark, "noun")) is not None and not row.sense:
                    self.step(Narrowing.STAGE, Stage(stage_name(mark), StageKind(row.means)))
                elif mark.kind is Kind.SIZE:
                    self.step(Narrowing.SIZE, mark.text)
        self.listed(noun)
        names = (mark for mark in noun.marks if mark.kind in (Kind.GAP, Kind.SECTOR) and not mark.means("word"))
        named = next(names, None)
        if named is not None and noun.is_project and not noun.names_list:
            self.step(Narrowing.SECTOR, sectors.name(named.text))

    def listed(self, noun: Noun) -> None:
        """43个项目列入省重点建设项目: the list is named behind what is counted."""
        if noun.is_project and any(mark.means("listed") for mark in noun.rest):
            tier = next((mark.payload for mark in noun.rest if isinstance(mark.payload, Tier)), None)
            if tier is not None:
                self.tier(tier)

    def step(self, by: Narrowing, value: object) -> None:
        """Narrows the scope, which begins another item of a list."""
        self.scoping.narrow(by, value)
        self.progress.said.new_item()


# What narrows the scope wherever it stands, and what only does so as a subject or as a noun.
DIRECT = {Kind.SIZE: Narrowing.SIZE, Kind.BATCH: Narrowing.BATCH}
NAMED: dict[Kind, Callable[[Scopes, int, Mark], None]] = {
    Kind.STAGE: Scopes.stage,
    Kind.SECTOR: Scopes.sector,
    Kind.GAP: Scopes.sector,
    Kind.CITY: Scopes.place,
    Kind.WHOLE: Scopes.place,
    Kind.PLACE: Scopes.place,
    Kind.GROUP: Scopes.place,
}
