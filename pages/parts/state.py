"""The only keeper of session state, URL and the reader's surroundings: pages ask here and nowhere else.

The view is kept apart from the widgets that change it, because Streamlit forgets a widget's state on every page that
does not draw it. The URL is rewritten on every run, since navigation clears it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from analytics.language import Translate, translator
from analytics.snapshots import Archive, data_root
from pages.parts import view as views
from pages.parts.view import View

VIEW = "view"

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
