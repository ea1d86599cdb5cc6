"""One thing printed more than once."""

from __future__ import annotations

import pytest

from analytics.agreement import Hedge
from analytics.fact_check.arithmetic.slips import is_slip
from analytics.language import Language
from tests.fact_check.arithmetic.working import MATCHES, TRUNCATED, alarms, last, verdicts
from tests.fact_check.figures import NEW, PLAN, Text


def titled(title: str, body: str = "1060.35", **more: object) -> Text:
    return Text().add("completed_investment", title, **more).stop().add("completed_investment", body)  # type: ignore[arg-type]


def test_a_title_is_rounded_from_the_text() -> None:
    assert verdicts(titled("1060")) == [MATCHES, None]
    assert verdicts(titled("1060", "1060.85")) == [TRUNCATED, None]
    assert verdicts(titled("1060", hedge=Hedge.MORE)) == [MATCHES, None]
    assert alarms(titled("1070", hedge=Hedge.MORE)) == ["1070"]
    assert alarms(titled("500", hedge=Hedge.LESS)) == []


def test_the_same_printed_twice_says_nothing() -> None:
    assert verdicts(titled("1060.35")) == [None, None]


def test_a_slip_contradicts_what_the_arithmetic_supports() -> None:
    text = titled("1070.35").add("annual_plan", "4000").add("completion_rate", "26.51")
    assert alarms(text) == ["1070.35"]


def test_without_support_each_contradicts_the_other_unless_one_is_printed_more_often() -> None:
    text = titled("1060.45")
    assert alarms(text) == ["1060.45", "1060.35"]
    assert alarms(text.stop().add("completed_investment", "1060.35")) == ["1060.45"]
    found = last(titled("1060.45"))
    assert found is not None
    assert found.reason.text(Language.EN) == "Elsewhere the draft prints 1060.45 for the same; here it is 1060.35."


def test_what_a_list_was_at_first_is_no_slip_of_what_it_is() -> None:
    text = Text().add("project_count", "631").stop().add("project_count", "630", lead="年初排定的是")
    assert alarms(text) == []


def test_what_is_no_slip_speaks_of_other_projects() -> None:
    assert alarms(titled("281.5", "165")) == []
    assert alarms(Text().add("started_count", "33").stop().add("started_count", "50")) == []


def test_examples_and_figures_of_one_sentence_do_not_contradict() -> None:
    assert alarms(Text().add("started_count", "131", lead="某园等").stop().add("started_count", "141")) == []
    assert alarms(Text().add("project_count", "131").add("project_count", "141")) == []
    assert alarms(Text().add("project_count", "131").stop().add("project_count", "141", stage=NEW)) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("328", "338", True),
        ("1060.35", "1006.35", True),
        ("1060.35", "106.35", True),
        ("1060.35", "10603.5", True),
        ("12", "13", False),
        ("10.5", "15.5", False),
        ("328", "461", False),
    ],
)
def test_a_slip_is_one_digit_two_exchanged_one_lost_or_the_point_moved(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert is_slip(one, other) is expected
    assert is_slip(other, one) is expected


def test_what_is_wished_for_is_no_repeat_of_the_plan() -> None:
    text = Text().add("annual_plan", "2400").stop()
    assert alarms(text.add("annual_plan", "2500", hedge=Hedge.MORE, lead="，力争全年完成投资")) == []
    assert alarms(text.add("annual_plan", "2500", hedge=Hedge.MORE)) == ["2500"]


def test_a_slip_in_the_rounded_figure_of_a_title_is_found() -> None:
    assert alarms(titled("2060", hedge=Hedge.MORE)) == ["2060"]
    assert verdicts(titled("1000", hedge=Hedge.MORE, period=PLAN)) == [MATCHES, None]


def test_one_amount_in_two_units_is_one_thing() -> None:
    text = Text().add("annual_plan", "440.01").stop().add("annual_plan", "4410100", unit="万元")
    assert alarms(text) == ["440.01", "4410100"]
