"""The quarterly bulletin (按季通报): what the quarter and the year have brought, who leads, who is behind."""

from __future__ import annotations

from dataclasses import replace

from analytics.briefing.document import Paragraph, Section
from analytics.briefing.facts import Facts
from analytics.briefing.listing import kinds_sentence
from analytics.briefing.order import behind_sentence, ranking_sentences, ranks
from analytics.briefing.press import paragraph
from analytics.briefing.sentences import (
    completed_sentence,
    districts_name,
    empty_sentence,
    pace_sentence,
    starts_sentence,
    tier_name,
    total_clause,
)
from analytics.city import Tier
from analytics.claims import Aspect, Claim, Text, plain
from analytics.glossary import Population
from analytics.language import Label, Language
from analytics.months import Month
from analytics.wording.numbers import half_up

MONTHS_A_QUARTER = 3
QUARTERS = (
    Label("一季度", "Q1"),
    Label("二季度", "Q2"),
    Label("三季度", "Q3"),
    Label("四季度", "Q4"),
)
# What a quarter adds to, each with the count of the projects that it is about.
WITHIN = {
    "completed_investment": "project_count",
    "started_count": "planned_start_count",
    "finished_count": "project_count",
}


def quarter_of(as_of: Month) -> int:
    """Which quarter a month lies in, from 0."""
    return (as_of.number - 1) // MONTHS_A_QUARTER


def quarter_name(as_of: Month, language: Language) -> str:
    """The quarter that a month lies in: 四季度."""
    return QUARTERS[quarter_of(as_of)].text(language)


def quarter_before(as_of: Month) -> Month | None:
    """The last month of the quarter before, of the same year; null in the first quarter."""
    ended = quarter_of(as_of) * MONTHS_A_QUARTER
    return Month(as_of.year, ended) if ended else None


def quarter_text(facts: Facts) -> str:
    """The quarter as a sentence begins with it; while it runs, with its months: 四季度以来（10—11月）."""
    _ = facts.words
    language, as_of = facts.spec.language, facts.as_of
    name, first = quarter_name(as_of, language), quarter_of(as_of) * MONTHS_A_QUARTER + 1
    if as_of.number == first + MONTHS_A_QUARTER - 1:
        return name
    said = {
        "quarter": name,
        "first": month_name(Month(as_of.year, first), language),
        "last": month_name(as_of, language),
    }
    if as_of.number == first:
        return plain(_("{quarter} so far ({last})", quarter=name, last=said["last"]))
    if language is Language.ZH:
        said["first"] = str(first)
    return plain(_("{quarter} so far ({first}–{last})", **said))


def month_name(month: Month, language: Language) -> str:
    """A month without its year."""
    return Label(f"{month.number}月", month.text(language).split()[0]).text(language)


def sections(facts: Facts) -> tuple[Section, ...]:
    """The whole bulletin: the main list in full, who leads and who is behind, the other lists in short."""
    _ = facts.words
    main = [tier for tier in facts.tiers if tier is facts.city.main_tier]
    others = [tier for tier in facts.tiers if tier is not facts.city.main_tier]
    return (
        Section("quarter", plain(_("Overall")), tuple(one for tier in main for one in overall(facts, tier))),
        Section(
            "groups",
            plain(_("The {districts} and municipal units", districts=districts_name(facts))),
            tuple(one for tier in main for one in standing(facts, tier)),
        ),
        Section("lists", plain(_("Other lists")), tuple(in_short(facts, tier) for tier in others)),
    )


def overall(facts: Facts, tier: Tier) -> tuple[Paragraph, ...]:
    """Investment, starts, and what is finished or overdue."""
    _ = facts.words
    label = plain(_("Investment"))
    if not facts.has_projects(tier):
        return (paragraph(facts, "investment", tier, label, empty_sentence(facts, tier)),)
    if not facts.value("implementing_count", tier).value:
        return (paragraph(facts, "investment", tier, label, *investment(facts, tier), kinds_sentence(facts, tier)),)
    started = (within_sentence(facts, tier, "started_count"), starts_sentence(facts, tier))
    return (
        paragraph(facts, "investment", tier, label, *investment(facts, tier)),
        paragraph(facts, "starts", tier, plain(_("Starts")), *started, overdue_starts_sentence(facts, tier)),
        paragraph(
            facts,
            "finished",
            tier,
            plain(_("Finished")),
            within_sentence(facts, tier, "finished_count"),
            all_finished_sentence(facts, tier),
            overdue_finishes_sentence(facts, tier),
        ),
    )


def investment(facts: Facts, tier: Tier) -> tuple[Text, ...]:
    """What the quarter and the year have brought, and the pace."""
    pace = () if facts.is_year_end else pace_sentence(facts, tier)
    return within_sentence(facts, tier, "completed_investment"), completed_sentence(facts, tier), pace


def within(facts: Facts, tier: Tier, metric: str) -> Claim | None:
    """What the quarter added to a cumulative figure; null in the first quarter, whose figure is the year's.

    Where projects came or went, it is that of the projects in the list at both ends; null where there are none.
    """
    before = quarter_before(facts.as_of)
    if before is None:
        return None
    listed = facts.question(metrics=(*WITHIN, *dict.fromkeys(WITHIN.values())), against=before)
    same = replace(listed, population=Population.SAME_PROJECTS)
    counted = [
        facts.answer(question).figure(WITHIN[metric], (tier.name,), month).value
        for question, month in ((same, facts.as_of), (listed, facts.as_of), (listed, before))
    ]
    if not counted[0]:
        return None
    question = listed if len(set(counted)) == 1 else same
    return facts.reader.claim(question, metric, Aspect.DIFFERENCE, (tier.name,))


def within_sentence(facts: Facts, tier: Tier, metric: str) -> Text:
    """What was completed, started or finished within the quarter; empty in the first, and where it cannot be said.

    A count that fell, because projects left the list, tells nothing about the quarter.
    """
    _ = facts.words
    claim = within(facts, tier, metric)
    if claim is None or claim.value is None:
        return ()
    is_same = claim.reading.question.population is Population.SAME_PROJECTS
    said: dict[str, str | Text] = {
        "tier": tier_name(facts, tier),
        "quarter": quarter_text(facts),
        "basis": _(" (of the projects on the list throughout)") if is_same else (),
    }
    if metric == "completed_investment":
        if claim.value and half_up(claim.value, facts.spec.decimals) == 0:
            return _(
                "{quarter}{basis}: {amount:next to nothing} was added to the investment of the {tier} projects.",
                amount=claim,
                **said,
            )
        if claim.value < 0:
            return _(
                "{quarter}{basis}: the investment of the {tier} projects is {amount} ×100m yuan less than at its"
                " beginning.",
                amount=claim,
                **said,
            )
        if not claim.value:
            return _(
                "{quarter}{basis}: {amount:nothing} was added to the investment of the {tier} projects.",
                amount=claim,
                **said,
            )
        return _("{quarter}{basis}: the {tier} projects completed {amount} ×100m yuan.", amount=claim, **said)
    # Where there is none in the whole year, that is said once.
    if claim.value < 0 or not facts.value(metric, tier).value:
        return ()
    if metric == "started_count":
        if not claim.value:
            return _(
                "{quarter}{basis}: {count:no} planned new start among the {tier} projects has started.",
                count=claim,
                **said,
            )
        return _("{quarter}{basis}: new starts among the {tier} projects: {count}.", count=claim, **said)
    if not claim.value:
        return _("{quarter}{basis}: {count:no} {tier} project was finished.", count=claim, **said)
    return _("{quarter}{basis}: {tier} projects finished: {count}.", count=claim, **said)


def all_finished_sentence(facts: Facts, tier: Tier) -> Text:
    """What has been finished in the year so far."""
    _ = facts.words
    finished, said = facts.value("finished_count", tier), {"tier": tier_name(facts, tier)}
    if not finished.value:
        return _("{count:No} {tier} project is finished yet.", count=finished, **said)
    total = total_clause(facts, facts.value("finished_total_investment", tier))
    return _("Finished in all, of the {tier} projects: {count}{total}.", count=finished, total=total, **said)


def overdue_starts_sentence(facts: Facts, tier: Tier) -> Text:
    """How many planned new starts should have started; empty where none is planned."""
    _ = facts.words
    overdue, said = (
        facts.value("overdue_start_count", tier),
        {"tier": tier_name(facts, tier), "month": month_name(facts.as_of, facts.spec.language)},
    )
    if not facts.value("planned_start_count", tier).value:
        return ()
    if not overdue.value:
        return _("By the end of {month}, {count:no} {tier} project is overdue to start.", count=overdue, **said)
    return _("By the end of {month}, {tier} projects overdue to start: {count}.", count=overdue, **said)


def overdue_finishes_sentence(facts: Facts, tier: Tier) -> Text:
    """How many projects should have been finished."""
    _ = facts.words
    overdue, said = (
        facts.value("overdue_finish_count", tier),
        {"tier": tier_name(facts, tier), "month": month_name(facts.as_of, facts.spec.language)},
    )
    if not overdue.value:
        return _("By the end of {month}, {count:no} {tier} project is overdue to finish.", count=overdue, **said)
    return _("By the end of {month}, {tier} projects overdue to finish: {count}.", count=overdue, **said)


def standing(facts: Facts, tier: Tier) -> tuple[Paragraph, ...]:
    """Who leads, and who is behind with which rate."""
    _ = facts.words
    several = [question for question in (facts.by_district, facts.by_unit) if len(ranks(facts, tier, question)) > 1]
    found = (
        paragraph(facts, "leading", tier, plain(_("Leading")), ranking_sentences(facts, tier)),
        paragraph(
            facts, "behind", tier, plain(_("Behind")), *(behind_sentence(facts, tier, question) for question in several)
        ),
    )
    return tuple(one for one in found if one.text)


def in_short(facts: Facts, tier: Tier) -> Paragraph:
    """Investment, pace and starts of one of the other lists."""
    _ = facts.words
    label = plain(_("In short"))
    if not facts.has_projects(tier):
        return paragraph(facts, "short", tier, label, empty_sentence(facts, tier))
    is_carried_out = facts.value("implementing_count", tier).value
    last = starts_sentence(facts, tier) if is_carried_out else kinds_sentence(facts, tier)
    return paragraph(facts, "short", tier, label, *investment(facts, tier), last)
