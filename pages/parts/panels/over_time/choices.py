"""What the page over time is asked: which metric, and over months, quarters or years."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.glossary import Grain, Population
from analytics.metrics import metric_named
from analytics.question import Question
from analytics.snapshots import Archive
from pages.parts import state
from pages.parts.panels.cards import MEASURED

METRICS = ("completion_rate", "start_rate", "completed_investment", "annual_plan", "project_count")


def shown_metric() -> str:
    """The metric of the view, or the completion rate where the page has no such button."""
    metric = state.view().metric
    return metric if metric in METRICS else METRICS[0]


def choices() -> str:
    """The buttons of metric and grain; returns the metric."""
    _, view = state.words(), state.view()
    metric = shown_metric()
    with st.container(horizontal=True, gap="large"):
        state.choose(_("Metric"), "metric", METRICS, metric, lambda name: metric_named(name).text(view.language))
        state.choose(_("Period"), "grain", tuple(Grain), view.grain, lambda grain: grain.text(view.language))
    if view.population is not Population.AS_PUBLISHED:
        st.caption(_("This page counts each date's own projects, whichever population is chosen above."))
    return metric


def whole_history(archive: Archive) -> Question:
    """The scope over every month up to the one shown: what came later is neither read nor drawn."""
    view = state.view()
    months = tuple(month for month in archive.months(view.city.code) if month <= view.month)
    return replace(view.question(*MEASURED, history=months), population=Population.AS_PUBLISHED)
