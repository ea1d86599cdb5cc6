"""The monthly ranking (每月一排名): every district and unit in order, who gained or lost places, who is behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analytics.answers import Key
from analytics.briefing.document import Paragraph, Role, Section
from analytics.briefing.facts import RATE, Facts
from analytics.briefing.order import (
    Said,
    behind_sentence,
    groups,
    names,
    only_sentence,
    ranks,
    rate_text,
    reached_sentence,
    unreported_sentence,
)
from analytics.briefing.press import paragraph
from analytics.briefing.sentences import enumerated, pace_sentence, tier_name
from analytics.city import Tier
from analytics.claims import Aspect, Claim, Text, plain
from analytics.glossary import Dimension
from analytics.language import Label
from analytics.months import Month
from analytics.question import MUNICIPAL_LEVEL, Question

# The list is one sentence.
MORE, LAST = Label("；", ";"), Label("。", ".")


def sections(facts: Facts) -> tuple[Section, ...]:
    """One section per tier that lists anything."""
    return tuple(tier_section(facts, tier) for tier in filter(facts.has_projects, facts.tiers))


def tier_section(facts: Facts, tier: Tier) -> Section:
    """Districts and units of one tier in order; one sentence where nobody can be ranked."""
    _ = facts.words
    asked = [question_by(facts, dimension) for dimension in (Dimension.DISTRICT, Dimension.UNIT)]
    if any(ranks(facts, tier, question) for question in asked):
        found = [one for question in asked for one in ranking(facts, tier, question)]
    else:
        found = [paragraph(facts, "lead", tier, plain(_("Ranking")), unranked_sentence(facts, tier))]
    return Section(f"ranking:{tier.name}", plain(_("{tier} projects", tier=tier_name(facts, tier))), tuple(found))


def last_month(facts: Facts) -> Month | None:
    """The month that places are compared with; January has none in its year, and every rate begins anew."""
    return None if facts.as_of.number == 1 else facts.as_of.plus(-1)


def question_by(facts: Facts, dimension: Dimension) -> Question:
    """The completion rates of every tier's groups, against last month."""
    return facts.question(dimension, against=last_month(facts))


def ranking(facts: Facts, tier: Tier, question: Question) -> tuple[Paragraph, ...]:
    """A lead, the groups in order, and what stands out; where no group has a rate, only who has not reported."""
    order, kind = ranks(facts, tier, question), question.by[-1]
    label = groups(facts, question)
    if not order:
        missing = unreported_sentence(facts, tier, question)
        return (paragraph(facts, f"lead:{kind}", tier, label, missing),) if missing else ()
    if len(order) == 1:
        said = (only_sentence(facts, tier, question), left_out_sentence(facts, tier, question))
        return (paragraph(facts, f"lead:{kind}", tier, label, *said),)
    lead = paragraph(
        facts,
        f"lead:{kind}",
        tier,
        label,
        pace_sentence(facts, tier) if kind is Dimension.DISTRICT and not facts.is_year_end else (),
        reached_sentence(facts, tier, question),
        best_sentence(facts, tier, question),
    )
    reached = facts.reader.claim(question, RATE, Aspect.REACHED, (tier.name,)).value
    told = paragraph(
        facts,
        f"moved:{kind}",
        tier,
        label,
        moved_sentence(facts, tier, question),
        # Where all are behind, the list itself says so.
        behind_sentence(facts, tier, question) if reached else (),
        left_out_sentence(facts, tier, question),
    )
    return (lead, *listed(facts, tier, question), *([told] if told.text else []))


def best_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who is first, and that the order follows; where all are level there is none."""
    _ = facts.words
    order, found = ranks(facts, tier, question), names(facts, tier, question)
    best = [key for key, rank in order.items() if rank == 1]
    said: Said = {
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question),
        "rate": rate_text(facts, question, best[0]),
    }
    said["names"] = enumerated(facts, [(found[key],) for key in best])
    if len(best) == len(order):
        return _("With their {tier} projects {names} stand level at {rate}.", **said)
    if len(best) == 1:
        return _("With its {tier} projects {names} leads the {groups}, at {rate}; the order, by exact rates:", **said)
    return _(
        "With their {tier} projects {names} share the lead of the {groups}, at {rate}; the order, by exact rates:",
        **said,
    )


def listed(facts: Facts, tier: Tier, question: Question) -> tuple[Paragraph, ...]:
    """One paragraph per group, in order; none where all are level."""
    _ = facts.words
    order, found = ranks(facts, tier, question), names(facts, tier, question)
    if max(order.values()) == 1:
        return ()
    shared, gained = Counter(order.values()), places_gained(facts, tier, question)
    paragraphs = []
    for number, (key, name) in enumerate(found.items(), start=1):
        said: Said = {
            "rank": facts.reader.claim(question, RATE, Aspect.RANK, key),
            "name": name,
            "rate": rate_text(facts, question, key),
            "moved": moved_clause(facts, question, key, gained),
            "end": (LAST if number == len(found) else MORE).text(facts.spec.language),
        }
        text = (
            _("{rank} (shared). {name}: {rate}{moved}{end}", **said)
            if shared[order[key]] > 1
            else _("{rank}. {name}: {rate}{moved}{end}", **said)
        )
        code, label = ":".join(("place", str(question.by[-1]), *key)), f"{name} · {tier_name(facts, tier)}"
        paragraphs.append(Paragraph(code, label, text, Role.LISTED))
    return tuple(paragraphs)


def places_gained(facts: Facts, tier: Tier, question: Question) -> Mapping[Key, Claim]:
    """What each group has gained or lost since last month; empty where nobody was ranked then."""
    if last_month(facts) is None:
        return {}
    order = ranks(facts, tier, question)
    claims = {key: facts.reader.claim(question, RATE, Aspect.PLACES_GAINED, key) for key in order}
    return claims if any(claim.is_stated for claim in claims.values()) else {}


def moved_clause(facts: Facts, question: Question, key: Key, gained: Mapping[Key, Claim]) -> Text:
    """How a group's place compares with last month's; empty where nothing can be said."""
    _ = facts.words
    earlier = question.compare_to
    if earlier is None or key not in gained:
        return ()
    places = gained[key]
    if places.value is None:
        # Under another name it may have stood anywhere.
        is_renamed = key[-1] in facts.city.successors(earlier.end, facts.as_of.end).values()
        return () if is_renamed else _(", newly ranked")
    if not places.value:
        return _(", place {places:unchanged}", places=places)
    return (
        _(", up {places} in rank", places=places) if places.value > 0 else _(", down {places} in rank", places=places)
    )


def moved_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who gained most places since last month, and who lost most; empty where nobody can be compared."""
    _ = facts.words
    gained = {key: claim for key, claim in places_gained(facts, tier, question).items() if claim.value is not None}
    if not gained:
        return ()
    found = names(facts, tier, question)
    said: Said = {"tier": tier_name(facts, tier), "groups": groups(facts, question)}
    sizes = [claim.value for claim in gained.values() if claim.value is not None]
    best, worst = max(sizes), min(sizes)
    if best > 0:
        up = [key for key, claim in gained.items() if claim.value == best]
        most: Said = {"names": enumerated(facts, [(found[key],) for key in up]), "places": gained[up[0]]}
        said["up"] = _("{names} (up {places})", **most) if len(up) == 1 else _("{names} (each up {places})", **most)
    if worst < 0:
        down = [key for key, claim in gained.items() if claim.value == worst]
        least: Said = {"names": enumerated(facts, [(found[key],) for key in down]), "places": gained[down[0]]}
        said["down"] = (
            _("{names} (down {places})", **least) if len(down) == 1 else _("{names} (each down {places})", **least)
        )
    if "up" in said and "down" in said:
        return _(
            "On last month, most places for {tier} projects among the {groups} were gained by {up} and lost by {down}.",
            **said,
        )
    if "up" in said:
        return _("On last month, most places for {tier} projects among the {groups} were gained by {up}.", **said)
    if "down" in said:
        return _("On last month, most places for {tier} projects among the {groups} were lost by {down}.", **said)
    # Of those without a place last month the list itself says so.
    if len(gained) < len(found):
        return ()
    return _("On last month, the {groups} with {tier} projects keep their places.", **said)


def left_out_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Which groups have projects but no plan, so that they have no place; empty without any."""
    _ = facts.words
    answer = facts.answer(question)
    ranked = answer.ranked(RATE, (tier.name,))
    unplanned = [key for key, _rank in ranked if not answer.figure("annual_plan", key).value]
    without = [key for key in unplanned if MUNICIPAL_LEVEL not in key]
    if not without:
        return ()
    return _(
        "Not ranked: {names}, without a plan for {tier} projects or without reporting it.",
        tier=tier_name(facts, tier),
        names=enumerated(facts, [(facts.reader.name(key[-1]),) for key in without]),
    )


def unranked_sentence(facts: Facts, tier: Tier) -> Text:
    """Why there is no ranking at all."""
    _ = facts.words
    plan, said = facts.value("annual_plan", tier), {"tier": tier_name(facts, tier)}
    if not plan.is_stated:
        return _("No annual plan has been reported for the {tier} projects, so nobody is ranked.", **said)
    if not plan.value:
        return _(
            "{plan:No} investment is planned for the {tier} projects this year, so nobody is ranked.", plan=plan, **said
        )
    return _("Nobody with a plan for {tier} projects has reported an investment, so nobody is ranked.", **said)
