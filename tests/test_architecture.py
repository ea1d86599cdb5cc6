"""The house rules, each a sentence with its test, and each shown to find what breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.sources import Sources, imports, imports_on_loading, module_of, project_sources

PAGE_LINES, MODULE_LINES = 70, 300
STATE = ("pages/parts/state.py", "pages/parts/state/")
FIGURES = ("pages/parts/figures.py", "pages/parts/figures/")
SESSION = {"session_state", "cache_data", "cache_resource", "query_params"}
SQL = re.compile(r"\b(SELECT|INSERT INTO|DELETE FROM|GROUP BY|ORDER BY|UNION ALL)\b")
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
COLLECTIONS = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.JoinedStr)
# What the oracle may share with what it checks: the question and its words, never a way to an answer.
ORACLE_MAY = {"question", "glossary", "months"}
ORACLE_MAY_OF_QUESTION = {"Question", "MUNICIPAL_LEVEL"}
TOP_SIBLINGS = (
    "briefing",
    "fact_check",
    "comparison",
    "over_time",
    "supervision",
    "export",
    "commands",
    "demo",
    "ledger",
)
SHARED_BY_COMMANDS = ("analytics.commands.output", "analytics.commands.scope")


def under(path: str, *places: str) -> bool:
    return any(path == place or (place.endswith("/") and path.startswith(place)) for place in places)


def is_module(name: str, *modules: str) -> bool:
    """Whether a dotted name is one of these modules or lies within one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def is_page(path: str) -> bool:
    return bool(re.fullmatch(r"pages/(?!__init__)\w+\.py", path))


def importing(sources: Sources, wrong: Callable[[str, str], bool]) -> Iterator[str]:
    """``file imports module`` for each import that is wrong."""
    for path, text in sources.items():
        yield from (f"{path} imports {name}" for name in sorted(imports(path, text)) if wrong(path, name))


def analytics_knows_no_screen(sources: Sources) -> Iterator[str]:
    screens = ("streamlit", "plotly", "pages", "app")
    yield from importing(sources, lambda path, name: path.startswith("analytics/") and is_module(name, *screens))


def duckdb_is_behind_the_store(sources: Sources) -> Iterator[str]:
    yield from importing(sources, lambda path, name: is_module(name, "duckdb") and path != "analytics/store.py")


def plotly_is_behind_the_figures(sources: Sources) -> Iterator[str]:
    yield from importing(sources, lambda path, name: is_module(name, "plotly") and not under(path, *FIGURES))


def state_is_in_one_place(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        if not under(path, *STATE):
            for node in ast.walk(ast.parse(text)):
                names = {getattr(node, "attr", None), getattr(node, "name", None)}
                yield from (f"{path} uses {name}" for name in names & SESSION)


def pages_hold_no_sql(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        if path.startswith("pages/"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value):
                    yield f"{path}:{node.lineno} {node.value}"


def pages_hold_no_arithmetic(sources: Sources) -> Iterator[str]:
    def is_text_or_collection(node: ast.expr) -> bool:
        return isinstance(node, COLLECTIONS) or (isinstance(node, ast.Constant) and isinstance(node.value, str))

    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)) if is_page(path) else ():
            if isinstance(node, ast.BinOp) and isinstance(node.op, ARITHMETIC):
                if not is_text_or_collection(node.left) and not is_text_or_collection(node.right):
                    yield f"{path}:{node.lineno} {ast.unparse(node)}"
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"sum", "round"}:
                yield f"{path}:{node.lineno} {ast.unparse(node)}"


def no_page_imports_a_page(sources: Sources) -> Iterator[str]:
    pages = [module_of(path) for path in sources if is_page(path)]
    yield from importing(sources, lambda path, name: path.startswith("pages/") and is_module(name, *pages))


def the_oracle_stands_apart(sources: Sources) -> Iterator[str]:
    def wrong(path: str, name: str) -> bool:
        if path != "analytics/reference.py" or not is_module(name, "analytics"):
            return False
        _, room, *names = [*name.split("."), ""]
        return room not in ORACLE_MAY or (room == "question" and not {*names} - {""} <= ORACLE_MAY_OF_QUESTION)

    yield from importing(sources, wrong)


def nothing_imports_in_a_circle(sources: Sources) -> Iterator[str]:
    modules = {module_of(path): path for path in sources if not path.startswith("app")}
    graph = {}
    for module, path in modules.items():
        names = imports_on_loading(path, sources[path])
        # ``from package import module`` names both; only the module is meant.
        packages = {name.rpartition(".")[0] for name in names if name in modules and name.rpartition(".")[0] in names}
        graph[module] = {name for name in names & modules.keys() if name not in packages} - {module}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        yield " → ".join(reversed(circle.args[1]))


def nothing_is_called_utils(sources: Sources) -> Iterator[str]:
    yield from (path for path in sources if re.search(r"\b(utils?|helpers?|common|misc)(\.py|/)", path))


def siblings_on_top_do_not_import_one_another(sources: Sources) -> Iterator[str]:
    def room(name: str) -> str:
        """The sibling that a module is or lies in; each command is one of its own."""
        parts = [*name.split("."), "", ""]
        if parts[0] != "analytics" or parts[1] not in TOP_SIBLINGS or is_module(name, *SHARED_BY_COMMANDS):
            return ""
        return f"{parts[1]}.{parts[2]}" if parts[1] == "commands" else parts[1]

    def wrong(path: str, name: str) -> bool:
        mine, other = room(module_of(path)), room(name)
        if not mine or not other or mine == other or other == "commands.":
            return False
        # A command may speak for any of them; that is what it is for.
        return other.startswith("commands") or not mine.startswith("commands")

    yield from importing(sources, wrong)


def pages_are_short(sources: Sources) -> Iterator[str]:
    counted = {path: len(text.splitlines()) for path, text in sources.items() if is_page(path)}
    yield from (f"{path} has {lines} lines" for path, lines in counted.items() if lines > PAGE_LINES)


def modules_are_short(sources: Sources) -> Iterator[str]:
    counted = {path: len(text.splitlines()) for path, text in sources.items()}
    yield from (f"{path} has {lines} lines" for path, lines in counted.items() if lines > MODULE_LINES)


@dataclass(frozen=True)
class Rule:
    """A sentence, its check, and sources that break it in as many places as ``found``."""

    sentence: str
    check: Callable[[Sources], Iterator[str]]
    planted: Sources
    found: int = 1


RULES = (
    Rule(
        "analytics imports neither streamlit nor plotly nor pages",
        analytics_knows_no_screen,
        {
            "analytics/a.py": "def late():\n    import streamlit as st",
            "analytics/b.py": "from plotly import graph_objects",
            "analytics/c/d.py": "from pages.parts import state",
            "pages/fine.py": "import streamlit",
        },
        5,
    ),
    Rule(
        "duckdb is imported in store.py only",
        duckdb_is_behind_the_store,
        {"analytics/store.py": "import duckdb", "analytics/answers.py": "import duckdb", "pages/a.py": "import duckdb"},
        2,
    ),
    Rule(
        "plotly is imported by the figures only",
        plotly_is_behind_the_figures,
        {
            "pages/parts/figures/bars.py": "import plotly.graph_objects as go",
            "pages/parts/figures.py": "import plotly",
            "pages/parts/panels/cards.py": "import plotly.express as px",
            "app.py": "import plotly",
        },
        2,
    ),
    Rule(
        "session state, caches and query parameters are touched in pages/parts/state only",
        state_is_in_one_place,
        {
            "pages/parts/state.py": "import streamlit as st\nst.session_state['a'] = 1",
            "pages/overview.py": "import streamlit as st\nst.session_state['a'] = 1\n@st.cache_data\ndef f(): ...",
            "app.py": "from streamlit import query_params",
        },
        3,
    ),
    Rule(
        "pages hold no SQL",
        pages_hold_no_sql,
        {"pages/parts/a.py": "QUERY = 'SELECT 1'", "analytics/a.py": "'SELECT 1'"},
    ),
    Rule(
        "pages hold no arithmetic on figures",
        pages_hold_no_arithmetic,
        {
            "pages/a.py": "a = b / c\nd = 'x' + e\nf = [*g] + h\ni = sum(j)\nk = 100 * l",
            "pages/parts/b.py": "a = b / c",
        },
        3,
    ),
    Rule(
        "no page imports a page",
        no_page_imports_a_page,
        {
            "pages/overview.py": "from pages import district\nfrom pages.parts import state",
            "pages/district.py": "",
            "pages/parts/state.py": "",
            "app.py": "import pages.overview",
        },
    ),
    Rule(
        "reference.py shares no code with the store, the measures or the SQL builder",
        the_oracle_stands_apart,
        {
            "analytics/reference.py": "from analytics.question import Question, answer_statement\n"
            "from analytics.months import Month\nfrom analytics.metrics.measures import PLAN\nimport analytics.store",
            "analytics/answers.py": "from analytics.question import answer_statement",
        },
        4,
    ),
    Rule(
        "nothing imports in a circle",
        nothing_imports_in_a_circle,
        {
            "analytics/a/__init__.py": "from analytics.a.b import x",
            "analytics/a/b.py": "from analytics.a import c",
            "analytics/a/c.py": "import analytics.d",
            "analytics/d.py": "if True:\n    from analytics.a.b import y",
        },
    ),
    Rule(
        "nothing is called utils",
        nothing_is_called_utils,
        {"analytics/utils.py": "", "pages/parts/helpers/a.py": "", "analytics/futile.py": ""},
        2,
    ),
    Rule(
        "siblings on top do not import one another",
        siblings_on_top_do_not_import_one_another,
        {
            "analytics/commands/headline.py": "from analytics.commands.snapshots import described\n"
            "from analytics.commands.output import DONE\nfrom analytics.ledger import Problem",
            "analytics/briefing/text.py": "import analytics.supervision\nfrom analytics.briefing import quoted",
            "analytics/answers.py": "from analytics.store import rows",
        },
        3,
    ),
    Rule(f"a page has at most {PAGE_LINES} lines", pages_are_short, {"pages/a.py": "\n" * 71, "pages/b.py": "\n" * 70}),
    Rule(
        f"a module has at most {MODULE_LINES} lines",
        modules_are_short,
        {"analytics/a.py": "\n" * 301, "analytics/b.py": "\n" * 300},
    ),
)
rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)


@rules
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert list(rule.check(project_sources())) == []


@rules
def test_the_rule_finds_what_breaks_it(rule: Rule) -> None:
    assert len(list(rule.check(rule.planted))) == rule.found


def test_imports_in_functions_or_for_type_checkers_make_no_circle() -> None:
    lazy = (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import analytics.a\ndef f():\n    import analytics.a"
    )
    assert list(nothing_imports_in_a_circle({"analytics/a.py": "import analytics.b", "analytics/b.py": lazy})) == []


def test_relative_imports_are_understood() -> None:
    assert imports("analytics/a/b.py", "from . import c\nfrom ..d import e") == {
        "analytics.a",
        "analytics.a.c",
        "analytics.d",
        "analytics.d.e",
    }
    assert imports("analytics/a/__init__.py", "from .b import c") == {"analytics.a.b", "analytics.a.b.c"}
