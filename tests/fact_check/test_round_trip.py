"""What the briefing page writes, the check finds right: every figure, in every kind of text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from analytics.briefing.compose import compose, spec_of
from analytics.briefing.document import Kind, Spec
from analytics.briefing.written import plain_text
from analytics.city import city_named
from analytics.fact_check.check import check
from analytics.fact_check.verdict import Checked, Verdict
from analytics.language import Language
from analytics.months import Month
from analytics.places import DATA
from analytics.snapshots import Archive
from tests.briefing.test_golden import PORTFOLIOS
from tests.builders import CITY, archive_of

# Nothing is planned, reported or placed in them that could be printed.
WITHOUT_FIGURES = {"nothing_reported_ranking", "nothing_allotted_ranking"}
DEMO = [
    ("nanchang", Month(2020, 12)),
    ("nanchang", Month(2019, 7)),
    ("chengdu", Month(2019, 8)),
    ("chengdu", Month(2018, 2)),
]


def not_right(checked: Sequence[Checked]) -> list[tuple[str, str, str]]:
    """The figures that are not found right, as printed, with what stands before them."""
    wrong = (one for one in checked if one.verdict is not Verdict.MATCHES)
    return [(one.figure.lead[-20:], one.figure.quote, one.verdict.value) for one in wrong]


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_a_golden_text_is_right(name: str, tmp_path: Path) -> None:
    portfolio = PORTFOLIOS[name]
    archive = archive_of(tmp_path, portfolio.ledgers, kind=portfolio.figures)
    document = compose(archive, Spec(CITY, portfolio.as_of, portfolio.kind, 1, Language.ZH, portfolio.tiers))
    found = check(archive, plain_text(document))
    assert not_right(found.checked) == []
    assert bool(found.checked) != (name in WITHOUT_FIGURES)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("city", "as_of"), DEMO)
def test_a_text_of_the_demo_is_right(city: str, as_of: Month, kind: Kind) -> None:
    archive = Archive(DATA)
    found = check(archive, plain_text(compose(archive, spec_of(city_named(city), as_of, kind))))
    assert (found.city, found.as_of, found.is_demo) == (city_named(city), as_of, True)
    assert not_right(found.checked) == []
    assert len(found.checked) > 20
