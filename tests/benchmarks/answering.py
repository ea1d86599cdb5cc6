"""The answers to a page's questions beside the least SQL for the same numbers on the same files.

Ours ends with the figures of both dates and the first metric's curve, rates divided: what a page reads of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import duckdb
from streamlit.testing.v1 import AppTest

from analytics import answers
from analytics.answers import Answer, Figure, ask
from analytics.places import DATA
from analytics.question import Question
from analytics.snapshots import Archive
from pages.parts import state, view
from tests.benchmarks import minimal
from tests.benchmarks.pairs import Pair, paired
from tests.sources import ROOT

PAGES = ("overview", "district", "sector", "tier")
RUNS = 21
SETTINGS = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def questions_of(page: str, asked: list[Question]) -> tuple[Question, ...]:
    """What a page asks when it opens; ``asked`` is where the pages' questions are noted."""
    asked.clear()
    app = AppTest.from_file(ROOT / "pages" / f"{page}.py", default_timeout=60)
    app.session_state[state.VIEW], _ = view.read({}, Archive(DATA))
    app.run()
    assert not app.exception, [raised.message for raised in app.exception]
    return tuple(asked)


def recorded() -> dict[str, tuple[Question, ...]]:
    """The questions of each page."""
    asked: list[Question] = []

    def noting(archive: Archive, question: Question) -> Answer:
        asked.append(question)
        return ask(archive, question)

    # Panels import the function when they are first loaded, so they must not have been before.
    with patch.object(answers, "ask", noting):
        return {page: questions_of(page, asked) for page in PAGES}


def figures_read(answer: Answer) -> list[Figure]:
    """Every figure of the two dates, and the first metric over all months."""
    question = answer.question
    dates = {question.as_of, question.compare_to}
    return [
        answer.figure(metric, key, month)
        for month, key in answer.measured
        for metric in (question.metrics if month in dates else question.metrics[:1])
    ]


def pairs() -> Iterator[Pair]:
    """One pair per page, all of its questions on each side, after the numbers have been found equal."""
    archive = Archive(DATA)
    connection = duckdb.connect(":memory:", config=SETTINGS)
    for page, questions in recorded().items():
        answered = [ask(archive, question) for question in questions]
        runners = [minimal.runner(connection, answer.question, archive.paths(answer.snapshots)) for answer in answered]
        for answer, run in zip(answered, runners, strict=True):
            minimal.assert_same(answer, run())
        yield paired(
            f"{page}: {len(questions)} answers, files read: {sum(len(answer.snapshots) for answer in answered)}",
            lambda questions=questions: [figures_read(ask(archive, question)) for question in questions],
            lambda runners=runners: [run() for run in runners],
            RUNS,
        )
