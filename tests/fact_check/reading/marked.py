"""Sentences whose figures are marked with what is to be read of them; ``data/draft/README.md`` tells the notation.

``重点项目{60个|project_count tier=重点项目}，见{12项|none}``: behind the bar stand a measure, a sense, or a field and
its value (``-`` for none). A measure without a sense has the sense of a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analytics.fact_check.figure import Figure, Sense
from analytics.fact_check.reading.read import read
from analytics.metrics import METRICS

MARK = re.compile(r"\{([^{}|]+)(?:\|([^{}|]*))?\}")
NONE, NOTHING = "none", "-"
SENSES = tuple(sense.value for sense in Sense)
FLAGS = {"fall": "is_fall", "places": "counts_places"}
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Marked:
    """One marked stretch: where it stands in the sentence without marks, and what is to be read there, field by field.

    ``is_figure`` is false for a number that is no figure of a portfolio.
    """

    start: int
    end: int
    wanted: Mapping[str, str]
    is_figure: bool = True


@dataclass(frozen=True)
class Sentence:
    """A text and its marked stretches, in order."""

    text: str
    marks: tuple[Marked, ...]

    @property
    def figures(self) -> tuple[Marked, ...]:
        """The stretches that are figures."""
        return tuple(mark for mark in self.marks if mark.is_figure)


def sentence(marked: str) -> Sentence:
    """A marked sentence taken apart."""
    text, marks, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        said = (match[2] or "").split()
        marks.append(Marked(len(text), len(text) + len(match[1]), wanted(said), NONE not in said))
        text += match[1]
        at = match.end()
    return Sentence(text + marked[at:], tuple(marks))


def wanted(said: list[str]) -> dict[str, str]:
    """What the words behind a bar want read, field by field."""
    fields: dict[str, str] = {}
    for word in said:
        name, equals, value = word.partition("=")
        if equals:
            fields[name] = value
        elif word in SENSES:
            fields["sense"] = word
        elif word in FLAGS:
            fields[FLAGS[word]] = YES
        elif word != NONE:
            assert word in KNOWN_MEASURES, f"{word} is neither a measure nor a sense"
            fields["measure"] = word
    return {"sense": Sense.VALUE.value} | fields if "measure" in fields else fields


KNOWN_MEASURES = {metric.name for metric in METRICS}


def told(figure: Figure) -> dict[str, str]:
    """Everything that is read of a figure, as a mark would say it."""
    scope = figure.scope
    texts = {
        "measure": figure.measure,
        "sense": figure.sense.value,
        "unit": figure.unit,
        "number": str(figure.number),
        "hedge": None if figure.hedge is None else figure.hedge.value,
        "is_fall": YES if figure.is_fall else NO,
        "counts_places": YES if figure.counts_places else NO,
        "entities": "、".join(figure.entities),
        "period": scope.period.text,
        "stage": None if scope.stage is None else scope.stage.kind.value,
        "named": None if scope.stage is None else scope.stage.name,
    }
    texts |= {
        name: getattr(scope, name) for name in ("city", "tier", "sector", "district", "size", "batch", "baseline")
    }
    return {name: text or NOTHING for name, text in texts.items()}


def placed(text: str) -> Mapping[tuple[int, int], dict[str, str]]:
    """What is read of each figure of a text, by its place."""
    return {(figure.start, figure.end): told(figure) for figure in read(text).figures}


def differences(marked: Sentence, *, is_whole: bool = True) -> Iterator[str]:
    """Where a sentence is read otherwise than marked; a whole one has no figure that is not marked."""
    found = placed(marked.text)
    for mark in marked.marks:
        quote, read_there = marked.text[mark.start : mark.end], found.get((mark.start, mark.end))
        if not mark.is_figure:
            overlapping = [span for span in found if span[0] < mark.end and mark.start < span[1]]
            yield from (f"{quote}: {marked.text[start:end]} is read as a figure" for start, end in overlapping)
        elif read_there is None:
            yield f"{quote}: not read"
        else:
            for name, value in mark.wanted.items():
                if read_there[name] != value:
                    yield f"{quote}: {name} is {read_there[name]}, not {value}"
    if is_whole:
        known = {(mark.start, mark.end) for mark in marked.figures}
        yield from (f"{marked.text[start:end]}: is read, too" for start, end in found if (start, end) not in known)


def assert_read(marked: str) -> None:
    """A sentence is read as it is marked, no figure more and none less."""
    assert list(differences(sentence(marked))) == []
