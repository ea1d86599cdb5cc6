"""The two languages of the product, and the catalogue between them.

Code carries the English message; ``locale/zh.po`` carries the Chinese one. A test extracts every message and fails
when the catalogue lacks one, so a text inside an f-string (which cannot be extracted) is never used.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

CATALOGUES = Path(__file__).parent / "locale"

Translate = Callable[..., str]


class Language(StrEnum):
    """A language of the reader."""

    ZH = "zh"
    EN = "en"


class Label(NamedTuple):
    """A term of the glossary in both languages."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The term in the reader's language."""
        return self.zh if language is Language.ZH else self.en


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Message → translation; empty for English, in which the messages are written."""
    if language is Language.EN:
        return {}
    # Imported here: the command line must start fast, and needs the catalogue only when it prints words.
    from babel.messages.pofile import read_po

    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


@cache
def translator(language: Language) -> Translate:
    """The function ``_(message, **values)`` of one language; a message that is not translated stays English."""
    messages = catalogue(language)

    def translate(message: str, **values: object) -> str:
        text = messages.get(message, message)
        return text.format(**values) if values else text

    return translate
