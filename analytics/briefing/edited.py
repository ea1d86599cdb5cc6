"""A paragraph that a person edits: what is still there stays bound to its figure, what was typed is marked.

An edit is remembered as words with slots, so that another choice of decimals prints its numbers anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from analytics.briefing.directions import is_turned
from analytics.briefing.document import Document, Paragraph
from analytics.briefing.tokens import Token, What, names_of, tokens
from analytics.claims import Claim, Piece, Text, Typed, plain
from analytics.claims.pieces import merged
from analytics.wording.printable import SPACES

# A number that changed places with others is the same one if so many tokens beside it came along.
MOVED_WITH = 4
# How far the words reach that decide where as many are the same right beside a number.
AROUND = 16

# A token of a text.
Place = tuple[Sequence[Token], int]


class Slot(NamedTuple):
    """Where a claim is printed: which one of so many of its name, which way it pointed, its unit, how it last read."""

    name: str
    nth: int
    alike: int
    sign: int
    unit: str
    is_number: bool
    text: str


Template = tuple[str | Slot | Typed, ...]


@dataclass(frozen=True)
class Edit:
    """What a person made of a paragraph; ``of`` is the paragraph that it was made of."""

    of: Template
    pieces: Template


def edited(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with another text: numbers and names that are still there stay claims, other numbers are typed.

    Aligned with the paragraph as generated, so that a number typed back is bound again.
    """
    if text == str(paragraph):
        return paragraph
    names = names_of(paragraph.text)
    old, new = tokens(paragraph.text, names), tokens((tidied(text),), names)
    bound = moved(old, new, in_order(old, new))
    found: list[Piece] = []
    for index, token in enumerate(new):
        found += old[bound[index]].pieces if index in bound else unbound(token)
    return replace(paragraph, text=merged(found), is_edited=True)


def tidied(text: str) -> str:
    """The text on one line, without what cannot be seen: a hidden mark could turn digits around.

    White space stays some, so that numbers stay apart.
    """
    lines = " ".join(part.strip() for part in SPACES.split(text) if part.strip())
    return "".join(letter for letter in lines if unicodedata.category(letter) not in ("Cc", "Cf", "Cs")).strip()


def unbound(token: Token) -> Iterator[Piece]:
    """A token that stands for nothing in the paragraph: its numbers were typed."""
    for part in tokens(token.pieces, ()) if token.what is What.NAME else (token,):
        yield Typed(plain(part.pieces)) if part.what is What.NUMBER else plain(part.pieces)


def in_order(old: Sequence[Token], new: Sequence[Token]) -> dict[int, int]:
    """Which token of the new text is which of the old one, by order; a number only if its words came along."""
    one, other = ([(token.what, token.key) for token in side] for side in (old, new))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    pairs = {block.b + step: block.a + step for block in blocks for step in range(block.size)}
    return {at: was for at, was in pairs.items() if is_certain(old, new, at, was)}


def is_certain(old: Sequence[Token], new: Sequence[Token], at: int, was: int) -> bool:
    """Whether a number means what it meant: it stands where that stood, no other does more so, nothing is turned.

    A name is another one only where it took another name's place.
    """
    if old[was].what is not What.NUMBER:
        return not any(is_nearer((old, rival), (old, was), (new, at)) for rival in others(old, was))
    return (
        is_there(old, new, at, was)
        and not (old[was].claims and is_turned(old, new, at, was))
        and not any(
            is_nearer((new, rival), (new, at), (old, was)) and is_there(old, new, rival, was)
            for rival in others(new, at)
            if not same(new[rival], new[at])
        )
    )


def is_there(old: Sequence[Token], new: Sequence[Token], at: int, was: int) -> bool:
    """Whether a number's place is nearer to that of one of the old text than to any other's, whatever they read."""
    return all(is_nearer((old, was), (old, rival), (new, at)) for rival in others(old, was))


def others(side: Sequence[Token], at: int) -> list[int]:
    """Where a text has other numbers beside one, or other names beside one."""
    what = side[at].what
    return [index for index, token in enumerate(side) if token.what is what is not What.WORDS and index != at]


def is_nearer(one: Place, other: Place, to: Place) -> bool:
    """Whether one place is more like a place of another text than the other one is."""
    first, second = beside(one, to), beside(other, to)
    return first > second or (first == second and around(one, to) > around(other, to))


def beside(one: Place, other: Place) -> int:
    """How many tokens right before and right after are the same at both places."""
    total = 0
    for step in (-1, 1):
        (here, at), (there, was) = one, other
        at, was = at + step, was + step
        while 0 <= at < len(here) and 0 <= was < len(there) and here[at].key == there[was].key:
            total, at, was = total + 1, at + step, was + step
    return total


def around(one: Place, other: Place) -> int:
    """How many tokens are the same, in order, among those about both places."""
    return sum(
        block.size
        for first, second in zip(halves(one), halves(other), strict=True)
        for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    )


def halves(place: Place) -> tuple[list[str], list[str]]:
    """The tokens before and after a place, as far as words reach."""
    side, at = place
    before, after = side[max(at - AROUND, 0) : at], side[at + 1 : at + 1 + AROUND]
    return [token.key for token in before], [token.key for token in after]


def moved(old: Sequence[Token], new: Sequence[Token], bound: Mapping[int, int]) -> dict[int, int]:
    """The same, with what stands among other words: a number with its words, a name that is missing once."""
    missing = [index for index in range(len(old)) if index not in set(bound.values())]
    found = [index for index in range(len(new)) if index not in bound and new[index].what is not What.WORDS]
    pairs = dict(bound)
    for at in found:
        was = [index for index in missing if same(old[index], new[at]) and is_certain(old, new, at, index)]
        if len(was) != 1 or was[0] in pairs.values():
            continue
        if new[at].what is What.NAME and sum(same(new[index], new[at]) for index in found) != 1:
            continue
        crosses = any((at < one) != (was[0] < other) for one, other in pairs.items() if new[one].what is What.NUMBER)
        if not crosses or new[at].what is What.NAME or beside((new, at), (old, was[0])) >= MOVED_WITH:
            pairs[at] = was[0]
    return pairs


def same(one: Token, other: Token) -> bool:
    """Whether two tokens say the same."""
    return (one.what, one.key) == (other.what, other.key)


def remembered(paragraph: Paragraph, text: str) -> Edit | None:
    """The edit that makes a text of a generated paragraph; null where it changes nothing."""
    found = edited(paragraph, text).text
    if found == paragraph.text:
        return None
    return Edit(template(paragraph, paragraph.text), template(paragraph, found))


def template(paragraph: Paragraph, text: Text) -> Template:
    """A text with slots in the place of the paragraph's claims."""
    return tuple(slot(paragraph, piece) if isinstance(piece, Claim) else piece for piece in text)


def slot(paragraph: Paragraph, claim: Claim) -> Slot:
    """The slot of one of a paragraph's claims."""
    alike = [one for one in paragraph.claims if one.reading.name == claim.reading.name]
    return Slot(
        claim.reading.name, alike.index(claim), len(alike), sign(claim), claim.unit, claim.is_number, claim.text
    )


def sign(claim: Claim) -> int:
    """Which way a claim points; the words around it say so."""
    value = claim.value or 0
    return (value > 0) - (value < 0)


def filled(paragraph: Paragraph, edit: Edit) -> Paragraph:
    """The generated paragraph as edited; where a figure is gone, or points the other way, it is typed."""
    known = {unread(slot(paragraph, claim)): claim for claim in paragraph.claims}

    def piece(part: str | Slot | Typed) -> Piece:
        return known.get(unread(part), Typed(part.text)) if isinstance(part, Slot) else part

    return replace(paragraph, text=merged(map(piece, edit.pieces)), is_edited=True)


def is_outdated(paragraph: Paragraph, edit: Edit) -> bool:
    """Whether the paragraph that would be generated now says something else than the one that was edited."""
    return unprinted(template(paragraph, paragraph.text)) != unprinted(edit.of)


def unprinted(parts: Template) -> list[object]:
    """A template without how its numbers last read, which the decimals decide."""
    return [unread(part) if isinstance(part, Slot) else part for part in parts]


def unread(part: Slot) -> Slot:
    """A slot without how it last read: two that are the same are printed by the same claim."""
    return part._replace(text="")


def apply(document: Document, edits: Mapping[str, Edit]) -> Document:
    """The document with its paragraphs as edited, by their codes; one that was emptied is left out."""
    sections = (
        replace(
            section,
            paragraphs=tuple(
                shown
                for one in section.paragraphs
                if (shown := filled(one, edits[one.code]) if one.code in edits else one).text
            ),
        )
        for section in document.sections
    )
    return replace(document, sections=tuple(section for section in sections if section.paragraphs))
