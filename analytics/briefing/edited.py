"""A paragraph that a person edits: what is still there stays bound to its figure, what was typed is marked.

An edit is remembered as words with slots, so that another choice of decimals prints its numbers anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from analytics.briefing.document import Document, Paragraph
from analytics.briefing.tokens import Token, What, names_of, tokens
from analytics.claims import Claim, Piece, Text, Typed, plain
from analytics.claims.pieces import merged

# A number that changed places with others is the same one if so many tokens beside it came along.
MOVED_WITH = 4


class Slot(NamedTuple):
    """Where a claim is printed: which one of its name in the paragraph, which way it pointed, how it last read."""

    name: str
    nth: int
    sign: int
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
    return replace(paragraph, text=merged(found))


def tidied(text: str) -> str:
    """The text on one line, without what cannot be seen: a hidden mark could turn digits around."""
    lines = " ".join(line.strip() for line in text.splitlines() if line.strip())
    return "".join(letter for letter in lines if unicodedata.category(letter) not in ("Cc", "Cf", "Cs")).strip()


def unbound(token: Token) -> Iterator[Piece]:
    """A token that stands for nothing in the paragraph: its numbers were typed."""
    for part in tokens(token.pieces, ()) if token.what is What.NAME else (token,):
        yield Typed(plain(part.pieces)) if part.what is What.NUMBER else plain(part.pieces)


def in_order(old: Sequence[Token], new: Sequence[Token]) -> dict[int, int]:
    """Which token of the new text is which of the old one, by order and by the words around it.

    Of figures that read the same, and have the same words beside them, the first is the first if none is missing.
    """
    one, other = ([(token.what, token.key) for token in side] for side in (old, new))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    pairs = {block.b + step: block.a + step for block in blocks for step in range(block.size)}
    found = {at: was for at, was in pairs.items() if is_certain(old, new, at, was)}
    for at in sorted(pairs.keys() - found.keys()):
        here, there = (places(side, new[at]) for side in (new, old))
        if len(here) == len(there) and there[here.index(at)] not in found.values():
            found[at] = there[here.index(at)]
    return found


def places(side: Sequence[Token], token: Token) -> list[int]:
    """Where a text says the same as a token."""
    return [index for index, other in enumerate(side) if same(other, token)]


def is_certain(old: Sequence[Token], new: Sequence[Token], at: int, was: int) -> bool:
    """Whether no other figure that reads the same has as many of these words beside it."""
    rivals = [index for index in places(old, old[was]) if old[index].claims != old[was].claims]
    if old[was].what is not What.NUMBER or not rivals:
        return True
    return beside(old, new, at, was) > max(beside(old, new, at, index) for index in rivals)


def beside(old: Sequence[Token], new: Sequence[Token], at: int, was: int) -> int:
    """How many tokens before and after are the same in both."""
    total = 0
    for step in (-1, 1):
        one, other = at + step, was + step
        while 0 <= one < len(new) and 0 <= other < len(old) and new[one].key == old[other].key:
            total, one, other = total + 1, one + step, other + step
    return total


def moved(old: Sequence[Token], new: Sequence[Token], bound: Mapping[int, int]) -> dict[int, int]:
    """The same, with what stands among other words: one such is missing and one found, in order or with its words."""
    missing = [index for index in range(len(old)) if index not in set(bound.values())]
    found = [index for index in range(len(new)) if index not in bound and new[index].what is not What.WORDS]
    pairs = dict(bound)
    for at in found:
        was = [index for index in missing if same(old[index], new[at])]
        if len(was) != 1 or sum(same(new[index], new[at]) for index in found) != 1:
            continue
        crosses = any((at < one) != (was[0] < other) for one, other in pairs.items() if new[one].what is What.NUMBER)
        if not crosses or new[at].what is What.NAME or beside(old, new, at, was[0]) >= MOVED_WITH:
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
    return Slot(claim.reading.name, alike.index(claim), sign(claim), claim.is_number, claim.text)


def sign(claim: Claim) -> int:
    """Which way a claim points; the words around it say so."""
    value = claim.value or 0
    return (value > 0) - (value < 0)


def filled(paragraph: Paragraph, edit: Edit) -> Paragraph:
    """The generated paragraph as edited; where a figure is gone, or points the other way, it is typed."""
    known: dict[tuple[str, int], Claim] = {}
    for claim in paragraph.claims:
        found = slot(paragraph, claim)
        known[found.name, found.nth] = claim

    def piece(part: str | Slot | Typed) -> Piece:
        if not isinstance(part, Slot):
            return part
        claim = known.get((part.name, part.nth))
        fits = claim is not None and (sign(claim), claim.is_number) == (part.sign, part.is_number)
        return claim if claim is not None and fits else Typed(part.text)

    return replace(paragraph, text=merged(map(piece, edit.pieces)))


def is_outdated(paragraph: Paragraph, edit: Edit) -> bool:
    """Whether the paragraph that would be generated now says something else than the one that was edited."""
    return unprinted(template(paragraph, paragraph.text)) != unprinted(edit.of)


def unprinted(parts: Template) -> list[object]:
    """A template without how its numbers last read, which the decimals decide."""
    return [part._replace(text="") if isinstance(part, Slot) else part for part in parts]


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
