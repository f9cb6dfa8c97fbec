"""The house: imports point down its floors, and everything public says what one gets."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

HOUSE = Path(kg.__file__).parent
MODULES = {path.relative_to(HOUSE): path for path in sorted(HOUSE.rglob("*.py"))}
FLOORS = [
    "dates problems shipped likeness",
    "model folder",
    "view",
    "curation reading importing rdf",
    "store",
    "questions network timeline backing cluster",
    "support ceasefires evidence lanes",
    "export report",
    "figures",
    "briefing",
    "graph",
    "record history",
    "web",
    "cli",
    "__main__",
]
PUBLIC = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms.split()}


def imported(tree: ast.AST) -> Iterator[str]:
    """The rooms of kg that a module imports: at its head, inside a function or for types only."""
    for node in ast.walk(tree):
        names = [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are spelled out"
            names = [f"kg.{name}" for name in names] if node.module == "kg" else [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("kg."))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_down(module):
    room = module.parts[0].removesuffix(".py")
    below = {name for name in LEVEL if LEVEL[name] < LEVEL.get(room, 0)} | {room, "__version__"}
    assert set(imported(ast.parse(MODULES[module].read_text("utf-8")))) <= below


def test_every_room_has_a_floor():
    assert {module.parts[0].removesuffix(".py") for module in MODULES} - {"__init__"} <= set(LEVEL)


def undocumented(tree: ast.Module | ast.ClassDef, where: str) -> Iterator[str]:
    """What is public in a module or class and has no docstring."""
    if not ast.get_docstring(tree):
        yield where
    for node in tree.body:
        if isinstance(node, PUBLIC) and not node.name.startswith("_"):
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node, f"{where}.{node.name}")
            elif not ast.get_docstring(node):
                yield f"{where}.{node.name}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_everything_public_says_what_one_gets(module):
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    assert list(undocumented(tree, str(module))) == []
