"""The analysis: why a rate moved, from the same split that ``explain`` gives."""

from __future__ import annotations

from analytics.briefing.facts import RATE, Facts
from analytics.briefing.sentences import CLAUSE, change_words, districts_name, sentence_case, tier_name
from analytics.city import Tier
from analytics.claims import Aspect, Text
from analytics.claims.pieces import joined
from analytics.decomposition import NothingToExplain, Split
from analytics.decomposition.explain import DEFAULT_GROUPS
from analytics.decomposition.findings import named_parts
from analytics.decomposition.terms import PartKind
from analytics.glossary import Dimension
from analytics.metrics import metric_named
from analytics.question import MUNICIPAL_LEVEL, Question, Scope
from analytics.wording.numbers import half_up

START_RATE = "start_rate"


def cause_sentences(facts: Facts, tier: Tier, metric: str) -> Text:
    """What moved a rate since a year earlier, largest cause first, and which group did most; empty without any."""
    _ = facts.words
    # One split tells both: what the whole is made of, and what each group adds.
    by = Dimension.DISTRICT if metric == RATE else Dimension.SECTOR
    where, earlier = Scope(tier=tier.name), facts.as_of.year_earlier
    question = Question(facts.city.code, facts.as_of, (metric,), (by,), where, earlier)
    try:
        split = facts.reader.split(question, by)
    except NothingToExplain:
        return ()
    causes = sorted(named_parts(split, facts.spec.language).items(), key=lambda entry: -abs(entry[1]))
    parts = []
    for name, number in causes:
        points = facts.reader.claim(question, metric, Aspect.PART, (name,))
        cause = cause_name(facts, split, name)
        if number:
            parts.append(
                _("{cause} +{points}", cause=cause, points=points)
                if number > 0
                else _("{cause} −{points}", cause=cause, points=points)
            )
    change = change_words(facts, facts.change(metric, tier))
    if not parts or not change:
        return ()
    label = sentence_case(facts, metric_named(metric).text(facts.spec.language))
    if len(parts) == 1:
        only = next(name for name, number in causes if number)
        # Of one group there is nothing to tell apart, and what no digit shows needs no cause.
        has_groups = len(split.by_key) > 1
        if half_up(facts.change(metric, tier).value or 0, facts.spec.decimals) == 0 or (
            split.is_by_groups and not has_groups
        ):
            return ()
        return _(
            "The {metric} of the {tier} projects is {change}, {points:all} of it from {cause}{groups}.",
            metric=label,
            tier=tier_name(facts, tier),
            change=change,
            points=facts.reader.claim(question, metric, Aspect.PART, (only,)),
            cause=cause_name(facts, split, only),
            groups=groups_clause(facts, question, metric),
        )
    return _(
        "The {metric} of the {tier} projects is {change}; in points: {parts}{groups}.",
        metric=label,
        tier=tier_name(facts, tier),
        change=change,
        parts=joined(parts, CLAUSE.text(facts.spec.language)),
        groups=groups_clause(facts, question, metric),
    )


def cause_name(facts: Facts, split: Split, name: str) -> Text:
    """A cause as a sentence names it: of groups, which groups they are."""
    _ = facts.words
    if split.is_by_groups and name == PartKind.RATE.text(facts.spec.language):
        groups = DEFAULT_GROUPS.text(facts.spec.language)
        return _("start rates of each {group}", group=sentence_case(facts, groups))
    return (sentence_case(facts, name),)


def groups_clause(facts: Facts, question: Question, metric: str) -> Text:
    """Which group added most to a change, and which took most from it; empty where there is only one."""
    _ = facts.words
    (by,) = question.by
    if len(facts.reader.split(question, by).by_key) < 2:
        return ()
    names = groups_name(facts, question)
    said = {}
    for name, place in (("most", 1), ("least", -1)):
        group = facts.reader.claim(question, metric, Aspect.GROUP, place=place)
        points = facts.reader.claim(question, metric, Aspect.GROUP_PART, place=place)
        said[name] = _("{name}, {points} points", name=group, points=points) if group.is_stated else ()
    if said["most"] and said["least"]:
        return _("; by {groups}, most was added by {most}, most taken by {least}", groups=names, **said)
    if said["most"]:
        return _("; by {groups}, most was added by {most}", groups=names, most=said["most"])
    if said["least"]:
        return _("; by {groups}, most was taken by {least}", groups=names, least=said["least"])
    return ()


def groups_name(facts: Facts, question: Question) -> Text:
    """What a change is told apart by; the municipal level is no district."""
    _ = facts.words
    (by,) = question.by
    if by is not Dimension.DISTRICT:
        return (sentence_case(facts, by.text(facts.spec.language)),)
    districts = districts_name(facts)
    if MUNICIPAL_LEVEL not in facts.reader.split(question, by).by_key:
        return (districts,)
    return _(
        "{districts} and {level}", districts=districts, level=sentence_case(facts, facts.reader.name(MUNICIPAL_LEVEL))
    )
