"""Elements of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, *inside: Any, **attributes: object) -> Any:
    """An element ``w:tag`` with its attributes in the same namespace, and with a text or other elements inside."""
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for one in inside:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def put(parent: Any, child: Any, *before: str) -> None:
    """The child in the parent instead of one of the same tag, before those tags that the schema has later."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.insert_element_before(child, *before)


def put_first(parent: Any, child: Any) -> None:
    """The same, before all others."""
    put(parent, child)
    parent.insert(0, child)


def behind(proxy: Any) -> Any:
    """The element behind a table or a row, which python-docx keeps to itself."""
    return proxy._element  # noqa: SLF001
