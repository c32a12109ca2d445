"""The direction of imports, and which packages may know Streamlit."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[1] / "app"

# Each layer may import those below it, never one above.
LAYERS = [
    {"views"},
    {"components", "charts", "slope_chart", "session", "cached", "transport", "commands", "__main__"},
    {"curriculum", "progress", "export", "statistics"},
    {"quiz"},
    {"prose"},
    {"banking"},
    {"derivation"},
    {"ledger", "algebra"},
    {"exact"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MAY_USE_STREAMLIT = {"views", "components", "charts", "session", "cached"}
MODULES = sorted(APP.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names


def package(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_imports_go_one_way(path: Path) -> None:
    here = package(path)
    if here == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "app" and len(parts) > 1 and parts[1] in RANK:
            assert RANK[parts[1]] >= RANK[here], f"{here} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_only_the_outer_layers_know_streamlit(path: Path) -> None:
    uses = any(name == "streamlit" or name.startswith("streamlit.") for name in imported(path))
    assert not uses or package(path) in MAY_USE_STREAMLIT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_nothing_evaluates_text(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert name not in {"eval", "exec", "sympify", "parse_expr"}, f"{path}:{node.lineno} calls {name}"
