"""Charts as pure functions: bars from zero, references, legible colours, and text letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pages.parts.figures import bars, cells, curves
from pages.parts.figures.bars import Bar, Reference
from pages.parts.figures.cells import Cell
from pages.parts.figures.curves import Line
from pages.parts.figures.look import DARK, LIGHT, Palette, legible_on, literal, mix, palette
from pages.parts.panels.text import literal as markdown_literal
from tests.pages.screen import unescaped

PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
HUNDRED = Reference(100.0, "100%")
MARKUP = '<img src=x onerror=alert(1)> & "b" <b>'
ESCAPED = '&lt;img src=x onerror=alert(1)&gt; &amp; "b" &lt;b&gt;'
MONTHS = [f"M{number}" for number in range(1, 13)]


def bar(key: str, value: float | None, before: float | None = None) -> Bar:
    return Bar(key, key, value, f"{value}%", before, f"hover {key}")


def cell(key: str = "a", shade: float | None = 0.0, text: str = "1") -> Cell:
    return Cell(key, 0, 0, 1, 1, shade, text, key)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("values", [(120.0, 80.0), (0.4,), (0.0, 0.0), (None, 50.0), (None,), (1250.0, 3.0)])
def test_bars_start_at_zero_and_hold_every_value(values: tuple[float | None, ...]) -> None:
    figure = bars.ranking([bar(f"g{place}", value) for place, value in enumerate(values)], (HUNDRED,), "%", LIGHT)
    low, high = figure.layout.xaxis.range
    assert low == 0
    assert high > max((value for value in values if value is not None), default=0)


def test_last_year_fits_on_the_axis_too() -> None:
    figure = bars.ranking([bar("a", 50.0, 300.0)], (HUNDRED,), "%", LIGHT)
    assert figure.layout.xaxis.range[1] > 300
    assert len(figure.data) == 2


def test_without_an_earlier_figure_there_is_no_mark() -> None:
    assert len(bars.ranking([bar("a", 50.0)], (HUNDRED,), "%", LIGHT).data) == 1


def test_each_bar_names_its_group_and_stands_in_the_order_given() -> None:
    figure = bars.ranking([bar("b", 2.0), bar("a", 1.0)], (), "%", LIGHT)
    assert list(figure.data[0].customdata) == ["b", "a"]
    assert list(figure.data[0].y) == ["b", "a"]
    assert figure.layout.yaxis.autorange == "reversed"


@pytest.mark.parametrize("colours", PALETTES)
def test_a_bar_below_the_first_reference_is_hatched_as_well_as_coloured(colours: Palette) -> None:
    figure = bars.ranking(
        [bar("a", 90.0), bar("b", 80.0), bar("c", None)], (Reference(83.3, "x"), HUNDRED), "%", colours
    )
    marker = figure.data[0].marker
    assert list(marker.pattern.shape) == ["", "/", ""]
    assert list(marker.color) == [colours.accent, colours.behind, colours.accent]


def test_every_reference_is_a_labelled_line() -> None:
    figure = bars.ranking([bar("a", 90.0)], (Reference(83.3, "time 83.3%"), HUNDRED), "%", LIGHT)
    assert [shape.x0 for shape in figure.layout.shapes] == [83.3, 100.0]
    assert [note.text for note in figure.layout.annotations] == ["time 83.3%", "100%"]


@pytest.mark.parametrize("colours", PALETTES)
def test_text_reads_on_its_ground(colours: Palette) -> None:
    assert contrast(colours.text, colours.ground) >= 7
    assert contrast(colours.muted, colours.ground) >= 4.5
    assert contrast(colours.accent, colours.ground) >= 3
    assert contrast(colours.behind, colours.ground) >= 3


@pytest.mark.parametrize("colours", PALETTES)
def test_the_number_in_a_cell_reads_on_every_shade(colours: Palette) -> None:
    fills = [cells.shade_colour(step / 20, colours) for step in range(-20, 21)]
    # On the worst grey in between neither black nor white has 4.5.
    assert min(contrast(legible_on(fill), fill) for fill in fills) >= 4.1


@pytest.mark.parametrize("colours", PALETTES)
def test_behind_and_ahead_differ_and_a_cell_without_a_figure_is_empty(colours: Palette) -> None:
    assert cells.shade_colour(-1.0, colours) == colours.behind
    assert cells.shade_colour(1.0, colours) == colours.ahead
    assert cells.shade_colour(0.0, colours) == colours.level
    assert cells.shade_colour(None, colours) == colours.ground
    assert cells.shade_colour(5.0, colours) == colours.ahead


def test_a_cell_names_its_key_and_shows_its_text() -> None:
    figure = cells.cells([cell("西湖区|工业", text="98.7")], 100, LIGHT)
    assert list(figure.data[0].customdata) == ["西湖区|工业"]
    assert list(figure.data[0].text) == ["98.7"]


def test_a_table_of_cells_names_rows_and_columns_beside_their_middle() -> None:
    figure = cells.table_of_cells([cell()], ["c<1>", "c2"], ["r&1"], 100, LIGHT)
    assert list(figure.layout.xaxis.tickvals) == [0.5, 1.5]
    assert list(figure.layout.xaxis.ticktext) == ["c&lt;1&gt;", "c2"]
    assert list(figure.layout.yaxis.ticktext) == ["r&amp;1  "]


def test_the_year_curve_shows_this_year_last_year_and_the_reference_from_zero() -> None:
    now, before = Line("2020", [1.0, 2.0], ["a", "b"]), Line("2019", [1.0] * 12, ["x"] * 12)
    figure = curves.year_curve(now, before, Line("pace", [8.3] * 12, ["p"] * 12), MONTHS, "%", LIGHT)
    assert [trace.name for trace in figure.data] == ["pace", "2019", "2020"]
    assert len(figure.data[2].x) == 2
    assert figure.layout.yaxis.rangemode == "tozero"
    assert figure.data[1].line.color == LIGHT.last_year
    alone = curves.year_curve(now, None, Line("pace", [8.3] * 12, ["p"] * 12), MONTHS, "%", LIGHT)
    assert [trace.name for trace in alone.data] == ["pace", "2020"]


def test_small_curves_share_one_axis_from_zero() -> None:
    line = Line("2020", [1.0, None], ["a", "b"])
    drawn = [curves.small_curve(line, None, MONTHS, "%", 120.0, LIGHT) for _ in range(2)]
    assert {tuple(figure.layout.yaxis.range) for figure in drawn} == {(0, 126.0)}


def all_figures() -> Iterator[object]:
    line = Line(MARKUP, [1.0], [literal(MARKUP)])
    yield bars.ranking([Bar("k", MARKUP, 1.0, "1", None, literal(MARKUP))], (HUNDRED,), "%", LIGHT)
    yield cells.table_of_cells([cell(text=literal(MARKUP))], [MARKUP], [MARKUP], 100, LIGHT)
    yield curves.small_curve(Line("n", line.values, line.hovers), None, MONTHS, "%", 1.0, LIGHT)


def test_no_figure_lets_markup_through_or_fetches_a_template() -> None:
    for figure in all_figures():
        text = figure.to_json()
        assert "<img" not in text
        assert "\\u003cimg" not in text
        assert figure.layout.template.layout.to_plotly_json() == {}


def test_literal_disarms_what_plotly_reads() -> None:
    assert literal(MARKUP) == ESCAPED


HOSTILE = (
    "=1+1",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "$x$",
    ":red[x]",
    "**b**",
    "{name}",
    "a\\b",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_literal_disarms_what_markdown_reads(text: str) -> None:
    armed = markdown_literal(text)
    assert unescaped(armed) == text
    assert not set("[]<>$:*{") & set(armed.replace("\\\\", "").replace("\\", "\0").split("\0")[0])


def test_colours_mix_and_follow_the_theme() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert (palette(is_dark=False), palette(is_dark=True)) == (LIGHT, DARK)
