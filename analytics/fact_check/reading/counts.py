"""What a count of projects says: by the words before it (已开工141个), in it (21个计划新开工项目) and behind it.

The rules stand in the order in which they are asked; the first that knows an answer gives it.
"""

from __future__ import annotations

from collections.abc import Callable

from analytics.fact_check.figure import Sense, Stage, StageKind
from analytics.fact_check.reading import phrases
from analytics.fact_check.reading.counted import Counted
from analytics.fact_check.reading.marks import Kind, Mark
from analytics.fact_check.reading.nouns import stage_name
from analytics.fact_check.reading.said import FINISHED, LAST_YEAR, PLANNED, PROJECTS, STARTED, Meaning
from analytics.fact_check.reading.words import Row

MORE = (
    "多", "多出", "多了", "多开", "少开", "多开工", "多竣", "少竣", "多竣工", "增加", "净增", "减少", "少", "增", "减",
    "净增加",
)  # fmt: skip
CARRIED_OVER = "carried_over"
ENDED = ("竣工", "建成", "投产")
IS = ("为", "是", "系", "均为", "都是")
ACHIEVED = ("已", "累计", "新增")
Answer = tuple[Meaning, Stage | None]


def meaning(counted: Counted) -> Answer:
    """What a count says, and the stage that it narrows its projects to; what has been achieved narrows none."""
    return next((answer for rule in RULES if (answer := rule(counted)) is not None), (Meaning(PROJECTS), None))


def picked(counted: Counted) -> Answer | None:
    """Projects picked for an event, or small works for the people, are no figure of a list."""
    is_works = any(mark.text.endswith("实事") for mark in counted.noun.marks)
    return (Meaning(None, Sense.OTHER), None) if is_works or phrases.says(counted.clause, "event") else None


def moved(counted: Counted) -> Answer | None:
    """调入16个, 调出9个."""
    senses = (Sense.MOVED_IN, Sense.MOVED_OUT)
    found = next((sense for sense in senses if counted.before is not None and counted.before.means(sense.value)), None)
    return None if found is None else (Meaning(PROJECTS, found), None)


def rest(counted: Counted) -> Answer | None:
    """另外11个; in 其余122个为社会事业项目 the rest is named, and counts as a kind of its own."""
    if not counted.lead or not counted.lead[-1].means("rest"):
        return None
    is_named = any(mark.kind in (Kind.SECTOR, Kind.GAP, Kind.STAGE, Kind.TIER) for mark in counted.noun.marks)
    is_named = is_named or (bool(counted.noun.rest) and counted.noun.rest[0].text in IS)
    return Meaning(PROJECTS, Sense.VALUE if is_named else Sense.REST), None


def increased(counted: Counted) -> Answer | None:
    """多出170个, 较上月增加57项."""
    before = counted.before
    if before is None:
        return None
    baseline = phrases.baseline_of(counted.clause)
    if before.text in MORE or before.kind is Kind.COMPARED or (before.text == "新增" and baseline is not None):
        falls = phrases.goes_down(phrases.text_of(counted.clause))
        return Meaning(PROJECTS, Sense.INCREASE, phrases.baseline_of(counted.lead) or LAST_YEAR, falls), None
    return None


def done(counted: Counted) -> Answer | None:
    """12个项目须在年内开工，10个已经做到: what was planned has been done."""
    is_done = bool(counted.noun.rest) and counted.noun.rest[0].means("done")
    return (Meaning(STARTED), None) if is_done and counted.said.measure == PLANNED else None


def aimed_at(counted: Counted) -> Answer | None:
    """12个项目须在年内开工, 247个项目计划年内开工: planned starts."""
    if counted.behind is None or counted.is_group:
        return None
    row = counted.behind[1]
    is_aimed = (row.means == "started" and counted.aim_behind) or (row.means == "new_start" and row.form == "noun")
    return (Meaning(PLANNED), Stage("计划新开工", StageKind.NEW_START)) if is_aimed else None


def all_of_them(counted: Counted) -> Answer | None:
    """参加集中开工的114个项目已全部开工: the group is counted, not the starts."""
    kind = counted.kind_before
    is_modifier = kind is not None and kind.form == "verb" and counted.lead[-1].text == "的"
    return (Meaning(PROJECTS), None) if is_modifier and counted.is_group else None


def picked_by_rate(counted: Counted) -> Answer | None:
    """127个项目已完成年度计划的80%以上: counted by progress."""
    return (Meaning(None, Sense.REACHED), None) if counted.tells_rate and not counted.noun.names_list else None


def by_phrase_before(counted: Counted) -> Answer | None:
    """已开工141个, 计划新开工项目164个, 前期的120个; 计划开工的568个建设类项目 are planned starts."""
    if counted.before is None or counted.kind_before is None:
        return None
    if counted.kind_before.means == "new_start" and counted.is_of_starts:
        return Meaning(STARTED), None
    if (
        counted.kind_before.form == "verb"
        and counted.kind_before.means == CARRIED_OVER
        and counted.is_modified_by(counted.before)
    ):
        # 复工的重点项目45个 are a kind of project, 已复工45个 tells how far it has come.
        return Meaning(PROJECTS), None
    is_modifier = counted.kind_before.means == "new_start" and counted.lead[-1].text == "的"
    if counted.noun.stage is not None and not is_modifier:
        return None
    return of_stage(counted, counted.before, counted.kind_before)


def by_noun(counted: Counted) -> Answer | None:
    """21个计划新开工项目, 572个续建项目; 20个储备项目提前开工 have started."""
    if counted.noun.stage is None:
        return None
    mark, row = counted.noun.stage
    behind = None if counted.is_group else counted.behind
    if behind is not None and behind[1].form == "verb" and behind[1].means in ("started", "finished"):
        return Meaning(behind[1].measure), Stage(mark.text, StageKind(row.means))
    return of_stage(counted, mark, row)


def reached(counted: Counted) -> Answer | None:
    """33个过了全年计划的一半, 17个进展缓慢: counted by progress."""
    rest = counted.noun.rest
    if any(mark.kind is Kind.COMPARED for mark in rest[:3]):
        return Meaning(None, Sense.REACHED), None
    if counted.noun.names_list and counted.tells_bound:
        # 100个重点项目投资完成率超过65%: the list's own rate or amount.
        return None
    is_reached = phrases.says(rest[:2], "reached") or (counted.behind is None and phrases.says(rest[:5], "reached"))
    if phrases.says(counted.lead, "within") and not counted.noun.marks and not rest[:1]:
        # 其中提前完成年度任务的，甲类19个里有8个.
        is_reached = phrases.says(counted.sentence, "reached")
    return (Meaning(None, Sense.REACHED), None) if is_reached else None


def by_verb_behind(counted: Counted) -> Answer | None:
    """215个项目开工建设, 47个项目已竣工投产; 107个项目预计竣工投产 have not been finished."""
    if counted.behind is None or counted.is_group:
        return None
    mark, row = counted.behind
    if (counted.aim or counted.aim_behind) and row.means == "started":
        return Meaning(PLANNED), Stage("计划新开工", StageKind.NEW_START)
    if (counted.aim or counted.aim_behind) and row.means == "finished":
        return Meaning(PROJECTS), Stage(f"{counted.aim}{mark.text}", StageKind.TO_BE_FINISHED)
    if row.form == "verb" and not row.sense:
        return Meaning(row.measure or PROJECTS), None
    return of_stage(counted, mark, row)


RULES: tuple[Callable[[Counted], Answer | None], ...] = (
    picked,
    moved,
    rest,
    increased,
    done,
    aimed_at,
    all_of_them,
    picked_by_rate,
    by_phrase_before,
    by_noun,
    reached,
    by_verb_behind,
)


def of_stage(counted: Counted, mark: Mark, row: Row) -> Answer:
    """A count of projects of a stage: an achievement where a verb says so, else a kind of project."""
    name = stage_name(mark)
    if row.sense:
        return Meaning(PROJECTS, Sense(row.sense)), None
    if row.form == "noun":
        if (
            row.means == "finished"
            and name.startswith(ENDED)
            and counted.is_achieved
            and not counted.is_beside_plans(mark)
        ):
            # 1-12月开工项目492个，竣工项目159个.
            return Meaning(FINISHED), None
        return Meaning(row.measure or PROJECTS), Stage(name, StageKind(row.means))
    is_kind = not counted.is_achieved and counted.is_beside_plans(mark)
    if row.means == "finished" and (counted.aim or (is_kind and not mark.text.startswith(ACHIEVED))):
        return Meaning(PROJECTS), Stage(name, StageKind.TO_BE_FINISHED)
    if row.means == "started" and (counted.aim or (is_kind and mark.text == "新开工")):
        return Meaning(PLANNED), Stage(name, StageKind.NEW_START)
    return Meaning(row.measure or PROJECTS), None
