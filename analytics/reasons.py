"""Why something is so, in words that are chosen when it is read: the message travels with its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, runtime_checkable

from analytics.language import Language, translator


@runtime_checkable
class Worded(Protocol):
    """What has a text in each language: a label, a month, a city, a reason."""

    def text(self, language: Language) -> str:
        """The words in the reader's language."""


@dataclass(frozen=True)
class Reason:
    """Why a cell is refused, or two figures may not be compared: an English template that ``values`` fill.

    A value that has words of its own is said in the reader's language, too.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def text(self, language: Language) -> str:
        """The reason in the reader's language."""
        return translator(language)(
            self.message, **{name: said(value, language) for name, value in self.values.items()}
        )


class Listed(NamedTuple):
    """Several things as a sentence lists them."""

    things: tuple[object, ...]

    def text(self, language: Language) -> str:
        """The list in the reader's language."""
        return ("、" if language is Language.ZH else ", ").join(str(said(thing, language)) for thing in self.things)


def listed(things: Iterable[object]) -> Listed:
    """The things as a list for a sentence."""
    return Listed(tuple(things))


def said(value: object, language: Language) -> object:
    """A value as a sentence carries it."""
    return value.text(language) if isinstance(value, Worded) else value


def _(message: str, **values: object) -> Reason:
    """The reason of that message; the name is the one by which messages are extracted."""
    return Reason(message, values)
