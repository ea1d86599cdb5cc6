"""A frozen briefing is what was given, for ever; what the ledgers say later is told beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Document
from analytics.briefing.frozen import Kept, keep, kept
from analytics.briefing.restated import NotRestated, reads_alike, restated, restated_cells
from analytics.briefing.stored import from_json, to_json
from analytics.city import city_named
from analytics.claims import Claim, Reading, Typed
from analytics.errors import DamagedBriefing, PortfolioError
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


def given_and_now(archive: Archive, one: Kept) -> dict[tuple[str, str], tuple[str, str]]:
    """What differs: paragraph and reading → the print then and now."""
    return {
        (found.given.reading.metric, found.given.reading.aspect + "/" + "/".join(found.given.reading.key)): (
            found.given.text,
            found.now.text,
        )
        for found in restated(archive, one)
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
    assert kept(ledgers) == ()
    document = written(ledgers)
    first, second = keep(ledgers, document, "南昌日报"), keep(ledgers, document)
    assert [first.number, second.number] == [1, 2]
    assert first.document == document.shown
    assert kept(ledgers) == (first, second)
    assert kept(ledgers, CITY) == (first, second)
    assert kept(ledgers, "chengdu") == ()
    assert ledgers.verify() == []


def test_what_was_left_out_is_not_kept(ledgers: Archive) -> None:
    document = written(ledgers)
    code = document.paragraphs[0].code
    one = keep(ledgers, replace(document, spec=replace(document.spec, without=(code,))))
    assert code not in [paragraph.code for paragraph in one.document.paragraphs]


def test_an_altered_file_is_refused(ledgers: Archive) -> None:
    keep(ledgers, written(ledgers))
    (path,) = ledgers.root.glob("briefings/*/*/*.json")
    entry = json.loads(path.read_text("utf-8"))
    entry["document"] = entry["document"].replace("240", "241", 1).replace("80.0", "80.1", 1)
    path.write_text(json.dumps(entry), "utf-8")
    with pytest.raises(DamagedBriefing, match="0001"):
        kept(ledgers)


def test_a_place_that_cannot_be_written_is_named(ledgers: Archive) -> None:
    (ledgers.root / "briefings").write_text("")
    with pytest.raises(PortfolioError, match="not kept"):
        keep(ledgers, written(ledgers))


def test_nothing_reads_differently_without_a_new_version(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(), expected_version=1, reason="same figures")
    assert restated(ledgers, one) == ()
    assert restated_cells(ledgers, one) == ()


def test_restating_one_project_lists_exactly_what_changes(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    # 12 of 300 万元 more: the rate of the whole and of the key tier moves, nothing of starts or counts does.
    publish(ledgers, rows(102), expected_version=1, reason="corrected")
    after = written(ledgers)
    before = {claim.reading: claim for claim in one.document.claims}
    expected = {
        claim.reading
        for claim in after.claims
        if claim.reading in before
        and (claim.text, claim.value) != (before[claim.reading].text, before[claim.reading].value)
        and claim.text != before[claim.reading].text
    }
    found = restated(ledgers, one)
    assert {each.given.reading for each in found} >= expected
    differing = given_and_now(ledgers, one)
    assert differing["completion_rate", f"value/{MAIN_TIER}"] == ("80.0", "84.0")
    assert differing["completion_rate", "value/市重点推进"] == ("90.0", "102.0")
    assert not [
        key for key in differing if key[0] in ("project_count", "start_rate", "annual_plan", "planned_start_count")
    ]
    (rate,) = [each for each in found if each.given.text == "80.0" and each.given.reading.aspect == "value"]
    assert rate.by == "+4.0 个百分点"


def test_a_word_that_stands_for_a_number_is_held_against_it(ledgers: Archive) -> None:
    publish(ledgers, rows(120, of_gaoxin=110), expected_version=1, reason="first")
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(90, of_gaoxin=110), expected_version=2, reason="corrected")
    words = {each.given.reading.aspect for each in restated(ledgers, one)}
    assert "reached" in words


def test_an_order_that_changes_is_listed(ledgers: Archive) -> None:
    one = keep(ledgers, written(ledgers))
    publish(ledgers, rows(of_gaoxin=95), expected_version=1, reason="corrected")
    names = [
        (each.given.text, each.now.text) for each in restated(ledgers, one) if each.given.reading.aspect == "place"
    ]
    assert ("西湖区", "高新区") in names
    assert ("高新区", "西湖区") in names


def test_a_change_that_turns_is_listed_though_its_size_is_the_same() -> None:
    def claim(text: str, value: int | None) -> Claim:
        reading = Reading(question("completion_rate"), "completion_rate")
        exact = None if value is None else Fraction(value)
        return Claim(reading, text, exact, "", "", ())

    assert not reads_alike(claim("3.0", 3), claim("3.0", -3))
    assert reads_alike(claim("全部", 12), claim("12", 12))
    assert not reads_alike(claim("全部", 12), claim("11", 11))
    assert not reads_alike(claim("持平", 0), claim("0.3", 1))
    assert not reads_alike(claim("西湖区", None), claim("—", None))


def test_invented_figures_are_never_held_against_a_ledger(tmp_path: Path) -> None:
    demo = archive_of(tmp_path / "data", {DECEMBER: rows()}, kind=FigureKind.DEMO)
    one = keep(demo, written(demo))
    publish(demo, rows(120))
    with pytest.raises(NotRestated, match="cannot be held against"):
        restated(demo, one)
    assert kept(demo) == (one,)
