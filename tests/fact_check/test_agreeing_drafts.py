"""Figures that agree raise no alarm, whatever the wording; their rates and totals follow from one another."""

from __future__ import annotations

import pytest

from analytics.fact_check.arithmetic import worked
from analytics.fact_check.figure import Sense
from analytics.fact_check.reading.read import read
from analytics.fact_check.verdict import FINDINGS, Verdict
from tests.fact_check.agreeing import draft

DRAFTS = range(60)


@pytest.mark.parametrize("seed", DRAFTS)
def test_figures_that_agree_raise_no_alarm(seed: int) -> None:
    text = draft(seed)
    figures = read(text).figures
    pairs = zip(figures, worked(figures), strict=True)
    assert [(one.quote, found.derivation) for one, found in pairs if found and found.verdict in FINDINGS] == [], text


@pytest.mark.parametrize("seed", DRAFTS)
def test_the_rates_of_the_list_are_explained(seed: int) -> None:
    figures = read(draft(seed)).figures
    rates = [place for place, figure in enumerate(figures) if figure.unit == "%" or figure.sense is Sense.CHANGE][:3]
    assert [figures[place].metric for place in rates] == ["completion_rate", "completion_rate_delta", "start_rate"]
    found = worked(figures)
    assert [one and one.verdict for one in (found[place] for place in rates)] == [Verdict.MATCHES] * 3
