"""What differs between two snapshots, project by project: moves, plans, investment and status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analytics.language import Label
from analytics.schema import BY_NAME

Row = Mapping[str, Any]

# What makes a project another one on paper; every other column is a correction worth a line, too.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "changed_plan": ("annual_plan_wan", "total_investment_wan"),
    "changed_investment": ("completed_investment_wan", "invested_to_date_wan"),
    "status_moves": ("status", "plan_kind", "reserve_stage", "started_on", "finished_on"),
}
NOT_COMPARED = ("city", "as_of", "project_id")


@dataclass(frozen=True)
class Move:
    """A project that came into the list or left it."""

    project_id: str
    name: str


@dataclass(frozen=True)
class Edit:
    """One column of one project that reads differently in the later snapshot."""

    project_id: str
    name: str
    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Differences:
    """The differences by kind; each tuple is in the order of project_id."""

    transferred_in: tuple[Move, ...]
    transferred_out: tuple[Move, ...]
    listed: tuple[Move, ...]
    delisted: tuple[Move, ...]
    changed_plan: tuple[Edit, ...]
    changed_investment: tuple[Edit, ...]
    status_moves: tuple[Edit, ...]
    other_edits: tuple[Edit, ...]

    def projects(self, group: str) -> int:
        """How many projects one kind of difference concerns; a project may have several edits."""
        entries: tuple[Move | Edit, ...] = getattr(self, group)
        return len({entry.project_id for entry in entries})


LABELS: Mapping[str, Label] = {
    "transferred_in": Label("调入", "Transferred in"),
    "transferred_out": Label("调出", "Transferred out"),
    "listed": Label("新列入", "Newly listed"),
    "delisted": Label("不再列入", "No longer listed"),
    "changed_plan": Label("计划或总投资调整", "Plan or total changed"),
    "changed_investment": Label("完成投资变化", "Investment changed"),
    "status_moves": Label("状态变化", "Status moves"),
    "other_edits": Label("其他更正", "Other corrections"),
}


def differences(before: pa.Table, after: pa.Table) -> Differences:
    """From an earlier snapshot to a later one of the same city.

    调入 and 调出 are moves that the ledger itself dates; a project that merely appears or disappears (a new year's
    list, a correction) is listed or delisted.
    """
    old, new = by_id(before), by_id(after)
    common = sorted(old.keys() & new.keys())
    appeared, vanished = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    moved_in = [key for key in sorted(new) if is_move(old.get(key), new[key], "transferred_in_on")]
    moved_out = [key for key in sorted(new) if is_move(old.get(key), new[key], "transferred_out_on")]
    grouped = {column: group for group, columns in GROUPS.items() for column in columns}
    edits: dict[str, list[Edit]] = {group: [] for group in (*GROUPS, "other_edits")}
    for key in common:
        for column in (name for name in BY_NAME if name not in NOT_COMPARED):
            if old[key][column] != new[key][column]:
                edit = Edit(key, new[key]["name"], column, old[key][column], new[key][column])
                edits[grouped.get(column, "other_edits")].append(edit)
    return Differences(
        transferred_in=moves(moved_in, new),
        transferred_out=moves(moved_out, new),
        listed=moves((key for key in appeared if key not in set(moved_in)), new),
        delisted=moves(vanished, old),
        **{group: tuple(found) for group, found in edits.items()},
    )


def by_id(table: pa.Table) -> dict[str, Row]:
    """The rows by project."""
    return {row["project_id"]: row for row in table.to_pylist()}


def is_move(old: Row | None, new: Row, column: str) -> bool:
    """Whether the later snapshot dates a move that the earlier one did not know."""
    return new[column] is not None and (old is None or old[column] is None)


def moves(keys: Iterable[str], rows: Mapping[str, Row]) -> tuple[Move, ...]:
    """The moved projects with their names."""
    return tuple(Move(key, rows[key]["name"]) for key in keys)
