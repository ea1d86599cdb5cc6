"""Answers broken down by one or two dimensions, turned into the bars, cells and lines that figures draw."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.answers import Answer, Figure, Key
from analytics.change import change_of
from analytics.glossary import Dimension
from analytics.metrics import metric_named, time_progress
from analytics.months import Month
from analytics.wording.numbers import (
    change_with_unit,
    derivation,
    for_axis,
    percent,
    printed,
    with_unit,
)
from pages.parts import state
from pages.parts.figures.bars import Bar, Reference
from pages.parts.figures.cells import Cell
from pages.parts.figures.curves import Line
from pages.parts.figures.look import literal
from pages.parts.panels.names import key_namer, name_of

# A completion this far from time progress has the full colour.
FULL_SHADE = 0.3


def hover(answer: Answer, metric: str, key: Key, name: str) -> str:
    """A group's lines under the pointer: name, derivation, change, definition."""
    _, language = state.words(), state.view().language
    figure, change = answer.figure(metric, key), change_of(answer, metric, key)
    lines = [f"<b>{literal(name)}</b>", derivation(figure, language)]
    if change.then is not None and change.then.value is not None:
        lines.append(
            _(
                "{month}: {value} ({change})",
                month=change.then.as_of.text(language),
                value=with_unit(change.then, language),
                change=change_with_unit(change, language),
            )
        )
    lines.append(_("{count} projects", count=figure.projects))
    lines.append(f"<i>{figure.metric.basis.text(language)}</i>")
    return "<br>".join(lines)


def bars(answer: Answer, metric: str, dimension: Dimension) -> list[Bar]:
    """One bar per group, best first; the municipal level last, as it is no district."""
    found = []
    for key, rank in answer.ranked(metric):
        name = name_of(dimension, key[0])
        figure, change = answer.figure(metric, key), change_of(answer, metric, key)
        found.append(
            Bar(
                key=key[0],
                label=name if rank is None else f"{rank}  {name}",
                value=for_axis(figure),
                text=with_unit(figure, state.view().language),
                before=for_axis(change.then) if change.then is not None else None,
                hover=hover(answer, metric, key, name),
            )
        )
    return found


def references(metric: str, as_of: Month) -> tuple[Reference, ...]:
    """Time progress and 100 % for the completion rate; 100 % only for rates that time does not drive."""
    full = Reference(100.0, "100%")
    if metric != "completion_rate" or as_of.number == 12:
        return (full,)
    _, progress = state.words(), time_progress(as_of)
    label = metric_named("time_progress").text(state.view().language)
    return (Reference(float(progress * 100), f"{label} {percent(progress)}"), full)


def shade(figure: Figure) -> float | None:
    """How far a completion rate is from time progress, −1 … +1; null without a rate."""
    if figure.value is None:
        return None
    distance = float(figure.value - time_progress(figure.as_of))
    return max(-1.0, min(1.0, distance / FULL_SHADE))


def grid_cells(answer: Answer, columns: Sequence[str], rows: Sequence[str], metric: str) -> list[Cell]:
    """One cell per row name and column name of a two-dimensional answer; empty where there is no project."""
    found = []
    for top, row in enumerate(rows):
        for left, column in enumerate(columns):
            figure = answer.figure(metric, (row, column))
            name = key_namer(answer)((row, column))
            text = printed(figure) if figure.projects else ""
            found.append(
                Cell(
                    f"{row}|{column}", left, top, 1, 1, shade(figure), text, hover(answer, metric, (row, column), name)
                )
            )
    return found


def curve(answer: Answer, metric: str, months: Sequence[Month], name: str, key: Key = ()) -> Line:
    """A group's figures over some months, with the derivation under the pointer."""
    language = state.view().language
    points = answer.curve(metric, months, key)
    hovers = [f"{point.as_of.text(language)}: {derivation(point, language)}" for point in points]
    return Line(name, [for_axis(point) for point in points], hovers)
