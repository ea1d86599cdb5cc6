"""What a ledger sheet says of itself: its money unit, its month, the columns that it must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.language import Language
from analytics.ledger.problems import Problem, shown
from analytics.ledger.reading.grid import Sheet
from analytics.ledger.sheet.header import Header, Heading
from analytics.ledger.sheet.units import MoneyUnit, declared_in_text
from analytics.ledger.sheet.words import fold, words
from analytics.months import Month
from analytics.reasons import Reason, _
from analytics.schema import BY_NAME, COLUMNS, MONEY_COLUMNS

# 2020年11月, 2020年1-11月, 2020-11; a full date says the day of its making unless it follows 截至.
MONTH = re.compile(
    r"(20\d\d)(?:年(?:1月?[-~—至到])?(1[0-2]|0?[1-9])月(?!\d{1,2}日)|[-./](1[0-2]|0[1-9])(?![-./\d]))"
    r"|截[至止](?:到)?(20\d\d)[年./-](1[0-2]|0?[1-9])(?:月|[./-])"
)
# Required columns that follow from others, or that the caller says.
DERIVED = ("city", "as_of", "unit_kind", "responsible_unit")
# Every measure needs these; without one of them, a column of money that nobody recognises may be it.
MEASURED = ("total_investment_wan", "annual_plan_wan", "completed_investment_wan")
INVESTMENT = "投资"
ANSWERING = ("responsible_unit", "district")


@dataclass(frozen=True)
class Declarations:
    """The money unit of each money column (None when unknown), and what is wrong with the sheet as a whole."""

    units: dict[str, MoneyUnit | None]
    problems: tuple[Problem, ...]


def declarations(sheet: Sheet, header: Header, as_of: Month, given: MoneyUnit | None) -> Declarations:
    """What the sheet declares, held against the caller's month and unit."""
    above = [
        (row, column, text)
        for row in range(header.top)
        for column, text in enumerate(sheet.row_texts(row))
        if text.strip()
    ]
    problems = [*wrong_columns(sheet, header, as_of), *wrong_month(sheet, above, as_of)]
    lines = {unit for _row, _column, text in above for unit in declared_in_text(text)}
    units: dict[str, MoneyUnit | None] = {}
    for name in MONEY_COLUMNS:
        heading = header.chosen.get(name)
        if heading is None:
            continue
        said = sorted({*lines, *([heading.unit] if heading.unit else ()), *([given.value] if given else ())})
        units[name] = MoneyUnit(said[0]) if len(said) == 1 and said[0] in tuple(MoneyUnit) else None
        if units[name] is None:
            problems.append(header_problem(sheet, header, heading, unit_refusal(said)))
    return Declarations(units, tuple(problems))


def unit_refusal(said: list[str]) -> Reason:
    """Why these declarations give a column no unit."""
    if not said:
        return _("The money unit is not declared: write 单位：万元 or 单位：亿元 above the table, or choose it.")
    if len(said) > 1:
        return _("The money unit is declared in contradictory ways: {units}.", units="、".join(said))
    return _("Money in {unit} is not read: the unit must be 万元 or 亿元.", unit=said[0])


def header_problem(sheet: Sheet, header: Header, heading: Heading, reason: Reason) -> Problem:
    """A problem of a whole column, named at its header."""
    return Problem(reason, sheet.name, header.bottom + 1, heading.printed, heading.printed, heading.place + 1)


def wrong_columns(sheet: Sheet, header: Header, as_of: Month) -> Iterator[Problem]:
    """Columns that are missing, doubled, or of another year or month."""
    chosen = header.chosen
    for heading in header.doubled:
        first = chosen[heading.column].printed
        label = BY_NAME[heading.column].label.zh
        reason = _("Two columns are read as “{label}”: this one and “{first}”.", label=label, first=first)
        yield header_problem(sheet, header, heading, reason)
    for heading in header.of_another_date:
        if heading.column not in chosen:
            month = as_of.text(Language.ZH)
            reason = _("The header speaks of another year or month than the ledger's, {month}.", month=month)
            yield header_problem(sheet, header, heading, reason)
    for column in COLUMNS:
        if column.required and column.name not in (*DERIVED, *chosen):
            yield absent(sheet, header, column.label.zh)
    if not chosen.keys() & set(ANSWERING):
        yield absent(sheet, header, "、".join(BY_NAME[name].label.zh for name in ANSWERING))
    yield from unrecognised_money(sheet, header)


def unrecognised_money(sheet: Sheet, header: Header) -> Iterator[Problem]:
    """Columns of figures that may be the money which the sheet seems to lack."""
    missing = [BY_NAME[name].label.zh for name in MEASURED if name not in header.chosen]
    for heading in header.unrecognised if missing else ():
        is_money = heading.unit is not None or INVESTMENT in heading.column
        if is_money and sheet.columns[heading.place].figures[header.bottom + 1 :].any():
            reason = _(
                "The header is not recognised, and the ledger lacks {missing}: rename it if it is that, or delete it.",
                missing="、".join(f"“{label}”" for label in missing),
            )
            yield header_problem(sheet, header, heading, reason)


def uneven_money(sheets: Sequence[tuple[Sheet, Header]]) -> Iterator[tuple[int, Problem]]:
    """The money columns that a sheet lacks although another sheet of the file has them, with the sheet's place."""
    for name in MONEY_COLUMNS:
        having = [sheet.name for sheet, header in sheets if name in header.chosen]
        for place, (sheet, header) in enumerate(sheets):
            if having and name not in header.chosen:
                label = BY_NAME[name].label.zh
                reason = _(
                    "This sheet has no column “{label}”, but the sheet “{sheet}” has.", label=label, sheet=having[0]
                )
                yield place, Problem(reason, sheet.name, header.bottom + 1, label, "")


def absent(sheet: Sheet, header: Header, label: str) -> Problem:
    """The problem of a column that the ledger must have."""
    return Problem(_("The ledger has no column “{label}”.", label=label), sheet.name, header.bottom + 1, label, "")


def wrong_month(sheet: Sheet, above: list[tuple[int, int, str]], as_of: Month) -> Iterator[Problem]:
    """The lines above the header that say another month, when none says the ledger's own."""
    told = []
    for row, column, text in above:
        folded = fold(text)
        if any(word in folded for word in words().made_on):
            continue
        for match in MONTH.finditer(folded):
            year, month = match[1] or match[4], match[2] or match[3] or match[5]
            told.append((row, column, text, Month(int(year), int(month))))
    if as_of in [month for *_place, month in told]:
        return
    for row, column, text, month in told:
        reason = _(
            "The ledger says it is of {said}, not of {month}.",
            said=month.text(Language.ZH),
            month=as_of.text(Language.ZH),
        )
        yield Problem(reason, sheet.name, row + 1, None, shown(text), column + 1)
