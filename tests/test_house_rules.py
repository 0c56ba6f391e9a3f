"""The house rules of CONTRIBUTING.md, so that nobody has to remember them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData

from engine import Catalogue

PROJECT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 150
FLOATS_ALLOWED: set[str] = set()
CLOCK = "web/clock.py"
GENERATED = {"node_modules", "vendor", "migrations", "__pycache__"}
BINARY = {".png", ".pdf", ".ico", ".woff2"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folder: str, pattern: str = "*.py") -> list[Path]:
    found = (path for path in (PROJECT / folder).rglob(pattern) if not GENERATED & set(path.parts))
    return sorted(path for path in found if path.is_file())


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in files(folder):
            yield name_of(path), ast.parse(path.read_text(encoding="utf-8"))


def every_text() -> Iterator[tuple[str, str]]:
    """Every text file that people write in this project."""
    folders = ("engine", "web", "tests", "rules", "municipalities", "docs", "benchmarks", "scripts", ".ci", ".vscode")
    loose = [path for path in PROJECT.iterdir() if path.is_file()]
    for path in [*loose, *(path for folder in folders for path in files(folder, "*"))]:
        if path.suffix not in BINARY:
            yield name_of(path), path.read_text(encoding="utf-8")


def public_parts(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Public functions and classes, and the public methods of the classes; what is inside a function is private."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_parts(node.body)


def longer_than(most: int, paths: list[Path]) -> dict[str, int]:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {name: length for name, length in lengths.items() if length > most}


def unannotated(function: Function) -> list[str]:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    named += [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
    missing = [each.arg for each in named if each.annotation is None and each.arg not in ("self", "cls")]
    return missing + (["return"] if function.returns is None else [])


def test_the_engine_makes_no_float() -> None:
    found = []
    for name, tree in trees("engine"):
        for node in ast.walk(tree):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
            if (literal or call) and name not in FLOATS_ALLOWED:
                found.append(f"{name}:{node.lineno}")
    assert found == []


def test_only_one_module_reads_the_clock() -> None:
    reads = {"today", "now", "utcnow", "time", "time_ns", "localtime"}
    owners = {"date", "datetime", "time"}
    found = []
    for name, tree in trees("engine", "web"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in reads and name != CLOCK:
                owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
                if owner in owners:
                    found.append(f"{name}:{node.lineno}")
    assert found == []


def test_what_is_public_in_the_engine_says_what_it_does() -> None:
    found = []
    for name, tree in trees("engine"):
        found += [] if ast.get_docstring(tree) else [f"{name}: the module"]
        silent = (node for node in public_parts(tree.body) if not ast.get_docstring(node))
        found += [f"{name}:{node.lineno} {node.name}" for node in silent]
    assert found == []


def test_what_is_public_in_the_engine_is_typed() -> None:
    found = []
    for name, tree in trees("engine"):
        for node in public_parts(tree.body):
            if isinstance(node, Function) and unannotated(node):
                found.append(f"{name}:{node.lineno} {node.name}: {', '.join(unannotated(node))}")
    assert found == []


def test_every_module_of_the_web_says_what_it_is_for() -> None:
    assert [name for name, tree in trees("web") if not ast.get_docstring(tree) and tree.body] == []


def test_files_are_short() -> None:
    code = [path for folder in ("engine", "web", "tests", "benchmarks") for path in files(folder)]
    code += [path for pattern in ("*.js", "*.css") for path in files("web", pattern)]
    assert longer_than(LONGEST_FILE, [*code, *files("scripts", "*")]) == {}


def test_templates_are_short() -> None:
    assert longer_than(LONGEST_TEMPLATE, files("web/templates", "*.*")) == {}


def test_functions_are_short() -> None:
    found = []
    for name, tree in trees("engine", "web", "tests", "benchmarks"):
        for node in ast.walk(tree):
            if isinstance(node, Function) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                found.append(f"{name}:{node.lineno} {node.name}")
    assert found == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
    assert [name for name, _ in trees("engine", "web") if Path(name).stem in drawers] == []


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [name for name, text in every_text() if marks.search(text)] == []


def test_no_file_knows_one_computer() -> None:
    own_path = re.compile(r"(?<![\w.-])/(?:home|root|work|Users)/\w|\.\./" + "shared")
    assert [name for name, text in every_text() if own_path.search(text)] == []


BSN = re.compile(r"(^|_)(bsn|sofi|sofinummer|burgerservicenummer|digid)(_|$)", re.IGNORECASE)


def test_no_fact_asks_for_a_citizen_number(catalogue: Catalogue) -> None:
    def names(facts: dict, entities: dict) -> Iterator[str]:
        yield from facts
        for name, entity in entities.items():
            yield name
            yield from names(entity.facts, entity.entities)

    vocabulary = catalogue.vocabulary
    assert [name for name in names(vocabulary.facts, vocabulary.entities) if BSN.search(name)] == []


def test_no_column_holds_a_citizen_number() -> None:
    import web.models  # noqa: F401  every table registers itself on import
    from web.models.base import Model

    metadata: MetaData = Model.metadata
    columns = [column.name for table in metadata.tables.values() for column in table.columns]
    assert columns
    assert [name for name in columns if BSN.search(name)] == []


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"]],
    ids=["style", "layout", "types", "layers"],
)
def test_linters_are_content(command: list[str]) -> None:
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run([tool, *command[1:]], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
