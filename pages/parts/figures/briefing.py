"""The charts of a briefing: on its page, and as pictures that carry their mark and source with them."""

from __future__ import annotations

from fractions import Fraction

from analytics.briefing.document import Chart, Document, Drawn, Line
from analytics.briefing.printed import marked, printed
from analytics.language import Language
from analytics.wording.cells import set_width
from analytics.wording.printable import printable
from pages.parts.figures import bars
from pages.parts.figures.bars import Bar, Reference
from pages.parts.figures.look import FONT_SIZE, LEGEND_LINE, LIGHT, Figure, Palette, blank, legend_below, literal

CURVE_HEIGHT = 340
# In pixels: at the width of a Word page's text a letter is then 9 points high.
PICTURE_WIDTH = 640
EDGE = 12
TITLE_SIZE, SOURCE_SIZE = FONT_SIZE + 3, FONT_SIZE - 2
HEAD_LINE, LINE = 22, 15
MIDDLE = TITLE_SIZE * 0.65
# Rows of a picture are closer, so that two of a dozen districts each stand on one page.
CLOSER = 0.66
# Beside the names to the left of the bars.
SOURCE_WIDTH = PICTURE_WIDTH - 190


def drawn(chart: Chart, colours: Palette, decimals: int, language: Language) -> Figure:
    """A chart as its values say: this year's in the accent, last year's lighter, the rest as references."""
    draw = bars_of if chart.drawn is Drawn.BARS else curves_of
    figure = draw(chart, colours, decimals, language)
    lines = len(figure.data)
    legend_below(figure, lines)
    figure.update_layout(height=figure.layout.height + lines * LEGEND_LINE)
    return figure


def bars_of(chart: Chart, colours: Palette, decimals: int, language: Language) -> Figure:
    """A bar per label in the order given, last year's as a mark; below the lowest reference hatched and orange."""
    now, *others = chart.lines
    before = others[0] if others else None
    found = [
        Bar(
            label,
            printable(label),
            axis(value),
            printed(value, chart.kind, decimals, language),
            axis(before.values[place]) if before else None,
            hover(chart, place, decimals, language),
        )
        for place, (label, value) in enumerate(zip(chart.labels, now.values, strict=True))
    ]
    marks = sorted(chart.marks, key=lambda mark: mark.value)
    references = [Reference(float(mark.value), literal(mark.label)) for mark in marks]
    figure = bars.ranking(found, references, literal(chart.unit), colours)
    for trace, line in zip(figure.data, chart.lines, strict=False):
        trace.name = literal(line.name)
    # Beside the mark of last year too, and on the ground's colour, so that no mark and no reference crosses a number.
    figure.data[0].textposition = "none"
    for bar in found:
        if bar.value is not None:
            figure.add_annotation(
                x=max(bar.value, bar.before or 0.0, 0.0),
                y=literal(bar.label),
                text=bar.text,
                showarrow=False,
                xanchor="left",
                xshift=5,
                borderpad=0,
                bgcolor=colours.ground,
                font={"color": colours.text, "size": FONT_SIZE - 1},
            )
    lowest = min((float(value) for line in chart.lines for value in line.values if value is not None), default=0.0)
    if lowest < 0:
        figure.update_xaxes(range=[lowest * 1.14, figure.layout.xaxis.range[1]])
    return figure


def curves_of(chart: Chart, colours: Palette, decimals: int, language: Language) -> Figure:
    """A line per series over the labels; the last value of this year and of last year is printed beside it."""
    now, before, *others = (*chart.lines, *[None] * (2 - len(chart.lines)))
    figure = blank(colours, CURVE_HEIGHT)
    for line in others:
        add_line(figure, chart, line, decimals, language, color=colours.muted, dash="dot", width=1.5)
    if before is not None:
        add_line(figure, chart, before, decimals, language, color=colours.last_year, width=3)
    if now is not None:
        add_line(figure, chart, now, decimals, language, color=colours.accent, width=3.5)
    for line, colour in ((before, colours.muted), (now, colours.accent)):
        label_last(figure, chart, line, printed_last(chart, line, decimals, language), colour)
    for mark in chart.marks:
        figure.add_hline(
            y=float(mark.value),
            line={"color": colours.muted, "width": 1, "dash": "dot"},
            annotation={"text": literal(mark.label), "font": {"color": colours.muted, "size": FONT_SIZE - 2}},
            annotation_position="top left",
            layer="below",
        )
    figure.update_layout(legend={"traceorder": "reversed"}, hovermode="x unified", margin={"t": 16, "r": 56})
    # Every label, the last ones too where this year has not come so far.
    labels = [literal(label) for label in chart.labels]
    figure.update_xaxes(categoryorder="array", categoryarray=labels, range=[-0.4, len(labels) - 0.6])
    figure.update_yaxes(title_text=literal(chart.unit), rangemode="tozero")
    return figure


def add_line(figure: Figure, chart: Chart, line: Line, decimals: int, language: Language, **stroke: object) -> None:
    """One series; nothing for one without values."""
    if all(value is None for value in line.values):
        return
    figure.add_scatter(
        x=[literal(label) for label in chart.labels],
        y=[axis(value) for value in line.values],
        name=literal(line.name),
        # One point alone has no line.
        mode="lines" if sum(value is not None for value in line.values) > 1 else "markers",
        line=stroke,
        customdata=[printed(value, chart.kind, decimals, language) for value in line.values],
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )


def printed_last(chart: Chart, line: Line | None, decimals: int, language: Language) -> tuple[int, str] | None:
    """The place and the text of a line's last value."""
    places = [] if line is None else [place for place, value in enumerate(line.values) if value is not None]
    if line is None or not places:
        return None
    return places[-1], printed(line.values[places[-1]], chart.kind, decimals, language)


def label_last(figure: Figure, chart: Chart, line: Line | None, last: tuple[int, str] | None, colour: str) -> None:
    """A line's last value as text at its end."""
    if line is None or last is None:
        return
    place, text = last
    # Last year's line goes on beside the end of a year that is not over, so there the number stands above.
    is_end = place == len(chart.labels) - 1
    where = {"xanchor": "left", "xshift": 8} if is_end else {"yanchor": "bottom", "yshift": 8}
    at = {"x": literal(chart.labels[place]), "y": axis(line.values[place])}
    figure.add_annotation(**at, **where, text=text, showarrow=False, font={"color": colour})


def axis(value: Fraction | None) -> float | None:
    """A value for the axis only: what is printed never comes from it."""
    return None if value is None else float(value)


def hover(chart: Chart, place: int, decimals: int, language: Language) -> str:
    """What stands under the pointer: the label, and each series' value."""
    values = (f"{line.name}: {printed(line.values[place], chart.kind, decimals, language)}" for line in chart.lines)
    return "<br>".join(map(literal, (printable(chart.labels[place]), *values)))


def pictured(chart: Chart, document: Document, *, titled: bool) -> Figure:
    """A chart as a picture that leaves the product alone: with its source, the mark of invented figures, its title.

    ``titled`` is off where the title stands beside the picture, as in Word.
    """
    language = document.spec.language
    figure = drawn(chart, LIGHT, document.spec.decimals, language)
    above, below = figure.layout.margin.t, figure.layout.margin.b - (len(figure.data) - 1) * LEGEND_LINE
    head = [f"<b>{literal(line)}</b>" for line in wrapped(chart.title, TITLE_SIZE, PICTURE_WIDTH - 2 * EDGE)]
    head = head if titled else []
    mark = marked(document.mark, language)
    if mark:
        head.append(f'<span style="font-size:{FONT_SIZE}px;color:{LIGHT.behind}"><b>{literal(mark)}</b></span>')
    sources = [line for text in (document.source, chart.source) for line in wrapped(text, SOURCE_SIZE, SOURCE_WIDTH)]
    top, foot = above + len(head) * HEAD_LINE + EDGE // 2, len(sources) * LINE + EDGE
    room = figure.layout.height - figure.layout.margin.b - above
    height = top + room * (CLOSER if chart.drawn is Drawn.BARS else 1) + below + foot
    figure.update_layout(
        width=PICTURE_WIDTH,
        height=height,
        margin={"l": EDGE, "r": max(figure.layout.margin.r, EDGE), "t": top, "b": below + foot},
        legend={"y": foot / height},
        title={
            "text": "<br>".join(head),
            "font": {"size": TITLE_SIZE, "color": LIGHT.text},
            "x": EDGE / PICTURE_WIDTH,
            "xanchor": "left",
            # Plotly hangs a text of several lines up by its middle.
            "y": 1 - (EDGE + (len(head) - 1) * MIDDLE) / height,
            "yanchor": "top",
            "yref": "container",
        },
    )
    figure.add_annotation(
        text="<br>".join(map(literal, sources)),
        font={"size": SOURCE_SIZE, "color": LIGHT.muted},
        align="left",
        showarrow=False,
        xref="paper",
        yref="paper",
        x=0,
        y=0,
        xanchor="left",
        yanchor="top",
        yshift=-below,
    )
    return figure


def wrapped(text: str, size: int, width: int) -> list[str]:
    """A text in lines of a width in pixels, broken at spaces, between Chinese characters anywhere; none of no text."""
    letters = 2 * width // size
    lines, rest = [], printable(text)
    while set_width(rest) > letters:
        end = next(place for place in range(len(rest), 0, -1) if set_width(rest[:place]) <= letters)
        space = rest.rfind(" ", end // 2, end)
        end = space + 1 if space > 0 else end
        lines.append(rest[:end].rstrip())
        rest = rest[end:]
    return [*lines, rest] if rest else lines
