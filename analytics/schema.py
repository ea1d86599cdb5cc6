"""The columns of a ledger row: one row per project per city per month-end.

Importer, snapshot, diff, export and template all read this table; money is ``DECIMAL(18,2)`` in 万元 because binary
floats give sums that depend on the order of the rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from analytics.glossary import PlanKind, ReserveStage, Status, Term, UnitKind
from analytics.language import Label

MONEY_SCALE = 2
MONEY_TYPE = pa.decimal128(18, MONEY_SCALE)


class ColumnKind(StrEnum):
    """How a column's cells are read, stored and shown."""

    TEXT = "text"
    TERM = "term"
    TAGS = "tags"
    MONEY = "money"
    DATE = "date"


ARROW_TYPES = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.TERM: pa.string(),
    ColumnKind.TAGS: pa.list_(pa.string()),
    ColumnKind.MONEY: MONEY_TYPE,
    ColumnKind.DATE: pa.date32(),
}


@dataclass(frozen=True)
class Column:
    """One column: its code, its label, the kind of its cells, and whether a row without it is refused."""

    name: str
    label: Label
    kind: ColumnKind = ColumnKind.TEXT
    required: bool = False
    terms: type[Term] | None = None


COLUMNS: tuple[Column, ...] = (
    Column("city", Label("城市", "City"), required=True),
    Column("as_of", Label("截至", "As of"), ColumnKind.DATE, required=True),
    Column("project_id", Label("项目编号", "Project ID"), required=True),
    Column("name", Label("项目名称", "Project"), required=True),
    Column("district", Label("所属县区", "District")),
    Column("responsible_unit", Label("责任单位", "Responsible unit"), required=True),
    Column("unit_kind", Label("单位类型", "Unit kind"), ColumnKind.TERM, required=True, terms=UnitKind),
    Column("sector", Label("领域", "Sector"), required=True),
    Column("tiers", Label("层级", "Tiers"), ColumnKind.TAGS, required=True),
    Column("plan_kind", Label("计划类别", "Plan kind"), ColumnKind.TERM, required=True, terms=PlanKind),
    Column("status", Label("建设状态", "Status"), ColumnKind.TERM, required=True, terms=Status),
    Column("reserve_stage", Label("前期阶段", "Reserve stage"), ColumnKind.TERM, terms=ReserveStage),
    Column("batch", Label("批次", "Batch")),
    Column("transferred_in_on", Label("调入日期", "Transferred in on"), ColumnKind.DATE),
    Column("transferred_out_on", Label("调出日期", "Transferred out on"), ColumnKind.DATE),
    Column("total_investment_wan", Label("总投资", "Total investment"), ColumnKind.MONEY),
    Column("annual_plan_wan", Label("年度计划投资", "Annual plan"), ColumnKind.MONEY),
    Column("completed_investment_wan", Label("本年累计完成投资", "Completed this year"), ColumnKind.MONEY),
    Column("invested_to_date_wan", Label("开工以来累计完成投资", "Invested to date"), ColumnKind.MONEY),
    Column("planned_start_on", Label("计划开工时间", "Planned start"), ColumnKind.DATE),
    Column("started_on", Label("实际开工时间", "Started on"), ColumnKind.DATE),
    Column("planned_finish_on", Label("计划竣工时间", "Planned finish"), ColumnKind.DATE),
    Column("finished_on", Label("实际竣工时间", "Finished on"), ColumnKind.DATE),
    Column("lead_official", Label("挂点领导", "Lead official")),
    Column("note", Label("备注", "Note")),
)

BY_NAME = {column.name: column for column in COLUMNS}
MONEY_COLUMNS = tuple(column.name for column in COLUMNS if column.kind is ColumnKind.MONEY)

SCHEMA = pa.schema(
    [pa.field(column.name, ARROW_TYPES[column.kind], nullable=not column.required) for column in COLUMNS]
)
