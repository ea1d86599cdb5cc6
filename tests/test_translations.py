"""Every message of the product is in the Chinese catalogue, whole, and nothing else is."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from string import Formatter

import pytest
from babel.messages.extract import extract

from analytics.errors import NoSnapshot, PortfolioError
from analytics.language import Language, catalogue, translator
from tests.sources import Sources, project_sources


def speakers() -> set[str]:
    """The names that are called with a message: ``_``, the translator, and every refusal."""
    classes = [node for text in project_sources().values() for node in ast.walk(ast.parse(text)) if is_class(node)]
    names, known = {"_"}, {"PortfolioError"}
    while names != known:
        names = set(known)
        known |= {node.name for node in classes if {ast.unparse(base) for base in node.bases} & known}
    return known | {"_"}


def is_class(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef)


def messages(sources: Sources) -> dict[str, str]:
    """Every extracted message with the place it stands at."""
    keywords = dict.fromkeys(speakers())
    found = {}
    for path, text in sources.items():
        for line, message, _, _ in extract("python", io.BytesIO(text.encode()), keywords=keywords):
            found[message if isinstance(message, str) else message[0]] = f"{path}:{line}"
    return found


def placeholders(text: str) -> list[str]:
    """The names in braces, sorted."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def built_messages(sources: Sources) -> Iterator[str]:
    """Messages that are put together where they are said, and so can be neither extracted nor translated."""
    names = speakers()
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names and node.args:
                message = node.args[0]
                formatted = isinstance(message, ast.Call) and getattr(message.func, "attr", "") == "format"
                if isinstance(message, ast.JoinedStr | ast.BinOp) or formatted:
                    yield f"{path}:{node.lineno} {ast.unparse(message)}"


def test_every_message_has_a_chinese_text() -> None:
    known = catalogue(Language.ZH)
    assert {message: place for message, place in messages(project_sources()).items() if message not in known} == {}


def test_the_catalogue_has_no_message_that_nobody_says() -> None:
    assert catalogue(Language.ZH).keys() - messages(project_sources()).keys() == set()


def test_a_translation_fills_in_what_its_message_does() -> None:
    assert {
        message: text for message, text in catalogue(Language.ZH).items() if placeholders(message) != placeholders(text)
    } == {}


def test_no_message_is_put_together_where_it_is_said() -> None:
    assert list(built_messages(project_sources())) == []


@pytest.mark.parametrize("built", ["f'{n} rows'", "'rows: ' + n", "'%s rows' % n", "'{} rows'.format(n)"])
@pytest.mark.parametrize("speaker", ["_", "PortfolioError", "errors.NoSnapshot"])
def test_a_message_that_is_put_together_is_found(speaker: str, built: str) -> None:
    assert len(list(built_messages({"pages/a.py": f"{speaker}({built}, n=1)"}))) == 1


def test_messages_are_extracted_wherever_they_are_said() -> None:
    planted = {"a.py": "_('One {n}', n=1)\nraise NoSnapshot(\n    'Two'\n    ' halves', m=2)\nprint('Three')"}
    assert messages(planted) == {"One {n}": "a.py:1", "Two halves": "a.py:3"}
    assert {"_", "PortfolioError", "NoSnapshot", "LostRace"} <= speakers()


def test_a_reader_gets_the_message_in_his_language() -> None:
    refusal = NoSnapshot("There is no version {version} of {as_of}.", version=3, as_of="2020-12")
    assert isinstance(refusal, PortfolioError)
    assert str(refusal) == refusal.text(Language.EN) == "There is no version 3 of 2020-12."
    chinese = refusal.text(Language.ZH)
    assert "2020-12" in chinese
    assert chinese != str(refusal)


def test_braces_in_a_message_without_values_are_literal() -> None:
    assert translator(Language.ZH)("{not a message}") == "{not a message}"
