"""What the rules say of a comparison, above the charts: the verdicts, the reasons, and each side's own figures."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from analytics.comparison import Comparison, Effect, Row, Side, Verdict
from analytics.comparison.findings import judged_finding
from analytics.comparison.tables import own_listing, reasons_listing, rows_listing, shared_findings
from analytics.comparison.texts import derivation_text, kind_text, row_title, unit_text, value_number
from analytics.export import About
from analytics.metrics import metric_named
from analytics.reasons import listed
from pages.parts import state
from pages.parts.panels.cities.choose import METRICS
from pages.parts.panels.tables import show_listing
from pages.parts.panels.text import literal

MARKS = {Verdict.COMPARABLE: "✓", Verdict.AFTER_CONVERSION: "⇄", Verdict.NOT_COMPARABLE: "✕"}
COLOURS = {Verdict.COMPARABLE: "green", Verdict.AFTER_CONVERSION: "blue", Verdict.NOT_COMPARABLE: "orange"}
WEIGHTS = {Effect.BAR: "✕", Effect.CONVERT: "⇄", Effect.NOTE: "·"}


def verdicts(comparison: Comparison) -> None:
    """One badge per metric, and what weighs most in words; the whole list of rules is one click away."""
    _, language = state.words(), state.view().language
    with st.container(horizontal=True, gap="small"):
        for judged in comparison.judged:
            label = f"{MARKS[judged.verdict]} {judged.metric.text(language)}: {judged.verdict.text(language)}"
            st.badge(literal(label), color=COLOURS[judged.verdict])
    said = shared_findings(comparison)
    for finding, metrics in said:
        if finding.effect is not Effect.NOTE:
            text = f"{WEIGHTS[finding.effect]} **{finding.rule.text(language)}** · {listed(metrics).text(language)}: "
            st.markdown(text + literal(finding.reason.text(language)))
    with st.expander(_("All {count} rules that apply, with their reasons", count=len(said))):
        show_listing(reasons_listing(comparison, language), about(comparison, _("Comparability")), "reasons")


def about(comparison: Comparison, title: str) -> About:
    """What stands above a file of a comparison: all its kinds and sources."""
    language = state.view().language
    kinds = listed(dict.fromkeys(side.kind for side in comparison.sides))
    return About(f"{title} {names(comparison)}", sources(comparison.sides), kinds, language)


def names(comparison: Comparison) -> str:
    """The sides in one line."""
    return listed(comparison.sides).text(state.view().language)


def sources(sides: Iterable[Side]) -> str:
    """Where the figures of some sides come from, each with its kind."""
    language = state.view().language
    return " · ".join(f"{side.kind.text(language)}: {side.text(language)} {side.cited}" for side in sides)


def cards(comparison: Comparison) -> None:
    """The values that may stand beside each other: a row of cards per comparison, or why there is none."""
    language = state.view().language
    with st.container(key="cards"):
        for judged in comparison.judged:
            st.subheader(literal(judged_finding(judged, language)))
            for finding in judged.findings:
                if finding.effect is Effect.BAR:
                    st.caption(literal(finding.reason.text(language)))
            for row in judged.rows:
                row_cards(row)


def row_cards(row: Row) -> None:
    """One card per side; a missing value says why."""
    _, language = state.words(), state.view().language
    said = [] if row.assumption is None else [row.assumption.text(language)]
    title = f"{row_title(row, language)} ({unit_text(row, language)})"
    st.caption(" · ".join((f"**{literal(title)}**", *map(literal, said))))
    for column, value in zip(st.columns(len(row.values), gap="small"), row.values, strict=True):
        with column:
            st.metric(
                value.subject.text(language),
                value_number(value, row),
                delta=kind_text(value, row, language),
                delta_color="gray",
                delta_arrow="off",
                border=True,
                height="stretch",
                help=literal("\n\n".join(filter(None, (derivation_text(value, row, language), value.cited)))) or None,
            )
            if value.reason is not None:
                st.caption(literal(value.reason.text(language)))


def own_figures(comparison: Comparison) -> None:
    """Everything compared, to be taken away; and what each side's own sources say, each by itself."""
    _, language = state.words(), state.view().language
    with st.expander(_("Table: everything compared, with what must be said with it")):
        show_listing(rows_listing(comparison, language), about(comparison, _("Comparison")), "compared")
    with st.expander(_("Each city's own figures, as its own sources give them")):
        metrics = tuple(metric_named(name) for name in METRICS)
        for index, (tab, side) in enumerate(
            zip(st.tabs([side.text(language) for side in comparison.sides]), comparison.sides, strict=True)
        ):
            with tab:
                own = About(f"{_('Own figures')} {side.text(language)}", sources((side,)), side.kind, language)
                show_listing(own_listing(side, metrics, language), own, f"own_{index}")
