"""A briefing as a Word file in the layout of an official document."""

from analytics.briefing.word.letter import word

__all__ = ["word"]
