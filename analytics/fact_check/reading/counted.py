"""A count of projects as it stands: what it counts, the words before and behind it, and its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import Noun, stage_named, stage_row
from analytics.fact_check.reading.numbers import Family, Printed
from analytics.fact_check.reading.periods import Reach, Span
from analytics.fact_check.reading.phrases import text_of
from analytics.fact_check.reading.said import COMPLETION, START, Said
from analytics.fact_check.reading.tiers import Tier
from analytics.fact_check.reading.words import Row

# What stands between a phrase and its number and says nothing: 已开工的项目共141个.
SKIPPED = (
    "依次", "分别", "依次为", "分别为", "项目", "工程", "的", "共", "共有", "共计", "总计", "合计", "有", "达", "达到",
    "为", "约", "近", "超", "超过", "了", "是", "数", "：", "数量", "总数", "个数", "项目数", "仅", "就", "也", "累计",
)  # fmt: skip
CARRIES_OUT = "实施"
RATES = (COMPLETION, START)
HAVING = ("已有", "已", "就有", "还有", "则有")
RESERVE = ("reserve", "reserve_stage")
NAMES = (Kind.CITY, Kind.PLACE, Kind.SECTOR, Kind.GAP)


@dataclass(frozen=True)
class Counted:
    """A count as it stands: what it counts, the words before it, and the marks of its sentence."""

    noun: Noun
    lead: Sequence[Mark]
    sentence: Sequence[Mark]
    said: Said

    @cached_property
    def clause(self) -> Sequence[Mark]:
        """The marks of its clause, up to the number."""
        return phrases.clause_of(self.lead)

    @cached_property
    def before(self) -> Mark | None:
        """The phrase right before it, past what says nothing; in 动工的有甲厂、乙厂等30个 that before the examples."""
        if self.lead and self.lead[-1].text == "等":
            return examples_of(self.lead)
        found = adjacent(self.lead)
        return None if found is not None and is_verb(found, self.sentence) else found

    @cached_property
    def is_of_starts(self) -> bool:
        """Whether a verb before the kind says that it has started: 开工新建项目1141个."""
        at = next((place for place, mark in enumerate(self.lead) if mark is self.before), 0)
        row = stage_row(self.lead[at - 1], "verb") if at else None
        return row is not None and row.means == "started"

    @cached_property
    def kind_before(self) -> Row | None:
        """The stage that the phrase before it names."""
        return None if self.before is None else stage_row(self.before, "noun", "verb")

    @cached_property
    def behind(self) -> tuple[Mark, Row] | None:
        """The first stage behind what it counts; a verb right before a number is that number's."""
        for place, mark in enumerate(self.noun.rest[:7]):
            row = stage_row(mark, "verb", "noun")
            if self.noun.following is not None and place == len(self.noun.rest) - 1:
                return None
            if row is not None:
                return mark, row
            if mark.kind is Kind.MEASURE and not mark.rows[0].sense:
                return None
        return None

    @cached_property
    def aim_behind(self) -> bool:
        """Whether the stage behind it is only aimed at: 12个项目须在年内开工."""
        return self.behind is not None and any(
            mark.means("aim") for mark in self.noun.rest[: self.noun.rest.index(self.behind[0])]
        )

    @cached_property
    def is_group(self) -> bool:
        """Whether it counts a group of which something is said of all: 3个项目均已开工."""
        is_in_part = any("部分" in mark.text for mark in self.noun.rest[:5])
        return phrases.says(self.noun.rest[:4], "all") and not is_in_part

    @cached_property
    def tells_bound(self) -> bool:
        """Whether a bound of a rate or amount is given right behind it: 127个项目已完成年度计划的80%以上."""
        following = None if self.noun.following is None else self.noun.following.payload
        if not isinstance(following, Printed) or following.hedge is None:
            return False
        return any(row.of == following.unit.family.value for mark in self.noun.rest for row in mark.rows)

    @property
    def tells_rate(self) -> bool:
        """Whether that bound is one of a rate."""
        following = None if self.noun.following is None else self.noun.following.payload
        return self.tells_bound and isinstance(following, Printed) and following.unit.family is Family.RATE

    @cached_property
    def aim(self) -> str:
        """The word of aim in its clause, or none."""
        return next((mark.text for mark in self.clause if mark.means("aim")), "")

    @cached_property
    def is_achieved(self) -> bool:
        """Whether its sentence tells what has been achieved by a date, not what a plan foresees."""
        if any(row.means in RATES for mark in self.lead for row in mark.rows):
            return True
        return any(isinstance(m.payload, Span) and m.payload.reach in (Reach.UNTIL, Reach.NOW) for m in self.sentence)

    def is_modified_by(self, mark: Mark) -> bool:
        """Whether a phrase before what is counted ends in 的: 复工的重点项目."""
        at = next(place for place, other in enumerate(self.lead) if other is mark)
        return text_of(self.lead[at + 1 : at + 2]) == "的"

    def is_beside_plans(self, mark: Mark) -> bool:
        """Whether the kinds of a plan stand in the same sentence: 拟开工35个，续建27个，竣工13个."""
        kinds = {row.means for other in self.sentence if other is not mark and (row := stage_row(other, "noun"))}
        return bool(kinds & {"new_start", "carried_over", "reserve"})


def is_verb(mark: Mark, sentence: Sequence[Mark]) -> bool:
    """Whether 实施 is a verb: 今年实施76个重点项目; it is a kind of project only beside those in preparation."""
    reserves = (row for other in sentence for row in other.rows if row.table == "stages")
    return mark.text == CARRIES_OUT and not any(row.means in RESERVE for row in reserves)


def examples_of(lead: Sequence[Mark]) -> Mark | None:
    """The stage of what stands before 等 as examples: 动工的有甲厂、乙厂等."""
    for place in range(len(lead) - 3, -1, -1):
        if lead[place + 1].text == "的" and lead[place + 2].text.startswith(("有", "是", "包括")):
            return lead[place] if stage_row(lead[place], "verb", "noun") is not None else None
    return None


def adjacent(lead: Sequence[Mark]) -> Mark | None:
    """The phrase right before a number, past what says nothing: 计划新开工项目共 before 164个."""
    clause = phrases.clause_of(lead)
    if len(clause) < len(lead) and lead[-len(clause) - 1].text == "：" and all(mark.kind in NAMES for mark in clause):
        # 新开工数依次为：赤峰市95项: the names of a list begin behind the colon.
        clause = [*phrases.clause_of(lead[: -len(clause) - 1]), *clause]
    in_brackets = False
    for place, mark in reversed([*enumerate(clause)]):
        if mark.text in HAVING and place and clause[place - 1].text == "的":
            # 动工的已有549个.
            continue
        if mark.text in "（）":
            # 计划新开工（含前期谋划）276个: what stands in brackets explains the phrase before.
            in_brackets = mark.text == "）"
            continue
        if isinstance(mark.payload, Tier) and mark.payload.infix and (named := stage_named(mark.payload.infix)):
            return named[0]
        if mark.text == CARRIES_OUT and mark is not lead[-1]:
            # 实施工业项目20个: a verb; 当年实施20个 is a kind of project.
            return None
        is_name = mark.kind in (Kind.SIZE, Kind.SECTOR, Kind.TIER) or (mark is lead[-1] and mark.kind in NAMES[:2])
        if not (in_brackets or is_name or mark.text in SKIPPED):
            return mark
    return None
