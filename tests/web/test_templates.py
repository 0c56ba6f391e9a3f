"""Templates: short, translatable, and without figures of their own."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import web

FOLDER = Path(web.__file__).parent / "templates"
DUTCH_ONLY = {"charts.html", "plan/plan.html", "plan/toolbar.html", "plan/appendix.html", "plan/working.html"}
"""Pictures without words of their own, and what is for the helper and the consultant."""
OURS = [path for path in sorted(FOLDER.rglob("*.html")) if path.relative_to(FOLDER).as_posix() not in DUTCH_ONLY]
NAMES = {"Toereikend", "API", "Per", "óf"}
ids = [str(path.relative_to(FOLDER)) for path in OURS]


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_a_template_fits_on_three_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_every_word_on_the_page_can_be_translated(path):
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(path.read_text(encoding="utf-8"))
    html = "".join(data.data if data else "\0" for data in _data(tree))
    words = re.findall(r"[A-Za-zé]{2,}", re.sub(r"<!--.*?-->|<[^>]*>|&[a-z]+;", " ", html, flags=re.S))
    assert set(words) - NAMES - {"curl", "json", "on", "municipality", "facts", "GM", "geboortedatum", "aanvrager",
                                 "zorgverzekerd", "toetsingsinkomen", "true", "POST"} == set()  # fmt: skip


def _data(tree: nodes.Template):
    """The literal text of a template, with a mark where a value comes."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node if isinstance(node, nodes.TemplateData) else None
