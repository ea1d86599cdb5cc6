"""The published figures as data: each stands in its text as printed, with dates, units and scopes that make sense."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlsplit

import pytest

from analytics.agreement import places_of
from analytics.city import cities, find
from analytics.glossary import ReserveStage
from analytics.metrics import BY_NAME, Unit
from analytics.published import Basis, PublishedFigure, Source, figures, sources
from analytics.published.figures import (
    OTHER,
    PER_CENT,
    PLACES_IN_A_RANKING,
    POINTS,
    PUBLISHED,
    TIME_PROGRESS,
    figures_of,
    places,
)

COLUMNS = (
    "city,tier,sector,district,stage,size,period_start,period_end,as_of,metric,against,basis,value,unit,hedge,"
    "direction,paragraph,quote,note"
)
LONGEST_QUOTE = 16
MONEY = {"亿元", "万亿元", "万元"}
COUNTED = {"个", "项", "件"}
BASES = {
    "completion_rate": {Basis.ANNUAL_PLAN, Basis.PERIOD_TARGET, Basis.REPORTED},
    "start_rate": {Basis.PLANNED_STARTS},
    "opened_rate": {Basis.ALL_PROJECTS},
}
# Figures that the texts say without a digit.
SPELLED = {"持平": 0, "均已开工": 100, "全部开工": 100, "全部达到或超额完成": 100, "第一": 1, "第二": 2}

FIGURES_PER_SOURCE = {
    "nanchang-2019-02-22": 21,
    "nanchang-2021-01-25": 69,
    "pingxiang-2021-12-08": 0,
    "yuzhong-2022-02-11": 0,
    "chengdu-2019-10-01": 28,
    "nanchang-2017-12-22": 17,
    "nanchang-2017-10-10": 4,
    "nanchang-2020-04-26": 18,
    "wuhan-2019-11-25": 24,
    "wuhan-2025-08-22": 9,
    "xian-2018-07-24": 35,
    "xian-2019-04-19": 14,
    "chongqing-2024-04-23": 42,
    "shijiazhuang-2020-10-10": 38,
    "lanzhou-2016-08-31": 20,
    "hanzhong-2018-09-19": 21,
    "dazhou-2019-03-31": 53,
    "hunan-2014-08-05": 26,
    "guizhou-2022-06-24": 21,
    "yunnan-2023-06-09": 32,
}

every_source = pytest.mark.parametrize("source", sources(), ids=lambda source: source.id)


def is_rate(figure: PublishedFigure) -> bool:
    return figure.metric in BY_NAME and BY_NAME[figure.metric].unit is Unit.RATE


def test_every_source_has_its_figures_and_nothing_else_lies_there() -> None:
    ids = [source.id for source in sources()]
    assert len(set(ids)) == len(ids)
    assert {path.stem for path in PUBLISHED.glob("*.csv")} == set(ids)


@every_source
def test_every_file_has_the_columns_and_as_many_figures_as_were_read(source: Source) -> None:
    with (PUBLISHED / f"{source.id}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert ",".join(rows[0]) == COLUMNS
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(figures_of(source)) == len(rows) - 1 == FIGURES_PER_SOURCE[source.id]


def test_two_of_the_seeds_hold_no_figure() -> None:
    empty = {source.id for source in sources() if not figures_of(source)}
    assert empty == {"pingxiang-2021-12-08", "yuzhong-2022-02-11"}


@every_source
def test_a_source_says_what_it_is_and_whose_address_it_has(source: Source) -> None:
    assert all((source.title, source.issuer, source.main_tier, source.note))
    assert source.issued.isoformat() in source.id
    host = urlsplit(source.address).hostname or ""
    assert bool(host) == source.address.startswith("http")
    assert not (host.endswith(".gov.cn") and source.is_copy)
    assert ("转述稿" in source.note) == bool(host)


@every_source
def test_figures_stand_in_the_order_of_the_text(source: Source) -> None:
    paragraphs = [figure.paragraph for figure in figures_of(source)]
    assert paragraphs == sorted(paragraphs)
    assert min(paragraphs, default=1) >= 1


@every_source
def test_the_quote_holds_the_number_as_printed(source: Source) -> None:
    """A number of its own, not the end of a longer one; said in words where the text has no digit."""
    for figure in figures_of(source):
        assert 0 < len(figure.quote) <= LONGEST_QUOTE
        whole = re.search(rf"(?<![\d.]){re.escape(str(figure.value))}(?!\d|\.\d)", figure.quote)
        spelled = any(word in figure.quote and figure.value == value for word, value in SPELLED.items())
        named = figure.is_rank and (figure.district or figure.city) in figure.quote
        assert whole or spelled or named
        assert "." not in figure.quote or whole


@every_source
def test_dates_are_in_order(source: Source) -> None:
    for figure in figures_of(source):
        assert figure.period_start <= figure.period_end
        assert figure.period_start <= figure.as_of <= figure.source.issued
        assert figure.period_start.day == 1
        if isinstance(figure.against, date):
            assert figure.against < figure.as_of
            assert figure.against.year >= figure.as_of.year - 1
        else:
            assert figure.against in (None, TIME_PROGRESS)


@every_source
def test_the_unit_fits_the_metric(source: Source) -> None:
    """A change of a rate is in 百分点 and a rate in %; the classic misprint is one for the other."""
    for figure in figures_of(source):
        if figure.metric == OTHER:
            assert figure.note
            assert figure.unit in MONEY | COUNTED | {PER_CENT, POINTS}
        elif figure.is_rank:
            assert figure.value in (1, 2, 3)
            assert not figure.is_change
        elif is_rate(figure):
            assert figure.unit == (POINTS if figure.is_change else PER_CENT)
        else:
            of_metric = MONEY if BY_NAME[figure.metric].unit is Unit.MONEY else COUNTED
            assert figure.unit in of_metric | ({PER_CENT} if figure.is_change else set())


@every_source
def test_values_are_plausible(source: Source) -> None:
    """Never negative, a fall is said by its direction; counts are whole; no start rate is above 100 %."""
    for figure in figures_of(source):
        assert figure.value >= 0
        assert figure.direction in (None, "down")
        if figure.unit in COUNTED | {PLACES_IN_A_RANKING}:
            assert places_of(figure.value) == 0
        if figure.unit in (PER_CENT, POINTS):
            assert figure.value < 300
        if figure.metric in ("start_rate", "opened_rate"):
            assert figure.value <= 100


@every_source
def test_a_rate_says_what_it_divides_by(source: Source) -> None:
    for figure in figures_of(source):
        if is_rate(figure):
            assert figure.basis in BASES[figure.metric]


@every_source
def test_scopes_are_known_where_a_profile_knows_them(source: Source) -> None:
    for figure in figures_of(source):
        assert places()[figure.city].en
        profile = next((city for city in cities() if city.name == figure.city), None)
        assert figure.tier or (profile and figure.stage and figure.note), "a list, or why the profile knows none"
        if profile is None:
            continue
        if figure.tier:
            assert profile.tier(figure.tier)
        if figure.is_rank and figure.district:
            assert find((*profile.districts_on(figure.as_of), *profile.units), figure.district, profile)
        if figure.metric == "reserve_count" and figure.stage:
            assert figure.stage in {stage.label.zh for stage in ReserveStage}


def test_what_is_printed_twice_is_the_same_both_times() -> None:
    """At the fewer decimals: 1060 in a headline and 1060.35 below it are one figure."""
    occurrences: defaultdict[tuple[object, ...], list[Decimal]] = defaultdict(list)
    for figure in figures():
        if figure.metric != OTHER:
            dates = (figure.period_start, figure.period_end, figure.as_of, figure.against)
            what = (figure.source.id, *figure.scope, *dates, figure.metric, figure.unit, figure.basis)
            occurrences[what].append(figure.value)
    repeated = {what: values for what, values in occurrences.items() if len(values) > 1}
    assert len(repeated) > 5
    for what, values in repeated.items():
        coarsest = Decimal(1).scaleb(-min(map(places_of, values)))
        assert len({value.quantize(coarsest, ROUND_HALF_UP) for value in values}) == 1, what


def test_every_figure_that_is_said_without_a_digit_says_so() -> None:
    silent = [figure for figure in figures() if not (figure.is_rank or re.search(r"\d", figure.quote))]
    assert Counter(figure.value for figure in silent) == {Decimal(0): 1, Decimal(100): 2}
    assert all("未印数字" in figure.note for figure in silent)
