"""The project's own source files, for the tests that read code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

Sources = Mapping[str, str]


def project_sources() -> dict[str, str]:
    """Path from the root → text, of ``app.py`` and every module of ``analytics`` and ``pages``."""
    paths = [ROOT / "app.py", *ROOT.glob("analytics/**/*.py"), *ROOT.glob("pages/**/*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(paths) if path.exists()}


def module_of(path: str) -> str:
    """``analytics/store.py`` → ``analytics.store``; a package is named by its folder."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported(path: str, nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Every module, and every ``module.name``, that import statements among some nodes name."""
    package = module_of(path).split(".") if path.endswith("__init__.py") else module_of(path).split(".")[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imports(path: str, text: str) -> set[str]:
    """All that a file imports, wherever in it."""
    return set(imported(path, ast.walk(ast.parse(text))))


def imports_on_loading(path: str, text: str) -> set[str]:
    """What a file imports as soon as it is imported itself: not in functions, not for type checkers only."""

    def loaded(node: ast.AST) -> Iterator[ast.AST]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            yield child
            yield from loaded(child)

    return set(imported(path, loaded(ast.parse(text))))
