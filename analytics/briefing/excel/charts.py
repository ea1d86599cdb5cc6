"""Native charts, drawn from cells of the same workbook."""

from __future__ import annotations

from typing import Any, NamedTuple

from analytics.briefing.document import Chart, Drawn
from analytics.briefing.excel.book import BAND, HEADER, SIZE, Book
from analytics.briefing.printed import decimals_of
from analytics.spreadsheet import row_height
from analytics.wording.printable import printable

# As the charts of the pages: one accent, last year always the same lighter mark, references in grey.
ACCENT, LAST_YEAR, MUTED, GRID = "#1f5fa8", "#9fb3c8", "#5b6875", "#e4e9ee"
COLOURS = (ACCENT, LAST_YEAR, MUTED)
# One chart a printed page, below the lines that are repeated at its head.
WIDTH, HEIGHT = 880, 456
ROWS_A_CHART = 21
# Wider than a chart, so that no page ends within one.
CHART_COLUMN = 128
LABEL_WIDTH, VALUE_WIDTH = 18, 16
# More labels than these would overprint one another.
MOST_LABELLED, MOST_UPRIGHT = 26, 13
MANY = 8


class Cells(NamedTuple):
    """Where a chart's values stand: the line of its title, of its header, of its first and last value."""

    sheet: str
    title: int
    header: int
    last: int

    @property
    def first(self) -> int:
        """The line of the first value."""
        return self.header + 1

    def column(self, place: int) -> list[Any]:
        """The values of one column, as a chart refers to them."""
        return [self.sheet, self.first, place, self.last, place]


def write_charts(book: Book, name: str, data_name: str) -> None:
    """A sheet of charts, and one of the values that they are drawn from."""
    sheet, first = book.sheet(name)
    data, line = book.sheet(data_name)
    data.set_column(0, 0, LABEL_WIDTH)
    data.set_column(1, len(COLOURS) + 1, VALUE_WIDTH)
    sheet.set_column(0, 0, CHART_COLUMN)
    sheet.repeat_rows(0, first - 1)
    # Pages break between charts, which a sheet fitted to its width would ignore.
    sheet.set_print_scale(100)
    charts = book.document.charts
    for place, chart in enumerate(charts):
        cells = write_values(book, data, line, chart)
        line = cells.last + 2
        row = first + place * ROWS_A_CHART
        options = {"object_position": 2, "description": printable(chart.title)}
        sheet.insert_chart(row, 0, drawn(book, chart, cells), options)
        if chart.source:
            sheet.write_string(row + ROWS_A_CHART - 2, 0, printable(chart.source), book.style(font_color=MUTED))
    sheet.set_h_pagebreaks([first + place * ROWS_A_CHART for place in range(1, len(charts))])


def write_values(book: Book, sheet: Any, line: int, chart: Chart) -> Cells:
    """A chart's title, header and values, a row per label; the marks as columns of their own."""
    decimals = decimals_of(chart.kind, book.document.spec.decimals)
    style = book.style(num_format=book.code_of(decimals), align="right")
    words, numbers = book.style(**HEADER), book.style(**HEADER, align="right")
    columns = [(entry.name, entry.values) for entry in chart.lines]
    columns += [(mark.label, (mark.value,) * len(chart.labels)) for mark in chart.marks]
    sheet.set_row(line + 1, row_height([(name, VALUE_WIDTH) for name, _values in columns], SIZE))
    for place in range(len(columns) + 1):
        sheet.write_blank(line, place, None, book.style(**BAND))
    sheet.write_string(line, 0, printable(chart.title), book.style(**BAND))
    header = line + 1
    sheet.write_string(header, 0, printable(chart.unit), words)
    for row, label in enumerate(chart.labels, start=header + 1):
        sheet.write_string(row, 0, printable(label))
    for place, (name, values) in enumerate(columns, start=1):
        sheet.write_string(header, place, printable(name), numbers)
        for row, value in enumerate(values, start=header + 1):
            if value is not None:
                sheet.write_number(row, place, float(value), style)
    return Cells(sheet.get_name(), line, header, header + len(chart.labels))


def drawn(book: Book, chart: Chart, cells: Cells) -> Any:
    """Columns, or lines, with the marks as dashed lines across."""
    is_bars = chart.drawn is Drawn.BARS
    found = book.file.add_chart({"type": "column" if is_bars else "line"})
    code = book.code_of(decimals_of(chart.kind, book.document.spec.decimals))
    for place, line in enumerate(chart.lines):
        if all(value is None for value in line.values):
            continue
        found.add_series(bar(chart, cells, place, code) if is_bars else curve(cells, place))
    if chart.marks:
        across = book.file.add_chart({"type": "line"}) if is_bars else found
        for place, _mark in enumerate(chart.marks, start=len(chart.lines)):
            across.add_series({**named(cells, place), "line": {"color": MUTED, "width": 1.25, "dash_type": "dash"}})
        if is_bars:
            found.combine(across)
    dress(found, chart, cells)
    return found


def named(cells: Cells, place: int) -> dict[str, Any]:
    """The cells of one series, its name included: a name is never read as a formula then."""
    return {
        "name": [cells.sheet, cells.header, place + 1],
        "categories": cells.column(0),
        "values": cells.column(place + 1),
    }


def bar(chart: Chart, cells: Cells, place: int, code: str) -> dict[str, Any]:
    """A series of columns; this year's carry their numbers."""
    series = {**named(cells, place), "fill": {"color": COLOURS[place % len(COLOURS)]}, "gap": gap_of(chart)}
    if place or len(chart.labels) > MOST_LABELLED:
        return series
    font = {"size": 8, "color": ACCENT} | ({"rotation": -90} if len(chart.labels) > MOST_UPRIGHT else {})
    return {**series, "data_labels": {"value": True, "num_format": code, "font": font}}


def gap_of(chart: Chart) -> int:
    """The room between groups of columns, in per cent of one: a few stand apart rather than grow fat."""
    return 60 if len(chart.labels) >= MANY else 180


def curve(cells: Cells, place: int) -> dict[str, Any]:
    """A line: this year's strong and with marks, last year's lighter, what they are held against dashed."""
    line = {"color": COLOURS[place % len(COLOURS)], "width": 2.75 if place == 0 else 2}
    if place + 1 == len(COLOURS):
        line |= {"width": 1.25, "dash_type": "dash"}
    marker = {"type": "circle", "size": 6, "fill": {"color": ACCENT}, "border": {"color": ACCENT}}
    return {**named(cells, place), "line": line, "marker": marker if place == 0 else {"type": "none"}}


def dress(drawing: Any, chart: Chart, cells: Cells) -> None:
    """Title, axes with their unit, legend below, thin grid."""
    grey = {"color": MUTED, "size": 9}
    drawing.set_title({"name": [cells.sheet, cells.title, 0], "name_font": {"size": 13, "bold": True}})
    drawing.set_x_axis({"num_font": grey, "line": {"color": GRID}, "major_tick_mark": "none"})
    drawing.set_y_axis(
        {
            "name": printable(chart.unit),
            "name_font": {**grey, "bold": False},
            "num_font": grey,
            "num_format": "0",
            "min": least(chart),
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.75}},
        }
    )
    drawing.set_legend({"position": "bottom", "font": grey})
    drawing.set_size({"width": WIDTH, "height": HEIGHT})
    drawing.show_blanks_as("gap")


def least(chart: Chart) -> int | None:
    """Bars and lines start at zero, unless a value lies below it."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    return 0 if min(values, default=0) >= 0 else None
