"""A frozen briefing is what was given, for ever; what the ledgers say later is told beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document
from analytics.briefing.frozen import Kept, all_kept, keep, sha256
from analytics.briefing.restated import NotRestated, Restated, reads_alike, restated
from analytics.briefing.stored import from_json, to_json
from analytics.city import city_named
from analytics.claims import Claim, Reading, Typed
from analytics.errors import PortfolioError
from analytics.glossary import FigureKind
from analytics.snapshots import Archive
from tests.builders import (
    CITY,
    DECEMBER,
    MAIN_TIER,
    YEAR_BEFORE,
    Row,
    archive_of,
    new_start,
    project,
    publish,
    question,
)

BOTH = [MAIN_TIER, "市重点推进"]


def rows(completed: int = 90, started: str = "not_started", of_gaoxin: int = 80) -> list[Row]:
    """Three districts with one project each, and two new starts."""
    return [
        project(1, tiers=BOTH, completed_investment_wan=completed),
        project(2, district="高新区", completed_investment_wan=of_gaoxin),
        project(3, district="东湖区", completed_investment_wan=70),
        new_start(4, status="under_construction", annual_plan_wan=None, completed_investment_wan=None),
        new_start(5, status=started, annual_plan_wan=None, completed_investment_wan=None),
    ]


@pytest.fixture
def ledgers(tmp_path: Path) -> Archive:
    """December of two years."""
    return archive_of(tmp_path / "data", {YEAR_BEFORE: rows(60), DECEMBER: rows()})


def written(archive: Archive) -> Document:
    """The press briefing of December."""
    return compose(archive, spec_of(city_named(CITY), DECEMBER))


def differing(archive: Archive, one: Kept) -> set[tuple[str, str, str]]:
    """The figures that would read differently: paragraph, then and now."""
    return {(found.paragraph, found.given.text, found.now.text) for found in restated(archive, one).figures}


def compared(given: Document, now: Document) -> set[tuple[str, str, str]]:
    """The same, from two texts that are worded alike: their claims side by side."""
    assert [one.code for one in given.paragraphs] == [one.code for one in now.paragraphs]
    return {
        (paragraph.label, before.text, after.text)
        for paragraph, other in zip(given.paragraphs, now.paragraphs, strict=True)
        for before, after in zip(paragraph.claims, other.claims, strict=True)
        if before.text != after.text
    }


def test_a_document_survives_its_file(ledgers: Archive) -> None:
    document = written(ledgers)
    assert from_json(to_json(document)) == document
    edited = replace(document.sections[0].paragraphs[0], text=("共", Typed("99"), "个"))
    changed = replace(document, sections=(replace(document.sections[0], paragraphs=(edited,)),))
    assert from_json(to_json(changed)) == changed
    with pytest.raises(ValueError, match="briefing"):
        from_json('{"title": 1}')


def test_what_was_kept_is_found_again_in_its_order(ledgers: Archive) -> None:
    assert all_kept(ledgers).kept == ()
    document = written(ledgers)
    first, second = keep(ledgers, document, "南昌日报"), keep(ledgers, document)
    assert [first.number, second.number] == [1, 2]
    assert first.document == document.shown
    assert all_kept(ledgers).kept == (first, second)
    assert all_kept(ledgers, CITY).kept == (first, second)
    assert all_kept(ledgers, "chengdu").kept == ()
    assert ledgers.verify() == []


def test_what_was_left_out_is_not_kept(ledgers: Archive) -> None:
    document = written(ledgers)
    code = document.paragraphs[0].code
    one = keep(ledgers, replace(document, spec=replace(document.spec, without=(code,))))
    assert code not in [paragraph.code for paragraph in one.document.paragraphs]


def test_an_altered_file_is_refused(ledgers: Archive) -> None:
    keep(ledgers, written(ledgers))
    (path,) = ledgers.root.glob("briefings/*/*/*.json")
    whole = json.loads(path.read_text("utf-8"))
    sound = keep(ledgers, written(ledgers))
    altered = {"note": "别人", "number": 3, "kept_at": 5, "document": 5, "kept_by": None}
    for name, value in altered.items():
        path.write_text(json.dumps({**whole, name: value}), "utf-8")
        found = all_kept(ledgers)
        assert found.kept == (sound,)
        assert ["0001" in str(fault) for fault in found.damaged] == [True]
    later = {name: value for name, value in {**whole, "format": 2}.items() if name != "sha256"}
    path.write_text(json.dumps({**later, "sha256": sha256(later)}), "utf-8")
    assert ["another version" in str(fault) for fault in all_kept(ledgers).damaged] == [True]
    path.write_text("", "utf-8")
    path.with_name("notes.json").write_text("{}", "utf-8")
    assert len(all_kept(ledgers).damaged) == 1


def test_a_place_that_cannot_be_written_is_named(ledgers: Archive) -> None:
    (ledgers.root / "briefings").write_text("")
    with pytest.raises(PortfolioError, match="not kept"):
        keep(ledgers, written(ledgers))


def test_nothing_reads_differently_without_a_new_version(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(), expected_version=1, reason="same figures")
    assert restated(ledgers, one) == Restated()


def test_restating_one_project_lists_exactly_what_changes(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    # 2 of 240 万元 more: every rate of the whole, of the key tier and of the district moves, nothing else does.
    publish(ledgers, rows(92), expected_version=1, reason="corrected")
    now, found = written(ledgers), restated(ledgers, one)
    expected = compared(one.document, now)
    assert len(expected) > 4
    assert differing(ledgers, one) == expected
    assert found.words == ()
    assert {figure.by for figure in found.figures if (figure.given.text, figure.now.text) == ("80.0", "80.7")} == {
        "+0.7 个百分点"
    }
    cells = {(cell.row, cell.given, cell.now) for cell in found.cells}
    assert ("西湖区", "90.0", "92.0") in cells
    assert not [cell for cell in found.cells if cell.row in ("高新区", "东湖区")]


def test_a_later_ledger_of_another_month_is_heard_of(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(30), DECEMBER.plus(-1))
    found = restated(ledgers, one)
    # The year's curve now has November.
    assert found.figures == ()
    assert [cell.row for cell in found.cells] == ["11月"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"completed": 120, "of_gaoxin": 110}, {"completed": 90, "of_gaoxin": 110}),
        ({"started": "under_construction"}, {"started": "not_started"}),
        ({"started": "not_started"}, {"started": "under_construction"}),
        ({"of_gaoxin": 80}, {"of_gaoxin": 90}),
    ],
    ids=["all had reached", "all had started", "not all had", "a tie"],
)
def test_words_that_stand_for_figures_are_held_against_them(
    ledgers: Archive, before: dict[str, Any], after: dict[str, Any]
) -> None:
    publish(ledgers, rows(**before), expected_version=1, reason="first")
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(**after), expected_version=2, reason="corrected")
    found, now = restated(ledgers, one), {paragraph.code: str(paragraph) for paragraph in written(ledgers).paragraphs}
    changed = {given.label for given in one.document.paragraphs if str(given) != now.get(given.code)}
    assert changed
    assert changed == {figure.paragraph for figure in found.figures} | {words.place for words in found.words}


def test_what_a_person_wrote_is_held_by_its_figures_only(ledgers: Archive) -> None:
    document = written(ledgers)
    first = document.sections[0]
    edited = replace(first.paragraphs[0], text=("今年", *first.paragraphs[0].text), is_edited=True)
    one = keep(ledgers, replace(document, sections=(replace(first, paragraphs=(edited,)),)))
    publish(ledgers, rows(102), expected_version=1, reason="corrected")
    assert edited.label not in [words.place for words in restated(ledgers, one).words]


def test_an_order_that_changes_is_listed(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(of_gaoxin=95), expected_version=1, reason="corrected")
    names = {(given, now) for _paragraph, given, now in differing(ledgers, one)}
    assert {("西湖区", "高新区"), ("高新区", "西湖区")} <= names


def test_a_change_that_turns_is_listed_though_its_size_is_the_same() -> None:
    def claim(text: str, value: int | None) -> Claim:
        reading = Reading(question("completion_rate"), "completion_rate")
        exact = None if value is None else Fraction(value)
        return Claim(reading, text, exact, "", "", ())

    assert not reads_alike(claim("3.0", 3), claim("3.0", -3))
    assert reads_alike(claim("全部", 12), claim("全部", 13))
    assert not reads_alike(claim("全部", 12), claim("12", 12))
    assert not reads_alike(claim("全部", 12), claim("11", 11))
    assert not reads_alike(claim("持平", 0), claim("0.3", 1))
    assert not reads_alike(claim("西湖区", None), claim("—", None))


def test_invented_figures_are_never_held_against_a_ledger(tmp_path: Path) -> None:
    demo = archive_of(tmp_path / "data", {DECEMBER: rows()}, kind=FigureKind.DEMO)
    one = keep(demo, written(demo))
    publish(demo, rows(120))
    with pytest.raises(NotRestated, match="cannot be held against"):
        restated(demo, one)
    assert all_kept(demo).kept == (one,)
