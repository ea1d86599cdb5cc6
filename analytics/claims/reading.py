"""What a printed number or name states, as a value: one aspect of the answer to one question."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.answers import Key
from analytics.glossary import Term
from analytics.question import Question


class Aspect(Term):
    """What of an answer is stated; a claim is read again by its aspect, so each is computed in one place."""

    VALUE = "value", "数值", "Value"
    """The figure itself."""
    CHANGE = "change", "变化", "Change"
    """Its change against the earlier date: points of a rate, per cent of an amount, a count."""
    DIFFERENCE = "difference", "增减量", "Difference"
    """How much more it is than at the earlier date, in its own unit."""
    PLACE = "place", "排名对象", "Who stands there"
    """Who stands at a place of the ranking."""
    RANK = "rank", "名次", "Rank"
    """Which rank a group has."""
    PLACES_GAINED = "places_gained", "名次升降", "Places gained"
    """How many ranks a group has gained on the earlier date."""
    RANKED = "ranked", "参与排名数", "How many ranked"
    """How many groups are ranked."""
    REACHED = "reached", "达标数", "How many reached it"
    """How many of them have reached time progress, which in December is the whole plan."""
    PROJECT = "project", "项目", "Project"
    """Which project stands at a place among those that a metric counts, largest total investment first."""
    PART = "part", "拉动因素", "Part of a change"
    """What one cause adds to a change."""
    GROUP = "group", "拉动对象", "Group behind a change"
    """Which group adds most to a change (place 1), or takes most from it (place −1)."""
    GROUP_PART = "group_part", "拉动幅度", "What the group adds"
    """What that group adds."""


@dataclass(frozen=True)
class Reading:
    """One aspect of one metric of one group; ``place`` counts from 1 where an aspect has places."""

    question: Question
    metric: str
    aspect: Aspect = Aspect.VALUE
    key: Key = ()
    place: int | None = None

    @property
    def name(self) -> str:
        """What identifies the reading among those of one text, whatever its month."""
        where = self.question.where
        scope = [value for value in (where.tier, where.sector, where.district, where.unit) if value is not None]
        place = [] if self.place is None else [str(self.place)]
        return "/".join((self.metric, self.aspect, *self.question.by, *scope, *self.key, *place))
