"""Press drafts of random figures that agree: a list with its sectors and districts, in the wordings of the trade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add
from random import Random

from analytics.wording.numbers import half_up

SECTORS = ("产业", "基础设施", "社会事业", "生态环保", "服务业", "交通", "农业")
DISTRICTS = ("东湖区", "西岭县", "高新区", "进贤县", "安义县")


@dataclass(frozen=True)
class Projects:
    """Some projects: how many, their cost, the plan and what is completed of it in 亿元, planned starts and starts."""

    count: int
    total: Decimal
    plan: Decimal
    completed: Decimal
    planned: int
    started: int

    def __add__(self, other: Projects) -> Projects:
        """Both together."""
        return Projects(
            self.count + other.count,
            self.total + other.total,
            self.plan + other.plan,
            self.completed + other.completed,
            self.planned + other.planned,
            self.started + other.started,
        )

    @property
    def rate(self) -> Decimal:
        """The completion rate in per cent."""
        return per_cent(self.completed, self.plan)

    @property
    def start_rate(self) -> Decimal:
        """The start rate in per cent."""
        return per_cent(Decimal(self.started), Decimal(self.planned))


def per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """A rate as it is printed."""
    return half_up(100 * part / whole, 1)


def some(random: Random) -> Projects:
    """Projects at random, of which every measure says something else."""
    count, planned = random.randint(8, 90), random.randint(3, 40)
    plan = Decimal(random.randint(500, 90_000)) / 100
    completed = half_up(plan * random.randint(30, 120) / 100, 2)
    total = half_up(plan * random.randint(25, 60) / 10, 2)
    return Projects(count, total, plan, completed, planned, random.randint(1, planned))


def draft(seed: int) -> str:
    """One draft: the list, then its sectors and its districts, each in a wording of its own."""
    random = Random(seed)  # noqa: S311
    month = random.randint(2, 11)
    sectors, districts = random.sample(SECTORS, random.randint(2, 4)), random.sample(DISTRICTS, random.randint(2, 3))
    cells = {(sector, district): some(random) for sector in sectors for district in districts}
    by_sector = {name: together(one for (sector, _), one in cells.items() if sector == name) for name in sectors}
    by_district = {
        name: together(one for (_, district), one in cells.items() if district == name) for name in districts
    }
    whole = together(cells.values())
    lead = random.choice(("1-{}月，", "截至{}月底，", "今年前{}个月，")).format(month)
    sentences = [
        f"{lead}南昌市重点项目{whole.count}个，总投资{whole.total}亿元，年度计划投资{whole.plan}亿元，"
        f"完成投资{whole.completed}亿元，占年度计划的{whole.rate}%，{pace(whole, month)}。",
        f"计划新开工{whole.planned}个，已开工{whole.started}个，开工率{whole.start_rate}%。",
        listed(random, by_sector),
        f"{sectors[0]}项目完成投资占全市的{per_cent(by_sector[sectors[0]].completed, whole.completed)}%。",
        random.choice(("从县区看，", ""))
        + "；".join(told(random, name, one) for name, one in by_district.items())
        + "。",
    ]
    return f"# 南昌市重点项目 | 2023-{month + 1:02}-10 |\n" + random.choice(("", "\n")).join(sentences)


def together(parts: Iterable[Projects]) -> Projects:
    """All of some parts."""
    return reduce(add, parts)


def pace(one: Projects, month: int) -> str:
    """How far a rate is from time progress."""
    points = 100 * one.completed / one.plan - Decimal(100) * month / 12
    words = "超序时进度" if points >= 0 else "落后序时进度"
    return f"{words}{half_up(abs(points), 1)}个百分点"


def listed(random: Random, parts: dict[str, Projects]) -> str:
    """The sectors in one of the forms that such texts list them in."""
    names, ones = [*parts], [*parts.values()]
    forms = (
        "其中，" + "；".join(f"{name}项目{one.count}个，完成投资{one.completed}亿元" for name, one in parts.items()),
        "分领域看，" + "；".join(told(random, f"{name}项目", one) for name, one in parts.items()),
        "按行业分："
        + "，".join(f"{name}{one.count}个、{one.completed}亿元、占计划{one.rate}%" for name, one in parts.items()),
        f"{'、'.join(names)}项目分别完成投资{'、'.join(f'{one.completed}亿元' for one in ones)}，"
        f"分别占年度计划的{'、'.join(f'{one.rate}%' for one in ones)}",
        f"{'、'.join(names)}项目依次完成{'、'.join(f'{one.completed}亿元（为年度计划的{one.rate}%）' for one in ones)}",
    )
    return random.choice(forms) + "。"


def told(random: Random, name: str, one: Projects) -> str:
    """What a clause says of some projects."""
    forms = (
        f"{name}{one.count}个，总投资{one.total}亿元，年度计划投资{one.plan}亿元，完成投资{one.completed}亿元，"
        f"占年度计划的{one.rate}%",
        f"{name}完成投资{one.completed}亿元，投资完成率{one.rate}%",
        f"{name}年度计划投资为{one.plan}亿元，已完成{one.completed}亿元，完成年度计划的{one.rate}%",
        f"{name}年度计划投资和完成投资分别为{one.plan}亿元、{one.completed}亿元",
        f"{name}计划新开工{one.planned}个，实际开工{one.started}个，开工率为{one.start_rate}%",
    )
    return random.choice(forms)
