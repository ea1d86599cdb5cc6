"""What a number counts: projects, places, or something else that is no figure of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.tiers import Tier
from analytics.fact_check.reading.words import Row, lexicon, table

PROJECTS = ("项目", "工程", "实事", "民生实事", "子项目", "工程项目", "项目类")
# Words that may stand inside the name of counted projects.
INSIDE = (
    Kind.TIER,
    Kind.STAGE,
    Kind.SECTOR,
    Kind.GAP,
    Kind.CITY,
    Kind.PLACE,
    Kind.SIZE,
    Kind.WORD,
    Kind.GROUP,
    Kind.NOISE,
)
INSIDE_WORDS = ("投资", "市", "全市")
# With one of these an unknown word behind 个 says something of projects counted before; it is no noun of its own.
ASPECTS = "正已处在进获按被由属位涉顺超过达做完均全都提未尚须需应将拟可因为共实与较比占中里，。；、：）（|"
FAR = 80
HEDGES = ("以上", "左右", "多")


@dataclass(frozen=True)
class Noun:
    """What stands behind a number up to the end of its clause: the marks of the noun, and those behind it.

    ``following`` is the number that ends the stretch, if one does: what stands right before it is that number's.
    """

    marks: tuple[Mark, ...] = ()
    rest: tuple[Mark, ...] = ()
    is_project: bool = True
    is_place: bool = False
    following: Mark | None = None

    @cached_property
    def stage(self) -> tuple[Mark, Row] | None:
        """The stage that the noun names, by itself or inside a list's name: 省重点新开工项目."""
        for mark in self.marks:
            row = stage_row(mark, "noun")
            if row is not None:
                return mark, row
            if isinstance(mark.payload, Tier) and mark.payload.infix:
                return stage_named(mark.payload.infix)
        return None

    @property
    def names_list(self) -> bool:
        """Whether the noun is a list's name."""
        return any(mark.kind is Kind.TIER for mark in self.marks)


OTHER_THINGS = Noun(is_project=False)


def stage_row(mark: Mark, *forms: str) -> Row | None:
    """The row of the stages by which a mark is of one of these forms, the first of them that fits."""
    rows = [row for row in mark.rows if row.table == "stages"]
    return next((row for form in forms for row in rows if row.form == form), None)


def stage_named(text: str) -> tuple[Mark, Row] | None:
    """The stage that a text is the word of, as a noun before 项目."""
    for found in lexicon("stages").found(f"{text}项目"):
        if found.start == 0 and found.end in (len(text), len(text) + 2) and found.row.form == "noun":
            return Mark(Kind.STAGE, 0, len(text), text, rows=(found.row,)), found.row
    return None


def noun(marks: Sequence[Mark], place: int, *, goes_on: bool) -> Noun:
    """What the number at a place counts; other things where it counts neither projects nor places.

    ``goes_on``: projects have been counted or named just before, so that words no table knows say something of those.
    """
    behind, following = stretch(marks, place)
    if not behind:
        return Noun(rest=shared_rest(marks, place))
    first = behind[0]
    head = next((at for at, mark in enumerate(behind[:5]) if is_head(mark)), None)
    if first.kind is Kind.GROUP or (first.kind in (Kind.PLACE, Kind.WHOLE) and head is None):
        return Noun((first,), tuple(behind[1:]), is_project=False, is_place=True)
    if first.kind is Kind.GAP and is_other_thing(first.text) and [mark.text for mark in behind[1:2]] == ["的"]:
        # 11个市的市级重点项目: whose projects they are, no number of projects.
        return OTHER_THINGS
    if head is not None and all(mark.kind in INSIDE or mark.text in INSIDE_WORDS for mark in behind[:head]):
        return Noun(tuple(behind[: head + 1]), tuple(behind[head + 1 :]), following=following)
    is_unknown = first.kind is Kind.GAP and first.text[0] not in ASPECTS
    if first.kind is Kind.SECTOR or (is_unknown and (not goes_on or is_other_thing(first.text))):
        return OTHER_THINGS
    return Noun(rest=tuple(behind), following=following)


def is_other_thing(text: str) -> bool:
    """Whether what stands behind 个 or 项 is counted by it in such texts, and is no project."""
    grounds = table("grounds")
    return text.removesuffix("的") in grounds["things"] or text.startswith(tuple(grounds["other_things"]))


def stretch(marks: Sequence[Mark], place: int) -> tuple[list[Mark], Mark | None]:
    """The marks behind a number up to the end of its clause, without a hedge, and the number that ends them."""
    behind: list[Mark] = []
    following = None
    for mark in marks[place + 1 : place + FAR]:
        following = mark if mark.kind is Kind.NUMBER else None
        if following is not None or mark.kind is Kind.NOISE or ends_noun(mark, behind):
            break
        behind.append(mark)
    while behind and behind[0].text.startswith(HEDGES):
        behind = [*without_hedge(behind[0]), *behind[1:]]
    return behind, following


def ends_noun(mark: Mark, behind: Sequence[Mark]) -> bool:
    """Whether punctuation ends what a number counts; 、 may stand inside the name of projects."""
    if mark.kind is not Kind.STOP:
        return False
    return mark.text != "、" or not behind or any(other.text in PROJECTS for other in behind)


def without_hedge(mark: Mark) -> Iterator[Mark]:
    """A mark without the hedge that it begins with; none where nothing is left."""
    rest = mark.text
    for word in HEDGES:
        rest = rest.removeprefix(word)
    if rest:
        yield replace(mark, start=mark.end - len(rest), text=rest)


def is_head(mark: Mark) -> bool:
    """Whether a mark ends the name of projects."""
    if mark.kind is Kind.TIER or mark.text in PROJECTS:
        return True
    return stage_row(mark, "noun") is not None and mark.text.endswith(("项目", "类"))


def shared_rest(marks: Sequence[Mark], place: int) -> tuple[Mark, ...]:
    """What is said behind the last count of a list, for one that says nothing itself: 甲类8个、乙类27个已完成任务."""
    rest: list[Mark] = []
    for mark in marks[place + 1 : place + FAR]:
        if mark.kind is Kind.STOP and mark.text != "、":
            break
        rest = [] if mark.kind is Kind.NUMBER else [*rest, mark]
    return tuple(rest)


def stage_name(mark: Mark) -> str:
    """The name of a stage without 项目 or 类."""
    return mark.text.removesuffix("项目").removesuffix("类") or mark.text
