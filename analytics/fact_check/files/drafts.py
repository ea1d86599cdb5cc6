"""A draft from outside: pasted, or a file of text or of Word, as the text that is checked.

Every refusal is a :class:`PortfolioError` and comes before anything expensive.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO
from pathlib import Path, PurePath

from analytics.errors import PortfolioError
from analytics.limited import Bounds, GaveUp, TookTooLong, output_of

SCRIPT = Path(__file__).with_name("word_text.py")
TEXT_SUFFIXES, WORD_SUFFIX = ("txt", "md"), "docx"
SUFFIXES = (*TEXT_SUFFIXES, WORD_SUFFIX)
# A speech of two hours has 30,000 characters.
FILE_BYTES = 5_000_000
CHARACTERS = 200_000
UNPACKED_BYTES = 100_000_000
BOUNDS = Bounds(memory_bytes=1_000_000_000, seconds=20)
ENCODINGS = ("utf-8-sig", "gb18030")
# Word of 1997, and any Word file that a password protects.
COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def draft_from_file(name: str, content: bytes) -> str:
    """The text of an uploaded file, tidied as :func:`pasted` does."""
    return pasted(text_of(name, content), name)


def text_at(path: Path) -> str:
    """The text of a file on this machine."""
    if not path.is_file():
        raise PortfolioError("There is no file {file}.", file=path)
    try:
        require_size(path.name, path.stat().st_size)
        return text_of(path.name, path.read_bytes())
    except OSError:
        raise PortfolioError("The file “{file}” cannot be opened.", file=path.name) from None


def require_size(name: str, size: int) -> None:
    """Refuse what is larger than any draft."""
    if size > FILE_BYTES:
        raise PortfolioError(
            "“{file}” has {size} bytes; a draft has {most} at most, and was not read.",
            file=name,
            size=f"{size:,}",
            most=f"{FILE_BYTES:,}",
        )


def text_of(name: str, content: bytes) -> str:
    """The text of a file, character by character; for Word one line a paragraph or row."""
    require_size(name, len(content))
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if content.startswith(COMPOUND_FILE):
        raise PortfolioError(
            "“{file}” is an old .doc file, or protected by a password: save it as .docx without one, and try again.",
            file=name,
        )
    if suffix not in SUFFIXES:
        raise PortfolioError(
            "“{file}” is none of these: {suffixes}.", file=name, suffixes=", ".join(f".{one}" for one in SUFFIXES)
        )
    text = word_text(name, content) if suffix == WORD_SUFFIX else decoded(name, content)
    return within_bounds(text, name)


def pasted(text: str, name: str = "") -> str:
    """A text as it is checked and shown: one kind of line end, and what cannot be printed seen to be missing."""
    return UNREADABLE.sub(REPLACEMENT, LINE_ENDS.sub("\n", within_bounds(text, name)))


def within_bounds(text: str, name: str = "") -> str:
    """The text, if it is there and no longer than any draft."""
    if len(text) > CHARACTERS:
        raise PortfolioError(
            "The draft has {count} characters, more than {most}: check it in parts.",
            count=f"{len(text):,}",
            most=f"{CHARACTERS:,}",
        )
    if not text.strip():
        raise (
            PortfolioError("There is no text in “{file}”.", file=name)
            if name
            else PortfolioError("There is no text to check.")
        )
    return text


def decoded(name: str, content: bytes) -> str:
    """The text of a text file; UTF-8 with or without its mark, GB18030, and what Windows calls Unicode."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PortfolioError("“{file}” is neither UTF-8 nor GB18030 text.", file=name)


def word_text(name: str, content: bytes) -> str:
    """The text of a Word file, read in a limited process."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist() if member.filename.endswith(".xml"))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise PortfolioError("“{file}” is damaged, or no Word file.", file=name) from None
    if unpacked > UNPACKED_BYTES:
        raise PortfolioError(
            "“{file}” unpacks to {size} bytes, more than any draft; it was not read.", file=name, size=f"{unpacked:,}"
        )
    try:
        return output_of(SCRIPT, BOUNDS, given=content).decode()
    except TookTooLong:
        raise PortfolioError("Reading “{file}” took too long; it was given up.", file=name) from None
    except GaveUp:
        raise PortfolioError("“{file}” is damaged, or no Word file.", file=name) from None
