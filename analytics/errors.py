"""Errors that a user of the dashboard is meant to read; everything else fails loudly."""

from __future__ import annotations

from analytics.language import Language, translator


class PortfolioError(Exception):
    """A refusal in plain words, shown without a traceback.

    ``message`` is the English text, a template that ``values`` fill; the catalogue holds its translation.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(self.text(Language.EN))

    def text(self, language: Language) -> str:
        """The refusal in the reader's language."""
        return translator(language)(self.message, **self.values)


class UnknownName(PortfolioError):
    """A city, tier, district, sector, metric or dimension that the profile or the register does not know."""


class NoSnapshot(PortfolioError):
    """A question about a city and month for which nothing has been published."""


class DamagedSnapshot(PortfolioError):
    """A snapshot file that is missing, or whose bytes do not match the hash in its manifest."""


class DamagedBriefing(PortfolioError):
    """A frozen briefing whose text is not what was kept."""


class LostRace(PortfolioError):
    """Somebody else published the same city and month first; nothing was written."""
