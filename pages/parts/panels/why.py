"""Why a figure moved: its steps, what groups add to it, the projects that move it most, the restated plan."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from analytics.decomposition import SUPPORTED, NothingToExplain, PlanRestated, Split, explain
from analytics.decomposition.explain import BREAKDOWNS, DEFAULT_GROUPS, ProjectPart
from analytics.decomposition.findings import groups_finding, reorganised_sentence, restated_sentences, why_sentence
from analytics.decomposition.measured import DISTRICTS_TOGETHER
from analytics.decomposition.printed import levelled_groups, levelled_parts, signed, unit_of_parts
from analytics.decomposition.tables import of_groups, of_parts, of_projects
from analytics.glossary import Dimension, Population
from analytics.language import Label
from analytics.metrics import Unit, metric_named
from analytics.snapshots import Archive
from analytics.wording.numbers import grouped, half_up, in_unit, unit_of
from pages.parts import state
from pages.parts.figures import waterfall as figures
from pages.parts.figures.look import literal as letters
from pages.parts.figures.look import palette
from pages.parts.figures.waterfall import Step, Total
from pages.parts.panels.cards import headline_number
from pages.parts.panels.chart import show
from pages.parts.panels.frame import source_line
from pages.parts.panels.names import name_of
from pages.parts.panels.tables import show_table
from pages.parts.panels.text import literal

MOST_PROJECTS = 10
AXIS_DECIMALS = 6
DISTRICTS = Label("各县区合计", "All districts")
# A step's kind and reason in the key that a click reports.
APART = "|"


def choices() -> tuple[str, Dimension]:
    """The metric and the breakdown to explain, as buttons; another page's choice that has no split is passed over."""
    _, view = state.words(), state.view()
    metric = view.metric if view.metric in SUPPORTED else SUPPORTED[0]
    by = view.by if view.by in BREAKDOWNS else DEFAULT_GROUPS
    with st.container(horizontal=True, gap="medium"):
        state.choose(
            _("Figure"),
            "metric",
            SUPPORTED,
            metric,
            lambda name: metric_named(name).text(view.language),
            width="content",
        )
        state.choose(_("Broken down by"), "by", BREAKDOWNS, by, lambda one: one.text(view.language), width="content")
    if view.population is not Population.AS_PUBLISHED:
        st.caption(_("This page follows every project, so the choice of a population does not count here."))
    return metric, by


def split_or_stop(archive: Archive, metric: str, by: Dimension) -> Split:
    """The change of the metric in parts; says why there is none, and stops the page."""
    _, view = state.words(), state.view()
    if view.compare_to is None:
        st.info(_("Choose a comparison under “More filters” to see why the figure moved."))
        st.stop()
    try:
        return explain(archive, view.question(metric), by)
    except NothingToExplain as refusal:
        st.info(literal(refusal.text(view.language)))
        st.stop()


def group_name(by: Dimension, key: str) -> str:
    """A group's name in the reader's language."""
    return DISTRICTS.text(state.view().language) if key == DISTRICTS_TOGETHER else name_of(by, key)


def on_axis(split: Split, value: Fraction) -> float:
    """A value in the unit of the axis, as the chart's float."""
    return float(half_up(in_unit(split.metric, value), AXIS_DECIMALS))


def steps_chart(split: Split) -> None:
    """From the earlier figure to the later one, the parts as a table, and the projects of a clicked step."""
    _, language = state.words(), state.view().language
    finding, then, now = why_sentence(split, language), split.change.then, split.change.now
    method = literal(split.method.text(language))
    if then is None or not split.whole:
        st.subheader(literal(finding))
        st.caption(f"{method} {literal(source_line(split.answer))}")
        return
    before, after = (
        Total(figure.as_of.text(language), on_axis(split, Fraction(figure.value or 0)), headline_number(figure))
        for figure in (then, now)
    )
    drawn = figures.waterfall(before, steps(split), after, axis_title(split), palette(is_dark=state.is_dark()))
    note = _(
        "Hatched: takes away. Last digits are levelled so that the parts add up. Projects counted are those that moved"
        " the figure."
    )
    if not split.is_by_groups:
        note += " " + _("Click a step for its projects.")
    clicked = show(drawn, "steps", finding, f"{method} {note} {literal(source_line(split.answer))}")
    if clicked is not None and not split.is_by_groups:
        show_step(split, clicked)
    with st.expander(_("Table: {dimension}", dimension=_("parts of the change")), expanded=True):
        show_table(of_parts(split, language), split.answer, finding_title(split), "parts")


def steps(split: Split) -> list[Step]:
    """The parts of the whole, each beginning where the one before it ended."""
    _, language = state.words(), state.view().language
    level = Fraction(split.found.measures.then)
    found = []
    for part, number in zip(split.whole, levelled_parts(split), strict=True):
        lines = (
            f"<b>{letters(part.reason.text(language))}</b>",
            letters(part.kind.text(language)),
            signed(split.metric, number, language),
            _("{count} projects", count=part.projects),
        )
        found.append(
            Step(
                f"{part.kind}{APART}{part.reason}",
                part.reason.text(language),
                on_axis(split, level),
                on_axis(split, part.contribution),
                grouped(number, signed=True),
                "<br>".join(lines),
            )
        )
        level += part.contribution
    return found


def axis_title(split: Split) -> str:
    """The unit of the totals, and that of the steps where it is another."""
    _, language = state.words(), state.view().language
    label, unit, points = (
        split.metric.text(language),
        unit_of(split.metric, language),
        unit_of_parts(split.metric, language),
    )
    if unit != points:
        return _("{metric} ({unit}), steps in {points}", metric=label, unit=unit, points=points)
    return f"{label} ({unit})" if unit else label


def finding_title(split: Split) -> str:
    """What the tables of a split are called."""
    _ = state.words()
    return _("Why it moved: {metric}", metric=split.metric.text(state.view().language))


def show_step(split: Split, clicked: str) -> None:
    """The projects of one step, with what each adds to it."""
    _, language = state.words(), state.view().language
    part = next((one for one in split.whole if clicked == f"{one.kind}{APART}{one.reason}"), None)
    if part is None:
        return
    members = split.projects(part)
    title = part.reason.text(language)
    st.markdown(f"**{literal(title)}** · " + _("{count} projects", count=len(members)))
    show_table(of_projects(members, split.metric, language, part.contribution), split.answer, title, "step")


def groups_chart(split: Split, by: Dimension) -> None:
    """What each group adds to the change, largest first, and the same as a table of its parts."""
    _, language = state.words(), state.view().language

    def name(key: str) -> str:
        return group_name(by, key)

    if not split.by_key:
        return
    found = []
    for key, number in levelled_groups(split).items():
        text = grouped(number, signed=True)
        hover = f"<b>{letters(name(key))}</b><br>{signed(split.metric, number, language)}"
        found.append(Step(key, name(key), 0.0, on_axis(split, split.by_key[key]), text, hover))
    unit = unit_of_parts(split.metric, language)
    title = _("Contribution ({unit})", unit=unit) if unit else _("Contribution")
    drawn = figures.contributions(found, title, palette(is_dark=state.is_dark()))
    finding = groups_finding(split, name, language)
    show(drawn, f"groups_{by}", finding, literal(source_line(split.answer)))
    reorganised = reorganised_sentence(split, state.view().city, language)
    if reorganised is not None:
        st.caption(literal(reorganised))
    with st.expander(_("Table: {dimension}", dimension=by.text(language))):
        title = f"{finding_title(split)} {by.text(language)}"
        show_table(of_groups(split, name, language), split.answer, title, f"groups_{by}")


def projects_tables(split: Split) -> None:
    """The projects that raise the figure most, and those that lower it most."""
    _ = state.words()
    if split.is_by_groups:
        st.caption(_("Groups were split, not projects, so no single project has a part in this change."))
        return
    if split.metric.unit is Unit.COUNT:
        st.caption(_("Every project counts one; click a step for its projects."))
        return
    found = split.projects()
    if not found:
        return
    up = [project for project in found if project.contribution > 0][:MOST_PROJECTS]
    down = [project for project in found[::-1] if project.contribution < 0][:MOST_PROJECTS]
    left, right = st.columns(2, gap="medium")
    with left:
        projects_table(split, up, _("Projects that raise it most"), "up")
    with right:
        projects_table(split, down, _("Projects that lower it most"), "down")


def projects_table(split: Split, found: Sequence[ProjectPart], title: str, key: str) -> None:
    """Some projects with their contributions and reasons; says so when there is none."""
    _ = state.words()
    st.markdown(f"**{title}**")
    if found:
        show_table(of_projects(found, split.metric, state.view().language), split.answer, title, f"projects_{key}")
    else:
        st.caption(_("There is no such project in this scope."))


def restated_plan(restated: PlanRestated | None) -> None:
    """How the year's plan was restated since its first ledger."""
    _, language = state.words(), state.view().language
    st.subheader(_("The plan restated within the year"))
    if restated is None:
        st.caption(_("There is no earlier ledger of this year, or no plan, so nothing can be said of its restatement."))
        return
    for sentence in restated_sentences(restated, language):
        st.markdown(literal(sentence))
    st.caption(literal(source_line(restated.answer)))
