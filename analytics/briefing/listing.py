"""What a tier holds: how many projects, what came and went, what is carried out and what is prepared."""

from __future__ import annotations

import re

from analytics.briefing.facts import Facts
from analytics.briefing.sentences import CLAUSE, COMMA, tier_name
from analytics.city import Tier
from analytics.claims import Text
from analytics.claims.pieces import joined
from analytics.glossary import ReserveStage

DIGITS, TEN = "〇一二三四五六七八九", "十"
NUMBER = re.compile(rf"\d+|[{DIGITS}{TEN}]+")


def listed_sentence(facts: Facts, tier: Tier) -> Text:
    """How many projects a tier lists, their total investment and their plan."""
    _ = facts.words
    total = facts.value("total_investment", tier)
    return _(
        "On the {tier} list of {year}: {projects}{moves}{total}{plan}.",
        year=str(facts.as_of.year),
        tier=tier_name(facts, tier),
        projects=facts.value("project_count", tier),
        moves=moves_clause(facts, tier),
        total=_("; total investment {total} ×100m yuan", total=total) if total.is_stated else (),
        plan=plan_clause(facts, tier),
    )


def plan_clause(facts: Facts, tier: Tier) -> Text:
    """What is planned this year; empty where nobody has stated it."""
    _ = facts.words
    plan = facts.value("annual_plan", tier)
    if not plan.is_stated:
        return ()
    if not plan.value:
        return _("; {plan:no} investment is planned this year", plan=plan)
    return _("; annual plan {plan} ×100m yuan", plan=plan)


def moves_clause(facts: Facts, tier: Tier) -> Text:
    """What came and went since the year began; empty where nothing did."""
    _ = facts.words
    into, out = facts.value("transferred_in_count", tier), facts.value("transferred_out_count", tier)
    if tier is not facts.city.main_tier or not (into.value or out.value):
        return ()
    first = facts.value("first_listed_count", tier)
    parts = [_("{first} listed from the start", first=first)] if first.value else []
    batches = [
        (key[-1], moved)
        for key in facts.keys(facts.by_batch, tier)
        if (moved := facts.reader.claim(facts.by_batch, "transferred_in_count", key=key)).value
    ]
    for batch, moved in sorted(batches, key=lambda entry: batch_order(entry[0])):
        if batch:
            parts.append(_("{count} transferred in with {batch}", count=moved, batch=batch))
        elif len(batches) > 1:
            parts.append(_("{count} transferred in, batch not stated", count=moved))
        else:
            parts.append(_("{count} transferred in", count=moved))
    if out.value:
        parts.append(_("{count} transferred out", count=out))
    return _(" ({parts})", parts=joined(parts, CLAUSE.text(facts.spec.language)))


def batch_order(batch: str) -> tuple[bool, bool, tuple[int, ...], str]:
    """Batches in the order that their names count (第二批, 第十批, 第20批), those without a name last."""
    numbers = tuple(map(counted, NUMBER.findall(batch)))
    return not batch, not numbers, numbers, batch


def counted(numeral: str) -> int:
    """The number that a numeral writes, in Arabic digits or, below a hundred, in Chinese: 二十一 is 21."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition(TEN)
    written = f"{tens or DIGITS[1]}{ones or DIGITS[0]}" if ten else ones or tens
    return int("".join(str(DIGITS.index(digit)) for digit in written if digit != TEN) or 0)


def kinds_sentence(facts: Facts, tier: Tier) -> Text:
    """How many projects of a tier are carried out, are to start, are prepared."""
    _ = facts.words
    starts, reserve = facts.value("planned_start_count", tier), facts.value("reserve_count", tier)
    implementing, said = facts.value("implementing_count", tier), {"tier": tier_name(facts, tier)}
    if not implementing.value:
        return _(
            "All {tier} projects are in preparation; {count:none} is carried out this year.", count=implementing, **said
        )
    if not starts.value:
        new = _(", all of them carried over")
    elif starts.value == implementing.value:
        new = _(", all of them planned new starts")
    else:
        new = _(", {count} of them planned new starts", count=starts)
    return _(
        "Of the {tier} projects {count} are carried out this year{new}{prepared}.",
        count=implementing,
        new=new,
        prepared=_("; {count} are in preparation", count=reserve) if reserve.value else (),
        **said,
    )


def reserve_sentence(facts: Facts, tier: Tier) -> Text:
    """The reserve projects by stage; empty without any."""
    _ = facts.words
    reserve = facts.value("reserve_count", tier)
    if not reserve.value:
        return ()
    counts = {
        key[-1]: count
        for key in facts.keys(facts.by_stage, tier)
        if (count := facts.reader.claim(facts.by_stage, "reserve_count", key=key)).value
    }
    said = {"reserve": reserve, "tier": tier_name(facts, tier)}
    stages = [stage for stage in (*map(str, ReserveStage), "") if stage in counts]
    if stages == [""]:
        return _(
            "Of the {tier} projects {reserve} are in preparation; their stages are {count:not} stated.",
            count=counts[""],
            **said,
        )
    if len(stages) == 1:
        (stage,) = stages
        return _(
            "Of the {tier} projects {reserve} are in preparation, all at the stage “{stage}”.",
            stage=counts[stage].said(ReserveStage(stage).text(facts.spec.language)),
            **said,
        )
    parts = [
        _("{stage} {count}", count=counts[stage], stage=ReserveStage(stage).text(facts.spec.language))
        if stage
        else _("stage not stated {count}", count=counts[stage])
        for stage in stages
    ]
    return _(
        "Of the {tier} projects {reserve} are in preparation, by stage: {parts}.",
        parts=joined(parts, COMMA.text(facts.spec.language)),
        **said,
    )
