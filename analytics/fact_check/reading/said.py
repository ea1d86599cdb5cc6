"""What the numbers of a text have said so far, for those that say it no more: 民生工程109个、358.9亿元、占年计划80%."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading.numbers import Family

PROJECTS, PLANNED, STARTED = "project_count", "planned_start_count", "started_count"
PLAN, COMPLETED, TOTAL = "annual_plan", "completed_investment", "total_investment"
COMPLETION, START, OPENED, SCHEDULE = "completion_rate", "start_rate", "opened_rate", "time_progress"
RESERVED, FINISHED = "reserve_count", "finished_count"
PACE, LAST_YEAR, SAME_TIME, LAST_MONTH = "序时进度", "上年", "上年同期", "上月"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number says: a measure of the register (null where none is meant), in what sense, against what.

    ``earlier`` names the time of a value that is printed to be compared with: 上年同期 of 较上年同期的78.1%提升….
    """

    measure: str | None
    sense: Sense = Sense.VALUE
    baseline: str | None = None
    is_fall: bool = False
    earlier: str | None = None


@dataclass
class Said:
    """What the numbers before have said; ``money`` are the amounts of the last item of a list, in order.

    ``is_foreign``: the sentence speaks of the economy, not of the portfolio. ``is_within``: it speaks of months inside
    the year. ``is_of_starts``: the paragraph goes through what has started together, of
    which ``starts`` is the number. ``rate_of_money`` is the last
    rate that stood right behind an amount, ``ranked_count`` what a ranking counts.
    """

    money: list[Meaning] = field(default_factory=list)
    item: list[Meaning] = field(default_factory=list)
    money_in_item: int = 0
    last: Meaning | None = None
    last_count: Meaning | None = None
    last_rate: Meaning | None = None
    last_change: Meaning | None = None
    rate: Meaning | None = None
    rate_of_money: Meaning | None = None
    ranked_count: Meaning | None = None
    family: Family | None = None
    places_against: str | None = None
    is_foreign: bool = False
    is_within: bool = False
    is_of_starts: bool = False
    starts: Decimal | None = None

    @property
    def measure(self) -> str | None:
        """What the last amount or count measured."""
        return None if self.last is None else self.last.measure

    def new_item(self) -> None:
        """A list goes on with another item: what it leaves unsaid is what the item before said."""
        if self.item:
            self.money = self.item
        self.item, self.money_in_item = [], 0

    def declared(self, money: list[Meaning]) -> None:
        """The text says in which order the amounts of each item stand."""
        self.money, self.item, self.money_in_item = money, [], 0

    def amount(self, meaning: Meaning) -> None:
        """An amount has been read."""
        self.family = Family.MONEY
        self.money_in_item += 1
        if meaning.sense in (Sense.VALUE, Sense.TARGET):
            self.item.append(meaning)
            self.last = meaning

    def count(self, meaning: Meaning) -> None:
        """A count has been read."""
        self.family = Family.COUNT
        if meaning.sense is Sense.VALUE:
            self.last = self.last_count = meaning

    def per_cent(self, meaning: Meaning) -> None:
        """A per cent number has been read."""
        if meaning.measure == SCHEDULE:
            # The line is no rate of the portfolio that a list could repeat.
            self.family = Family.RATE
            return
        if meaning.sense is Sense.VALUE:
            self.last_rate = meaning
            if self.family is Family.MONEY:
                self.rate_of_money = meaning
        self.rate, self.family = meaning, Family.RATE

    def points(self, meaning: Meaning) -> None:
        """A number of points has been read; a rate with the wrong unit is a rate to what follows."""
        if meaning.sense is Sense.VALUE:
            self.per_cent(meaning)
        self.family = Family.POINTS
        if meaning.sense is Sense.CHANGE:
            self.last_change = meaning

    def ranked(self, measure: str) -> None:
        """A ranking by a measure has been named."""
        self.rate = self.last_rate = Meaning(measure)
