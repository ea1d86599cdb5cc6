"""Demo ledgers: synthetic projects whose sums are the published totals of two cities.

Deterministic: the same rows on every machine. ``data/demo/README.md`` says what is synthetic, what is reproduced and
what is assumed.
"""

from analytics.demo.ledgers import DemoLedger, demo_ledgers

__all__ = ["DemoLedger", "demo_ledgers"]
