"""The words of a split: what kind of part, and for what reason; in the order in which they are shown."""

from __future__ import annotations

from analytics.glossary import Term


class PartKind(Term):
    """Which projects a part belongs to; a split by groups knows rates and mix instead."""

    SAME_PROJECTS = "same_projects", "同口径项目", "Projects in both"
    JOINED = "joined", "新进项目", "Projects that joined"
    LEFT = "left", "退出项目", "Projects that left"
    RATE = "rate", "各组开工率变化", "Rates of the groups"
    MIX = "mix", "项目结构变化", "Mix of the groups"


class PartReason(Term):
    """What happened to the projects, or groups, of a part."""

    INVESTMENT = "investment", "同口径完成投资", "Investment of projects in both"
    PLAN_LOWERED = "plan_lowered", "计划调低", "Plans lowered"
    PLAN_RAISED = "plan_raised", "计划调高", "Plans raised"
    PLAN_SMALLER = "plan_smaller", "本年计划低于上年", "Plans below the earlier year's"
    PLAN_LARGER = "plan_larger", "本年计划高于上年", "Plans above the earlier year's"
    INCREASE = "increase", "同口径增加", "Rises in projects in both"
    DECREASE = "decrease", "同口径减少", "Falls in projects in both"
    STARTED = "started", "新增开工", "Newly started"
    START_WITHDRAWN = "start_withdrawn", "撤回开工", "Start withdrawn"
    START_PLANNED = "start_planned", "列为计划新开工", "Planned as a new start"
    START_UNPLANNED = "start_unplanned", "不再列为计划新开工", "No longer a planned start"
    REGROUPED = "regrouped", "归属调整", "Moved between groups"
    NEWLY_LISTED = "newly_listed", "新列入", "Newly listed"
    TRANSFERRED_IN = "transferred_in", "调入", "Transferred in"
    ENTERED_SCOPE = "entered_scope", "纳入本范围", "Entered the scope"
    FINISHED = "finished", "竣工退出", "Finished and gone"
    TRANSFERRED_OUT = "transferred_out", "调出", "Transferred out"
    DELISTED = "delisted", "不再列入", "No longer listed"
    LEFT_SCOPE = "left_scope", "移出本范围", "Left the scope"
    RATE_ROSE = "rate_rose", "组内开工率上升", "Groups whose rate rose"
    RATE_FELL = "rate_fell", "组内开工率下降", "Groups whose rate fell"
    SHARE_ROSE = "share_rose", "占比上升的组", "Groups whose share rose"
    SHARE_FELL = "share_fell", "占比下降的组", "Groups whose share fell"


KIND_ORDER = {kind: place for place, kind in enumerate(PartKind)}
REASON_ORDER = {reason: place for place, reason in enumerate(PartReason)}
