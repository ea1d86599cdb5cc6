"""Rankings in words: who leads, who shares a place, who has reached the line, and who has not."""

from __future__ import annotations

from itertools import groupby

from analytics.answers import Key
from analytics.briefing.facts import RATE, Facts
from analytics.briefing.sentences import CLAUSE, SEMICOLON, districts_name, enumerated, tier_name
from analytics.city import Tier
from analytics.claims import Aspect, Claim, Text
from analytics.claims.pieces import joined
from analytics.glossary import Dimension
from analytics.language import Label
from analytics.metrics import time_progress
from analytics.question import MUNICIPAL_LEVEL, Question
from analytics.wording.numbers import PER_CENT, half_up

NAMED = 3
ORDINALS = (Label("第一", "first"), Label("第二", "second"), Label("第三", "third"))
UNITS = Label("市直单位", "municipal units")

Said = dict[str, str | Claim | Text]


def groups(facts: Facts, question: Question, *, in_full: bool = False) -> str:
    """What is ranked, in the reader's language; districts in full where a paragraph first speaks of them."""
    if question.by[-1] is Dimension.UNIT:
        return UNITS.text(facts.spec.language)
    return districts_name(facts, in_full=in_full)


def ranks(facts: Facts, tier: Tier, question: Question) -> dict[Key, int]:
    """The rank of each group of a tier that has one, best first."""
    return facts.answer(question).ranks(RATE, (tier.name,))


def names(facts: Facts, tier: Tier, question: Question) -> dict[Key, Claim]:
    """Who stands at each place, best first."""
    order = enumerate(ranks(facts, tier, question), start=1)
    return {key: facts.reader.claim(question, RATE, Aspect.PLACE, (tier.name,), place) for place, key in order}


def unreported(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who has a plan and has reported no investment, so that nothing can be said of everybody; empty without any."""
    answer = facts.answer(question)
    without = [key for key, rank in answer.ranked(RATE, (tier.name,)) if rank is None and MUNICIPAL_LEVEL not in key]
    found = [key for key in without if answer.figure("annual_plan", key).value]
    return enumerated(facts, [(facts.reader.name(key[-1]),) for key in found]) if found else ()


def rate_text(facts: Facts, question: Question, key: Key) -> Text:
    """A group's rate with its unit; one that prints like the line and has not reached it says so."""
    _ = facts.words
    rate = facts.reader.claim(question, RATE, key=key)
    line, exact = time_progress(facts.as_of) * PER_CENT, rate.value or 0
    is_near = exact < line and half_up(exact, facts.spec.decimals) == half_up(line, facts.spec.decimals)
    return _("just under {rate}%", rate=rate) if is_near else _("{rate}%", rate=rate)


def ranking_sentences(facts: Facts, tier: Tier) -> Text:
    """How many districts have reached the line, then who leads among districts and units; empty without any rank."""
    asked = (facts.by_district, facts.by_unit)
    sizes = [len(ranks(facts, tier, question)) for question in asked]
    single = [
        only_sentence(facts, tier, question) if size == 1 else () for question, size in zip(asked, sizes, strict=True)
    ]
    reached = reached_sentence(facts, tier, facts.by_district) if sizes[0] > 1 else single[0]
    several = [question for question, size in zip(asked, sizes, strict=True) if size > 1]
    # Who else has not reported, where a sentence before has not named them.
    untold = [question for question, size in zip(asked, sizes, strict=True) if size == 0] if any(sizes) else []
    untold += [facts.by_unit] if sizes[1] > 1 else []
    missing = (unreported_sentence(facts, tier, question) for question in untold)
    said = (reached, order_sentence(facts, tier, *several), single[1], *missing)
    return joined([one for one in said if one], Label("", " ").text(facts.spec.language))


def only_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """The one group that there is: nothing to rank."""
    _ = facts.words
    ((key, name),) = names(facts, tier, question).items()
    missing = unreported(facts, tier, question)
    said: Said = {
        "only": facts.reader.claim(question, RATE, Aspect.RANKED, (tier.name,)),
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question, in_full=True),
        "name": name,
        "rate": rate_text(facts, question, key),
    }
    if missing:
        return _(
            "Of the {groups} with a plan for {tier} projects {name} reported its investment, with a completion rate of"
            " {rate}; none is reported by {missing}.",
            missing=missing,
            **said,
        )
    return _(
        "Of the {groups} {only:only} {name} has a plan for {tier} projects; its completion rate is {rate}.", **said
    )


def unreported_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who has a plan and has reported no investment; empty without any."""
    _ = facts.words
    missing = unreported(facts, tier, question)
    if not missing:
        return ()
    return _(
        "Of the {groups} with a plan for {tier} projects, {missing} reported no investment and have no place.",
        tier=tier_name(facts, tier),
        groups=groups(facts, question),
        missing=missing,
    )


def reached_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """How many groups have completed the plan, or have reached time progress while the year runs.

    Where some have not reported, only of those that have; who has not is named.
    """
    _ = facts.words
    missing = unreported(facts, tier, question)
    said: Said = {
        "all": facts.reader.claim(question, RATE, Aspect.RANKED, (tier.name,)),
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question, in_full=True),
        "outcome": outcome(facts, tier, question, has_missing=bool(missing)),
    }
    if missing:
        return _(
            "Of the {all} {groups} with a plan and a reported investment for {tier} projects {outcome}; none is"
            " reported by {missing}.",
            missing=missing,
            **said,
        )
    return _("Of the {all} {groups} with a plan for {tier} projects {outcome}.", **said)


def outcome(facts: Facts, tier: Tier, question: Question, *, has_missing: bool) -> Text:
    """How many of the ranked groups have reached the line: all, none or some."""
    _ = facts.words
    ranked, reached = (
        facts.reader.claim(question, RATE, aspect, (tier.name,)) for aspect in (Aspect.RANKED, Aspect.REACHED)
    )
    if not reached.value:
        if facts.is_year_end:
            return _("{reached:none} has completed the plan", reached=reached)
        return _("{reached:none} has reached time progress", reached=reached)
    if reached.value < (ranked.value or 0):
        if facts.is_year_end:
            return _("{reached} reached or exceeded the plan", reached=reached)
        return _("{reached} reached time progress", reached=reached)
    if has_missing:
        if facts.is_year_end:
            return _("{reached:each} of these has reached or exceeded the plan", reached=reached)
        return _("{reached:each} of these has reached time progress", reached=reached)
    if facts.is_year_end:
        return _("{reached:each} has reached or exceeded the plan", reached=reached)
    return _("{reached:each} has reached time progress", reached=reached)


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
    said: Said = {"groups": groups(facts, question)}
    if max(order.values()) == 1:
        keys = list(order)
        said["all"] = facts.reader.claim(question, RATE, Aspect.RANKED, (tier.name,))
        said["level"] = facts.reader.claim(question, RATE, Aspect.RANK, keys[-1])
        said["rate"] = rate_text(facts, question, keys[0])
        return _("the {all} {groups} {level:all} stand at {rate}", **said)
    shown = [(key, rank) for key, rank in order.items() if rank <= NAMED]
    if len({rank for _key, rank in shown}) == len(shown):
        said["names"] = enumerated(facts, [(found[key],) for key, _rank in shown])
        if len(order) < NAMED:
            return _("the {groups} are {names}, in that order", **said)
        return _("the first three {groups} are {names}, in that order", **said)
    parts = []
    for rank, group in groupby(shown, key=lambda entry: entry[1]):
        keys = [key for key, _rank in group]
        first, last = (facts.reader.claim(question, RATE, Aspect.RANK, keys[end]) for end in (0, -1))
        level: Said = {
            "names": enumerated(facts, [(found[key],) for key in keys]),
            "place": first.said(ORDINALS[rank - 1].text(facts.spec.language)),
        }
        parts.append(
            _("{names} {shared:share} {place} place", shared=last, **level)
            if len(keys) > 1
            else _("{names} {place}", **level)
        )
    return _("of the {groups} {places}", places=joined(parts, CLAUSE.text(facts.spec.language)), **said)


def behind_sentence(facts: Facts, tier: Tier, question: Question) -> Text:
    """Who has not reached the line, lowest first, each with its rate; empty where nobody is behind."""
    _ = facts.words
    reached = facts.reader.claim(question, RATE, Aspect.REACHED, (tier.name,))
    found = list(names(facts, tier, question).items())[int(reached.value or 0) :]
    if not found:
        return ()
    told = [_("{name} ({rate})", name=name, rate=rate_text(facts, question, key)) for key, name in reversed(found)]
    said: Said = {
        "tier": tier_name(facts, tier),
        "groups": groups(facts, question),
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
