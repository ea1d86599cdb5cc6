"""What is compared: a city at a month, and which of its lists."""

from __future__ import annotations

from dataclasses import dataclass

from analytics import published
from analytics.city import City, cities
from analytics.errors import UnknownName
from analytics.language import Label, Language
from analytics.months import Month

SEPARATOR = ":"


@dataclass(frozen=True)
class Subject:
    """A city or province by its Chinese name; its latest month and its main list unless others are named."""

    city: str
    month: Month | None = None
    tier: str | None = None

    @classmethod
    def parse(cls, text: str) -> Subject:
        """``南昌市``, ``南昌市:2020-12`` or ``南昌市:2020-12:省重点``; :class:`UnknownName` for an unknown city."""
        name, month, tier = [*text.split(SEPARATOR, 2), "", ""][:3]
        known = {city.code: city.name for city in cities()} | {city.name: city.name for city in cities()}
        known |= {city: city for city in published.cities()}
        if name not in known:
            names = "、".join(dict.fromkeys(known.values()))
            raise UnknownName(
                "No ledger and no published figure is of “{name}”; known: {known}.", name=name, known=names
            )
        return cls(known[name], Month.parse(month) if month else None, tier or None)

    @property
    def profile(self) -> City | None:
        """The city's profile; null for a city of which figures were published only."""
        return next((city for city in cities() if city.name == self.city), None)

    @property
    def place(self) -> City | Label:
        """The city's name in both languages."""
        return self.profile or published.place_named(self.city)

    def text(self, language: Language) -> str:
        """The subject as a chart names it: 南昌市 2020年12月 省重点."""
        tier = self.tier or ""
        if self.profile is not None and self.tier is not None:
            tier = self.profile.tier(self.tier).text(language)
        when = "" if self.month is None else self.month.text(language)
        return " ".join(part for part in (self.place.text(language), when, tier) if part)

    def __str__(self) -> str:
        parts = (self.city, "" if self.month is None else str(self.month), self.tier or "")
        return SEPARATOR.join(parts).rstrip(SEPARATOR)
