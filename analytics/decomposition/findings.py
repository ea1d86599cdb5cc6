"""Why a figure moved, as sentences; the parts that one states add up to its change."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from analytics.change import DeltaUnit
from analytics.city import City
from analytics.decomposition.explain import DEFAULT_GROUPS, Split
from analytics.decomposition.printed import DECIMALS, levelled_groups, levelled_themes, signed, unit_of_parts
from analytics.decomposition.restated import PlanRestated
from analytics.glossary import Dimension
from analytics.language import Label, Language, translator
from analytics.metrics import Unit
from analytics.wording.findings import against_text, change_sentence
from analytics.wording.numbers import (
    DELTA_LABELS,
    UNIT_LABELS,
    enumerated,
    grouped,
    half_up,
    in_unit,
    joined,
    percent,
    yi,
)

# A sentence names so many parts, the largest ones; the rest stand together.
MOST_NAMED = 4
REST = Label("其余", "the rest")

Names = Callable[[str], str]


def why_sentence(split: Split, language: Language) -> str:
    """What moved the figure, largest part first: 投资完成率较上年同期提升29.4个百分点：计划调低 +24.55、新列入 +1.50…

    The parts of a sentence add up to its change at their own decimals.
    """
    _ = translator(language)
    change = _("{metric} {change}", metric=split.metric.text(language), change=moved(split, language))
    parts = named_parts(split, language)
    if not parts:
        return _("{change}; no project moved it", change=change)
    ranked = sorted(parts.items(), key=lambda entry: -abs(entry[1]))
    named, rest = ranked[:MOST_NAMED], ranked[MOST_NAMED:]
    if rest:
        named.append((REST.text(language), sum((number for _name, number in rest), Decimal(0))))
    told = enumerated([f"{name} {grouped(number, signed=True)}" for name, number in named], language)
    unit = unit_of_parts(split.metric, language)
    if split.is_by_groups:
        groups = (split.by or DEFAULT_GROUPS).text(language)
        return _(
            "{change}: {parts} ({unit}; the planned starts of two years differ, so split by {groups})",
            change=change,
            parts=told,
            unit=unit,
            groups=groups.lower() if language is Language.EN else groups,
        )
    if not unit:
        return _("{change}: {parts}", change=change, parts=told)
    return _("{change}: {parts} ({unit})", change=change, parts=told, unit=unit)


def named_parts(split: Split, language: Language) -> dict[str, Decimal]:
    """The parts that a sentence names, as printed: what was invested, the plans, the moves; of groups rates and mix."""
    return {theme.text(language): number for theme, number in levelled_themes(split).items()}


def moved(split: Split, language: Language) -> str:
    """The change itself: a rate's in points, an amount's or a count's as the difference."""
    _ = translator(language)
    then = split.change.then
    if split.metric.is_rate or split.delta == 0 or then is None:
        return change_sentence(split.change, language)
    number = half_up(in_unit(split.metric, abs(split.delta)), DECIMALS[split.metric.unit])
    size = joined(grouped(number), unit_of_parts(split.metric, language))
    against = against_text(split.change.now.as_of, then.as_of, language)
    if split.delta > 0:
        return _("increased by {size} on {against}", size=size, against=against)
    return _("decreased by {size} on {against}", size=size, against=against)


def groups_finding(split: Split, name: Names, language: Language) -> str:
    """Which groups pushed the figure up most, and which held it back most."""
    _ = translator(language)
    groups = levelled_groups(split)
    up = [(key, number) for key, number in groups.items() if number > 0]
    down = [(key, number) for key, number in groups.items() if number < 0]
    said = []
    if up:
        key, number = up[0]
        said.append(_("most added: {name}, {part}", name=name(key), part=signed(split.metric, number, language)))
    if down:
        key, number = down[-1]
        said.append(_("most taken: {name}, {part}", name=name(key), part=signed(split.metric, number, language)))
    if not said:
        return _("No group moved the figure")
    text = ("，" if language is Language.ZH else "; ").join(said)
    return text[0].upper() + text[1:]


def reorganised_sentence(split: Split, city: City, language: Language) -> str | None:
    """Which districts are counted with their successors; null where none was reorganised, or nothing is split by them.

    Boundaries may have moved with the names, so it is said.
    """
    _ = translator(language)
    then = split.change.then
    if split.by is not Dimension.DISTRICT or then is None:
        return None
    successors = city.successors(then.as_of.end, split.change.now.as_of.end)
    if not successors:
        return None
    names = {district.name: district.text(language) for district in city.districts}
    pairs = enumerated([f"{names[old]} → {names[new]}" for old, new in successors.items()], language)
    return _("Districts were reorganised between the dates; projects count with the successor: {pairs}.", pairs=pairs)


def restated_sentences(restated: PlanRestated, language: Language) -> tuple[str, ...]:
    """How the year's plan was restated since its first ledger, and how much of the rate comes from that."""
    _ = translator(language)
    yuan, points = UNIT_LABELS[Unit.MONEY].text(language), DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)

    def amount(value: Fraction) -> str:
        return joined(yi(value), yuan)

    def effect(rate: Fraction) -> str:
        return joined(grouped(half_up((restated.rate - rate) * 100, DECIMALS[Unit.RATE]), signed=True), points)

    first = restated.first.text(language)
    if restated.plan == restated.first_plan:
        said = [_("The annual plan is {plan}, as it was in {first}", plan=amount(restated.plan), first=first)]
    elif restated.rate_on_first_plan is None:
        said = [_("Nothing was planned in {first}; the plan is {plan} now", first=first, plan=amount(restated.plan))]
    else:
        said = [
            _(
                "The annual plan was {before} in {first} and is {plan} now: on the plan of then the rate would be"
                " {rate}, so the restatement makes {effect}",
                before=amount(restated.first_plan),
                first=first,
                plan=amount(restated.plan),
                rate=percent(restated.rate_on_first_plan),
                effect=effect(restated.rate_on_first_plan),
            )
        ]
    if restated.lowered_projects:
        said.append(
            _(
                "Since {first} {count} projects had their plans lowered by {amount}: without that the rate would be"
                " {rate}, so lowering makes {effect}",
                first=first,
                count=restated.lowered_projects,
                amount=amount(restated.lowered),
                rate=percent(restated.rate_without_lowering),
                effect=effect(restated.rate_without_lowering),
            )
        )
    else:
        said.append(_("No project has had its plan lowered since {first}", first=first))
    if restated.raised_projects and restated.rate_without_raising is not None:
        said.append(
            _(
                "Since {first} {count} projects had their plans raised by {amount}, which makes {effect}",
                first=first,
                count=restated.raised_projects,
                amount=amount(restated.raised),
                effect=effect(restated.rate_without_raising),
            )
        )
    if restated.moved:
        net = joined(grouped(half_up(restated.moved / 10_000, 1), signed=True), yuan)
        said.append(_("Projects that joined or left since changed the plan by {amount}", amount=net))
    return tuple(said)
