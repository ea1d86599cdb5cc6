"""Arithmetic within a draft: each figure recomputed from the others that its text prints, needing no data.

``RULES`` is the table of what follows from what. A figure that one derivation explains is explained; only what surely
follows contradicts one.
"""

from analytics.fact_check.arithmetic.work import worked

__all__ = ["worked"]
