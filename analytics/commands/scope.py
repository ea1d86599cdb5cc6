"""The scope that commands are asked about: options by the profile's names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from analytics.city import City
from analytics.question import MUNICIPAL_LEVEL, Scope


def add_scope(parser: ArgumentParser) -> None:
    """Add the options that narrow a question."""
    for name in ("--tier", "--sector", "--district"):
        parser.add_argument(name)


def scope_of(args: Namespace, city: City) -> Scope:
    """The scope by the profile's names; an unknown one is refused with those there are."""
    district = args.district
    if district is not None and district != MUNICIPAL_LEVEL:
        district = city.district(district, args.as_of.end).name
    return Scope(
        tier=args.tier and city.tier(args.tier).name,
        sector=args.sector and city.sector(args.sector).name,
        district=district,
    )
