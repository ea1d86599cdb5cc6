"""Heat map, tile-grid map, treemap and containment: cells that lead to the projects behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import squarify

from analytics.answers import Answer
from analytics.glossary import Dimension
from analytics.metrics import metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import enumerated, for_axis, printed, with_unit
from pages.parts import state
from pages.parts.figures import cells as figures
from pages.parts.figures.cells import Cell
from pages.parts.figures.look import literal, palette
from pages.parts.panels.chart import show
from pages.parts.panels.frame import source_line
from pages.parts.panels.groups import grid_cells, hover, shade
from pages.parts.panels.names import name_of, present
from pages.parts.panels.ranking import narrowed
from pages.parts.panels.tables import show_projects
from pages.parts.panels.text import literal as literal_text

RATE = "completion_rate"
BASE = metric_named(RATE).base
TREE_WIDTH, TREE_HEIGHT = 160.0, 90.0
NARROW, LINE_HEIGHT = 14.0, 6.0


def colour_note() -> str:
    """What the colours mean; the number in each cell says the same."""
    _ = state.words()
    return _(
        "Number: completion rate in %. Blue: ahead of time progress, orange: behind. Click a cell for its projects."
    )


def heat_map(archive: Archive, answer: Answer, finding: str) -> None:
    """Districts by sectors, coloured by the gap to time progress."""
    rows_by, columns_by = answer.question.by
    rows, columns = present(answer, rows_by), present(answer, columns_by)
    figure = figures.table_of_cells(
        grid_cells(answer, columns, rows, RATE),
        [name_of(columns_by, name) for name in columns],
        [name_of(rows_by, name) for name in rows],
        len(rows) * 32 + 60,
        palette(is_dark=state.is_dark()),
    )
    clicked = show(figure, "heat", finding, f"{colour_note()} {source_line(answer)}")
    if clicked is not None:
        row, column = clicked.split("|")
        question = narrowed(narrowed(answer.question, rows_by, row), columns_by, column)
        title = f"{name_of(rows_by, row)} · {name_of(columns_by, column)}"
        show_projects(archive, answer, question, title, "heat", BASE)


def tile_map(archive: Archive, answer: Answer, finding: str) -> None:
    """Each district as one tile near where it lies; boundaries are not drawn, as none have clear rights."""
    view = state.view()
    tiles = []
    for district in view.city.districts_on(view.month.end):
        figure = answer.figure(RATE, (district.name,))
        name = name_of(Dimension.DISTRICT, district.name)
        tiles.append(
            Cell(
                district.name,
                district.tile.column,
                district.tile.row,
                1,
                1,
                shade(figure),
                f"{literal(name)}<br><b>{printed(figure)}</b>",
                hover(answer, RATE, (district.name,), name),
            )
        )
    height = (max(cell.top for cell in tiles) + 1) * 84 + 16
    drawn = figures.cells(tiles, int(height), palette(is_dark=state.is_dark()))
    clicked = show(drawn, "tiles", finding, f"{colour_note()} {source_line(answer)}")
    if clicked is not None:
        question = narrowed(answer.question, Dimension.DISTRICT, clicked)
        show_projects(archive, answer, question, name_of(Dimension.DISTRICT, clicked), "tiles", BASE)


def treemap(archive: Archive, answer: Answer, dimension: Dimension, size_by: str, finding: str) -> None:
    """Groups as areas by investment, coloured by the gap to time progress."""
    _, language = state.words(), state.view().language
    sizes = {key: for_axis(answer.figure(size_by, key)) or 0.0 for key in answer.keys}
    keys = sorted((key for key, size in sizes.items() if size > 0), key=lambda key: -sizes[key])
    areas = squarify.normalize_sizes([sizes[key] for key in keys], TREE_WIDTH, TREE_HEIGHT)
    found = []
    for key, place in zip(keys, squarify.squarify(areas, 0, 0, TREE_WIDTH, TREE_HEIGHT), strict=True):
        name, amount = name_of(dimension, key[0]), with_unit(answer.figure(size_by, key), language)
        lines = (literal(name), f"<b>{with_unit(answer.figure(RATE, key), language)}</b>", amount)
        # What does not fit is left to the pointer: text that spills over a neighbour misleads.
        text = "<br>".join(lines[: int(place["dy"] // LINE_HEIGHT)]) if place["dx"] > NARROW else ""
        box = (place["x"], place["y"], place["dx"], place["dy"])
        found.append(Cell(key[0], *box, shade(answer.figure(RATE, key)), text, hover(answer, RATE, key, name)))
    drawn = figures.cells(found, 420, palette(is_dark=state.is_dark()), gap=0.6)
    unnamed = {cell.key: with_unit(answer.figure(RATE, (cell.key,)), language) for cell in found if not cell.text}
    small = [f"{name_of(dimension, key)} {rate}" for key, rate in unnamed.items()]
    note = _("Too small for its name: {names}.", names=enumerated(small, language)) if small else ""
    clicked = show(drawn, f"tree_{dimension}", finding, f"{literal_text(note)} {colour_note()} {source_line(answer)}")
    if clicked is not None:
        question = narrowed(answer.question, dimension, clicked)
        show_projects(archive, answer, question, name_of(dimension, clicked), f"tree_{dimension}", BASE)


def containment(names: Sequence[str], within: Mapping[str, Answer], answer: Answer, finding: str) -> None:
    """How many projects of each tier (row) are in each other one too (column); darker is a larger part of the row."""
    _ = state.words()
    labels = [name_of(Dimension.TIER, name) for name in names]
    found = []
    for top, row in enumerate(names):
        whole = within[row].figure("project_count", (row,)).value or 0
        for left, column in enumerate(names):
            both = within[row].figure("project_count", (column,)).value or 0
            say = _(
                "{both} of the {whole} projects in “{row}” are in “{column}” too",
                both=both,
                whole=whole,
                row=labels[top],
                column=labels[left],
            )
            text = _("{both} of {whole}", both=both, whole=whole)
            shade_of_part = float(both / whole) if whole else None
            found.append(Cell(f"{row}|{column}", left, top, 1, 1, shade_of_part, text, literal(say)))
    drawn = figures.table_of_cells(found, labels, labels, len(names) * 56 + 50, palette(is_dark=state.is_dark()))
    note = _("Rows: of this list's projects, so many are in the column's list too.")
    show(drawn, "containment", finding, f"{note} {source_line(answer)}")
