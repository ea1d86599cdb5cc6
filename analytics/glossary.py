"""The field's closed vocabularies, each with its Chinese and English label.

One English name for each Chinese term, used everywhere; open vocabularies (districts, sectors, tiers, units) belong
to a city and live in its profile.
"""

from __future__ import annotations

from enum import StrEnum

from analytics.language import Label, Language


class Term(StrEnum):
    """A code with its label; the code is what files, URLs and the command line carry."""

    label: Label

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Term:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Label(zh, en)
        return member

    def text(self, language: Language) -> str:
        """The label in the reader's language."""
        return self.label.text(language)


class UnitKind(Term):
    """Who answers for a project: a district (县区、开发区、管理局) or a unit of the city itself (市直)."""

    DISTRICT = "district", "县区", "District"
    MUNICIPAL = "municipal", "市直", "Municipal"


class PlanKind(Term):
    """What the year's plan foresees for a project."""

    RESERVE = "reserve", "前期谋划", "Reserve"
    NEW_START = "new_start", "计划新开工", "Planned new start"
    CARRIED_OVER = "carried_over", "续建", "Carried over"


class Status(Term):
    """Where a project stands on ``as_of``; a finished project has been opened too."""

    NOT_STARTED = "not_started", "未开工", "Not started"
    UNDER_CONSTRUCTION = "under_construction", "在建", "Under construction"
    FINISHED = "finished", "竣工投产", "Finished"


class ReserveStage(Term):
    """How far the preparation of a reserve project has come, in order (Chengdu's five stages of 2019)."""

    SIGNING = "signing", "签订投资协议", "Signing the investment agreement"
    PROPOSAL = "proposal", "编制项目建议书及可研报告", "Proposal and feasibility study"
    LAND_PLANNING = "land_planning", "办理立项用地规划许可", "Approval, land and planning permits"
    DESIGN = "design", "编报初步设计及施工图设计", "Preliminary and construction design"
    SITE_PREPARATION = "site_preparation", "开展施工前准备", "Site preparation"


class FigureKind(Term):
    """Where figures come from; kinds are never mixed on one screen or in one file."""

    LEDGER = "ledger", "台账数据", "Ledger data"
    DEMO = "demo", "示例数据", "Demo data"
    PUBLISHED = "published", "公开数据", "Published figures"


class Population(Term):
    """Whose change is measured between two dates."""

    AS_PUBLISHED = "as_published", "各期项目", "Each date's own projects"
    SAME_PROJECTS = "same_projects", "同口径项目", "Projects in both"


class Dimension(Term):
    """What an answer can be broken down by; tiers overlap and are never added up."""

    DISTRICT = "district", "县区", "District"
    SECTOR = "sector", "领域", "Sector"
    TIER = "tier", "层级", "Tier"
    UNIT = "unit", "责任单位", "Responsible unit"
    BATCH = "batch", "批次", "Batch"
    RESERVE_STAGE = "reserve_stage", "前期阶段", "Reserve stage"


class Grain(Term):
    """How much time one point of a curve stands for."""

    MONTH = "month", "月", "Month"
    QUARTER = "quarter", "季", "Quarter"
    YEAR = "year", "年", "Year"


class CommonGroup(Term):
    """The groups that the sectors of every city are put into, by its profile; the code is what profiles write."""

    INDUSTRY = "产业", "产业", "Industry"
    INFRASTRUCTURE = "基础设施", "基础设施", "Infrastructure"
    LIVELIHOOD = "民生社会", "民生社会", "Livelihood and society"
    ECOLOGY = "生态环保", "生态环保", "Ecology"
