"""The money unit of a ledger: which it is, and where the ledger says so."""

from __future__ import annotations

import re
from enum import StrEnum

from analytics.ledger.sheet.words import fold

UNITS = r"(万元|亿元|百万元|千元|元|万|亿)"
# 填报单位：万达集团 declares nothing; 单位：万元/亩 is the unit of something else.
DECLARED = re.compile(
    r"(?:单位|币种)[:：]?(?:人民币)?[:：/、,]?(?:(万元|亿元|百万元|千元)(?![/每])|(元|万|亿)(?!\w|/))"
)
IN_HEADER = re.compile(rf"[(\[,:/]\s*(?:单位[:：]?)?(?:人民币)?{UNITS}[)\]]?$|(?:投资|金额|计划|完成|额)(万元|亿元)$")


class MoneyUnit(StrEnum):
    """The unit of a ledger's money."""

    WAN = "万元"
    YI = "亿元"

    @property
    def hundredths(self) -> int:
        """How many hundredths of 万元, the precision of the snapshots, make one."""
        return 100 if self is MoneyUnit.WAN else 1_000_000


def declared_in_text(text: str) -> set[str]:
    """The units that a line above the table declares (单位：万元); one may be a unit that no ledger is read in (元)."""
    return {full_name(found[1] or found[2]) for found in DECLARED.finditer(fold(text))}


def declared_in_header(header: str) -> tuple[str, str | None]:
    """A folded header without its unit, and the unit: 总投资(亿元) → 总投资, 亿元."""
    found = IN_HEADER.search(header)
    if found is None:
        return header, None
    unit = found[1] or found[2]
    return (header[: found.start()] if found[1] else header[: found.start(2)]), full_name(unit)


def full_name(unit: str) -> str:
    """万 → 万元."""
    return unit if unit.endswith("元") else f"{unit}元"
