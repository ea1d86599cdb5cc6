"""Numbers in Chinese characters: 三十五, 两千一百, 十二点五."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1_000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
NUMERAL = "[零〇一二两三四五六七八九十百千万]"


def numeral(text: str) -> Decimal | None:
    """The number that Chinese characters write; null where they write none."""
    whole, _point, decimals = text.partition("点")
    total = integer(whole)
    if total is None or any(character not in DIGITS for character in decimals):
        return None
    return Decimal(f"{total}.{''.join(str(DIGITS[character]) for character in decimals)}" if decimals else total)


def integer(text: str) -> int | None:
    """A whole number: by steps (三百二十), or figure by figure (二〇一九)."""
    if not text:
        return None
    if len(text) > 1 and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in STEPS:
            section += (digit or 1) * STEPS[character]
            digit = 0
        elif character in MYRIADS:
            total += (section + digit or 1) * MYRIADS[character]
            section = digit = 0
        else:
            return None
    return total + section + digit
