"""Published figures (公开数据): cited, recomputed, held against ledgers, and never mixed with them."""

from analytics.published.figures import (
    Basis,
    PublishedFigure,
    Source,
    cities,
    dated_otherwise,
    figures,
    place_named,
    sources,
)

__all__ = ["Basis", "PublishedFigure", "Source", "cities", "dated_otherwise", "figures", "place_named", "sources"]
