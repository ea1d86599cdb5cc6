"""The row of cards: a large figure, its change with arrow and unit, the year so far as a sparkline."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.answers import Answer, Figure, Key
from analytics.change import Change, Verdict, change_of
from analytics.glossary import Dimension
from analytics.language import Language
from analytics.metrics import Metric
from analytics.wording.numbers import change_with_unit, derivation, for_axis, printed, unit_of, with_unit
from pages.parts import state
from pages.parts.panels.names import name_of
from pages.parts.panels.text import literal

COLOURS = {Verdict.BETTER: "green", Verdict.WORSE: "red"}
CARDS = ("completion_rate", "start_rate", "completed_investment", "project_count", "pace_gap")
TIER_CARDS = CARDS[:4]
MEASURED = (*CARDS, "annual_plan", "total_investment", "planned_start_count", "started_count", "time_progress")


def headline_cards(answer: Answer) -> None:
    """Completion rate, start rate, completed of plan, projects, pace: five cards that wrap on a phone."""
    months = answer.question.as_of.year_so_far
    with st.container(key="cards"):
        for column, name in zip(st.columns(len(CARDS), gap="small"), CARDS, strict=True):
            with column:
                card(answer, name, spark=[for_axis(point) for point in answer.curve(name, months)])


def tier_cards(answer: Answer, names: Sequence[str]) -> None:
    """One row of cards per tier, under its name."""
    with st.container(key="cards"):
        for name in names:
            st.markdown(f"**{name_of(Dimension.TIER, name)}**")
            for column, metric in zip(st.columns(len(TIER_CARDS), gap="small"), TIER_CARDS, strict=True):
                with column:
                    card(answer, metric, (name,))


def card(answer: Answer, name: str, key: Key = (), spark: Sequence[float | None] = ()) -> None:
    """One metric with its change; the definition, numerator and denominator are one hover away."""
    language = state.view().language
    figure, change = answer.figure(name, key), change_of(answer, name, key)
    known = [value for value in spark if value is not None]
    st.metric(
        labelled(figure.metric, language),
        headline_number(figure),
        delta=None if change.delta is None else change_with_unit(change, language),
        delta_color=COLOURS.get(change.verdict, "gray"),
        delta_arrow="off" if not change.delta else "up" if change.delta > 0 else "down",
        delta_description=beside(answer, figure, key),
        chart_data=known if len(known) > 1 else None,
        border=True,
        height="stretch",
        help=literal(explained(figure, change)),
    )


def labelled(metric: Metric, language: Language) -> str:
    """The card's title with the unit, so that the number can be large; a % stays with its number."""
    unit = unit_of(metric, language)
    return metric.text(language) if unit in ("%", "") else f"{metric.text(language)} ({unit})"


def headline_number(figure: Figure) -> str:
    """The card's large number."""
    is_percentage = figure.value is not None and figure.metric.is_rate and not figure.metric.less_time_progress
    return printed(figure) + ("%" if is_percentage else "")


def beside(answer: Answer, figure: Figure, key: Key) -> str | None:
    """What a card says beside its change: the plan behind an amount, the parts behind a rate."""
    _, language = state.words(), state.view().language
    if figure.metric.name == "completed_investment":
        plan = printed(answer.figure("annual_plan", key))
        return _("of {plan} planned", plan=plan)
    if figure.value is None:
        return None
    if figure.metric.name == "start_rate":
        return _("{started} of {planned}", started=figure.numerator, planned=figure.denominator)
    if figure.metric.name == "project_count":
        return _("total {amount}", amount=with_unit(answer.figure("total_investment", key), language))
    return None


def explained(figure: Figure, change: Change) -> str:
    """The definition, the derivation, and last year's derivation or why there is none."""
    _, language = state.words(), state.view().language
    lines = [figure.metric.basis.text(language), derivation(figure, language)]
    if change.then is not None:
        earlier = change.then.as_of.text(language)
        lines.append(_("{month}: {derivation}", month=earlier, derivation=derivation(change.then, language)))
    if change.reason is not None:
        lines.append(_("No change shown: {reason}.", reason=change.reason.text(language)))
    return "\n\n".join(lines)
