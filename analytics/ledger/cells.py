"""Cells into values: every cell of a column becomes a value, nothing (null), or a reason why it is refused.

Texts are read once per distinct text, numbers all at once. A month without a day is its first day, and its last day
for a finish: a project cannot have finished before the month that is named was over, nor started after it began.
Line breaks, tabs and repeated blanks in a text become one blank, invisible marks are dropped, other control
characters are refused (they break the files written from them). Money finer than 0.01 万元 is refused, never rounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.ledger.reading.grid import EXCEL_DIGITS, Cells
from analytics.ledger.sheet.units import MoneyUnit, full_name
from analytics.ledger.sheet.words import BLANKS, INVISIBLE, fold, words
from analytics.months import Month
from analytics.reasons import Reason, _

Fault = tuple[int, Reason]
Reader = Callable[[str], object]

ERRORS = frozenset({"#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#null!", "#num!", "#spill!", "#calc!"})
DATE = re.compile(r"(\d{4})[年./-](\d{1,2})(?:月份?|[月./-](\d{1,2})[日号]?)?t?(?:00:00(?::00)?)?")
COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})?")
# Excel shows 2020.10 as 2020.1.
JANUARY_OR_OCTOBER = re.compile(r"\d{4}\.1")
PLAUSIBLE_YEARS = range(1950, 2100)
FIRST_DAY, LAST_DAY = date(PLAUSIBLE_YEARS[0], 1, 1), date(PLAUSIBLE_YEARS[-1], 12, 31)
NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿元?|百万元|千元|万元?|元)?")
NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)")
# Between the names in one cell.
SEPARATORS = re.compile(r"[、､,，;；/／+＋|｜\s]+")
POWER_OF_TEN = re.compile(r"\d(?:\.\d+)?e\+\d+")
# A float64 tells hundredths apart up to here; no project costs as much.
MOST_HUNDREDTHS = 10**EXCEL_DIGITS
DUST = 5 * 10.0**-EXCEL_DIGITS

ERROR = _("The cell shows an error instead of a value.")
NOT_A_DATE = _("This is not a date: write it as 2020-03-15, 2020-03 or 2020年3月.")
NOT_MONEY = _("This is not an amount of money.")
NOT_FINITE_MONEY = _("An amount must be a finite number.")
NEGATIVE = _("An amount must not be negative.")
TOO_LARGE = _("The amount is larger than any project.")
LONG_NUMBER = _(
    "The identifier has more than 15 digits and is stored as a number, which loses the last ones: store it as text."
)
MADE_A_DATE = _("The spreadsheet has turned this identifier into a date: store it as text.")


def by_distinct(texts: pa.StringArray, read: Reader, kind: pa.DataType) -> tuple[pa.Array, list[Fault]]:
    """The values of a column, each distinct text read once, and the rows refused."""
    encoded = texts.dictionary_encode()
    answers = [read(text) for text in encoded.dictionary.to_pylist()]
    refused = {place for place, answer in enumerate(answers) if isinstance(answer, Reason)}
    known = [None if place in refused else answer for place, answer in enumerate(answers)]
    indices = encoded.indices.to_numpy()
    faults = [
        (int(row), answer)
        for row in (np.flatnonzero(np.isin(indices, list(refused))) if refused else ())
        if isinstance(answer := answers[indices[row]], Reason)
    ]
    return pa.array(known, kind).take(encoded.indices), faults


def guarded(read: Reader) -> Reader:
    """A reader that is spared errors and cells that mean "nothing reported"."""
    missing = words().missing
    longest = max(map(len, missing | ERRORS))

    def guard(text: str) -> object:
        bare = text.strip()
        if len(bare) > longest:
            return read(bare)
        folded = fold(bare)
        if folded in ERRORS:
            return ERROR
        return None if folded in missing else read(bare)

    return guard


def read_text(text: str) -> str | Reason:
    """A text as it is kept."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    text = BLANKS.sub(" ", INVISIBLE.sub("", text)).strip()
    if any(ord(character) < ord(" ") or "\x7f" <= character <= "\x9f" for character in text):
        return _("The text holds a control character.")
    return text


def read_identifier(text: str) -> str | Reason:
    """A project's identifier, half-width; letters keep their case."""
    kept = read_text(text)
    if isinstance(kept, Reason):
        return kept
    if "+" in kept and POWER_OF_TEN.fullmatch(kept.casefold()):
        return LONG_NUMBER
    return half_width(kept)


def half_width(text: str) -> str:
    """The text with full-width letters, digits and marks made half-width."""
    return text if text.isascii() else "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


def named(known: dict[str, str], unknown: Callable[[str], Reason]) -> Reader:
    """A reader of one vocabulary: folded name or alias → the name or code that is kept."""
    return lambda text: known.get(fold(text)) or unknown(text.strip())


def tagged(known: dict[str, str], unknown: Callable[[str], Reason]) -> Reader:
    """A reader of several names in one cell (市重大重点、省重点); a name that contains the separator comes first."""

    def read(text: str) -> object:
        whole = known.get(fold(text))
        if whole is not None:
            return [whole]
        tags: dict[str, None] = {}
        for part in filter(None, SEPARATORS.split(text)):
            tag = known.get(fold(part))
            if tag is None:
                return unknown(part)
            tags[tag] = None
        return list(tags) or unknown(text.strip())

    return read


def dated(*, end_of_month: bool) -> Reader:
    """A reader of dates; ``end_of_month`` says which day a month without a day is."""

    def read(text: str) -> object:
        folded = fold(text)
        if JANUARY_OR_OCTOBER.fullmatch(folded):
            return _("This may mean January or October: write it as 2020-01 or 2020-10.")
        match = DATE.fullmatch(folded) or COMPACT_DATE.fullmatch(folded)
        if match is None:
            return NOT_A_DATE
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if year not in PLAUSIBLE_YEARS or not 1 <= month <= 12:
            return NOT_A_DATE
        if match[3] is None:
            return Month(year, month).end if end_of_month else Month(year, month).start
        try:
            return date(year, month, day)
        except ValueError:
            return NOT_A_DATE

    return read


def too_fine(unit: MoneyUnit) -> Reason:
    """The refusal of an amount finer than the ledger, and how its formula is mended."""
    return _(
        "The amount is finer than 0.01 万元, the precision of the ledger: "
        "round it with ROUND(…,{digits}) to {digits} decimals of {unit}.",
        digits=len(str(unit.hundredths)) - 1,
        unit=unit.value,
    )


def priced(unit: MoneyUnit | None) -> Reader:
    """A reader of money as hundredths of 万元; a unit inside the cell must be the column's."""

    def read(text: str) -> object:
        folded = fold(text).replace("−", "-").removeprefix("¥")
        if NOT_FINITE.fullmatch(folded):
            return NOT_FINITE_MONEY
        match = NUMBER.fullmatch(folded)
        if match is None:
            return NOT_MONEY
        if match[2] and unit is not None and full_name(match[2]) != unit:
            return _("The unit in the cell is not the column's unit, {unit}.", unit=unit.value)
        amount = Decimal(match[1].replace(",", "")) * (unit or MoneyUnit.WAN).hundredths
        if amount < 0:
            return NEGATIVE
        if amount >= MOST_HUNDREDTHS:
            return TOO_LARGE
        return int(amount) if amount == int(amount) else too_fine(unit or MoneyUnit.WAN)

    return read


def read_texts(cells: Cells, read: Reader, kind: pa.DataType) -> tuple[pa.Array, list[Fault]]:
    """A column of words."""
    return by_distinct(cells.texts, guarded(read), kind)


def read_identifiers(cells: Cells) -> tuple[pa.Array, list[Fault]]:
    """The column of identifiers; a long one stored as a number, or one that Excel made a date, is refused."""
    values, faults = read_texts(cells, read_identifier, pa.string())
    if cells.numbers is not None:
        long = pc.greater_equal(pc.abs(cells.numbers), 10.0**EXCEL_DIGITS)
        faults += all_rows(long, LONG_NUMBER)
    if cells.days is not None:
        faults += all_rows(cells.days.is_valid(), MADE_A_DATE)
    return values, faults


def read_dates(cells: Cells, *, end_of_month: bool) -> tuple[pa.Array, list[Fault]]:
    """A column of dates."""
    texts = Cells(cells.strings, cells.numbers).texts
    values, faults = by_distinct(texts, guarded(dated(end_of_month=end_of_month)), pa.date32())
    if cells.days is not None:
        outside = pc.or_(pc.less(cells.days, pa.scalar(FIRST_DAY)), pc.greater(cells.days, pa.scalar(LAST_DAY)))
        faults += all_rows(outside, NOT_A_DATE)
        values = pc.coalesce(cells.days, values)
    return values, faults


def read_money(cells: Cells, unit: MoneyUnit | None) -> tuple[pa.Array, list[Fault]]:
    """A column of money as int64 hundredths of 万元; in a column without a unit only the form is checked."""
    values, faults = by_distinct(cells.strings, guarded(priced(unit)), pa.int64())
    if cells.days is not None:
        faults += all_rows(cells.days.is_valid(), NOT_MONEY)
    if cells.numbers is None:
        return values, faults
    amounts = np.asarray(cells.numbers.fill_null(0.0).to_numpy(zero_copy_only=False))
    scale = (unit or MoneyUnit.WAN).hundredths
    # What overflows is infinite, and too large.
    with np.errstate(over="ignore"):
        hundredths = np.rint(amounts * scale)
    reasons = (
        (amounts < 0, NEGATIVE),
        (np.abs(hundredths) >= MOST_HUNDREDTHS, TOO_LARGE),
        (
            (amounts >= 0) & (np.abs(hundredths / scale - amounts) > DUST * np.abs(amounts)),
            too_fine(unit or MoneyUnit.WAN),
        ),
    )
    refused = np.zeros(len(amounts), bool)
    for broken, reason in reasons:
        faults += [(int(row), reason) for row in np.flatnonzero(broken & ~refused)]
        refused |= broken
    whole = np.where(refused, 0, hundredths).astype(np.int64)
    return pc.coalesce(pc.if_else(cells.numbers.is_valid(), pa.array(whole), None), values), faults


def all_rows(mask: pa.BooleanArray, reason: Reason) -> list[Fault]:
    """The same reason for every row of a mask."""
    rows = np.flatnonzero(mask.fill_null(fill_value=False).to_numpy(zero_copy_only=False))
    return [(int(row), reason) for row in rows]
