"""What a reader looks at, as a value: read from a link and written back without loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.briefing.document import Kind
from analytics.city import cities, city_named
from analytics.errors import PortfolioError
from analytics.fact_check.verdict import Verdict
from analytics.glossary import Population
from analytics.language import Language
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Scope
from analytics.snapshots import Archive
from pages.parts.view import DECIMALS, Against, View, change, chosen_tiers, latest, read
from tests.builders import archive_of, project
from tests.sources import ROOT

DEMO = Archive(ROOT / "data")
NANCHANG = city_named("nanchang")
SCOPE = ("city", "as_of", "tier", "sector", "district", "against", "population", "lang")
PARAMETERS = (*SCOPE, "kind", "decimals", "tiers", "without", "other")


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view that the boxes can reach."""
    city = draw(st.sampled_from(cities()))
    as_of = draw(st.sampled_from(DEMO.months(city.code)))
    districts = [None, MUNICIPAL_LEVEL, *(district.name for district in city.districts_on(as_of.end))]
    where = Scope(
        tier=draw(st.sampled_from([None, *(tier.name for tier in city.tiers)])),
        sector=draw(st.sampled_from([None, *(sector.name for sector in city.sectors)])),
        district=draw(st.sampled_from(districts)),
    )
    return View(
        city,
        as_of,
        where,
        draw(st.sampled_from(Against)),
        draw(st.sampled_from(Population)),
        draw(st.sampled_from(Language)),
        kind=draw(st.sampled_from(Kind)),
        decimals=draw(st.sampled_from([None, *DECIMALS.values()])),
        tiers=chosen_tiers(city, tuple(draw(st.sets(st.sampled_from([tier.name for tier in city.tiers]))))),
        draft_city=draw(st.sampled_from([None, *(city.code for city in cities())])),
        draft_as_of=draw(st.sampled_from([None, Month(2019, 8), Month(2031, 1)])),
        draft_verdict=draw(st.sampled_from([None, *Verdict])),
        without=draw(st.sampled_from([(), ("plan:市重大重点",), ("ask:why", "plan:市重大重点", "no such paragraph")])),
    )


@given(views())
def test_a_link_is_read_as_it_was_written(view: View) -> None:
    assert read(view.parameters, DEMO) == (view, ())


@given(
    st.dictionaries(
        st.sampled_from(PARAMETERS),
        st.text("湾里年2-0x", max_size=4)
        | st.sampled_from(
            ["西湖区", "2020-06", "chengdu", "en", "none", "湾里区", "2", "省重点", "省重点;市重点", ";", "ranking"]
        ),
    )
)
def test_any_link_gives_a_view_that_can_be_written_and_read(parameters: dict[str, str]) -> None:
    view, ignored = read(parameters, DEMO)
    assert set(ignored) <= set(parameters) - {"other"}
    assert read(view.parameters, DEMO) == (view, ())
    honoured = set(parameters) - set(ignored) - {"other"}
    if not ignored and honoured == set(parameters):
        assert set(view.parameters) >= {"city", "as_of"}


@given(views(), st.data())
def test_after_any_change_the_link_still_means_the_view(view: View, data: st.DataObject) -> None:
    field, values = data.draw(
        st.sampled_from(
            [
                ("city", cities()),
                ("as_of", DEMO.months(view.city.code)),
                ("tier", (None, *(tier.name for tier in view.city.tiers))),
                ("sector", (None, *(sector.name for sector in view.city.sectors))),
                ("against", tuple(Against)),
                ("population", tuple(Population)),
                ("language", tuple(Language)),
                ("kind", tuple(Kind)),
                ("decimals", (1, 2)),
                ("tiers", ((), *((tier.name,) for tier in view.city.tiers), ("省重点", view.city.tiers[0].name))),
                ("without", ((), ("ask:why",))),
            ]
        )
    )
    changed = change(view, DEMO, field, data.draw(st.sampled_from(values)))
    assert read(changed.parameters, DEMO) == (changed, ())


def test_defaults_stay_out_of_the_link() -> None:
    view, _ = read({}, DEMO)
    assert view.parameters == {"city": "nanchang", "as_of": "2020-12"}
    assert view == View(NANCHANG, Month(2020, 12))


def test_without_a_ledger_there_is_no_month(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    view, ignored = read({"as_of": "2020-12"}, archive)
    assert (view.as_of, latest(archive, NANCHANG), ignored) == (None, None, ("as_of",))
    with pytest.raises(PortfolioError, match="No ledger has been imported yet"):
        view.question("project_count")


@pytest.mark.parametrize(
    ("against", "month"), [(Against.YEAR, Month(2019, 1)), (Against.MONTH, Month(2019, 12)), (Against.NONE, None)]
)
def test_what_is_compared_with_follows_the_month(against: Against, month: Month | None) -> None:
    assert View(NANCHANG, Month(2020, 1), against=against).compare_to == month


def test_a_question_carries_the_whole_scope() -> None:
    where = Scope(tier="省重点", district="西湖区")
    view = View(NANCHANG, Month(2020, 6), where, Against.MONTH, Population.SAME_PROJECTS)
    question = view.question("start_rate")
    assert (question.city, question.as_of, question.where) == ("nanchang", Month(2020, 6), where)
    assert (question.compare_to, question.population) == (Month(2020, 5), Population.SAME_PROJECTS)


def test_another_city_opens_on_its_latest_month(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {Month(2021, 2): [project(1)]})
    view = View(city_named("chengdu"), None, Scope(tier="省重点"), language=Language.EN)
    assert change(view, archive, "city", NANCHANG) == View(NANCHANG, Month(2021, 2), language=Language.EN)


def test_all_tiers_and_their_order_are_not_a_choice() -> None:
    view, _ = read({"tiers": "省重点;市重大重点"}, DEMO)
    assert view.tiers == ("市重大重点", "省重点")
    everything = tuple(tier.name for tier in NANCHANG.tiers)
    assert change(view, DEMO, "tiers", everything[::-1]).tiers == ()


def test_what_a_briefing_of_one_city_leaves_out_is_not_left_out_of_another() -> None:
    view, ignored = read({"tiers": "省重点", "without": "ask:why", "kind": "quarterly", "decimals": "2"}, DEMO)
    assert ignored == ()
    other = change(view, DEMO, "city", city_named("chengdu"))
    assert (other.tiers, other.without) == ((), ())
    assert (other.kind, other.decimals) == (Kind.QUARTERLY, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decimals", "3"),
        ("kind", "novel"),
        ("tiers", "市级;省重点"),
        ("draft_city", "临川"),
        ("draft_as_of", "12"),
        ("draft_verdict", "fine"),
    ],
)
def test_a_choice_that_there_is_not_is_named(name: str, text: str) -> None:
    assert read({name: text}, DEMO)[1] == (name,)
