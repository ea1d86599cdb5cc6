"""Looking back from a number: its clause, the phrase nearest before it, what it is compared with, which way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analytics.fact_check.figure import Sense
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.numbers import Family
from analytics.fact_check.reading.said import LAST_MONTH, LAST_YEAR, PACE, SAME_TIME
from analytics.fact_check.reading.words import Row, table

CLAUSE_ENDS = "，；。：|"
SUPERLATIVES = ("最多", "最大", "最少")


@cache
def listed(name: str) -> tuple[str, ...]:
    """One of the short lists of words."""
    return tuple(table("lists")[name])


def text_of(marks: Sequence[Mark]) -> str:
    """The text that marks stand for."""
    return "".join(mark.text for mark in marks)


def says(marks: Sequence[Mark], *meanings: str) -> bool:
    """Whether a word of structure with one of these meanings stands among marks."""
    return any(mark.means(*meanings) for mark in marks)


def contains(text: str, name: str) -> bool:
    """Whether a text has a word of one of the short lists in it."""
    return any(word in text for word in listed(name))


def clause_of(lead: Sequence[Mark]) -> Sequence[Mark]:
    """The marks of the clause that a number stands in, up to the number."""
    at = next((place for place in range(len(lead) - 1, -1, -1) if is_clause_end(lead[place])), -1)
    return lead[at + 1 :]


def is_clause_end(mark: Mark) -> bool:
    """Whether a mark of punctuation ends a clause; 、 and brackets do not."""
    return mark.kind is Kind.STOP and mark.text in CLAUSE_ENDS


def nearest(lead: Sequence[Mark], family: Family) -> tuple[Mark, Row] | None:
    """The last phrase that is said of this kind of unit, with its row."""
    for mark in reversed(lead):
        row = measure_row(mark, family)
        if row is not None:
            return mark, row
    return None


def measure_row(mark: Mark, family: Family) -> Row | None:
    """The row by which a mark says what numbers of a kind measure; a share of something is one that is not listed."""
    row = next((row for row in mark.rows if row.table == "measures" and row.of == family.value), None)
    if row is None and mark.kind is Kind.SHARE and family is Family.RATE:
        return Row("measures", "", sense=Sense.SHARE, of=family.value)
    return row


def named_measure(clause: Sequence[Mark], family: Family) -> tuple[Mark, str] | None:
    """The last phrase that names a measure of the register itself, no share, growth or increase."""
    for mark in reversed(clause):
        for row in mark.rows:
            if row.table == "measures" and row.of == family.value and row.means and row.sense in ("", Sense.VALUE):
                return mark, row.means
    return None


def baseline_of(lead: Sequence[Mark]) -> str | None:
    """What a number is held against, by the last comparison before it."""
    mark = next((mark for mark in reversed(lead) if mark.kind is Kind.COMPARED), None)
    return None if mark is None else baseline_named(str(mark.payload or mark.text))


def baseline_named(text: str) -> str:
    """One name for the ways of writing a baseline."""
    if text in listed("pace"):
        return PACE
    if text == "同比" or (text.endswith("同期") and not text[:1].isdigit()):
        return SAME_TIME
    if text in listed("last_year"):
        return LAST_YEAR
    return LAST_MONTH if text in ("环比", "上个月", "上月末", "上月底") else text


def goes_down(text: str) -> bool:
    """Whether the last word of direction in a text says less: 下降, 落后, 少."""
    for word in SUPERLATIVES:
        text = text.replace(word, "")
    low = max(text.rfind(word) for word in listed("less"))
    high = max(text.rfind(word) for word in listed("more"))
    return low > high


def tells_change(text: str) -> bool:
    """Whether a clause tells of a change: a word of more or less."""
    return contains(text, "more") or contains(text, "less")
