"""A thousand pairs of portfolios: the parts add up, no order matters, what did not change adds nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from analytics.change import change_of
from analytics.decomposition import SUPPORTED, Part, PartKind, PartReason, explain
from analytics.decomposition.explain import BREAKDOWNS, Parts, difference, require_sum, split_rows
from analytics.decomposition.measured import Ledgers
from analytics.metrics import metric_named
from analytics.question import Question, Scope
from tests.builders import CITY, archive_of
from tests.decomposition.portfolios import NOW, Portfolios, portfolios
from tests.decomposition.slow import Found, above_and_below

PAIRS, THROUGH_ARCHIVES = 1000, 30
RATES = ("completion_rate", "start_rate")
Told = dict[tuple[str, str, str | None], tuple[Fraction, set[str]]]
SWAPPED = {PartKind.JOINED: PartKind.LEFT, PartKind.LEFT: PartKind.JOINED}


@pytest.fixture(scope="module")
def pairs() -> list[Portfolios]:
    """The pairs, made once."""
    return [portfolios(seed) for seed in range(PAIRS)]


def asked(seed: int) -> tuple[str, ...]:
    """Both rates of every pair, and the amounts in turn."""
    return (*RATES, SUPPORTED[len(RATES) + seed % (len(SUPPORTED) - len(RATES))])


def told(parts: Iterable[Part]) -> Told:
    """The parts by kind, reason and group."""
    return {(str(one.kind), str(one.reason), one.key): (one.contribution, {*one.members}) for one in parts}


def slow(pair: Portfolios, metric: str, by: str | None) -> Found:
    return pair.slow.split(metric, by)


def together(found: Found) -> Found:
    """The parts of all groups as one per kind and reason."""
    merged: Found = {}
    for (kind, reason, _key), (moved, members) in found.items():
        total, known = merged.get((kind, reason, None), (Fraction(0), set()))
        merged[kind, reason, None] = total + moved, known | members
    return merged


def split(pair: Portfolios, metric: str, seed: int, ledgers: Ledgers | None = None) -> Parts:
    """The product's split, broken down by another dimension from pair to pair."""
    return split_rows(ledgers or pair.ledgers(), metric_named(metric), BREAKDOWNS[seed % len(BREAKDOWNS)])


def test_the_generator_makes_every_case() -> None:
    found = [part for seed in range(200) for metric in asked(seed) for part in slow(portfolios(seed), metric, "sector")]
    assert {reason for _kind, reason, _key in found} == {str(reason) for reason in PartReason}
    assert {kind for kind, _reason, _key in found} == {str(kind) for kind in PartKind}


def test_every_split_is_the_slow_one_and_adds_up(pairs: list[Portfolios]) -> None:
    for seed, pair in enumerate(pairs):
        for metric in asked(seed):
            found, change = split(pair, metric, seed), pair.slow.change(metric)
            by = str(BREAKDOWNS[seed % len(BREAKDOWNS)])
            # The whole of a split by groups is that of its own groups, added up.
            apart = slow(pair, metric, by if found.moves is None else None)
            assert told(found.whole) == (together(apart) if found.moves is None else apart)
            assert told(found.by_group or ()) == slow(pair, metric, by)
            require_sum(found.whole, change)
            require_sum(found.by_group or (), change)


def test_the_order_of_the_projects_does_not_matter(pairs: list[Portfolios]) -> None:
    for seed, pair in enumerate(pairs):
        rows = pair.rows
        Random(seed).shuffle(rows)  # noqa: S311
        for metric in asked(seed):
            assert split(pair, metric, seed, pair.ledgers(rows)) == split(pair, metric, seed)


def test_swapped_dates_negate_every_kind_and_group(pairs: list[Portfolios]) -> None:
    for seed, pair in enumerate(pairs):
        forth = pair.ledgers()
        back = Ledgers(forth.compare_to, forth.as_of, forth.then, forth.now)
        for metric in asked(seed):
            one, other = sums(split(pair, metric, seed, forth)), sums(split(pair, metric, seed, back))
            assert {(SWAPPED.get(kind, kind), key): -total for (kind, key), total in other.items()} == one


def sums(found: Parts) -> dict[tuple[PartKind, str | None], Fraction]:
    """What each kind adds in each group, and altogether."""
    totals: dict[tuple[PartKind, str | None], Fraction] = defaultdict(Fraction)
    for part in (*found.whole, *(found.by_group or ())):
        totals[part.kind, part.key] += part.contribution
    return totals


def test_a_project_that_did_not_change_adds_nothing(pairs: list[Portfolios]) -> None:
    met = 0
    for seed, pair in enumerate(pairs):
        now, then = pair.slow.scoped
        for metric in asked(seed):
            found = split(pair, metric, seed)
            same = {
                project
                for project in now.keys() & then.keys()
                if above_and_below(metric, now[project]) == above_and_below(metric, then[project])
            }
            if found.moves is not None:
                met += len(same)
                assert not same & {project for part in found.whole for project in part.members}
    assert met > PAIRS


def test_a_portfolio_against_itself_has_no_parts(pairs: list[Portfolios]) -> None:
    for seed, pair in enumerate(pairs):
        forth = pair.ledgers()
        for metric in asked(seed):
            for ledger in (forth.now, forth.then):
                found = split(pair, metric, seed, Ledgers(forth.as_of, forth.compare_to, ledger, ledger))
                assert not found.whole
                assert not found.by_group


def test_groups_agree_with_the_whole(pairs: list[Portfolios]) -> None:
    for seed, pair in enumerate(pairs):
        for metric in asked(seed):
            found = split(pair, metric, seed)
            whole: dict[PartKind, Fraction] = defaultdict(Fraction)
            for part in found.whole:
                whole[part.kind] += part.contribution
            for part in found.by_group or ():
                whole[part.kind] -= part.contribution
            assert not any(whole.values())


@pytest.mark.parametrize("seed", range(THROUGH_ARCHIVES))
def test_a_split_through_an_archive_is_the_slow_one(seed: int, tmp_path: Path) -> None:
    pair = portfolios(seed)
    archive = archive_of(tmp_path, {pair.compare_to: pair.then, NOW: pair.now})
    by = BREAKDOWNS[seed % len(BREAKDOWNS)]
    for metric in RATES:
        question = Question(CITY, NOW, (metric,), where=Scope(tier=pair.tier), compare_to=pair.compare_to)
        found = explain(archive, question, by)
        change = change_of(found.answer, metric)
        assert change.delta == found.delta == difference(change) == pair.slow.change(metric)
        assert told(found.parts) == slow(pair, metric, str(by))
        assert sum(found.by_key.values()) == found.delta
        if not found.is_by_groups:
            assert sum(project.contribution for project in found.projects()) == found.delta


def test_parts_that_do_not_add_up_are_never_shown() -> None:
    part = Part(PartKind.JOINED, None, PartReason.NEWLY_LISTED, frozenset({"P1"}), Fraction(1, 3))
    with pytest.raises(ArithmeticError, match="1/3"):
        require_sum([part], Fraction(1, 2))
