"""The month: the only point in time at which a portfolio is counted."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from analytics.errors import PortfolioError
from analytics.language import Language

MONTHS_A_YEAR = 12


class Month(NamedTuple):
    """One calendar month, ordered in time; a ledger of the month states the position at its last day."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written as ``2020-12``; a :class:`PortfolioError` for anything else."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text)
        if match is None or not 1 <= int(match[2]) <= MONTHS_A_YEAR or int(match[1]) == 0:
            raise PortfolioError("“{text}” is not a month: write it as 2020-12.", text=text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @property
    def end(self) -> date:
        """The last day, the ``as_of`` of the month's ledger."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        years, index = divmod(self.year * MONTHS_A_YEAR + self.number - 1 + months, MONTHS_A_YEAR)
        return Month(years, index + 1)

    @property
    def year_earlier(self) -> Month:
        """The same month of the year before: what a year-over-year change compares with."""
        return self.plus(-MONTHS_A_YEAR)

    @property
    def year_so_far(self) -> tuple[Month, ...]:
        """January to this month."""
        return tuple(Month(self.year, number) for number in range(1, self.number + 1))

    @property
    def whole_year(self) -> tuple[Month, ...]:
        """The twelve months of this month's year."""
        return tuple(Month(self.year, number) for number in range(1, MONTHS_A_YEAR + 1))

    def text(self, language: Language) -> str:
        """The month as a reader writes it: 2020年12月, Dec 2020."""
        if language is Language.ZH:
            return f"{self.year}年{self.number}月"
        return f"{calendar.month_abbr[self.number]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"
