"""A new fact in the vocabulary is a question on the screen, without a line of Python."""

import pytest

FACTS = """
  {name}:
    type: {kind}
    label: Iets nieuws
    question: Wat is er nieuw?
    why: Omdat het nieuw is.
    evidence: [een brief]
    chapter: wie_woont_hier
    group: nieuw
    {more}
"""


@pytest.fixture
def with_fact(write_rules, make_catalogue, monkeypatch):
    """A function that adds a fact to a small vocabulary and makes the application use it."""

    def add(kind: str, more: str = "") -> None:
        root = write_rules()
        vocabulary = (root / "rules/vocabulary.yaml").read_text(encoding="utf-8")
        fact = FACTS.format(name="nieuw_feit", kind=kind, more=more)
        changed = vocabulary.replace("entities: {}", fact.lstrip("\n") + "entities: {}")
        catalogue = make_catalogue(
            {"rules/vocabulary.yaml": changed, "municipalities/places.csv": "code,name\nGM0484,Alphen\n"}
        )
        for module in (
            "web.visit.views",
            "web.visit.pages",
            "web.visit.details",
            "web.services.give_advice",
            "web.advice.panel",
        ):
            monkeypatch.setattr(f"{module}.catalogue", lambda: catalogue, raising=False)

    return add


@pytest.mark.parametrize(
    ("kind", "more", "field", "typed"),
    [
        ("money", "unit: EUR/month\n    bounds: [0, 100]", "amount", "12,50"),
        ("number", "unit: years\n    bounds: [0, 100]", "amount", "12"),
        ("boolean", "source: wet art. 9", "choice", "ja"),
        ("choice", "options: {een: een ding, twee: twee dingen}", "choice", "twee"),
        ("date", "source: wet art. 9", "day", "2-3-1986"),
        (
            "amounts",
            "unit: EUR/month\n    bounds: [0, 100]\n    kinds: {lift: de lift, licht: het licht}",
            "licht",
            "5",
        ),
    ],
)
def test_a_new_fact_is_asked_saved_and_shown_again(with_fact, browser, kind, more, field, typed):
    with_fact(kind, more)
    browser.start(place="Alphen")
    browser.chapter("wie-woont-hier", "nieuw")
    assert "Wat is er nieuw?" in browser.text
    assert "Omdat het nieuw is." in browser.text
    assert "een brief" in browser.text
    browser.onward({f"facts.nieuw_feit.{field}": typed})
    assert browser.status == 200
    browser.chapter("wie-woont-hier", "nieuw")
    assert browser.value(f"facts.nieuw_feit.{field}") == typed
