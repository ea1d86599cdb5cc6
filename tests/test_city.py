"""City profiles are data: read whole, consistent in themselves, and refusing what they do not know."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain

import pytest

from analytics.city import City, cities, city_named
from analytics.errors import UnknownName
from analytics.metrics import metric_named
from analytics.question import MUNICIPAL_LEVEL
from analytics.schema import BY_NAME

every_city = pytest.mark.parametrize("city", cities(), ids=lambda city: city.code)


def test_the_dashboard_opens_on_nanchang() -> None:
    assert [city.code for city in cities()][:2] == ["nanchang", "chengdu"]
    assert city_named("南昌市") is city_named("nanchang") is cities()[0]


@every_city
def test_names_and_aliases_mean_one_thing_on_any_day(city: City) -> None:
    days = [date(2018, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 1, 1)]
    for entries in (*(city.districts_on(day) for day in days), city.tiers, city.sectors, city.units):
        names = Counter(chain.from_iterable((entry.name, *entry.aliases) for entry in entries))
        assert [name for name, count in names.items() if count > 1] == []
        assert MUNICIPAL_LEVEL not in names
        assert all(entry.en for entry in entries)


@every_city
def test_districts_have_a_cell_of_their_own_in_the_map(city: City) -> None:
    for day in (date(2019, 12, 31), date(2020, 1, 1)):
        tiles = [district.tile for district in city.districts_on(day)]
        assert len(set(tiles)) == len(tiles) > 0


@every_city
def test_what_a_profile_refers_to_is_there(city: City) -> None:
    assert metric_named(city.start_rate_basis).is_rate
    assert {name for tier in city.tiers for name in tier.within} <= {tier.name for tier in city.tiers}
    assert {sector.group for sector in city.sectors} <= {"产业", "基础设施", "民生社会", "生态环保"}
    assert city.header_aliases.keys() <= BY_NAME.keys()
    assert city.money_unit in {"万元", "亿元"}
    assert city.main_tier is city.tiers[0]


def test_districts_come_and_go() -> None:
    """湾里区 and 红谷滩新区 were reorganised at the end of 2019."""
    nanchang = city_named("nanchang")
    before, after = (
        {district.name for district in nanchang.districts_on(day)} for day in (date(2019, 12, 31), date(2020, 1, 1))
    )
    assert before - after == {"湾里区", "红谷滩新区"}
    assert after - before == {"湾里管理局", "红谷滩区"}


def test_an_alias_finds_the_entry_and_an_unknown_name_is_refused_with_those_there_are() -> None:
    nanchang = city_named("nanchang")
    assert nanchang.tier("重大重点项目") is nanchang.main_tier
    assert nanchang.sector("城建").name == "城市建设"
    for find in (nanchang.tier, nanchang.sector, lambda name: nanchang.district(name, date(2020, 12, 31))):
        with pytest.raises(UnknownName, match=r"南昌市.*“火星”.*、"):
            find("火星")
    with pytest.raises(UnknownName, match="南昌市、成都市"):
        city_named("火星市")


def test_a_district_is_found_among_those_of_its_day() -> None:
    nanchang = city_named("nanchang")
    assert nanchang.district("西湖", date(2020, 12, 31)).name == "西湖区"
    assert nanchang.district("湾里", date(2019, 12, 31)).name == "湾里区"
    assert nanchang.district("湾里", date(2020, 1, 31)).name == "湾里管理局"
    with pytest.raises(UnknownName, match="红谷滩新区"):
        nanchang.district("红谷滩新区", date(2020, 12, 31))


def test_reorganised_districts_have_successors_between_the_dates_only() -> None:
    nanchang = city_named("南昌市")
    before, after = date(2019, 12, 31), date(2020, 1, 1)
    assert nanchang.successors(before, after) == {"湾里区": "湾里管理局", "红谷滩新区": "红谷滩区"}
    assert nanchang.successors(after, date(2020, 12, 31)) == {}
    gone, new = nanchang.reorganised(before, after)
    assert {district.name for district in gone} == {"湾里区", "红谷滩新区"}
    assert {district.name for district in new} == {"湾里管理局", "红谷滩区"}
