"""Which rows below the header are projects, and which are none: blank, subtotal, heading, footer, header again."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from analytics.city import City
from analytics.ledger.reading.grid import Cells, Mask, Sheet
from analytics.ledger.sheet.header import NAMES_PROJECTS, Header
from analytics.ledger.sheet.words import fold, words

ORDINAL = re.compile(
    r"[一二三四五六七八九十]+(?:[、.]|$)|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[类批部]"
)
# How many projects a section has: 西湖区(2个), 开工2个.
COUNT = re.compile(r"[(:,]?共?\d+[个项](?:项目)?\)?$")
# What a row must leave empty to be taken for anything but a project.
TELLING = ("plan_kind", "status")
# What it must leave empty too, unless it stands alone or ends the table.
ALSO_TELLING = ("sector", "tiers")


def project_rows(sheet: Sheet, header: Header, city: City) -> npt.NDArray[np.int64]:
    """The rows (from 0) that report a project, blank and subtotal rows and the like left out."""
    columns = {name: sheet.columns[heading.place] for name, heading in header.chosen.items()}
    project = np.logical_or.reduce([cells.filled for cells in columns.values()])
    project[: header.bottom + 1] = False
    untold = project.copy()
    for name in TELLING:
        if name in columns:
            untold &= unsaid(columns[name])
    for row in np.flatnonzero(untold):
        if is_no_project(sheet, header, int(row), city):
            project[row] = False
    project[repeated_headers(sheet, header, columns)] = False
    return np.flatnonzero(project)


def unsaid(cells: Cells) -> Mask:
    """Which cells say nothing of one project."""
    encoded = cells.texts.dictionary_encode()
    blank = [not is_said(fold(text)) for text in encoded.dictionary.to_pylist()]
    taken: Mask = np.array(blank, bool)[encoded.indices.to_numpy()]
    return taken


def is_said(text: str) -> bool:
    """Whether a folded cell says something of one project, and is not the words of a subtotal, a heading or a count."""
    return not (
        text in words().missing or is_subtotal(text) or is_footer(text) or ORDINAL.match(text) or COUNT.search(text)
    )


@cache
def section_names(city: City) -> frozenset[str]:
    """What the folded name of a section of the city's ledgers may be."""
    entries = (*city.districts, *city.units, *city.sectors, *city.tiers)
    names = {fold(name) for entry in entries for name in (entry.name, *entry.aliases)} | {*words().values["plan_kind"]}
    return frozenset(names | {f"{name}{ending}" for name in names for ending in words().section_endings})


def is_section(text: str, city: City) -> bool:
    """Whether a folded text is a section's name, perhaps with its count: 西湖区(2个), 其中:新开工项目(2个)."""
    names = section_names(city)
    return text in names or COUNT.sub("", text) in names or text.startswith(words().section_beginnings)


def is_subtotal(text: str) -> bool:
    """Whether a folded text ends like a subtotal's name: 西湖区小计, 合计(12个)."""
    return re.sub(r"[(:].*$", "", text).endswith(words().subtotals)


def is_footer(text: str) -> bool:
    """Whether a folded text begins like a line under the table."""
    return text.startswith(words().footers)


def is_no_project(sheet: Sheet, header: Header, row: int, city: City) -> bool:
    """Whether a row without plan kind and status is a subtotal, a footer or a heading: it has no identifier either.

    A subtotal or a heading with figures says nothing of sector and tiers; one that does is a project that lacks cells.
    """
    texts = [fold(text) for text in sheet.row_texts(row)]
    filled = [text for text in texts if text]
    first = filled[0]
    if len(filled) == 1 and any(
        merge.top <= row <= merge.bottom and merge.right > merge.left for merge in sheet.merges
    ):
        return True
    said = {column: texts[heading.place] for column, heading in header.chosen.items() if texts[heading.place]}
    if is_said(said.get("project_id", "")):
        return False
    sections = (*city.districts, *city.sectors, *city.tiers)
    if is_footer(first) or (len(filled) == 1 and first.startswith(tuple(fold(entry.name) for entry in sections))):
        return True
    if any(is_said(said.get(column, "")) for column in ALSO_TELLING):
        return False
    # A section without a name has it in a column that is no column of the ledger (序号).
    name = said.get("name") or (first if first not in said.values() else "")
    return bool(is_subtotal(first) or is_subtotal(name) or ORDINAL.match(first) or is_section(name, city))


def repeated_headers(sheet: Sheet, header: Header, columns: dict[str, Cells]) -> list[int]:
    """The rows of headers that are printed again further down, as on each new page."""
    printed = [sheet.row_texts(row) for row in range(header.top, header.bottom + 1)]
    # The project's number or name, whichever stands in the header's first row.
    heading = next(
        (chosen for name in NAMES_PROJECTS if (chosen := header.chosen.get(name)) and printed[0][chosen.place]), None
    )
    if heading is None:
        return []
    again = pc.equal(columns[heading.column].texts, printed[0][heading.place])
    return [
        int(start) + offset
        for start in np.flatnonzero(again.to_numpy(zero_copy_only=False))
        if start > header.bottom
        for offset, line in enumerate(printed)
        if start + offset < sheet.height and sheet.row_texts(int(start) + offset) == line
    ]
