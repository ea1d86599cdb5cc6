"""走势: months, quarters and years, restated versions marked, and where the year may end."""

from __future__ import annotations

import streamlit as st

from analytics.answers import ask
from analytics.over_time.forecast import back_test, recorded
from analytics.over_time.restated import restatements
from pages.parts.panels.cards import headline_cards
from pages.parts.panels.frame import begin, end, require_projects
from pages.parts.panels.over_time.choices import choices, whole_history
from pages.parts.panels.over_time.course import show_course, show_restated
from pages.parts.panels.over_time.outlook import show_back_test, show_outlook

archive = begin()
answer = ask(archive, whole_history(archive))
require_projects(answer)
headline_cards(answer)
metric = choices()
restated = restatements(archive, answer.question, metric)
show_course(answer, metric, restated)
record = recorded(archive, answer)
test = back_test(record)
left, right = st.columns(2, gap="medium")
with left:
    show_outlook(record, test)
with right:
    show_back_test(record, test)
show_restated(answer, metric, restated)
end(answer)
