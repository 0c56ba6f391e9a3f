"""No text that people see stands in the code without going through `_`: else no translator ever sees it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import web
from web.texts import KEYWORDS

FOLDER = Path(web.__file__).parent
ALWAYS_DUTCH = (
    "cli/",
    "api/",
    "plan/",
    "letters/",
    "services/make_municipality.py",
    "services/make_organisation.py",
    "caseload/columns.py",
    "settings.py",
    "commands.py",
    "server.py",
    "informal.py",
)
"""The terminal and the environment, other systems, files to fill in, and what leaves the house on paper: the plan has a language of its own, letters go to
Dutch offices."""

DUTCH = re.compile(r"\b(niet|een|het|wij|uw|voor|wordt|naar|ook|maar|nog|geen|heeft|krijgt|kunt|deze|dit|aan|van)\b")


def unsaid(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the Dutch texts that are no argument of `_` or `marked`, and no docstring."""
    said = {id(each) for call in ast.walk(tree) if _says(call) for each in ast.walk(call)}
    said |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            sentence = " " in node.value.strip() and DUTCH.search(node.value)
            yield from [(node.lineno, node.value)] if sentence else []


def _says(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS


def test_every_text_in_the_code_can_be_translated() -> None:
    found = []
    for path in sorted(FOLDER.rglob("*.py")):
        name = path.relative_to(FOLDER).as_posix()
        if not name.startswith(ALWAYS_DUTCH):
            found += [f"web/{name}:{line} {text}" for line, text in unsaid(ast.parse(path.read_text(encoding="utf-8")))]
    assert found == [], "\n".join(found)


def test_a_forgotten_text_is_found() -> None:
    tree = ast.parse('"""Dit is een uitleg."""\nraise ValueError("Dit kan niet.")\n_("Dit kan wel, voor u.")')
    assert [text for _, text in unsaid(tree)] == ["Dit kan niet."]
