"""What stands beside the text: the charts and tables of the briefing, each with its source."""

from __future__ import annotations

import streamlit as st

from analytics.briefing.document import Cell, Document, Table
from analytics.briefing.printed import decimals_of
from analytics.city import city_named
from analytics.export import About
from analytics.wording.listing import Cell as ListedCell
from analytics.wording.listing import ListedColumn, ListedKind, Listing
from analytics.wording.numbers import half_up
from pages.parts import state
from pages.parts.panels.chart import plain_chart
from pages.parts.panels.tables import show_listing
from pages.parts.panels.text import literal

NUMBERS = (ListedKind.RATE, ListedKind.CHANGE, ListedKind.AMOUNT)


def charts(document: Document, key: str = "briefing") -> None:
    """The charts under the sentences that they show."""
    spec = document.spec
    for chart in document.charts:
        drawn = state.figure(chart, spec.decimals, spec.language, is_dark=state.is_dark())
        plain_chart(drawn, f"{key}_{chart.code}", chart.title)
        st.caption(literal(" · ".join(filter(None, (document.source, chart.source)))))


def tables(document: Document, key: str = "briefing") -> None:
    """The tables, numbers with as many decimals as in the text."""
    for table in document.tables:
        with st.expander(literal(table.title)):
            listing = as_listing(table, document.spec.decimals)
            show_listing(listing, about(document, table.title), f"{key}_{table.code}")
            st.caption(literal(document.source))


def about(document: Document, title: str) -> About:
    """What stands above a file of the briefing, and names it: city, month, kind and the mark."""
    spec = document.spec
    named = f"{city_named(spec.city).text(spec.language)} {spec.as_of} {spec.kind.text(spec.language)} {title}".rstrip()
    return About(named, document.source, document.kind, spec.language)


def as_listing(table: Table, decimals: int) -> Listing:
    """A table of the briefing as it is listed on screen: cells rounded once."""
    columns = tuple(
        ListedColumn(column.name, column.label, with_decimals(column.kind, decimals)) for column in table.columns
    )
    rows = [
        {column.name: cell_of(cell, column.kind, decimals) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
    return Listing(columns, rows)


def with_decimals(kind: ListedKind, decimals: int) -> ListedKind:
    """The kind that is set with so many decimals on screen, where a column of numbers sorts."""
    if kind in NUMBERS and decimals > 1:
        return ListedKind.PROJECT_AMOUNT
    return ListedKind.RATE if kind is ListedKind.CHANGE else kind


def cell_of(cell: Cell, kind: ListedKind, decimals: int) -> ListedCell:
    """A cell in its printed unit, rounded half up; among numbers a text (no rank) reads as none."""
    if isinstance(cell, str):
        return cell if kind is ListedKind.TEXT else None
    return None if cell is None else half_up(cell, decimals_of(kind, decimals))
