"""Taking a briefing away: Word, Excel, text and pictures, each made when it is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from zipfile import ZipFile, ZipInfo

import streamlit as st

from analytics.briefing.document import Document
from analytics.briefing.excel import workbook
from analytics.briefing.pictures import NoPictures, Pictures, no_browser
from analytics.briefing.word import word
from analytics.briefing.written import markdown, plain_text
from pages.parts import state
from pages.parts.panels.briefing.beside import about
from pages.parts.panels.text import literal
from pages.parts.pictures import browser_path, pictures_of

WITHOUT_PICTURES: Pictures = {}


def take_away(document: Document, key: str, number: str = "") -> None:
    """The files of a briefing under one name, which carries the kind of its figures."""
    _ = state.words()
    stem = about(document, number).file_stem
    has_browser = browser_path() is not None
    files: dict[str, tuple[str, Callable[[], bytes]]] = {
        "docx": (_("Word"), lambda: word(document, drawn_or_none(document))),
        "xlsx": (_("Excel"), lambda: workbook(document)),
        "zip": (_("Pictures"), lambda: zipped(pictures(document, number))),
        "md": (_("Markdown"), lambda: markdown(document).encode()),
        "txt": (_("Text"), lambda: plain_text(document).encode()),
    }
    with st.container(horizontal=True, gap="small"):
        for suffix, (label, made) in files.items():
            missing = suffix == "zip" and not (has_browser and document.charts)
            st.download_button(
                label, made, f"{stem}.{suffix}", key=f"{suffix}_{key}", on_click="ignore", disabled=missing
            )
    if not has_browser:
        st.caption(literal(no_browser().text(document.spec.language)))


def drawn_or_none(document: Document) -> Pictures:
    """The charts as pictures; none where they cannot be drawn, which the file then says."""
    try:
        return pictures_of(document)
    except NoPictures:
        return WITHOUT_PICTURES


def pictures(document: Document, number: str) -> Mapping[str, bytes]:
    """The charts as files by name, each with its finding and its mark; a text that says why where there are none."""
    try:
        drawn = pictures_of(document, titled=True)
    except NoPictures as refusal:
        return {f"{about(document, number).file_stem}.txt": refusal.text(document.spec.language).encode()}
    return {
        f"{about(document, f'{number} {place}'.lstrip()).file_stem}.png": drawn[chart.code]
        for place, chart in enumerate(document.charts, start=1)
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as one archive, the same bytes for the same files."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in files.items():
            # An entry without a date of its own is of 1980.
            archive.writestr(ZipInfo(name), content)
    return target.getvalue()
