"""The charts of a briefing as values: districts ranked, the year's course, the tiers beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from analytics.answers import Answer, Key
from analytics.briefing.document import Chart, Drawn, Line, Mark
from analytics.briefing.facts import RATE, Facts
from analytics.briefing.sentences import tier_name
from analytics.city import Tier
from analytics.claims import plain
from analytics.metrics import metric_named, time_progress
from analytics.months import Month
from analytics.question import Question, Scope
from analytics.wording.findings import pace_finding, ranking_finding, tiers_finding
from analytics.wording.listing import metric_label
from analytics.wording.numbers import in_unit, percent

FEWEST_BARS = 2
PROGRESS = "time_progress"


def charts_of(facts: Facts) -> tuple[Chart, ...]:
    """Districts of the city's own tiers, the course of the main tier's year, and the tiers; none without two bars."""
    tiers = tuple(filter(facts.has_projects, facts.tiers))
    found = [districts_chart(facts, tier) for tier in tiers if not tier.is_provincial]
    found += [year_chart(facts, tier) for tier in tiers if tier is facts.city.main_tier]
    found.append(tiers_chart(facts, tiers))
    return tuple(chart for chart in found if chart is not None)


def districts_chart(facts: Facts, tier: Tier) -> Chart | None:
    """The completion rate of a tier's districts, best first; the municipal level is no district."""
    _, answer = facts.words, facts.answer(facts.by_district)
    keys = list(answer.ranks(RATE, (tier.name,)))
    finding = ranking_finding(
        answer,
        RATE,
        facts.reader.name,
        facts.spec.language,
        (tier.name,),
        facts.spec.decimals,
        of_plan=facts.is_year_end,
    )
    title = plain(_("{tier} projects: {finding}", tier=tier_name(facts, tier), finding=finding))
    return bars(facts, f"districts:{tier.name}", title, answer, keys)


def tiers_chart(facts: Facts, tiers: Iterable[Tier]) -> Chart | None:
    """The completion rate of each tier in the profile's order."""
    answer = facts.answer(facts.overall)
    names = [tier.name for tier in tiers]
    title = tiers_finding(answer, facts.reader.name, facts.spec.language, facts.spec.decimals, names)
    keys = [(name,) for name in names if answer.figure(RATE, (name,)).value is not None]
    return bars(facts, "tiers", title, answer, keys)


def bars(facts: Facts, code: str, title: str, answer: Answer, keys: Sequence[Key]) -> Chart | None:
    """A bar per group, last year's beside it where there is one; null for fewer than two."""
    if len(keys) < FEWEST_BARS:
        return None
    language = facts.spec.language
    lines = [Line(facts.as_of.text(language), tuple(rate(answer, key) for key in keys))]
    if facts.has_earlier():
        earlier = facts.as_of.year_earlier
        lines.append(Line(earlier.text(language), tuple(rate(answer, key, earlier) for key in keys)))
    names = tuple(facts.reader.name(key[-1]) for key in keys)
    unit = metric_label(metric_named(RATE), language)
    return Chart(code, title, unit, Drawn.BARS, names, drawn(lines), (mark(facts),))


def year_chart(facts: Facts, tier: Tier) -> Chart | None:
    """The completion rate of a tier month by month: this year so far, last year, and time progress."""
    _, language, as_of = facts.words, facts.spec.language, facts.as_of
    before = as_of.year_earlier
    question = Question(
        facts.city.code,
        as_of,
        (RATE, "pace_gap"),
        where=Scope(tier=tier.name),
        compare_to=before,
        history=(*before.whole_year, *as_of.year_so_far),
    )
    answer = facts.answer(question)
    now = Line(plain(_("Year {year}", year=str(as_of.year))), course(answer, as_of.whole_year))
    then = Line(plain(_("Year {year}", year=str(before.year))), course(answer, before.whole_year))
    progress = tuple(in_unit(metric_named(PROGRESS), time_progress(month)) for month in as_of.whole_year)
    if all(value is None for value in now.values):
        return None
    pace = Line(metric_named(PROGRESS).text(language), progress)
    labels = tuple(plain(_("M{number}", number=str(month.number))) for month in as_of.whole_year)
    unit = plain(_("% of the annual plan"))
    title = plain(
        _(
            "{tier} projects: {finding}",
            tier=tier_name(facts, tier),
            finding=pace_finding(answer, language, decimals=facts.spec.decimals, of_plan=facts.is_year_end),
        )
    )
    return Chart("year", title, unit, Drawn.LINES, labels, (now, then, pace), source=months_drawn(facts, answer))


def months_drawn(facts: Facts, answer: Answer) -> str:
    """Which snapshots a curve rests on."""
    _, months = facts.words, answer.months
    return plain(
        _(
            "The curve rests on {count} snapshots, {first} … {last}",
            count=str(len(months)),
            first=str(months[0]),
            last=str(months[-1]),
        )
    )


def course(answer: Answer, months: Iterable[Month]) -> tuple[Fraction | None, ...]:
    """The completion rate of each month; null where there is none, and for months that were not asked about."""
    return tuple(rate(answer, (), month) for month in months)


def rate(answer: Answer, key: Key, as_of: Month | None = None) -> Fraction | None:
    """A completion rate in %, exact."""
    figure = answer.figure(RATE, key, as_of)
    return None if figure.value is None else in_unit(figure.metric, figure.value)


def drawn(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that have a value."""
    return tuple(line for line in lines if any(value is not None for value in line.values))


def mark(facts: Facts) -> Mark:
    """The plan at the end of the year, time progress before."""
    metric, progress = metric_named(PROGRESS), time_progress(facts.as_of)
    if facts.is_year_end:
        return Mark("100%", in_unit(metric, progress))
    name = f"{metric.text(facts.spec.language)} {percent(progress, facts.spec.decimals)}"
    return Mark(name, in_unit(metric, progress))
