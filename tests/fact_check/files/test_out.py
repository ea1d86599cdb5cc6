"""The checked draft as Word and the findings as Excel: marks, comments, lists, the demo mark, nothing alive."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from analytics.fact_check.check import CheckedDraft
from analytics.fact_check.files import word
from analytics.fact_check.files.drafts import text_of
from analytics.fact_check.files.excel import findings_workbook
from analytics.fact_check.files.said import MARKS, basis, caution, counted, file_stem, said, summary
from analytics.fact_check.files.word import GROUNDS, checked_word, plain_word
from analytics.fact_check.verdict import SEVERITY, Verdict
from analytics.glossary import FigureKind
from analytics.language import Language
from tests.fact_check.drafts import FOUND, TEXT, Found, draft_of

DEMO, LEDGER = FigureKind.DEMO, FigureKind.LEDGER
ZH, EN = Language.ZH, Language.EN
HOSTILE = "=1+1 <script>alert(1)</script> {brace} \x00\x0b 共586个"


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def printed(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in opened(content).paragraphs)


def test_the_summary_counts_by_severity() -> None:
    assert summary(draft_of(), ZH) == "全文8个数字：1处不符，1处单位不符，1处截尾，1处相符，4处无从核对"
    assert summary(draft_of(), EN) == (
        "8 numbers in all: 1 contradicted, 1 in the wrong unit, 1 cut off, 1 right, 4 not decidable here"
    )
    assert list(counted(draft_of())) == [verdict for verdict in SEVERITY if verdict in counted(draft_of())]
    assert summary(draft_of("无数字", ()), ZH) == "文中没有找到关于项目的数字。"


def test_every_verdict_has_a_letter_of_its_own_and_a_ground() -> None:
    for language in Language:
        assert len({mark.letter.text(language) for mark in MARKS.values()}) == len(Verdict)
    assert MARKS.keys() == GROUNDS.keys() == set(Verdict)


def test_a_finding_in_words() -> None:
    cut = next(one for one in draft_of().findings if one.verdict is Verdict.TRUNCATED)
    told = said(TEXT, cut, ZH)
    assert (told.line, told.quote, told.expected, told.derivation) == (4, "84.2%", "84.3%", "1 / 2 = 3")
    assert told.reading == "开工率 · 南昌市 · 市重大重点 · 2020年1-10月"
    right = said(TEXT, draft_of().checked[2], EN)
    assert (right.expected, right.source) == ("", "示例数据 · 南昌市 · 2020-10 v1")


def test_what_decided_gives_the_reason_and_a_published_source_its_kind() -> None:
    found = Found("86.3%", own=(Verdict.MISMATCH, "86.2"), data=(Verdict.UNDECIDABLE, None))
    assert said(TEXT, draft_of(TEXT, [found]).checked[0], EN).reason == "because bytes"
    published = draft_of(TEXT, [Found("86.3%", data=(Verdict.MATCHES, "1"))]).checked[0]
    object.__setattr__(published.data, "source", "《南昌》，市发改委，2021-01-25")
    assert said(TEXT, published, ZH).source == "公开数据 · 《南昌》，市发改委，2021-01-25"


def test_against_what_was_checked_is_said_with_its_kind() -> None:
    assert "示例数据 · 南昌市 · 2020年10月" in basis(draft_of(), DEMO, ZH)
    assert "台账数据" in basis(draft_of(is_demo=False), LEDGER, ZH)
    assert "台账" not in basis(draft_of(city=None, as_of=None), None, ZH)
    assert file_stem(draft_of(), LEDGER, ZH) == "核稿_南昌市_2020-10_示例数据"
    assert file_stem(draft_of(is_demo=False), LEDGER, ZH) == "核稿_南昌市_2020-10_台账数据"
    assert file_stem(draft_of("x", (), city=None, as_of=None), None, EN) == "number_check"


def test_word_marks_every_number_and_lists_the_findings() -> None:
    draft = draft_of()
    content = checked_word(draft, DEMO, ZH)
    text, file = printed(content), opened(content)
    for told in ("[示例数据]", summary(draft, ZH), basis(draft, DEMO, ZH), caution(ZH)):
        assert told in text or told.replace("[", "【").replace("]", "】") in text, told
    for letter, quote in (("？", "240个"), ("对", "551.7亿元"), ("错", "86.3%"), ("位", "6.2%"), ("截", "84.2%")):
        assert f"{quote}{letter}" in text
    grounds = [shading.get(qn("w:fill")) for shading in file.element.body.iter(qn("w:shd"))]
    assert grounds.count(GROUNDS[Verdict.MISMATCH]) == 3
    (table,) = file.tables
    assert [row.cells[1].text for row in table.rows] == ["稿中所印", "86.3%", "6.2%", "84.2%"]
    assert [row.cells[3].text for row in table.rows] == ["应为", "86.2%", "6.2个百分点", "84.3%"]
    assert next(comment.text for comment in file.comments).startswith("不符 · 应为86.2%")
    assert len(list(file.comments)) == 3


def test_a_long_list_has_few_comments_and_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MOST_COMMENTS", 1)
    file = opened(checked_word(draft_of(), DEMO, ZH))
    assert [comment.text.split(" ")[0] for comment in file.comments] == ["不符"]
    assert len(file.tables[0].rows) == 4


def test_a_draft_without_findings_says_so() -> None:
    content = checked_word(draft_of(TEXT, FOUND[:3], is_demo=False), LEDGER, EN)
    assert "Nothing was found that has to be changed." in printed(content)
    assert "Demo" not in printed(content)
    assert opened(content).tables == []


def test_the_corrected_text_comes_back_as_it_was() -> None:
    assert text_of("稿.docx", plain_word(TEXT)) == TEXT


@pytest.fixture
def hostile() -> CheckedDraft:
    """A draft of which spreadsheets, browsers and Word would run or refuse parts."""
    return draft_of(HOSTILE, [Found("586个", own=(Verdict.MISMATCH, "587"), unit="个", measure="project_count")])


def test_hostile_text_is_written_letter_by_letter(hostile: CheckedDraft) -> None:
    text = printed(checked_word(hostile, DEMO, ZH))
    assert "=1+1 <script>alert(1)</script> {brace}" in text
    assert "<script>" in printed(plain_word(HOSTILE))
    quoted = draft_of("=1+1个", [Found("=1+1个", own=(Verdict.MISMATCH, "3"), number="2", unit="个")])
    book = load_workbook(io.BytesIO(findings_workbook(quoted, DEMO, ZH)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value == "=1+1个" for cell in cells)


def test_the_workbook_lists_findings_and_every_number() -> None:
    book = load_workbook(io.BytesIO(findings_workbook(draft_of(), DEMO, ZH)))
    assert book.sheetnames == ["核对发现", "全部数字"]
    columns = {name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames}
    top = [row[0] for row in columns["核对发现"][:5]]
    assert top[1] in ("[示例数据]", "【示例数据】")
    assert top[2] == summary(draft_of(), ZH)
    assert [row[1] for row in columns["核对发现"][6:]] == ["86.3%", "6.2%", "84.2%"]
    assert [row[0] for row in columns["核对发现"][6:]] == [3, 3, 4]
    assert [row[3] for row in columns["核对发现"][6:]] == ["86.2%", "6.2个百分点", "84.3%"]
    assert [row[1] for row in columns["全部数字"][6:]] == [found.quote for found in FOUND]
    empty = load_workbook(io.BytesIO(findings_workbook(draft_of(TEXT, (), is_demo=False), LEDGER, EN)))
    said_there = [cell.value for row in empty["Findings"].iter_rows() for cell in row]
    assert "Nothing was found that has to be changed." in said_there
    assert "[Demo data]" not in said_there


def test_the_files_name_nobody() -> None:
    with zipfile.ZipFile(io.BytesIO(checked_word(draft_of(), DEMO, ZH))) as archive:
        assert b"python-docx" not in archive.read("docProps/core.xml")
