"""The names of sectors: those made of the words of the table, and others that stand in a list of their kind."""

from __future__ import annotations

import re
from functools import cache

from analytics.fact_check.reading.words import alternatives, table


@cache
def pattern() -> re.Pattern[str]:
    """A sector's name: heads with what narrows them, joined by 和 or 、, and a suffix."""
    words = table("sectors")
    before, heads = alternatives(words["before"]), alternatives(words["heads"])
    one = f"(?:(?:{before}){{0,3}}(?:{heads})(?:现代化)?(?:建设|发展|提升|改造|治理|更新|修复|升级|整治)?)"
    joined = alternatives([word for word in words["joined"] if word != "、"])
    return re.compile(rf"{one}(?:(?:{joined})?{one}){{0,4}}(?:{alternatives(words['suffixes'])})?")


@cache
def suffix() -> re.Pattern[str]:
    """What a sector's name may end in without being part of it."""
    words = [word for word in table("sectors")["suffixes"] if word != "业"]
    return re.compile(f"(?:{alternatives([*words, '项目', '工程'])})+$")


def name(text: str) -> str:
    """A sector's name without 类, 领域 or 方面."""
    text = text.lstrip("-—")
    return suffix().sub("", text) or text
