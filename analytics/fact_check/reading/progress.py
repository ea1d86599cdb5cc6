"""What is carried from line to line of a draft: the months spoken of, what lists repeat, how far the count has come."""

from __future__ import annotations

from dataclasses import dataclass, field

from analytics.fact_check.figure import Period
from analytics.fact_check.reading.context import Context
from analytics.fact_check.reading.periods import Reach, Span
from analytics.fact_check.reading.said import Said


@dataclass
class Progress:
    """How far a draft has been read; ``until`` are the last months spoken of that begin in January.

    ``told`` is the sentence that told of months, ``aside`` are those to go back to behind a number of another year
    (由上年同期的78.1%提高到…).
    """

    context: Context
    period: Period
    said: Said = field(default_factory=Said)
    until: Period | None = None
    told: int = -1
    aside: Period | None = None
    paragraph: int = -1
    sentence: int = -1
    clause: int = -1
    end: int = 0

    def spoken_of(self, span: Span) -> None:
        """The text speaks of other months from here."""
        if span.reach is Reach.SAME:
            self.aside = self.aside or self.period
        spoken = self.context.period(span, self.period)
        if (
            span.reach is Reach.YEAR
            and span.back == 0
            and spoken.year == self.period.year
            and self.told == self.sentence
        ):
            # 截至6月底，…当年完成投资: the months of the sentence go on.
            return
        self.period = spoken
        self.told = self.sentence if spoken.last is not None else -1
        self.said.is_within = span.reach is Reach.WITHIN
        if span.reach in (Reach.UNTIL, Reach.NOW) and self.period.first in (None, 1):
            self.until = self.period

    def back(self) -> None:
        """What is said of another year is over."""
        if self.aside is not None:
            self.period, self.aside = self.aside, None

    def since_january(self) -> None:
        """A quarter or month inside the year is over: what follows holds from January."""
        self.said.is_within = False
        is_inside = self.period.first not in (None, 1)
        if is_inside and self.until is not None and self.until.year == self.period.year:
            self.period = self.until
