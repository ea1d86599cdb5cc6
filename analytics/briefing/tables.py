"""The tables of a briefing: its tiers, and the districts, municipal units and sectors of each."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from analytics.answers import Answer, Key
from analytics.briefing.document import Cell, Quotient, Table, TableColumn
from analytics.briefing.facts import DIVIDED, RATE, Facts
from analytics.briefing.sentences import tier_name
from analytics.change import change_of
from analytics.city import Tier
from analytics.claims import plain
from analytics.glossary import Dimension
from analytics.language import Label, Language
from analytics.metrics import Metric, metric_named, parts_of
from analytics.question import MUNICIPAL_LEVEL, Question
from analytics.wording.listing import GROUP, METRIC_KINDS, RANK, ListedKind, change_label, metric_label
from analytics.wording.numbers import delta_in_unit, in_unit

TIER_METRICS = (
    "project_count",
    "total_investment",
    "annual_plan",
    "completed_investment",
    RATE,
    "planned_start_count",
    "started_count",
    "start_rate",
)
GROUP_METRICS = ("annual_plan", "completed_investment", RATE)
CHANGE = "_delta"
TOTAL = Label("合计", "All")


def tables_of(facts: Facts) -> tuple[Table, ...]:
    """One table of the tiers; of each tier its districts and its units ranked; of the main tier its sectors."""
    tiers = tuple(filter(facts.has_projects, facts.tiers))
    found = [tiers_table(facts, tiers)]
    found += [districts_table(facts, tier) for tier in tiers]
    found += [units_table(facts, tier) for tier in tiers]
    found += [sectors_table(facts, tier) for tier in tiers if tier is facts.city.main_tier]
    return tuple(table for table in found if table.rows)


def tiers_table(facts: Facts, tiers: Iterable[Tier]) -> Table:
    """One row per tier with projects; tiers overlap, so there is no row of all."""
    _, answer = facts.words, facts.answer(facts.overall)
    columns = (TableColumn(GROUP, Dimension.TIER.text(facts.spec.language), ListedKind.TEXT),)
    rows = [(tier_name(facts, tier), *cells(answer, TIER_METRICS, (tier.name,))) for tier in tiers]
    title = plain(_("The lists side by side (they overlap and are never added up)"))
    return Table("tiers", title, (*columns, *metric_columns(answer, TIER_METRICS, facts.spec.language)), tuple(rows))


def districts_table(facts: Facts, tier: Tier) -> Table:
    """One row per district of a tier, best first, the municipal level last, then all of them."""
    _ = facts.words
    title = plain(_("{tier} projects: districts by completion rate", tier=tier_name(facts, tier)))
    return ranked_table(facts, tier, facts.by_district, f"districts:{tier.name}", title, (tier.name,), facts.overall)


def units_table(facts: Facts, tier: Tier) -> Table:
    """One row per municipal unit of a tier, best first, then all of them."""
    _ = facts.words
    title = plain(_("{tier} projects: municipal units by completion rate", tier=tier_name(facts, tier)))
    whole = (tier.name, MUNICIPAL_LEVEL)
    return ranked_table(facts, tier, facts.by_unit, f"units:{tier.name}", title, whole, facts.by_district)


def ranked_table(
    facts: Facts, tier: Tier, question: Question, code: str, title: str, whole: Key, of_whole: Question
) -> Table:
    """Groups of a tier with their ranks; a whole that they do not add up to is left out."""
    language, answer = facts.spec.language, facts.answer(question)
    columns = (
        TableColumn(RANK, Label("名次", "Rank").text(language), ListedKind.COUNT),
        TableColumn(GROUP, question.by[-1].text(language), ListedKind.TEXT),
        *metric_columns(answer, GROUP_METRICS, language),
    )
    rows = [
        (rank_cell(key, rank), group_name(facts, key), *cells(answer, GROUP_METRICS, key))
        for key, rank in answer.ranked(RATE, (tier.name,))
    ]
    total = total_cells(facts, tier, question, facts.answer(of_whole), whole)
    return Table(code, title, columns, (*rows, *([("", *total)] if total else [])))


def sectors_table(facts: Facts, tier: Tier) -> Table:
    """One row per sector of a tier in the profile's order, then all of them."""
    _, language, answer = facts.words, facts.spec.language, facts.answer(facts.by_sector)
    columns = (TableColumn(GROUP, Dimension.SECTOR.text(language), ListedKind.TEXT),)
    order = {sector.name: place for place, sector in enumerate(facts.city.sectors)}
    keys = sorted(facts.keys(facts.by_sector, tier), key=lambda key: (order.get(key[-1], len(order)), key))
    rows = [(group_name(facts, key), *cells(answer, GROUP_METRICS, key)) for key in keys]
    total = total_cells(facts, tier, facts.by_sector, facts.answer(facts.overall), (tier.name,))
    title = plain(_("{tier} projects by sector", tier=tier_name(facts, tier)))
    return Table(
        f"sectors:{tier.name}",
        title,
        (*columns, *metric_columns(answer, GROUP_METRICS, language)),
        (*rows, *([total] if total else [])),
    )


def total_cells(facts: Facts, tier: Tier, question: Question, answer: Answer, whole: Key) -> tuple[Cell, ...]:
    """The name and the cells of all groups together; empty where the groups do not add up to the whole."""
    parts, keys = facts.answer(question), facts.keys(question, tier)
    if len(keys) < 2:
        return ()
    for metric in DIVIDED[1:]:
        together = sum((Fraction(parts.figure(metric, key).value or 0) for key in keys), Fraction(0))
        if together != (answer.figure(metric, whole).value or 0):
            return ()
    return (TOTAL.text(facts.spec.language), *cells(answer, GROUP_METRICS, whole))


def metric_columns(answer: Answer, metrics: Iterable[str], language: Language) -> tuple[TableColumn, ...]:
    """A column per metric, each rate followed by its change where there is an earlier ledger."""
    found = []
    for metric in map(metric_named, metrics):
        quotient = Quotient(*parts_of(metric)) if metric.is_rate else None
        found.append(TableColumn(metric.name, metric_label(metric, language), METRIC_KINDS[metric.unit], quotient))
        if has_change(answer, metric):
            found.append(TableColumn(metric.name + CHANGE, change_label(answer, metric, language), ListedKind.CHANGE))
    return tuple(found)


def cells(answer: Answer, metrics: Iterable[str], key: Key) -> tuple[Cell, ...]:
    """The cells of one group under :func:`metric_columns`, exact."""
    found: list[Cell] = []
    for metric in map(metric_named, metrics):
        value = answer.figure(metric.name, key).value
        found.append(None if value is None else in_unit(metric, value))
        if has_change(answer, metric):
            found.append(delta_in_unit(change_of(answer, metric.name, key)))
    return tuple(found)


def has_change(answer: Answer, metric: Metric) -> bool:
    """Whether a metric's column is followed by its change."""
    return metric.is_rate and answer.question.compare_to in answer.months


def rank_cell(key: Key, rank: int | None) -> Cell:
    """A rank; null for a group without a rate, nothing at all for the municipal level, which is not ranked."""
    if rank is not None:
        return Fraction(rank)
    return "" if MUNICIPAL_LEVEL in key else None


def group_name(facts: Facts, key: Key) -> str:
    """What a group is called in the reader's language."""
    return facts.reader.name(key[-1])
