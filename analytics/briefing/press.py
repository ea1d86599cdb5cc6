"""The press briefing (新闻通气会): plan, results, rankings, and answers ready for what reporters ask."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice, takewhile

from analytics.briefing.causes import START_RATE, cause_sentences
from analytics.briefing.document import Paragraph, Role, Section
from analytics.briefing.facts import RATE, Facts
from analytics.briefing.listing import kinds_sentence, listed_sentence, reserve_sentence
from analytics.briefing.order import ranking_sentences
from analytics.briefing.sentences import (
    COMMA,
    SEMICOLON,
    completed_sentence,
    districts_name,
    empty_sentence,
    enumerated,
    finished_sentence,
    pace_sentence,
    sentence_case,
    starts_sentence,
    tier_name,
)
from analytics.city import Tier
from analytics.claims import Aspect, Claim, Text, plain
from analytics.claims.pieces import joined
from analytics.language import Label
from analytics.metrics import metric_named
from analytics.question import Question, Scope

# A sentence names so many projects by name.
NOTABLE = 3


def sections(facts: Facts) -> tuple[Section, ...]:
    """The whole briefing."""
    _ = facts.words
    return (
        Section("plan", plain(_("Plan of the year")), tuple(plan_paragraph(facts, tier) for tier in facts.municipal)),
        Section("results", plain(_("Results")), results(facts)),
        Section(
            "ranking",
            plain(_("Ranking of {districts} and municipal units", districts=districts_name(facts))),
            rankings(facts),
        ),
        Section("questions", plain(_("Answers to reporters")), answers(facts)),
    )


def paragraph(facts: Facts, code: str, tier: Tier, label: str, *sentences: Text, role: Role = Role.TEXT) -> Paragraph:
    """A paragraph about one tier; one that lists nothing says only that."""
    name = f"{label} · {tier_name(facts, tier)}"
    text = joined([one for one in sentences if one], Label("", " ").text(facts.spec.language))
    return Paragraph(f"{code}:{tier.name}", name, text, role)


def plan_paragraph(facts: Facts, tier: Tier) -> Paragraph:
    """What a tier's plan of the year holds."""
    _ = facts.words
    label = plain(_("Plan of the year"))
    if not facts.has_projects(tier):
        return paragraph(facts, "plan", tier, label, empty_sentence(facts, tier))
    kinds = kinds_sentence(facts, tier) if tier is facts.city.main_tier else ()
    return paragraph(facts, "plan", tier, label, listed_sentence(facts, tier), kinds)


def results(facts: Facts) -> tuple[Paragraph, ...]:
    """What each of the city's own tiers has achieved; the main list also by what is finished and prepared."""
    _ = facts.words
    label, found = plain(_("Results")), []
    for tier in filter(facts.has_projects, facts.municipal):
        pace = () if facts.is_year_end else pace_sentence(facts, tier)
        said = (completed_sentence(facts, tier), pace, starts_sentence(facts, tier))
        found.append(paragraph(facts, "results", tier, label, *said))
        if tier is facts.city.main_tier:
            finished = (finished_sentence(facts, tier), notable_sentence(facts, tier))
            found.append(paragraph(facts, "finished", tier, plain(_("Finished and started")), *finished))
            found.append(paragraph(facts, "reserve", tier, plain(_("In preparation")), reserve_sentence(facts, tier)))
    return tuple(one for one in found if one.text)


def notable_sentence(facts: Facts, tier: Tier) -> Text:
    """The largest projects that are finished, and that have started and are not among those, by name."""
    _ = facts.words
    finished, are_all_finished = named_projects(facts, tier, "finished_count")
    started, are_all_started = named_projects(facts, tier, "started_count", finished)
    between, parts = COMMA.text(facts.spec.language), []
    if finished:
        named = joined([(claim,) for claim in finished], between)
        parts.append(
            _("finished: {names}", names=named)
            if are_all_finished
            else _("the largest finished are {names}", names=named)
        )
    if started:
        named = joined([(claim,) for claim in started], between)
        parts.append(
            _("newly started: {names}", names=named)
            if are_all_started
            else _("the largest new starts are {names}", names=named)
        )
    if not parts:
        return ()
    clauses = joined(parts, SEMICOLON.text(facts.spec.language))
    return _("Of the {tier} projects, {clauses}.", tier=tier_name(facts, tier), clauses=clauses)


def named_projects(facts: Facts, tier: Tier, metric: str, told: Sequence[Claim] = ()) -> tuple[list[Claim], bool]:
    """The largest projects behind a count, by total investment, without those already told; whether these are all."""
    question = Question(facts.city.code, facts.as_of, (metric,), where=Scope(tier=tier.name))
    known = {claim.derivation for claim in told}
    claims = (facts.reader.claim(question, metric, Aspect.PROJECT, place=place) for place in count(1))
    stated = takewhile(lambda claim: claim.is_stated, claims)
    found = list(islice((claim for claim in stated if claim.derivation not in known), NOTABLE + 1))
    return found[:NOTABLE], len(found) <= NOTABLE


def rankings(facts: Facts) -> tuple[Paragraph, ...]:
    """Districts and units of each of the city's own tiers."""
    found = [ranking_paragraph(facts, tier) for tier in filter(facts.has_projects, facts.municipal)]
    return tuple(one for one in found if one.text)


def ranking_paragraph(facts: Facts, tier: Tier) -> Paragraph:
    """Districts and units of one tier."""
    _ = facts.words
    return paragraph(facts, "ranking", tier, plain(_("Ranking")), ranking_sentences(facts, tier))


def answers(facts: Facts) -> tuple[Paragraph, ...]:
    """What reporters ask: the provincial tiers, and why the rates moved."""
    _ = facts.words
    found: list[Paragraph] = []
    if facts.provincial:
        asked = plain(_("Question: the provincial projects"))
        found.append(
            Paragraph(
                "ask:provincial", asked, _("Q: How do the projects on the provincial lists proceed?"), Role.QUESTION
            )
        )
        found += [provincial_paragraph(facts, tier) for tier in facts.provincial]
    if facts.city.main_tier in facts.tiers:
        found += why(facts, facts.city.main_tier)
    return tuple(found)


def provincial_paragraph(facts: Facts, tier: Tier) -> Paragraph:
    """Everything about one provincial tier, as one answer."""
    _ = facts.words
    label = plain(_("Answer"))
    if not facts.has_projects(tier):
        return paragraph(facts, "answer", tier, label, empty_sentence(facts, tier))
    return paragraph(
        facts,
        "answer",
        tier,
        label,
        listed_sentence(facts, tier),
        completed_sentence(facts, tier),
        () if facts.is_year_end else pace_sentence(facts, tier),
        starts_sentence(facts, tier),
        ranking_sentences(facts, tier),
    )


def why(facts: Facts, tier: Tier) -> list[Paragraph]:
    """Why the main list's rates moved since a year earlier; nothing where there is nothing to explain."""
    _ = facts.words
    said = {metric: cause_sentences(facts, tier, metric) for metric in (RATE, START_RATE)}
    answers = [
        paragraph(facts, f"why:{metric}", tier, metric_named(metric).text(facts.spec.language), text)
        for metric, text in said.items()
        if text
    ]
    if not answers:
        return []
    moved = [
        _("the {metric}", metric=sentence_case(facts, metric_named(metric).text(facts.spec.language)))
        for metric in said
        if said[metric]
    ]
    question = _("Q: Compared with a year earlier, what moved {metrics}?", metrics=enumerated(facts, moved))
    return [Paragraph("ask:why", plain(_("Question: why the rates moved")), question, Role.QUESTION), *answers]
