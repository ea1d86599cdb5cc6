"""Sentences as pieces: words merge, claims and typed numbers stay what they are."""

from __future__ import annotations

from analytics.claims import Claim, Typed, composer, plain
from analytics.claims.pieces import joined, merged
from analytics.claims.reading import Reading
from analytics.language import Language
from tests.builders import question

CLAIM = Claim(Reading(question("project_count"), "project_count"), "586", None, "个", "", ())
TYPED = Typed("5")


def test_a_message_becomes_words_with_claims_between_them() -> None:
    _ = composer(Language.ZH)
    assert _("{count} transferred out", count=CLAIM) == ("调出", CLAIM, "个")


def test_texts_within_a_text_are_taken_apart() -> None:
    _ = composer(Language.EN)
    inner = _("{count} transferred out", count=CLAIM)
    assert _(" ({parts})", parts=joined([inner, inner], ", ")) == (
        " (",
        CLAIM,
        " transferred out, ",
        CLAIM,
        " transferred out)",
    )


def test_a_typed_number_stays_one_piece() -> None:
    _ = composer(Language.EN)
    assert _("{count} transferred out", count=TYPED) == (TYPED, " transferred out")


def test_neighbouring_words_are_one_and_nothing_is_empty() -> None:
    assert merged(["a", "", "b", CLAIM, "", "c"]) == ("ab", CLAIM, "c")
    assert joined([(), ("a",), ()], "") == ("a",)
    assert joined([], "，") == ()


def test_a_text_reads_as_one_string() -> None:
    assert plain(("共", CLAIM, "个，其中", TYPED, "个")) == "共586个，其中5个"
