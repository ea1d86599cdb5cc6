"""Why a figure moved, in words and tables: a split's parts in points, 亿元 or projects, printed so that they add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.change import DeltaUnit
from analytics.decomposition import Part, PlanRestated, Split
from analytics.decomposition.explain import DEFAULT_GROUPS, ProjectPart
from analytics.language import Label, Language, translator
from analytics.metrics import Metric, Unit
from analytics.wording.adding_up import adding_up
from analytics.wording.cells import CELL_DECIMALS, label_of
from analytics.wording.findings import against_text, change_sentence
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing
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

DECIMALS = {Unit.RATE: 2, Unit.MONEY: 1, Unit.COUNT: 0}
KINDS = {Unit.RATE: ListedKind.PROJECT_AMOUNT, Unit.MONEY: ListedKind.AMOUNT, Unit.COUNT: ListedKind.COUNT}
# A sentence names so many parts, the largest ones; the rest stand together.
MOST_NAMED = 4
ALL, REST = Label("合计", "All"), Label("其余", "the rest")
CONTRIBUTION = Label("影响", "Contribution")
REASON, KIND, PROJECTS = Label("原因", "Reason"), Label("类别", "Kind"), Label("项目数", "Projects")

Names = Callable[[str], str]


def unit_of_parts(metric: Metric, language: Language) -> str:
    """The unit of a part: percentage points of a rate, 亿元 of an amount, projects of a count."""
    if metric.is_rate:
        return DELTA_LABELS[DeltaUnit.PERCENTAGE_POINTS].text(language)
    return UNIT_LABELS[metric.unit].text(language)


def levelled(metric: Metric, values: Sequence[Fraction], total: Fraction, decimals: int | None = None) -> list[Decimal]:
    """Parts of a change in their printed unit, together exactly the printed change."""
    places = DECIMALS[metric.unit] if decimals is None else decimals
    return adding_up([in_unit(metric, value) for value in values], in_unit(metric, total), places)


def levelled_parts(split: Split) -> list[Decimal]:
    """The parts of the whole as printed, in their order."""
    return levelled(split.metric, [part.contribution for part in split.whole], split.delta)


def levelled_groups(split: Split) -> dict[str, Decimal]:
    """What each group adds, as printed, largest first."""
    return dict(zip(split.by_key, levelled(split.metric, [*split.by_key.values()], split.delta), strict=True))


def signed(metric: Metric, number: Decimal, language: Language) -> str:
    """A part with its sign and unit: +22.53 个百分点."""
    return joined(grouped(number, signed=True), unit_of_parts(metric, language))


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
    """The parts that a sentence names, as printed: reasons, or of a split by groups the rates and the mix."""
    found: dict[str, Decimal] = {}
    for part, number in zip(split.whole, levelled_parts(split), strict=True):
        name = (part.kind if split.is_by_groups else part.reason).text(language)
        found[name] = found.get(name, Decimal(0)) + number
    return found


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
                "{count} projects in both had their plans lowered by {amount}: without that the rate would be {rate},"
                " so lowering makes {effect}",
                count=restated.lowered_projects,
                amount=amount(restated.lowered),
                rate=percent(restated.rate_without_lowering),
                effect=effect(restated.rate_without_lowering),
            )
        )
    else:
        said.append(_("No project in both had its plan lowered"))
    if restated.raised_projects and restated.rate_without_raising is not None:
        said.append(
            _(
                "{count} projects in both had their plans raised by {amount}, which makes {effect}",
                count=restated.raised_projects,
                amount=amount(restated.raised),
                effect=effect(restated.rate_without_raising),
            )
        )
    if restated.moved:
        net = joined(grouped(half_up(restated.moved / 10_000, 1), signed=True), yuan)
        said.append(_("Projects that joined or left changed the plan by {amount}", amount=net))
    return tuple(said)


def contribution_column(metric: Metric, language: Language, kind: ListedKind | None = None) -> ListedColumn:
    """The column of contributions with its unit."""
    unit, label = unit_of_parts(metric, language), CONTRIBUTION.text(language)
    return ListedColumn("contribution", f"{label} ({unit})" if unit else label, kind or KINDS[metric.unit])


def cell_of(number: Decimal) -> Cell:
    """A printed part as a table's cell: counts are whole."""
    return int(number) if number.as_tuple().exponent == 0 else number


def of_parts(split: Split, language: Language) -> Listing:
    """One row per part of the whole, closed by the change."""
    columns = (
        ListedColumn("group", REASON.text(language), ListedKind.TEXT),
        contribution_column(split.metric, language),
        ListedColumn("projects", PROJECTS.text(language), ListedKind.COUNT),
        ListedColumn("kind", KIND.text(language), ListedKind.TEXT),
    )
    numbers = levelled_parts(split)
    rows = [part_cells(part, number, language) for part, number in zip(split.whole, numbers, strict=True)]
    total = sum(numbers, Decimal(0))
    rows.append({"group": ALL.text(language), "kind": None, "contribution": cell_of(total), "projects": None})
    return Listing(columns, rows)


def part_cells(part: Part, number: Decimal, language: Language) -> dict[str, Cell]:
    """A part's cells by column."""
    return {
        "group": part.reason.text(language),
        "kind": part.kind.text(language),
        "contribution": cell_of(number),
        "projects": part.projects,
    }


def of_groups(split: Split, name: Names, language: Language) -> Listing:
    """One row per group and part, the group that adds most first; a group's parts add up to what it adds."""
    by = split.by or DEFAULT_GROUPS
    columns = (
        ListedColumn("group", by.text(language), ListedKind.TEXT),
        ListedColumn("reason", REASON.text(language), ListedKind.TEXT),
        contribution_column(split.metric, language),
        ListedColumn("projects", PROJECTS.text(language), ListedKind.COUNT),
        ListedColumn("kind", KIND.text(language), ListedKind.TEXT),
    )
    rows = []
    for key, printed in levelled_groups(split).items():
        own = [part for part in split.parts if part.key == key]
        exact = [in_unit(split.metric, part.contribution) for part in own]
        total = in_unit(split.metric, split.by_key[key])
        for part, number in zip(own, adding_up(exact, total, DECIMALS[split.metric.unit], printed), strict=True):
            cells = part_cells(part, number, language)
            rows.append({**cells, "reason": cells["group"], "group": name(key)})
    return Listing(columns, rows)


def of_projects(found: Sequence[ProjectPart], metric: Metric, language: Language) -> Listing:
    """One row per project that moved the figure; 百分点 and 亿元 at two decimals, each rounded by itself."""
    ledger = ("district", "responsible_unit", "sector")
    columns = (
        ListedColumn("name", label_of("name", language), ListedKind.TEXT),
        contribution_column(metric, language, None if metric.unit is Unit.COUNT else ListedKind.PROJECT_AMOUNT),
        ListedColumn("reason", REASON.text(language), ListedKind.TEXT),
        *(ListedColumn(column, label_of(column, language), ListedKind.TEXT) for column in ledger),
        ListedColumn("project_id", label_of("project_id", language), ListedKind.TEXT),
    )
    places = 0 if metric.unit is Unit.COUNT else CELL_DECIMALS
    rows = [
        {
            "name": project.name,
            "contribution": cell_of(half_up(in_unit(metric, project.contribution), places)),
            "reason": enumerated([reason.text(language) for reason in project.reasons], language),
            **{column: project.row[column] for column in ledger},
            "project_id": project.project_id,
        }
        for project in found
    ]
    return Listing(columns, rows)
