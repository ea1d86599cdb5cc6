"""Rankings in words: who leads, who shares a place, who has reached the line, and who has not."""

from __future__ import annotations

from itertools import groupby

from analytics.answers import Key
from analytics.briefing.facts import RATE, Facts
from analytics.briefing.sentences import CLAUSE, SEMICOLON, enumerated, tier_name
from analytics.city import Tier
from analytics.claims import Aspect, Claim, Text
from analytics.claims.pieces import joined
from analytics.glossary import Dimension
from analytics.language import Label
from analytics.question import Question

NAMED = 3
ORDINALS = (Label("第一", "first"), Label("第二", "second"), Label("第三", "third"))
# Said in full where a paragraph first speaks of them.
IN_FULL = {
    Dimension.DISTRICT: Label("县区（开发区、管理局）", "districts"),
    Dimension.UNIT: Label("市直单位", "municipal units"),
}
GROUPS = {Dimension.DISTRICT: Label("县区", "districts"), Dimension.UNIT: Label("市直单位", "municipal units")}

Said = dict[str, str | Claim | Text]


def groups(facts: Facts, question: Question, names: dict[Dimension, Label]) -> str:
    """What is ranked, in the reader's language."""
    return names[question.by[-1]].text(facts.spec.language)


def ranks(facts: Facts, tier: Tier, question: Question) -> dict[Key, int]:
    """The rank of each group of a tier that has one, best first."""
    ranked = facts.answer(question).ranked(RATE, (tier.name,))
    return {key: rank for key, rank in ranked if rank is not None}


def names(facts: Facts, tier: Tier, question: Question) -> dict[Key, Claim]:
    """Who stands at each place, best first."""
    order = enumerate(ranks(facts, tier, question), start=1)
    return {key: facts.reader.claim(question, RATE, Aspect.PLACE, (tier.name,), place) for place, key in order}


def ranking_sentences(facts: Facts, tier: Tier) -> Text:
    """How many districts have reached the line, then who leads among districts and units; empty without any rank."""
    asked = (facts.by_district, facts.by_unit)
    sizes = [len(ranks(facts, tier, question)) for question in asked]
    single = [
        only_sentence(facts, tier, question) if size == 1 else () for question, size in zip(asked, sizes, strict=True)
    ]
    reached = reached_sentence(facts, tier, facts.by_district) if sizes[0] > 1 else single[0]
    several = [question for question, size in zip(asked, sizes, strict=True) if size > 1]
    said = (reached, order_sentence(facts, tier, *several), single[1])
    return joined([one for one in said if one], Label("", " ").text(facts.spec.language))


def only_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """The one group that there is: nothing to rank."""
    _ = facts.words
    ((key, name),) = names(facts, tier, question).items()
    return _(
        "Of the {groups} only {name} has a plan for {tier} projects; its completion rate is {rate}%.",
        tier=tier_name(facts, tier),
        groups=groups(facts, question, IN_FULL),
        name=name,
        rate=facts.reader.claim(question, RATE, key=key),
    )


def reached_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """How many groups have completed the plan, or have reached time progress while the year runs."""
    _ = facts.words
    ranked = facts.reader.claim(question, RATE, Aspect.RANKED, (tier.name,))
    reached = facts.reader.claim(question, RATE, Aspect.REACHED, (tier.name,))
    said: Said = {
        "all": ranked,
        "reached": reached,
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question, IN_FULL),
    }
    if reached.value == ranked.value:
        if facts.is_year_end:
            return _(
                "{reached:Each} of the {all} {groups} with a plan for {tier} projects has reached or exceeded it.",
                **said,
            )
        return _(
            "{reached:Each} of the {all} {groups} with a plan for {tier} projects has reached time progress.", **said
        )
    if not reached.value:
        if facts.is_year_end:
            return _("{reached:None} of the {all} {groups} with a plan for {tier} projects has completed it.", **said)
        return _(
            "{reached:None} of the {all} {groups} with a plan for {tier} projects has reached time progress.", **said
        )
    if facts.is_year_end:
        return _("Of {all} {groups} with a plan for {tier} projects {reached} reached or exceeded it.", **said)
    return _("Of {all} {groups} with a plan for {tier} projects {reached} reached time progress.", **said)


def order_sentence(facts: Facts, tier: Tier, *questions: Question) -> Text:
    """Who leads by completion rate, of each kind of groups; empty without any."""
    _ = facts.words
    if not questions:
        return ()
    return _(
        "By completion rate of the {tier} projects, {clauses}.",
        tier=tier_name(facts, tier),
        clauses=joined([leaders(facts, tier, question) for question in questions], SEMICOLON.text(facts.spec.language)),
    )


def leaders(facts: Facts, tier: Tier, question: Question) -> Text:
    """The first three of several groups, or more where they share a place."""
    _ = facts.words
    found, order = names(facts, tier, question), ranks(facts, tier, question)
    said: Said = {"groups": groups(facts, question, GROUPS)}
    if max(order.values()) == 1:
        rate = facts.reader.claim(question, RATE, key=next(iter(order)))
        return _("all {groups} stand level at {rate}%", rate=rate, **said)
    shown = [(key, rank) for key, rank in order.items() if rank <= NAMED]
    if len({rank for _key, rank in shown}) == len(shown):
        said["names"] = enumerated(facts, [(found[key],) for key, _rank in shown])
        if len(order) < NAMED:
            return _("the {groups} are {names}, in that order", **said)
        return _("the first three {groups} are {names}, in that order", **said)
    parts = []
    for rank, group in groupby(shown, key=lambda entry: entry[1]):
        level = [(found[key],) for key, _rank in group]
        place: Said = {"names": enumerated(facts, level), "place": ORDINALS[rank - 1].text(facts.spec.language)}
        parts.append(_("{names} share {place} place", **place) if len(level) > 1 else _("{names} {place}", **place))
    return _("of the {groups} {places}", places=joined(parts, CLAUSE.text(facts.spec.language)), **said)


def behind_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who has not reached the line, lowest first, each with its rate; empty where nobody is behind."""
    _ = facts.words
    reached = facts.reader.claim(question, RATE, Aspect.REACHED, (tier.name,))
    found = list(names(facts, tier, question).items())[int(reached.value or 0) :]
    if not found:
        return ()
    told = [
        _("{name} ({rate}%)", name=name, rate=facts.reader.claim(question, RATE, key=key))
        for key, name in reversed(found)
    ]
    said: Said = {
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question, GROUPS),
        "names": enumerated(facts, told),
    }
    if facts.is_year_end:
        if len(found) == 1:
            return _("Of the {groups}, {names} has not completed the plan for its {tier} projects.", **said)
        return _(
            "The {groups} that have not completed the plan for their {tier} projects, lowest first: {names}.", **said
        )
    if len(found) == 1:
        return _("Of the {groups}, {names} is behind time progress with its {tier} projects.", **said)
    return _("The {groups} behind time progress with their {tier} projects, lowest first: {names}.", **said)
