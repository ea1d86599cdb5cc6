"""What claims are read from: each question is asked once, all from the snapshots that counted when the first was."""

from __future__ import annotations

from functools import cached_property

import pyarrow as pa

from analytics.answers import Answer, ask, projects_behind
from analytics.city import City
from analytics.claims.claim import Cited, Claim
from analytics.claims.reading import Reading
from analytics.decomposition import Split, explain
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.months import Month
from analytics.question import Question
from analytics.snapshots import Archive, Snapshot
from analytics.wording.numbers import NONE


class Asked:
    """Answers, splits and projects of one city, and how what they state is printed: decimals and language."""

    def __init__(self, archive: Archive, city: City, language: Language, decimals: int) -> None:
        self.archive, self.city, self.language, self.decimals = archive, city, language, decimals
        self._answers: dict[Question, Answer] = {}
        self._splits: dict[tuple[Question, Dimension | None], Split] = {}
        self._projects: dict[tuple[Question, str], pa.Table] = {}

    @cached_property
    def pinned(self) -> tuple[Snapshot, ...]:
        """The newest snapshot of each month as it was when first asked for: one text never mixes two versions."""
        return tuple(self.archive.manifest(self.city.code).current.values())

    def answer(self, question: Question) -> Answer:
        """The answer to a question, asked once."""
        if question not in self._answers:
            self._answers[question] = ask(self.archive, question, self.pinned)
        return self._answers[question]

    def split(self, question: Question, by: Dimension | None = None) -> Split:
        """The change of the question's one metric in parts; raises what :func:`explain` raises."""
        place = (question, by)
        if place not in self._splits:
            self._splits[place] = explain(self.archive, question, by, self.pinned)
        return self._splits[place]

    def projects(self, question: Question, metric: str) -> pa.Table:
        """The projects that a metric counts, one row each."""
        place = (question, metric)
        if place not in self._projects:
            measure = metric_named(metric).base
            self._projects[place] = projects_behind(self.archive, question, measure, self.pinned)
        return self._projects[place]

    @property
    def behind(self) -> tuple[Cited, ...]:
        """Every snapshot that was read so far, in order of time."""
        answers = (*self._answers.values(), *(split.answer for split in self._splits.values()))
        found = {Cited.of(snapshot) for answer in answers for snapshot in answer.snapshots}
        return tuple(sorted(found, key=lambda one: one.as_of))

    @property
    def missing(self) -> tuple[Month, ...]:
        """The months that were asked about and have no snapshot, in order of time."""
        asked = {month for question in self._answers for month in question.months}
        return tuple(sorted(asked - {one.as_of for one in self.behind}))

    def cited(self, answer: Answer) -> tuple[Cited, ...]:
        """The snapshots that a figure or a change of an answer rests on."""
        question = answer.question
        dates = (question.compare_to, question.as_of)
        return tuple(Cited.of(snapshot) for snapshot in answer.snapshots if snapshot.as_of in dates)

    def name(self, name: str) -> str:
        """What a group is called in the language of the text."""
        return self.city.name_of(name, self.language)

    def nothing(self, reading: Reading) -> Claim:
        """The claim that there is nothing to state."""
        return Claim(reading, NONE, None, "", "", ())
