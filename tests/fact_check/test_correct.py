"""Corrections: what a finding offers, and the text with some of them accepted, in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.fact_check.correct import Corrected, Correction, certain, is_certain, offered
from analytics.fact_check.verdict import Verdict
from tests.fact_check.drafts import TEXT, Found, checked_of, draft_of

M, T, U, S = Verdict.MISMATCH, Verdict.TRUNCATED, Verdict.WRONG_UNIT, Verdict.WRONG_SCOPE


def instead(found: Found) -> list[str]:
    return [one.instead for one in offered(checked_of(found.quote, found, 0))]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found("85.9%", own=(T, "86.0")), ["86.0%"]),
        (Found("1,824.9 亿元", own=(M, "1,824.8"), unit="亿元"), ["1,824.8 亿元"]),
        (Found("６.２％", own=(M, "6.3"), number="6.2"), ["６．３％"]),
        (Found("三个", own=(M, "4"), unit="个", number="3"), ["4个"]),
        (Found("6.2%", own=(U, "6.2")), ["6.2个百分点"]),
        (Found("29.4个百分点", data=(U, "29.4%"), unit="百分点"), ["29.4%"]),
        (Found("6.2%", data=(U, "6.2百分点")), ["6.2个百分点"]),
        (Found("1824.9万元", data=(U, "1824.9亿元"), unit="万元"), ["1824.9亿元"]),
        (Found("85%", own=(M, "86"), data=(M, "87")), ["86%", "87%"]),
        (Found("85%", own=(M, "86"), data=(M, "86")), ["86%"]),
        # Up should read down: a number alone does not say it.
        (Found("6.2%", own=(M, "−6.2")), []),
        (Found("6.2%", data=(M, "+6.2")), []),
        (Found("6.2%", data=(Verdict.MATCHES, "6.2")), []),
        (Found("6.2%", data=(M, None)), []),
        (Found("前三", own=(M, "unclear"), number="3"), []),
        (Found("百分之八十五点九", own=(T, "86.0"), number="85.9"), []),
    ],
)
def test_what_a_finding_offers(found: Found, expected: list[str]) -> None:
    assert instead(found) == expected


@pytest.mark.parametrize(
    ("found", "is_sure"),
    [
        (Found("85.9%", own=(T, "86.0")), True),
        (Found("85.9%", own=(T, "86.0"), data=(T, "86.0")), True),
        (Found("6.2%", own=(U, "6.2")), True),
        (Found("85%", own=(M, "86"), data=(M, "86")), True),
        (Found("85%", own=(M, "86")), False),
        (Found("85%", data=(M, "86")), False),
        (Found("85%", own=(M, "86"), data=(M, "87")), False),
        (Found("85%", data=(S, "86")), False),
        (Found("85%", own=(Verdict.MATCHES, "85")), False),
    ],
)
def test_what_is_certain(found: Found, *, is_sure: bool) -> None:
    checked = checked_of(found.quote, found, 0)
    assert is_certain(checked) is is_sure
    assert len(certain([checked])) == is_sure


def test_corrections_are_accepted_and_taken_back_in_any_order() -> None:
    both = Corrected(TEXT).accept(certain(draft_of().findings))
    assert "提升6.2个百分点" in both.text
    assert "开工率84.3%" in both.text
    assert "86.3%" in both.text
    (first, second) = both.corrections
    assert both.without(first).text == TEXT.replace("84.2%", "84.3%")
    assert both.without(second).text == TEXT.replace("6.2%", "6.2个百分点")
    assert both.without(first).without(second) == Corrected(TEXT)


def at(text: str, quote: str, replaced: str) -> Correction:
    """A correction of the first such words of a text."""
    start = text.index(quote)
    return Correction(start, start + len(quote), quote, replaced)


def test_places_behind_a_correction_are_found_again() -> None:
    once = Corrected(TEXT).accept([at(TEXT, "6.2%", "6.2个百分点")])
    twice = once.accept([at(once.text, "84.2%", "84.3%")])
    assert [one.quote for one in twice.corrections] == ["6.2%", "84.2%"]
    assert twice.text == TEXT.replace("6.2%", "6.2个百分点").replace("84.2%", "84.3%")


def test_a_corrected_number_can_be_corrected_again_and_back() -> None:
    once = Corrected(TEXT).accept([at(TEXT, "86.3%", "86.25%")])
    again = once.accept([at(once.text, "86.25%", "86.2%")])
    assert [(one.quote, one.instead) for one in again.corrections] == [("86.3%", "86.2%")]
    assert again.accept([at(again.text, "86.2%", "86.3%")]) == Corrected(TEXT)


@given(st.text("12a%\n", min_size=1, max_size=30), st.data())
def test_any_sequence_reads_as_replacing_by_hand(draft: str, data: st.DataObject) -> None:
    corrected = Corrected(draft)
    for _step in range(4):
        text = corrected.text
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 3)))
        inside = [one for one in placed(corrected) if one[0] < end and start < one[1]]
        if any(not (one[0] <= start and end <= one[1]) for one in inside):
            # A number is replaced whole; only within an earlier replacement is a part of it.
            continue
        new = data.draw(st.text("345%", min_size=1, max_size=4))
        corrected = corrected.accept([Correction(start, end, text[start:end], new)])
        assert corrected.text == text[:start] + new + text[end:]
    for one in corrected.corrections:
        corrected = corrected.without(one)
    assert corrected == Corrected(draft)


def placed(corrected: Corrected) -> list[tuple[int, int]]:
    """Where the corrections stand in the corrected text."""
    found, longer = [], 0
    for one in corrected.corrections:
        found.append((one.start + longer, one.start + longer + len(one.instead)))
        longer += len(one.instead) - (one.end - one.start)
    return found
