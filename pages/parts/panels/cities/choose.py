"""Who is compared: the city and month shown above, and up to five others."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics import published
from analytics.city import cities
from analytics.comparison import COMPARED, MOST, Subject, periods
from analytics.errors import UnknownName
from analytics.glossary import FigureKind
from analytics.language import Language
from analytics.metrics import metric_named
from analytics.reasons import listed
from analytics.snapshots import Archive
from pages.parts import state

METRICS = (*COMPARED, "completed_investment", "annual_plan", "total_investment", "project_count")


def choose_subjects(archive: Archive) -> tuple[Subject, ...]:
    """The view's own city and month first, then those chosen; the other city with ledgers where none is."""
    _, view = state.words(), state.view()
    own = Subject(view.city.name, view.month, view.where.tier)
    options = [subject for subject in candidates(archive) if subject != replace(own, tier=None)]
    named = [replace(subject, tier=None) for subject in view.beside]
    known = tuple(subject for subject in dict.fromkeys(named) if subject in options)
    chosen = known[: MOST - 1] or other_city(archive, own)
    left, right = st.columns([2, 1])
    with left:
        state.choose_several(
            _("Beside {city}", city=own.text(view.language)),
            "beside",
            options,
            chosen,
            lambda subject: described(archive, subject, view.language),
            max_selections=MOST - 1,
        )
    with right:
        state.choose_several(
            _("Compared by"),
            "metrics",
            METRICS,
            view.metrics or COMPARED,
            lambda name: metric_named(name).text(view.language),
        )
    if len(known) > len(chosen):
        left_out = listed(known[MOST - 1 :]).text(view.language)
        st.caption(_("At most {most} are compared; left out: {names}.", most=MOST, names=left_out))
    if view.where.sector is not None or view.where.district is not None:
        st.caption(_("Whole lists are compared here; the sector and district chosen above do not apply."))
    return (own, *(in_tier(archive, subject, own.tier) for subject in chosen))


def candidates(archive: Archive) -> list[Subject]:
    """Every city and month that something is known of: ledgers newest first, then what was only published."""
    ledgers = [
        Subject(city.name, month) for city in cities() for month in sorted(archive.months(city.code), reverse=True)
    ]
    printed = [
        Subject(name, month) for name in published.cities() for month in sorted(periods(Subject(name)), reverse=True)
    ]
    return [*ledgers, *(subject for subject in printed if subject not in ledgers)]


def other_city(archive: Archive, own: Subject) -> tuple[Subject, ...]:
    """The latest month of another city with ledgers, what an analyst opens the page for."""
    others = [city for city in cities() if city.name != own.city and archive.months(city.code)]
    return tuple(Subject(city.name, max(archive.months(city.code))) for city in others[:1])


def described(archive: Archive, subject: Subject, language: Language) -> str:
    """A choice: city, month, and of which kind its figures are."""
    profile = subject.profile
    kind = FigureKind.PUBLISHED
    if profile is not None and subject.month in archive.months(profile.code):
        kind = archive.kind_of(profile.code)
    return f"{subject.text(language)} · {kind.text(language)}"


def in_tier(archive: Archive, subject: Subject, tier: str | None) -> Subject:
    """The subject's list of the same name where something is known of it at that month; its main list otherwise."""
    if tier is None or subject.profile is None:
        return subject
    try:
        other = replace(subject, tier=subject.profile.tier(tier).name)
    except UnknownName:
        return subject
    has_ledger = subject.month in archive.months(subject.profile.code)
    return other if has_ledger or subject.month in periods(other) else subject
