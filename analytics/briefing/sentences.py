"""What a tier has achieved: its investment, its starts, its pace, what is finished; each sentence names its tier."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.briefing.facts import RATE, Facts
from analytics.city import Tier
from analytics.claims import Claim, Text
from analytics.claims.pieces import joined
from analytics.language import Label, Language
from analytics.months import Month
from analytics.wording.numbers import half_up

COMMA, CLAUSE, SEMICOLON = Label("、", ", "), Label("，", ", "), Label("；", "; ")


def period(as_of: Month, language: Language) -> str:
    """The months that a cumulative figure covers: 1—8月."""
    if language is Language.EN:
        first = Month(as_of.year, 1).text(language).split()[0]
        return as_of.text(language) if as_of.number == 1 else f"{first}–{as_of.text(language)}"
    return "1月" if as_of.number == 1 else f"1—{as_of.number}月"


def tier_name(facts: Facts, tier: Tier) -> str:
    """A tier as a sentence names it."""
    return tier.text(facts.spec.language)


def districts_name(facts: Facts, *, in_full: bool = False) -> str:
    """What the city's districts are called together; in full where a paragraph first speaks of them."""
    city = facts.city
    return Label(city.districts_in_full if in_full else city.districts_are, "districts").text(facts.spec.language)


def enumerated(facts: Facts, names: Sequence[Text]) -> Text:
    """Names as a sentence lists them: 西湖区、新建区和高新区."""
    _ = facts.words
    if len(names) == 1:
        return names[0]
    *first, last = names
    between = COMMA.text(facts.spec.language)
    return _("{first} and {last}", first=joined(first, between), last=last)


def sentence_case(facts: Facts, label: str) -> str:
    """A label as it stands within a sentence."""
    return label[0].lower() + label[1:] if facts.spec.language is Language.EN else label


def empty_sentence(facts: Facts, tier: Tier) -> Text:
    """That a tier lists nothing."""
    _ = facts.words
    return _(
        "{count:No} project is on the {tier} list at present.",
        count=facts.value("project_count", tier),
        tier=tier_name(facts, tier),
    )


def completed_sentence(facts: Facts, tier: Tier) -> Text:
    """What has been invested since January, how much of the plan that is, and how that compares with a year earlier."""
    _ = facts.words
    completed, rate, plan = (facts.value(metric, tier) for metric in ("completed_investment", RATE, "annual_plan"))
    said = {"tier": tier_name(facts, tier), "period": period(facts.as_of, facts.spec.language)}
    if not completed.is_stated and not plan.value:
        return ()
    if not completed.is_stated:
        return _("{period}: no completed investment has been reported for the {tier} projects.", **said)
    if not completed.value:
        return _(
            "{period}: {completed:nothing} has been invested in the {tier} projects yet.", completed=completed, **said
        )
    if not plan.is_stated:
        return _(
            "{period}: the {tier} projects completed {completed} ×100m yuan; their annual plan is not reported.",
            completed=completed,
            **said,
        )
    if not plan.value:
        return _(
            "{period}: the {tier} projects completed {completed} ×100m yuan; they have {plan:no} annual plan this"
            " year.",
            completed=completed,
            plan=plan,
            **said,
        )
    return _(
        "{period}: the {tier} projects completed {completed} ×100m yuan, {rate}% of the annual plan{change}.",
        completed=completed,
        rate=rate,
        change=change_clause(facts, facts.change(RATE, tier)),
        **said,
    )


def starts_sentence(facts: Facts, tier: Tier) -> Text:
    """How many of the planned new starts have started."""
    _ = facts.words
    planned, started = facts.value("planned_start_count", tier), facts.value("started_count", tier)
    if not planned.value and not facts.value("implementing_count", tier).value:
        return ()
    if not planned.value:
        return _(
            "{planned:No} new start is planned among the {tier} projects this year.",
            tier=tier_name(facts, tier),
            planned=planned,
        )
    said = {"tier": tier_name(facts, tier), "planned": planned, "started": started}
    if not started.value:
        if planned.value == 1:
            return _(
                "Of the {tier} projects {planned} is a planned new start; it has {started:not} started yet.", **said
            )
        return _("Of the {tier} projects {planned} are planned new starts; {started:none} has started yet.", **said)
    said |= {
        "rate": facts.value("start_rate", tier),
        "change": change_clause(facts, facts.change("start_rate", tier)),
    }
    if planned.value == 1:
        return _(
            "Of the {tier} projects {planned} is a planned new start; it {started:has} started, a start rate of"
            " {rate}%{change}.",
            **said,
        )
    if started.value == planned.value:
        return _(
            "Of the {tier} projects {planned} are planned new starts; {started:all} have started, a start rate of"
            " {rate}%{change}.",
            **said,
        )
    return _(
        "Of the {tier} projects {planned} are planned new starts; {started} started, a start rate of {rate}%{change}.",
        **said,
    )


def change_clause(facts: Facts, change: Claim) -> Text:
    """How a rate compares with a year earlier, after what it belongs to; empty where nothing can be stated."""
    _ = facts.words
    said = change_words(facts, change)
    return _(", {change}", change=said) if said else ()


def change_words(facts: Facts, change: Claim) -> Text:
    """How a rate compares with a year earlier: up, down, unchanged, or so little that no digit shows it."""
    _ = facts.words
    if change.value is None:
        return ()
    if change.value == 0:
        return _("{unchanged} from a year earlier", unchanged=change)
    if half_up(change.value, facts.spec.decimals) == 0:
        return _("{change:about the same} as a year earlier", change=change)
    if change.value > 0:
        return _("up {points} points on a year earlier", points=change)
    return _("down {points} points on a year earlier", points=change)


def pace_sentence(facts: Facts, tier: Tier) -> Text:
    """How a tier's completion stands to the part of the year that has passed; empty without a rate."""
    _ = facts.words
    gap, progress = facts.value("pace_gap", tier), facts.value("time_progress", tier)
    if gap.value is None:
        return ()
    said = {"tier": tier_name(facts, tier), "progress": progress, "gap": gap, "month": str(facts.as_of.number)}
    if gap.value == 0:
        return _(
            "With {month}/12 of the year gone ({progress}%), the {tier} projects are {gap:level} with time progress.",
            **said,
        )
    if half_up(gap.value, facts.spec.decimals) == 0:
        return _(
            "With {month}/12 of the year gone ({progress}%), the {tier} projects are {gap:about level} with time"
            " progress.",
            **said,
        )
    if gap.value > 0:
        return _(
            "With {month}/12 of the year gone ({progress}%), the {tier} projects are {gap} points ahead of time"
            " progress.",
            **said,
        )
    return _(
        "With {month}/12 of the year gone ({progress}%), the {tier} projects are {gap} points behind time progress.",
        **said,
    )


def total_clause(facts: Facts, total: Claim) -> Text:
    """The total investment of some projects, after their count; empty where none states it."""
    _ = facts.words
    return _(", total investment {total} ×100m yuan", total=total) if total.is_stated else ()


def finished_sentence(facts: Facts, tier: Tier) -> Text:
    """What is finished, and what is due by December."""
    _ = facts.words
    finished, due = facts.value("finished_count", tier), facts.value("due_this_year_count", tier)
    said = {"tier": tier_name(facts, tier)}
    if not (finished.value or due.value or facts.value("implementing_count", tier).value):
        return ()
    if finished.value:
        total = total_clause(facts, facts.value("finished_total_investment", tier))
        parts = [_("Finished {tier} projects: {count}{total}", count=finished, total=total, **said)]
    else:
        parts = [_("{count:No} {tier} project is finished yet", count=finished, **said)]
    if due.value:
        total = total_clause(facts, facts.value("due_this_year_total_investment", tier))
        parts.append(
            _("{count} more due by December{total}", count=due, total=total)
            if finished.value
            else _("{count} due by December{total}", count=due, total=total)
        )
    return _("{parts}.", parts=joined(parts, SEMICOLON.text(facts.spec.language)))
