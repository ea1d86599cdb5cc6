"""The draft with every number marked, as one element; nothing in it is anything but text."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.files.said import MARKS, Said, said
from analytics.fact_check.verdict import SEVERITY, Checked
from analytics.language import Language, translator
from analytics.wording.printable import printable
from pages.parts import state
from pages.parts.state import DraftWanted


def show_draft(wanted: DraftWanted) -> None:
    """The legend and the marked draft."""
    language = state.view().language
    st.html(legend_html(language))
    st.html(state.made_of(wanted, language, draft_html))


def legend_html(language: Language) -> str:
    """Every letter on its ground with what it means."""
    entries = (
        f'<span><mark class="{verdict}">{escape(MARKS[verdict].letter.text(language))}</mark> '
        f"{escape(verdict.text(language))}</span>"
        for verdict in SEVERITY
    )
    return f'<div class="draft_legend">{"".join(entries)}</div>'


def draft_html(draft: CheckedDraft, language: Language) -> str:
    """One paragraph a line; a number is a mark with its letter, and says more when pointed at, tapped or focused."""
    parts, at = [], 0
    for place, one in enumerate(draft.checked):
        start, end = one.figure.start, one.figure.end
        if start >= at:
            parts += [lines(draft.text[at:start]), figure_html(draft, place, one, language)]
            at = end
    parts.append(lines(draft.text[at:]))
    return f'<div class="draft"><p>{"".join(parts)}</p></div>'


def lines(text: str) -> str:
    """Words between figures; each line end begins a paragraph."""
    return "</p><p>".join(map(escape, text.split("\n")))


def escape(text: str) -> str:
    """A text letter by letter."""
    return html.escape(printable(text))


def anchor(place: int) -> str:
    """The name of a figure's place on the page."""
    return f"f{place}"


def figure_html(draft: CheckedDraft, place: int, checked: Checked, language: Language) -> str:
    """A number with its letter; the letter is not copied with the text."""
    told = escape(told_of(said(draft.text, checked, language), language))
    return (
        f'<mark class="{checked.verdict}" id="{anchor(place)}" tabindex="0" data-told="{told}">'
        f"{escape(checked.figure.quote)}<sup>{escape(MARKS[checked.verdict].letter.text(language))}</sup></mark>"
    )


def told_of(one: Said, language: Language) -> str:
    """What a mark says of itself."""
    parts = (verdict_and_expected(one, language), one.reason, further_derivation(one), one.source, one.reading)
    return " · ".join(filter(None, parts))


def further_derivation(one: Said) -> str:
    """The calculation, where the reason does not carry it."""
    return "" if one.derivation in one.reason else one.derivation


def verdict_and_expected(one: Said, language: Language) -> str:
    """The verdict, and what should be printed."""
    _ = translator(language)
    verdict = one.verdict.text(language)
    if not one.expected:
        return verdict
    return _("{verdict}, expected {expected}", verdict=verdict, expected=one.expected)


def listed_html(places: Iterable[tuple[int, Said]], language: Language) -> str:
    """Figures one below the other, each with a link to its place in the draft."""
    return f'<div class="found">{"".join(found_html(place, one, language) for place, one in places)}</div>'


def found_html(place: int, one: Said, language: Language) -> str:
    """One figure: number, verdict and what is expected; why; what it was taken for; the data that were asked."""
    _ = translator(language)
    letter = MARKS[one.verdict].letter.text(language)
    line = escape(_("line {line}", line=one.line))
    below = "".join(
        f'<p class="{name}">{escape(text)}</p>'
        for name, text in (
            ("reason", one.reason),
            ("derivation", further_derivation(one)),
            ("reading", one.reading),
            ("source", one.source),
        )
        if text
    )
    return (
        f'<div class="one"><a href="#{anchor(place)}"><mark class="{one.verdict}">{escape(one.quote)}'
        f"<sup>{escape(letter)}</sup></mark></a> "
        f"<strong>{escape(verdict_and_expected(one, language))}</strong> <small>{line}</small>{below}</div>"
    )
