"""What a printed number or name states, as a value: one aspect of the answer to one question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analytics.answers import Key
from analytics.question import Question


class Aspect(StrEnum):
    """What of an answer is stated; a claim is read again by its aspect, so each is computed in one place."""

    VALUE = "value"
    """The figure itself."""
    CHANGE = "change"
    """Its change against the earlier date: points of a rate, per cent of an amount, a count."""
    DIFFERENCE = "difference"
    """How much more it is than at the earlier date, in its own unit."""
    PLACE = "place"
    """Who stands at a place of the ranking."""
    RANK = "rank"
    """Which rank a group has."""
    PLACES_GAINED = "places_gained"
    """How many ranks a group has gained on the earlier date."""
    RANKED = "ranked"
    """How many groups are ranked."""
    REACHED = "reached"
    """How many of them have reached time progress, which in December is the whole plan."""
    PROJECT = "project"
    """Which project stands at a place among those that a metric counts, largest total investment first."""
    PART = "part"
    """What one cause adds to a change."""
    GROUP = "group"
    """Which group adds most to a change (place 1), or takes most from it (place −1)."""
    GROUP_PART = "group_part"
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
