"""Why a figure moved as tables: the parts, the groups, the projects; what a table prints adds up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.decomposition.explain import DEFAULT_GROUPS, ProjectPart, Split
from analytics.decomposition.parts import Part
from analytics.decomposition.printed import DECIMALS, levelled_groups, levelled_parts, unit_of_parts
from analytics.language import Label, Language
from analytics.metrics import Metric, Unit
from analytics.wording.adding_up import adding_up
from analytics.wording.cells import CELL_DECIMALS, label_of
from analytics.wording.listing import Cell, ListedColumn, ListedKind, Listing
from analytics.wording.numbers import enumerated, half_up, in_unit

KINDS = {Unit.RATE: ListedKind.PROJECT_AMOUNT, Unit.MONEY: ListedKind.AMOUNT, Unit.COUNT: ListedKind.COUNT}
ALL, SUBTOTAL = Label("合计", "All"), Label("小计", "Together")
CONTRIBUTION = Label("影响", "Contribution")
REASON, KIND, PROJECTS = Label("原因", "Reason"), Label("类别", "Kind"), Label("项目数", "Projects")

Names = Callable[[str], str]


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
        if len(own) > 1:
            rows.append(sum_cells(name(key), SUBTOTAL.text(language), printed))
    rows.append(sum_cells(ALL.text(language), None, sum(levelled_groups(split).values(), Decimal(0))))
    return Listing(columns, rows)


def sum_cells(group: str, reason: str | None, number: Decimal) -> dict[str, Cell]:
    """A row that closes others."""
    return {"group": group, "reason": reason, "kind": None, "contribution": cell_of(number), "projects": None}


def of_projects(
    found: Sequence[ProjectPart], metric: Metric, language: Language, total: Fraction | None = None
) -> Listing:
    """One row per project that moved the figure; 百分点 and 亿元 at two decimals.

    With a total the rows are levelled to add up to it and it closes them; without, each is rounded by itself.
    """
    ledger = ("district", "responsible_unit", "sector")
    columns = (
        ListedColumn("name", label_of("name", language), ListedKind.TEXT),
        contribution_column(metric, language, None if metric.unit is Unit.COUNT else ListedKind.PROJECT_AMOUNT),
        ListedColumn("reason", REASON.text(language), ListedKind.TEXT),
        *(ListedColumn(column, label_of(column, language), ListedKind.TEXT) for column in ledger),
        ListedColumn("project_id", label_of("project_id", language), ListedKind.TEXT),
    )
    places = 0 if metric.unit is Unit.COUNT else CELL_DECIMALS
    exact = [in_unit(metric, project.contribution) for project in found]
    if total is None:
        numbers = [half_up(number, places) for number in exact]
    else:
        numbers = adding_up(exact, in_unit(metric, total), places)
    rows: list[dict[str, Cell]] = [
        {
            "name": project.name,
            "contribution": cell_of(number),
            "reason": enumerated([reason.text(language) for reason in project.reasons], language),
            **{column: project.row[column] for column in ledger},
            "project_id": project.project_id,
        }
        for project, number in zip(found, numbers, strict=True)
    ]
    if total is not None:
        blank: dict[str, Cell] = dict.fromkeys(column.name for column in columns)
        rows.append({**blank, "name": ALL.text(language), "contribution": cell_of(sum(numbers, Decimal(0)))})
    return Listing(columns, rows)
