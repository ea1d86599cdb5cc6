"""Which list of projects each mention in a text means, by the fullest name that the text itself prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.fact_check.reading import sectors
from analytics.fact_check.reading.tiers import BUILDING, LEVELS, Tier, stages


@dataclass(frozen=True)
class Lists:
    """The lists that one text names, in order; ``own_level`` is that of its place, ``district`` the name.

    ``in_title`` are those that the title of a copy names.
    """

    mentioned: tuple[Tier, ...]
    own_level: str
    district: str | None = None
    in_title: tuple[Tier, ...] = ()

    @cached_property
    def named(self) -> frozenset[tuple[str, frozenset[str]]]:
        """The lists that a text names with their level itself, 市重点项目 and not only 全市重点项目."""
        found = (*self.mentioned, *self.in_title)
        by_level = {(tier.kind, tier.levels) for tier in found if tier.level and not tier.is_whole}
        # 南昌市重大重点项目 are 市重大重点项目, too.
        by_city = {(tier.kind, frozenset(tier.city_level[-1])) for tier in found if tier.city_level}
        return frozenset(by_level | by_city)

    def settled(self, tier: Tier) -> Tier:
        """A mention as it is meant: 全市重点项目 says whose 重点项目 they are, where no 市重点项目 are named."""
        is_named = not tier.is_whole or (tier.kind, tier.levels) in self.named
        return tier if is_named else replace(tier, level="", is_whole=False)

    @cached_property
    def kinds(self) -> dict[str, tuple[Tier, ...]]:
        """The mentions of each kind, in order, without those that leave something out (不含省重点)."""
        kinds: dict[str, list[Tier]] = {}
        for tier in map(self.settled, self.mentioned):
            if not tier.tail:
                kinds.setdefault(tier.kind, []).append(tier)
        return {kind: tuple(tiers) for kind, tiers in kinds.items()}

    @cached_property
    def names(self) -> dict[Tier, str]:
        """The fullest name of each mention that has been asked for, wherever it stands."""
        return {}

    @property
    def own_kind(self) -> str | None:
        """The kind of the text's own list: what its names share."""
        kinds = [(len(tiers), kind) for kind, tiers in self.kinds.items() if kind]
        return max(kinds)[1] if kinds else None

    @cached_property
    def of_main_kind(self) -> Sequence[Tier]:
        """The mentions of the kind that the text names most often."""
        return max([tiers for kind, tiers in self.kinds.items() if kind] or [self.mentioned], key=len)

    @cached_property
    def main(self) -> str | None:
        """The text's own list in its fullest name: of the kind named most often, the first that has a figure."""
        if not self.mentioned:
            return None
        return self.full(next((tier for tier in self.of_main_kind if tier.is_counted), self.of_main_kind[0]))

    @cached_property
    def narrowing(self) -> tuple[str | None, str | None]:
        """The sector and the size of the text's own list where it is named by them throughout: 亿元以上重点工业项目."""
        if len(self.of_main_kind) < 2 and len(self.mentioned) > 1:
            return None, None
        infixes = {tier.infix for tier in self.of_main_kind}
        sizes = {tier.size for tier in self.of_main_kind}
        infix = infixes.pop() if len(infixes) == 1 else ""
        is_sector = bool(infix) and infix != BUILDING and infix not in stages()
        return sectors.name(infix) if is_sector else None, (sizes.pop() if len(sizes) == 1 else "") or None

    def full(self, tier: Tier) -> str:
        """The fullest name that the text itself prints of the list that a mention means.

        A bare 重点项目 is the place's own list where the text names one of its level. Where it holds those of other
        levels against that one, the bare name means all of them.
        """
        tier = self.settled(tier)
        anywhere = replace(tier, start=0, end=0, is_counted=False)
        if anywhere not in self.names:
            self.names[anywhere] = self.fullest(tier)
        return self.names[anywhere]

    def fullest(self, tier: Tier) -> str:
        """The fullest name, looked for among all mentions."""
        same = self.kinds.get(tier.kind, ())
        if tier.tail:
            return clean(tier.name)
        if tier.city_level and tier.city_level == self.district:
            tier = replace(tier, level=tier.city_level[-1], city_level="")
        if tier.city_level and self.district is not None:
            # 吴江列入苏州市重点项目的: for a district the city's list is another one than its own.
            return clean(f"{tier.city_level}{tier.name}")
        if tier.level and not (tier.is_whole and self.is_contrasted(same)):
            return clean(longest([other for other in same if other.levels == tier.levels] or [tier]))
        own = [other for other in same if self.own_level in other.levels]
        bare = [other for other in same if not other.levels] or [replace(tier, level="")]
        return clean(longest(bare if not own or self.is_contrasted(same) else own))

    def is_contrasted(self, same: Sequence[Tier]) -> bool:
        """Whether a text holds lists of several levels against its whole, which it counts first by the bare name."""
        levels = frozenset[str]().union(*(other.levels for other in same))
        counted = next((other for other in same if other.is_counted), None)
        is_bare = counted is not None and (not counted.level or counted.is_whole)
        return is_bare and not any(self.own_level in other.levels and other.levels == levels for other in same)

    def of_level(self, level: str) -> str | None:
        """The list of a level that a heading names (二、省级), with the kind of the text's main one."""
        if not self.mentioned:
            return None
        named = next((tier for tier in self.mentioned if tier.levels == frozenset(level) & frozenset(LEVELS)), None)
        main = next((tier for tier in self.mentioned if not tier.tail), self.mentioned[0])
        return f"{level}{main.core}{main.head or '项目'}" if named is None else self.full(named)


def longest(tiers: Sequence[Tier]) -> str:
    """The longest name, of equal ones the first."""
    return max((tier.name for tier in tiers), key=len)


def clean(name: str) -> str:
    """A name without the blank that stands for no head."""
    return name.strip()
