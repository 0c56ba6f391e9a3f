"""Formulas and whole schemes in Dutch words."""

from datetime import date

import pytest

from engine.catalogue.scopes import scheme_scope, vocabulary_scope
from engine.explain.leaflet import leaflet
from engine.explain.summary import summary
from engine.explain.wording import worded
from engine.language.parser import parse
from tests.engine.small import DAY, MakeSmall, version

GRENS = "grens: {label: Inkomensgrens, unit: EUR/year, by: [partner], values: [{from: 2026-01-01, value: {ja: 40000, nee: 20000}, source: wet art. 7}]}"


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("inkomen", "inkomen"),
        ("max(0, inkomen - bedrag)", "inkomen min bedrag (nooit minder dan 0)"),
        ("min(inkomen, bedrag)", "het laagste van: inkomen; bedrag"),
        ("inkomen <= grens[partner]", "inkomen is hoogstens inkomensgrens (bij: partner)"),
        ("(verzekerd or student) and partner", "(verzekerd of student) en partner"),
        ("inkomen * 2 + bedrag", "(inkomen keer 2) plus bedrag"),
        ("bedrag if student else 0", "als student: bedrag; anders: 0"),
        ("woning in (huurhuis, kamer)", "woning is huurhuis of kamer"),
        ("age(geboortedatum, peildatum)", "leeftijd op de eerste dag van de maand"),
        ("round_euro(jaarbedrag)", "het bedrag over het hele jaar, afgerond op hele euro's"),
        ("sum(kinderen, inkomen)", "van kinderen samen: inkomen"),
        ("any(kinderen, op_school)", "bij minstens één van kinderen: op school"),
        ("per_month(inkomen)", "inkomen, per maand"),
    ],
)
def test_a_formula_reads_as_a_phrase(small: MakeSmall, formula: str, words: str) -> None:
    catalogue = small(version(), GRENS).load()
    scheme = catalogue.scheme("proef")
    scope = scheme_scope(vocabulary_scope(catalogue.vocabulary, catalogue.norms), scheme, scheme.versions[0])
    assert worded(parse(formula), scope) == words


@pytest.mark.parametrize(
    ("formula", "other"),
    [
        ("not verzekerd or student", "not (verzekerd or student)"),
        ("verzekerd and not student", "not verzekerd and student"),
        ("max(0, inkomen - bedrag) * 2", "max(0, inkomen - bedrag * 2)"),
        ("inkomen - (bedrag - inkomen)", "inkomen - bedrag - inkomen"),
    ],
)
def test_formulas_that_differ_read_differently(small: MakeSmall, formula: str, other: str) -> None:
    catalogue = small(version()).load()
    scope = vocabulary_scope(catalogue.vocabulary, catalogue.norms)
    figures = scheme_scope(scope, catalogue.scheme("proef"), catalogue.scheme("proef").versions[0])
    assert worded(parse(formula), figures) != worded(parse(other), figures)


def test_the_reading_version_holds_who_how_much_figures_and_sources(small: MakeSmall) -> None:
    steps = "- {id: uitkomst, label: Uitkomst, unit: EUR/year, formula: bedrag / 2, source: wet art. 5}"
    logic = version(
        '{id: laag, text: "Uw inkomen is laag.", when: "inkomen <= grens[partner]", source: wet art. 3}',
        amount="uitkomst",
        steps=steps,
    )
    catalogue = small(logic, GRENS).load()
    text = leaflet(catalogue, catalogue.scheme("proef"), DAY)
    for part in ("Proef\n=====", "Regels van 1 juli 2026.", "Uw inkomen is laag. [Proefwet art. 3]", "Uitkomst: bedrag gedeeld door 2. [Proefwet art. 5]",
                 "Inkomensgrens, nee: €\u202f20.000 per jaar", "Proefwet: https://wetten.overheid.nl/proef", "Nagekeken op 22 november 2026."):  # fmt: skip
        assert part in text, part


def test_the_reading_version_says_when_there_are_no_rules(small: MakeSmall) -> None:
    catalogue = small(version()).load()
    assert "Voor deze datum kennen we geen regels" in leaflet(catalogue, catalogue.scheme("proef"), date(2019, 1, 1))


def test_the_reading_version_names_figures_that_are_not_known_yet(small: MakeSmall) -> None:
    hulp = "hulp: {label: Hulpbedrag, unit: EUR/year, values: [{from: 2026-01-01, to: 2026-12-31, value: 5}]}"
    catalogue = small(version(amount="hulp"), hulp).load()
    assert "Hulpbedrag: nog niet bekend voor deze datum" in leaflet(
        catalogue, catalogue.scheme("proef"), date(2027, 1, 1)
    )


def test_the_summary_says_what_counts(small: MakeSmall) -> None:
    advice = small(version("verzekerd", amount="inkomen")).advice({"verzekerd": "ja"})
    text = summary(advice)
    for part in (
        "Advies voor Alphen aan den Rijn, regels van 1 juli 2026",
        "Nieuw geld per jaar: €\u202f0 – €\u202f100.000",
        "Proef: ja",
        "Inkomen (kan €\u202f100.000 schelen)",
    ):
        assert part in text, part


def test_the_summary_of_a_refusal_says_as_far_as_we_know(small: MakeSmall) -> None:
    text = summary(small(version("verzekerd")).advice({"verzekerd": "nee"}))
    assert "Proef: nu niet" in text
    assert "voor zover wij nu weten niet, omdat dit niet klopt: Eis 1." in text
