"""The only keeper of session state, URL and the reader's surroundings: pages ask here and nowhere else.

The view is kept apart from the widgets that change it, because Streamlit forgets a widget's state on every page that
does not draw it. The URL is rewritten on every run, since navigation clears it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import attrgetter
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from analytics.briefing.compose import compose
from analytics.briefing.document import Chart, Document, Spec
from analytics.briefing.frozen import Kept
from analytics.briefing.restated import Restated, restated
from analytics.city import City, cities
from analytics.fact_check.check import CheckedDraft, check
from analytics.language import Language, Translate, translator
from analytics.months import Month
from analytics.snapshots import Archive, data_root
from pages.parts import view as views
from pages.parts.figures.briefing import drawn
from pages.parts.figures.look import Figure, palette
from pages.parts.view import View

VIEW = "view"
# So many briefings, of all readers, are kept composed, and so many charts drawn.
BRIEFINGS = 64
FIGURES = 4 * BRIEFINGS
# So many drafts, of all readers, are kept checked, and twice as many marked up.
DRAFTS = 16

T = TypeVar("T")


def archive() -> Archive:
    """The snapshots; opened anew on each run, so that what was just published is seen."""
    return Archive(data_root())


def view() -> View:
    """What the reader is looking at."""
    if VIEW not in st.session_state:
        hand_over_to_entry()
    current: View = st.session_state[VIEW]
    return current


def hand_over_to_entry() -> None:
    """Start again through ``app.py``.

    Seeing a folder ``pages``, Streamlit runs a page by itself when the first visitor after a start comes by a deep
    link; from the first ``st.navigation`` on it never does so again.
    """
    PagesManager.uses_pages_directory = False
    st.rerun()


def words() -> Translate:
    """The translator of the reader's language."""
    return translator(view().language)


def open_session() -> tuple[str, ...]:
    """Read the link that opened the session, then keep the URL in step; returns the parameters it could not honour."""
    ignored: tuple[str, ...] = ()
    if VIEW not in st.session_state:
        st.session_state[VIEW], ignored = views.read(st.query_params.to_dict(), archive())
    elif view().as_of is None or view().as_of not in archive().months(view().city.code):
        update("as_of", views.latest(archive(), view().city))
    st.query_params.from_dict(view().parameters)
    return ignored


def update(field: str, value: object) -> None:
    """Change one field of the view."""
    st.session_state[VIEW] = views.change(view(), archive(), field, value)


def select(label: str, field: str, options: Sequence[T], current: T, name: Callable[[T], str], **how: Any) -> None:
    """A select box bound to one field of the view; Streamlit takes None for "nothing chosen", so a box counts."""
    key = f"choose_{field}"
    st.session_state[key] = options.index(current)
    st.selectbox(
        label,
        range(len(options)),
        format_func=lambda index: name(options[index]),
        key=key,
        on_change=lambda: update(field, options[st.session_state[key]]),
        **how,
    )


def choose(label: str, field: str, options: Sequence[T], current: T, name: Callable[[T], str], **how: Any) -> None:
    """A row of buttons bound to one field of the view, one of them always pressed."""
    key = f"choose_{field}"
    st.session_state[key] = options.index(current)
    st.segmented_control(
        label,
        range(len(options)),
        format_func=lambda index: name(options[index]),
        key=key,
        required=True,
        on_change=lambda: update(field, options[st.session_state[key]]),
        **how,
    )


def pick(label: str, field: str, options: Sequence[T], current: T | None, name: Callable[[T], str], **how: Any) -> None:
    """A row of pills bound to one field of the view, at most one of them pressed."""
    key = f"choose_{field}"
    st.session_state[key] = None if current is None else options.index(current)

    def chosen() -> None:
        index = st.session_state[key]
        update(field, None if index is None else options[index])

    st.pills(
        label, range(len(options)), format_func=lambda index: name(options[index]), key=key, on_change=chosen, **how
    )


def choose_several(
    label: str, field: str, options: Sequence[T], current: Sequence[T], name: Callable[[T], str], **how: Any
) -> None:
    """A box of several choices bound to one field of the view, a tuple."""
    key = f"choose_{field}"
    st.session_state[key] = [options.index(one) for one in current]
    st.multiselect(
        label,
        range(len(options)),
        format_func=lambda index: name(options[index]),
        key=key,
        on_change=lambda: update(field, tuple(options[index] for index in st.session_state[key])),
        **how,
    )


def leave_out(
    label: str, field: str, options: Sequence[str], left_out: Sequence[str], name: Callable[[str], str]
) -> None:
    """A box of what is shown, bound to the field of the view that lists what is left out."""
    key = f"choose_{field}"
    st.session_state[key] = [index for index, one in enumerate(options) if one not in left_out]

    def chosen() -> None:
        shown = {options[index] for index in st.session_state[key]}
        elsewhere = (one for one in left_out if one not in options)
        update(field, (*(one for one in options if one not in shown), *elsewhere))

    st.multiselect(
        label, range(len(options)), format_func=lambda index: name(options[index]), key=key, on_change=chosen
    )


def write(label: str, key: str, text: str, then: Callable[[str], None], **how: Any) -> None:
    """A box with a text that somebody else keeps; ``then`` is told what it was changed to."""
    st.session_state[key] = text
    st.text_area(label, key=key, on_change=lambda: then(st.session_state[key]), **how)


def upload(label: str, key: str, suffixes: Sequence[str], then: Callable[[str, bytes], None], **how: Any) -> None:
    """A box for one file; ``then`` is told its name and its bytes once, when it comes."""

    def come() -> None:
        file = st.session_state[key]
        if file is not None:
            then(file.name, file.getvalue())

    st.file_uploader(label, type=list(suffixes), key=key, on_change=come, **how)


def clear_scope() -> None:
    """Back to the whole city at its latest month, in the language chosen."""
    update("city", view().city)


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return bool(st.context.theme.type == "dark")


def remembered(key: str, value: T | None = None) -> T | None:
    """Something a page must find again on its next run; stores ``value`` when there is one."""
    if value is not None:
        st.session_state[key] = value
    found: T | None = st.session_state.get(key)
    return found


def forget(key: str) -> None:
    """Drop what was remembered."""
    st.session_state.pop(key, None)


@dataclass(frozen=True)
class Wanted(Generic[T]):
    """What is to be read from the snapshots that count for a city now, told from anything else by ``told``."""

    archive: Archive
    what: T
    told: str

    @classmethod
    def of(cls, archive: Archive, city: str, what: T, told: str) -> Wanted[T]:
        """What is wanted, told apart also by where the snapshots lie and which of them count."""
        current = (f"{one.kind} {one.title} {one.sha256}" for one in archive.manifest(city).current.values())
        return cls(archive, what, "\n".join((str(archive.root), told, *current)))


def composed(archive: Archive, spec: Spec) -> Document:
    """A briefing, composed once for the same choices and the same snapshots."""
    whole = replace(spec, without=())
    return replace(compose_once(Wanted.of(archive, spec.city, whole, repr(whole))), spec=spec)


@st.cache_resource(max_entries=BRIEFINGS, show_spinner=False, hash_funcs={Wanted: attrgetter("told")})
def compose_once(wanted: Wanted[Spec]) -> Document:
    """What :func:`composed` keeps."""
    return compose(wanted.archive, wanted.what)


@st.cache_resource(max_entries=FIGURES, show_spinner=False, hash_funcs={Chart: repr})
def figure(chart: Chart, decimals: int, language: Language, *, is_dark: bool) -> Figure:
    """A briefing's chart in a theme, drawn once."""
    return drawn(chart, palette(is_dark=is_dark), decimals, language)


def restated_now(archive: Archive, kept: Kept) -> Restated:
    """What of a frozen briefing would read differently, read once for the same snapshots."""
    document = kept.document
    told = f"{document.kind} {kept.number} {kept.kept_at}"
    return restated_once(Wanted.of(archive, document.spec.city, kept, told))


@st.cache_resource(max_entries=BRIEFINGS, show_spinner=False, hash_funcs={Wanted: attrgetter("told")})
def restated_once(wanted: Wanted[Kept]) -> Restated:
    """What :func:`restated_now` keeps."""
    return restated(wanted.archive, wanted.what)


@dataclass(frozen=True)
class DraftWanted:
    """A draft to be checked for a city and a month; ``told`` apart by its text and by every snapshot that counts."""

    archive: Archive
    text: str
    city: City | None
    as_of: Month | None

    @property
    def told(self) -> str:
        """The hash of all that the check depends on."""
        current = (
            f"{one.kind} {city.code} {one.title} {one.sha256}"
            for city in cities()
            for one in self.archive.manifest(city.code).current.values()
        )
        asked = (str(self.archive.root), str(self.city and self.city.code), str(self.as_of), *current, self.text)
        return sha256("\n".join(asked).encode("utf-8", "surrogatepass")).hexdigest()


@st.cache_resource(max_entries=DRAFTS, show_spinner=False, hash_funcs={DraftWanted: attrgetter("told")})
def checked(wanted: DraftWanted) -> CheckedDraft:
    """A draft checked once for the same text, city, month and snapshots."""
    return check(wanted.archive, wanted.text, city=wanted.city, as_of=wanted.as_of)


@st.cache_resource(max_entries=2 * DRAFTS, show_spinner=False, hash_funcs={DraftWanted: attrgetter("told")})
def made_of(wanted: DraftWanted, language: Language, _make: Callable[[CheckedDraft, Language], str]) -> str:
    """What a page makes of a checked draft in a language, made once."""
    return _make(checked(wanted), language)
