"""Drafts from files: what is read of them, and which are refused in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from analytics.errors import PortfolioError
from analytics.fact_check.files import drafts
from analytics.fact_check.files.drafts import draft_from_file, pasted, text_at, text_of

TEXT = "完成投资117.0%，\n開工率86％。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def word(*paragraphs: str, change: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """A Word file of these paragraphs."""
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    if change is not None:
        change(file)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def raw(body: str, part: str = "word/document.xml") -> bytes:
    """A Word file of nothing but this body."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS.replace("word/document.xml", part))
        archive.writestr(part, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return target.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_its_encoding(encoding: str) -> None:
    assert text_of("稿.txt", TEXT.encode(encoding)) == TEXT


def test_the_characters_of_a_file_keep_their_places_for_the_command(tmp_path: Path) -> None:
    path = tmp_path / "稿.TXT"
    path.write_bytes("一\r\n二\x00三".encode())
    assert text_at(path) == "一\r\n二\x00三"


def test_what_cannot_be_printed_is_seen_to_be_missing() -> None:
    assert pasted("一\r\n二\x00三\x0b四\ud800五\x85六\t七") == "一\n二\ufffd三\n四\ufffd五\n六\t七"
    assert draft_from_file("a.md", b"1\x00\r2") == "1\ufffd\n2"


def test_a_word_file_is_read_line_by_line() -> None:
    def with_table(file: docx.document.Document) -> None:
        file.sections[0].header.paragraphs[0].text = "页眉999个"
        table = file.add_table(2, 2)
        for cell, text in zip(table._cells, ("县区", "完成率", "西湖区", "117%"), strict=True):
            cell.text = text
        table.cell(1, 1).add_paragraph("超计划")
        file.add_paragraph("末段")

    assert text_of("稿.docx", word("首段", "", change=with_table)) == (
        "首段\n\n县区 | 完成率\n西湖区 | 117% 超计划\n末段"
    )


def test_runs_tabs_and_breaks_of_a_paragraph() -> None:
    body = f"<w:p>{run('完成')}<w:r><w:tab/><w:t>117</w:t></w:r>{run('%')}<w:r><w:br/></w:r>{run('次行')}</w:p>"
    assert text_of("稿.docx", raw(body)) == "完成\t117%\n次行"


@pytest.mark.parametrize(
    "unread",
    [
        "<w:del><w:r><w:delText>9个</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('9个')}</w:moveFrom>",
        run("9个", "<w:vanish/>"),
        "<w:r><w:instrText>PAGE 9</w:instrText></w:r>",
        f"<w:r><w:ruby><w:rt>{run('guo')}</w:rt></w:ruby></w:r>",
    ],
)
def test_what_is_not_printed_is_not_read(unread: str) -> None:
    assert text_of("稿.docx", raw(f"<w:p>{run('共')}{unread}<w:ins>{run('8个')}</w:ins></w:p>")) == "共8个"


def test_what_is_only_said_not_to_be_hidden_is_read() -> None:
    hidden = '<w:vanish w:val="0"/>'
    assert text_of("稿.docx", raw(f"<w:p>{run('8个', hidden)}</w:p>")) == "8个"


def test_a_text_box_follows_its_paragraph_once() -> None:
    def with_box(file: docx.document.Document) -> None:
        box = (
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>框内8个</w:t></w:r></w:p>'
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内8个</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        )
        file.paragraphs[0]._p.append(parse_xml(box))
        assert file.paragraphs[0]._p.findall(qn("w:r"))

    assert text_of("稿.docx", word("正文", "次段", change=with_box)) == "正文\n框内8个\n次段"


def test_content_controls_and_another_name_of_the_main_part() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('8个')}</w:p></w:sdtContent></w:sdt>"
    assert text_of("稿.docx", raw(body, "word/document2.xml")) == "8个"


def test_strict_open_xml_is_read() -> None:
    strict = raw(f"<w:p>{run('8个')}</w:p>")
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as source, zipfile.ZipFile(target, "w") as written:
        for name in source.namelist():
            written.writestr(
                name, source.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    assert text_of("稿.docx", target.getvalue()) == "8个"


def zip_of(name: str, size: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    return target.getvalue()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE d [<!ENTITY e0 "ha">{ENTITIES}]><d>&e9;</d>'


def laughing() -> bytes:
    """A Word file whose entities would grow to gigabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", LAUGHS)
    return target.getvalue()


DEEP = f"{'<w:p>' * 30_000}{'</w:p>' * 30_000}"
REFUSED = {
    "an old .doc": ("稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old .doc"),
    "protected by a password": ("稿.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
    "another kind": ("稿.pdf", b"%PDF", "none of these"),
    "no suffix": ("稿", b"1", "none of these"),
    "no zip": ("稿.docx", b"hello", "damaged"),
    "cut short": ("稿.docx", word("一")[:-200], "damaged"),
    "no document in it": ("稿.docx", zip_of("a", 1), "damaged"),
    "no xml": ("稿.docx", zip_of("word/document.xml", 9), "damaged"),
    "entities": ("稿.docx", laughing(), "damaged"),
    "nested without end": ("稿.docx", raw(DEEP), "damaged"),
    "a bomb": ("稿.docx", zip_of("word/document.xml", 101_000_000), "unpacks to 101,000,000"),
    "too large": ("稿.txt", b"1" * 10_000_000, "10,000,000 bytes"),
    "too long": ("稿.txt", b"1" * 200_001, "200,001 characters"),
    "not text": ("稿.txt", b"\xff\xff\xff", "neither UTF-8 nor GB18030"),
    "empty": ("稿.txt", b"", "no text in"),
    "blank": ("稿.txt", b" \n\t", "no text in"),
    "Word without text": ("稿.docx", word("", " "), "no text in"),
    "empty Word": ("稿.docx", b"", "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_files_that_are_refused(case: str) -> None:
    name, content, why = REFUSED[case]
    with pytest.raises(PortfolioError, match=why):
        draft_from_file(name, content)


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)", "utf-8")
    monkeypatch.setattr(drafts, "SCRIPT", slow)
    monkeypatch.setattr(drafts, "BOUNDS", drafts.BOUNDS._replace(seconds=1))
    with pytest.raises(PortfolioError, match="took too long"):
        text_of("稿.docx", word("一"))


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.txt"):
        with pytest.raises(PortfolioError, match="There is no file"):
            text_at(path)


def test_pasted_text_has_the_same_bounds() -> None:
    with pytest.raises(PortfolioError, match="There is no text to check"):
        pasted(" \n")
    with pytest.raises(PortfolioError, match="check it in parts"):
        pasted("一" * 200_001)
