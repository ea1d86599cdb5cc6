"""What holds for any figures: totals of parts match, and one changed digit never does unless rounding hides it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from analytics.fact_check.arithmetic import worked
from analytics.fact_check.arithmetic.rules import LAST_RESORTS, RULES
from analytics.fact_check.figure import Sense
from analytics.fact_check.verdict import FINDINGS, Verdict
from analytics.wording.numbers import half_up
from tests.fact_check.arithmetic.working import MATCHES, MISMATCH, alarms, verdicts
from tests.fact_check.figures import Text

AMOUNTS = st.lists(st.integers(1, 99_999).map(lambda cents: Decimal(cents).scaleb(-2)), min_size=2, max_size=8)
COUNTS = st.lists(st.integers(1, 500), min_size=2, max_size=8)


def listed(total: str, parts: list[str], measure: str = "total_investment") -> Text:
    """A total and its parts, listed as all of it."""
    text = Text().add(measure, total)
    for place, part in enumerate(parts):
        text.add(measure, part, district=f"{place}区", lead="，分别为" if place == 0 else "、")
    return text


@given(AMOUNTS)
def test_a_total_of_its_parts_matches(amounts: list[Decimal]) -> None:
    assert verdicts(listed(str(sum(amounts)), [str(one) for one in amounts]))[0] is MATCHES


@given(COUNTS, st.integers(0, 7), st.integers(1, 9))
def test_a_changed_part_is_never_overlooked_where_the_parts_are_all(counts: list[int], place: int, more: int) -> None:
    changed = [one + (more if at == place % len(counts) else 0) for at, one in enumerate(counts)]
    text = listed(str(sum(counts)), [str(one) for one in changed], "project_count")
    assert verdicts(text)[0] is MISMATCH


@given(st.integers(1, 10**7), st.integers(10**3, 10**7), st.integers(0, 2))
def test_a_rate_matches_as_it_rounds_and_no_other_number_does(above: int, below: int, places: int) -> None:
    rate = half_up(100 * Decimal(above) / Decimal(below), places)
    text = Text().add("annual_plan", f"{Decimal(below):f}").add("completed_investment", f"{Decimal(above):f}")
    text.add("completion_rate", f"{rate:f}")
    assert verdicts(text)[-1] is MATCHES
    wrong = replace(text.figures[-1], number=rate + Decimal(1).scaleb(1 - places))
    found = worked([*text.figures[:-1], wrong])[-1]
    assert found is not None
    assert found.verdict in (*FINDINGS, Verdict.WITHIN_INPUT_ROUNDING)
    assert found.verdict is not MATCHES


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_parts_does_not_matter(counts: list[int], random: object) -> None:
    parts = [str(one) for one in counts]
    random.shuffle(parts)  # type: ignore[attr-defined]
    assert alarms(listed(str(sum(counts)), parts, "project_count")) == []


def test_every_figure_gets_an_answer_in_its_place() -> None:
    text = listed("60", ["20", "40"], "project_count")
    found = worked(text.figures)
    assert len(found) == len(text.figures)
    assert found[0] is not None
    assert {*found[0].parts} == {*text.figures[1:]}


def test_each_rule_says_what_it_needs_and_why() -> None:
    rules = (*RULES, *LAST_RESORTS)
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.needs and rule.why and rule.senses for rule in rules)
    judged = {sense for rule in rules for sense in rule.senses}
    assert judged == {
        *(Sense.VALUE, Sense.TARGET, Sense.SHARE, Sense.INCREASE, Sense.GROWTH, Sense.CHANGE, Sense.REST, Sense.OTHER),
    }
