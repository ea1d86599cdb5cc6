"""Sentences as pieces: words, and the claims between them, which stay bound to what they state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import Formatter
from typing import NamedTuple

from analytics.claims.claim import Claim
from analytics.language import Language, translator


class Typed(NamedTuple):
    """A number that a person typed by hand: nothing stands behind it."""

    text: str

    def __str__(self) -> str:
        return self.text


Piece = str | Claim | Typed
Text = tuple[Piece, ...]
Compose = Callable[..., Text]


def composer(language: Language) -> Compose:
    """The function ``_(message, **values)`` of one language, whose values may be claims and texts; gives pieces.

    ``{reached:all}`` prints a word in place of the claim's number, which stays bound to it.
    """
    translate = translator(language)

    def compose(message: str, **values: Piece | Text) -> Text:
        found: list[Piece] = []
        for words, name, word, _conversion in Formatter().parse(translate(message)):
            found.append(words)
            if name is not None:
                value = values[name]
                if word and isinstance(value, Claim):
                    value = value.said(word)
                found += value if isinstance(value, tuple) and not isinstance(value, Typed) else (value,)
        return merged(found)

    return compose


def merged(pieces: Iterable[Piece]) -> Text:
    """The pieces with neighbouring words as one, and none empty."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
    return tuple(found)


def joined(texts: Iterable[Text], between: str = "") -> Text:
    """Texts one after another."""
    found: list[Piece] = []
    for index, text in enumerate(texts):
        found += [between, *text] if index else text
    return merged(found)


def plain(text: Text) -> str:
    """The text as a reader sees it."""
    return "".join(map(str, text))
