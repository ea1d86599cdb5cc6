"""What a briefing asks: a few questions that answer for all tiers at once, and the claims read from them."""

from __future__ import annotations

from functools import cached_property

from analytics.answers import Answer, Key
from analytics.briefing.document import Spec
from analytics.city import City, Tier, city_named
from analytics.claims import Aspect, Claim, Reader
from analytics.claims.pieces import Compose, composer
from analytics.glossary import Dimension
from analytics.metrics import METRICS
from analytics.months import MONTHS_A_YEAR, Month
from analytics.question import Question
from analytics.snapshots import Archive

RATE = "completion_rate"
# A rate is never shown without what it divides.
DIVIDED = (RATE, "annual_plan", "completed_investment")


class Facts:
    """The answers behind one briefing; a tier's figures are read by its name."""

    def __init__(self, archive: Archive, spec: Spec) -> None:
        self.spec = spec
        self.city: City = city_named(spec.city)
        self.reader = Reader(archive, self.city, spec.language, spec.decimals)
        self.words: Compose = composer(spec.language)

    @property
    def as_of(self) -> Month:
        """The month that the briefing is about."""
        return self.spec.as_of

    @property
    def is_year_end(self) -> bool:
        """Whether the year is over: there is no time progress left to be held against."""
        return self.as_of.number == MONTHS_A_YEAR

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers that were chosen, in the profile's order."""
        return tuple(tier for tier in self.city.tiers if tier.name in self.spec.tiers)

    @property
    def municipal(self) -> tuple[Tier, ...]:
        """The chosen tiers that are the city's own."""
        return tuple(tier for tier in self.tiers if not tier.is_provincial)

    @property
    def provincial(self) -> tuple[Tier, ...]:
        """The chosen tiers that the province keeps."""
        return tuple(tier for tier in self.tiers if tier.is_provincial)

    def question(self, *by: Dimension, metrics: tuple[str, ...] = DIVIDED, against: Month | None = None) -> Question:
        """A question about every tier, against a year earlier unless another month is named."""
        return Question(
            self.city.code, self.as_of, metrics, (Dimension.TIER, *by), compare_to=against or self.as_of.year_earlier
        )

    @cached_property
    def overall(self) -> Question:
        """Every metric of every tier."""
        return self.question(metrics=tuple(metric.name for metric in METRICS))

    @cached_property
    def by_district(self) -> Question:
        """The completion rate of every tier's districts."""
        return self.question(Dimension.DISTRICT)

    @cached_property
    def by_unit(self) -> Question:
        """The completion rate of every tier's municipal units."""
        return self.question(Dimension.UNIT)

    @cached_property
    def by_sector(self) -> Question:
        """The completion rate of every tier's sectors."""
        return self.question(Dimension.SECTOR)

    @cached_property
    def by_batch(self) -> Question:
        """What moved in with which batch."""
        return self.question(Dimension.BATCH, metrics=("transferred_in_count",))

    @cached_property
    def by_stage(self) -> Question:
        """The reserve projects by stage."""
        return self.question(Dimension.RESERVE_STAGE, metrics=("reserve_count",))

    def answer(self, question: Question) -> Answer:
        """The answer to one of the questions."""
        return self.reader.answer(question)

    def value(self, metric: str, tier: Tier) -> Claim:
        """A figure of one tier."""
        return self.reader.claim(self.overall, metric, key=(tier.name,))

    def change(self, metric: str, tier: Tier) -> Claim:
        """The change of a figure of one tier against a year earlier."""
        return self.reader.claim(self.overall, metric, Aspect.CHANGE, (tier.name,))

    def keys(self, question: Question, tier: Tier) -> tuple[Key, ...]:
        """The groups of one tier that have projects."""
        return tuple(key for key in self.answer(question).keys if key[0] == tier.name)

    def has_projects(self, tier: Tier) -> bool:
        """Whether a tier lists anything."""
        return bool(self.value("project_count", tier).value)

    def has_earlier(self) -> bool:
        """Whether there is a ledger of a year earlier."""
        return self.as_of.year_earlier in self.answer(self.overall).months
