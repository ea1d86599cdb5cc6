"""公开数据: every published figure with its source, recomputed and held against the ledgers."""

from __future__ import annotations

from analytics.published.verdicts import judged
from pages.parts import state
from pages.parts.panels.frame import styled
from pages.parts.panels.published import choose_place, figures_found, say_what_applies, texts_found
from pages.parts.panels.scope_bar import scope_bar

styled()
archive = state.archive()
scope_bar(archive)
place = choose_place()
say_what_applies()
found = judged(archive, place)
figures_found(found, place)
texts_found(found, place)
