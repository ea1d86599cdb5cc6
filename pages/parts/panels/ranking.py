"""Ranked bars, and the projects behind the bar that was clicked."""

from __future__ import annotations

from dataclasses import replace

from analytics.answers import Answer
from analytics.glossary import Dimension
from analytics.metrics import metric_named
from analytics.question import Question
from analytics.snapshots import Archive
from analytics.wording.numbers import unit_of
from pages.parts import state
from pages.parts.figures import bars as figures
from pages.parts.figures.look import palette
from pages.parts.panels.chart import show
from pages.parts.panels.frame import source_line
from pages.parts.panels.groups import bars, references
from pages.parts.panels.names import name_of
from pages.parts.panels.tables import show_projects


def rank_chart(archive: Archive, answer: Answer, dimension: Dimension, metric: str, finding: str) -> None:
    """Groups ranked by a rate, last year's mark on each bar; below it the projects of a clicked one."""
    _, view = state.words(), state.view()
    unit = f"{metric_named(metric).text(view.language)} ({unit_of(metric_named(metric), view.language)})"
    figure = figures.ranking(
        bars(answer, metric, dimension),
        references(metric, view.month),
        unit,
        palette(is_dark=state.is_dark()),
    )
    note = _("Hatched: below the line. Click a bar for its projects.")
    if view.compare_to in answer.months:
        note = _("Light mark: {month}.", month=view.compare_to.text(view.language)) + f" {note}"
    clicked = show(figure, f"rank_{dimension}_{metric}", finding, f"{note} {source_line(answer)}")
    if clicked is not None:
        question = narrowed(answer.question, dimension, clicked)
        show_projects(
            archive, answer, question, name_of(dimension, clicked), f"rank_{dimension}", metric_named(metric).base
        )


def narrowed(question: Question, dimension: Dimension, name: str) -> Question:
    """The question about one group of a breakdown."""
    return replace(question, where=replace(question.where, **{str(dimension): name}))
