"""Every row of the tables of words shows by an example what it does, and the short lists are in order."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from analytics.fact_check.figure import Sense
from analytics.places import DATA
from tests.fact_check.reading.marked import NOTHING, Marked, differences, placed, sentence

TABLES = DATA / "draft"
ROW_TABLES = ("forms", "measures", "stages", "structure")
# Their rows say by themselves what the marked figure is; the others say it in the example.
SAID_BY_THE_ROW = ("measures", "stages")
SENSE = "sense"
OF_ANOTHER = (Sense.SHARE.value, Sense.GROWTH.value)
Row = dict[str, Any]


def loaded(table: str) -> dict[str, Any]:
    """A table as it is written."""
    return tomllib.loads((TABLES / f"{table}.toml").read_text("utf-8"))


def named_rows() -> Iterator[Any]:
    """Every row with its table, each named by what it means and its first word."""
    for table in ROW_TABLES:
        for place, row in enumerate(loaded(table)["row"], 1):
            first = row.get("words", ["pattern"])[0]
            yield pytest.param(table, row, id=f"{table}-{place}-{row['means']}-{first}")


def said(table: str, row: Row) -> Mapping[str, str]:
    """What a row says of a figure, field by field."""
    if table == "measures":
        # A share or growth is of the amount before it.
        measure = {} if row.get(SENSE) in OF_ANOTHER else {"measure": row["means"] or NOTHING}
        return measure | {SENSE: row.get(SENSE, Sense.VALUE.value)}
    if table == "stages":
        kind = {"stage": row["means"]} if row["form"] == "noun" and SENSE not in row else {}
        return {"measure": row.get("measure", "project_count"), SENSE: row.get(SENSE, Sense.VALUE.value)} | kind
    return {}


def examples(row: Row) -> list[str]:
    """The examples of a row, one a line."""
    return [line for line in row.get("example", "").splitlines() if line.strip()]


@pytest.mark.parametrize(("table", "row"), list(named_rows()))
def test_a_row_is_read_as_it_says(table: str, row: Row) -> None:
    assert row.get("why"), "a row says why it is there"
    assert examples(row), "a row has an example"
    for example in examples(row):
        marked = sentence(example)
        assert marked.marks, f"{example} marks no figure"
        if table not in SAID_BY_THE_ROW:
            assert any(mark.wanted or not mark.is_figure for mark in marked.marks), (
                f"{example} does not say what it shows"
            )
        by_row = said(table, row)
        of_row = tuple(Marked(mark.start, mark.end, {**by_row, **mark.wanted}, mark.is_figure) for mark in marked.marks)
        assert list(differences(type(marked)(marked.text, of_row), is_whole=False)) == []


@pytest.mark.parametrize("table", ROW_TABLES)
def test_a_word_stands_in_one_row_of_its_kind(table: str) -> None:
    # Of two rows that say different things of the same word, the later would never be read.
    kinds = (
        (word, row.get("of"), row.get("form"), row["means"] if table == "structure" else None)
        for row in loaded(table)["row"]
        for word in row.get("words", ())
    )
    assert [kind for kind, count in Counter(kinds).items() if count > 1] == []


def lists_of(table: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of a table, with their names."""
    for name, value in loaded(table).items():
        yield from value.items() if isinstance(value, dict) else [(name, value)]


@pytest.mark.parametrize("table", sorted(file.stem for file in TABLES.glob("*.toml")))
def test_a_table_says_what_it_is_for(table: str) -> None:
    assert (TABLES / f"{table}.toml").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("table", "name", "words"),
    [
        pytest.param(table, name, words, id=f"{table}-{name}")
        for table in ("grounds", "lists", "places", "sectors", "tiers")
        for name, words in lists_of(table)
    ],
)
def test_a_list_has_each_word_once(table: str, name: str, words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert all(word and word == word.strip() for word in words)


def test_a_place_lies_in_one_province() -> None:
    counted = Counter(place for _province, places in lists_of("places") for place in places)
    assert [place for place, count in counted.items() if count > 1] == []
    assert {"南昌", "成都"} < counted.keys()


def test_a_wrong_example_is_found() -> None:
    for wrong in ("重点项目共{12个|started_count}。", "重点项目共{12个|none}。", "重点项目共{1|project_count}2个。"):
        assert list(differences(sentence(wrong))) != []
    assert list(differences(sentence("重点项目{12个}，新建5个。"))) == ["5个: is read, too"]
    assert list(differences(sentence("重点项目{12个}，新建5个。"), is_whole=False)) == []


def test_what_is_marked_is_what_is_told() -> None:
    ((span, fields),) = placed("重点项目共12个。").items()
    assert span == (5, 8)
    assert fields["measure"] == "project_count"
    assert fields["district"] == NOTHING
