"""What is wrong with a ledger, cell by cell, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analytics.language import Language
from analytics.reasons import Reason

# A value is shown to be recognised, not to be read to its end.
SHOWN_CHARACTERS = 40


def shown(value: str) -> str:
    """A cell's text as a problem shows it: whole, or its beginning with …"""
    return value if len(value) <= SHOWN_CHARACTERS else f"{value[: SHOWN_CHARACTERS - 1]}…"


@dataclass(frozen=True)
class Problem:
    """One refused cell, or a refused sheet or file, which have no row or column.

    ``row`` counts from 1 as the spreadsheet shows it, ``column`` is the header as printed, ``value`` the cell as read,
    shortened; ``column_number`` counts from 1 and tells columns with equal headers apart.
    """

    reason: Reason
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    column_number: int | None = None

    def text(self, language: Language) -> str:
        """The reason in the reader's language."""
        return self.reason.text(language)

    def as_dict(self) -> dict[str, Any]:
        """The problem as the command line prints it, its reason in Chinese."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "reason": self.text(Language.ZH),
        }
