"""What earlier versions of a month said, from real archives with several versions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from analytics.answers import ask
from analytics.change import NoChange
from analytics.months import Month
from analytics.over_time.restated import restatements
from analytics.question import Scope
from analytics.snapshots import Archive
from tests.builders import DECEMBER, archive_of, project, publish, question

RATE, COMPLETED = "completion_rate", "completed_investment"
JUNE, JULY = Month(2020, 6), Month(2020, 7)
MONTHS = (JUNE, JULY, DECEMBER)


@pytest.fixture
def corrected(archive: Archive) -> Archive:
    """June was published three times and July twice; December once."""
    archive_of(archive.root, {month: [project(1), project(2, district="高新区")] for month in MONTHS})
    for version, completed in ((1, 70), (2, 60)):
        rows = [project(1, completed_investment_wan=completed), project(2, district="高新区")]
        publish(archive, rows, JUNE, expected_version=version, reason=f"更正{version}")
    publish(archive, [project(1, note="x"), project(2, district="高新区")], JULY, expected_version=1, reason="补备注")
    return archive


def test_each_later_version_stands_beside_the_one_it_replaced(corrected: Archive) -> None:
    found = restatements(corrected, question(RATE, history=MONTHS), RATE)
    assert [(one.month, one.replaced.version, one.snapshot.version, one.snapshot.reason) for one in found] == [
        (JUNE, 1, 2, "更正1"),
        (JUNE, 2, 3, "更正2"),
        (JULY, 1, 2, "补备注"),
    ]
    values = [(one.change.then and one.change.then.value, one.change.now.value, one.change.delta) for one in found]
    assert values == [
        (Fraction(1, 2), Fraction(3, 5), Fraction(1, 10)),
        (Fraction(3, 5), Fraction(11, 20), Fraction(-1, 20)),
        (Fraction(1, 2), Fraction(1, 2), 0),
    ]
    assert [one.moved for one in found] == [True, True, False]


def test_the_scope_holds_for_every_version(corrected: Archive) -> None:
    where = Scope(district="高新区")
    found = restatements(corrected, question(RATE, history=MONTHS, where=where), RATE)
    assert len(found) == 3
    assert not any(one.moved for one in found)


def test_months_that_are_not_asked_about_are_not_listed(corrected: Archive) -> None:
    assert restatements(corrected, question(RATE, as_of=DECEMBER), RATE) == ()
    found = restatements(corrected, question(RATE, as_of=JULY, compare_to=JUNE), COMPLETED)
    assert [one.month for one in found] == [JUNE, JUNE, JULY]


def test_the_newest_version_is_what_every_other_answer_reads(corrected: Archive) -> None:
    found = restatements(corrected, question(RATE, history=MONTHS), RATE)
    answer = ask(corrected, question(RATE, history=MONTHS))
    newest = {one.month: one.change.now.value for one in found}
    assert newest == {month: answer.figure(RATE, as_of=month).value for month in (JUNE, JULY)}


def test_a_version_that_lost_its_figure_says_why_there_is_no_difference(archive: Archive) -> None:
    archive_of(archive.root, {DECEMBER: [project(1)]})
    publish(archive, [project(1, annual_plan_wan=None)], expected_version=1, reason="计划另行下达")
    (one,) = restatements(archive, question(RATE), RATE)
    assert (one.change.delta, one.change.reason, one.moved) == (None, NoChange.NO_FIGURE_NOW, True)
