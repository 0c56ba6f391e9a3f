"""Types and units are found before anything runs, with a message a policy officer can act on."""

import pytest

from engine.base.units import PER_MONTH, PER_YEAR, PLAIN, YEARS, parse_unit
from engine.catalogue.model import Parameter
from engine.errors import FormulaError
from engine.language.parser import parse
from engine.language.scope import Scope, Symbol, Typed
from engine.language.typing import infer

WONING = Typed("choice", options=frozenset({"huurhuis", "kamer", "koophuis"}))


def number(unit: str) -> Typed:
    return Typed("number", parse_unit(unit))


def fact(name: str, typed: Typed) -> Symbol:
    return Symbol("fact", name, typed)


def figure(name: str, unit: str, by: tuple[str, ...] = (), by_band: str = "") -> Symbol:
    return Symbol("parameter", name, number(unit), Parameter(name, name, number(unit), unit, (), by, by_band))


def room() -> Scope:
    facts = {
        "inkomen": number("EUR/year"), "huur": number("EUR/month"), "uren": number("hours/month"),
        "tarief": number("EUR/hour"), "leeftijd": number("years"), "aantal": number("persons"), "deel": number("ratio"),
        "verzekerd": Typed("boolean"), "partner": Typed("boolean"), "woning": WONING,
        "andere_keuze": Typed("choice", options=frozenset({"rood", "blauw"})), "geboren": Typed("date"),
    }  # fmt: skip
    symbols = {name: fact(name, typed) for name, typed in facts.items()}
    symbols["peildatum"] = Symbol("builtin", "peildatum", Typed("date"))
    figures = [
        figure("bedrag", "EUR/year"), figure("grens", "EUR/year", ("partner",)), figure("huurgrens", "EUR/month", ("woning",)),
        figure("leeftijden", "EUR/year", (), "years"), figure("tabel", "ratio", ("partner",), "EUR/year"),
    ]  # fmt: skip
    scope = Scope(symbols | {each.name: each for each in figures})
    inner = {"inkomen": number("EUR/year"), "kindleeftijd": number("years"), "op_school": Typed("boolean")}
    child = Scope(
        {name: fact(name, typed) for name, typed in inner.items()}, entity="kinderen", parent=scope, at_most=4
    )
    scope.members["kinderen"] = child
    return scope


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("inkomen + bedrag", PER_YEAR), ("inkomen - 0", PER_YEAR), ("max(0, inkomen)", PER_YEAR), ("min(huur, huur)", PER_MONTH),
        ("inkomen * deel", PER_YEAR), ("per_month(inkomen)", PER_MONTH), ("per_year(huur)", PER_YEAR),
        ("uren * tarief", PER_MONTH), ("inkomen / inkomen", PLAIN), ("grens[partner]", PER_YEAR), ("-inkomen", PER_YEAR),
        ("huurgrens[woning]", PER_MONTH), ("huurgrens[kamer]", PER_MONTH), ("leeftijden[leeftijd]", PER_YEAR),
        ("tabel[partner, inkomen]", PLAIN), ("age(geboren, peildatum)", YEARS), ("round_euro(inkomen)", PER_YEAR),
        ("inkomen if partner else 0", PER_YEAR), ("0 if partner else huur", PER_MONTH), ("aantal + 1", PLAIN),
        ("sum(kinderen, inkomen)", PER_YEAR), ("count(kinderen, op_school)", PLAIN), ("largest(kinderen, kindleeftijd)", YEARS),
        ("sum(kinderen, inkomen + bedrag)", PER_YEAR),
    ],
)  # fmt: skip
def test_a_number_has_the_unit_of_its_parts(formula: str, unit: object) -> None:
    typed = infer(parse(formula), room())
    assert (typed.kind, typed.unit) == ("number", unit)


@pytest.mark.parametrize(
    "formula",
    [
        "verzekerd", "not verzekerd", "verzekerd and partner", "inkomen <= grens[partner]", "0 < leeftijd",
        "woning == kamer", "kamer == woning", "woning != kamer", "woning in (kamer, huurhuis)", "leeftijd in leeftijden",
        "geboren <= peildatum", "verzekerd == partner", "any(kinderen, op_school)", "all(kinderen, inkomen > 0)",
        "told(inkomen)", "0 <= leeftijd < leeftijd", "verzekerd if partner else partner",
    ],
)  # fmt: skip
def test_a_condition_is_a_yes_or_no(formula: str) -> None:
    assert infer(parse(formula), room()).kind == "boolean"


@pytest.mark.parametrize(
    ("formula", "message", "remedy"),
    [
        ("inkomen + huur", "units differ: EUR/year and EUR/month", "per_month or per_year"),
        ("huur < inkomen", "units differ: EUR/month and EUR/year", "per_month or per_year"),
        ("inkomen + leeftijd", "units differ: EUR/year and years", "Check the units"),
        ("leeftijd - 1", "units differ: years and ratio", "Check the units"),
        ("min(inkomen, huur)", "units differ", "per_month"),
        ("inkomen if partner else huur", "units differ", "per_month"),
        ("per_month(huur)", "per_month needs EUR/year, EUR/quarter, not EUR/month", "unit"),
        ("per_year(inkomen)", "per_year needs EUR/month", "unit"),
        ("round_euro(leeftijd)", "needs an amount of money, not years", "unit"),
        ("leeftijden[inkomen]", "units differ", "units"),
        ("sum(kinderen, op_school)", "a number is needed, not a boolean", "formula"),
        ("count(kinderen, inkomen)", "a yes/no is needed, not a number", "Compare"),
        ("verzekerd + 1", "a number is needed, not a boolean", "formula"),
        ("inkomen and verzekerd", "a yes/no is needed, not a number", "Compare"),
        ("not woning", "a yes/no is needed, not a choice", "Compare"),
        ("inkomen if huur else bedrag", "a yes/no is needed", "Compare"),
        ("verzekerd if partner else inkomen", "one side is boolean, the other number", "same"),
        ("verzekerd < partner", "< needs numbers or dates", "== or !="),
        ("inkomen == verzekerd", "cannot compare number with boolean", "both sides"),
        ("woning == andere_keuze", "no option in common", "option names"),
        ("age(inkomen, peildatum)", "a date is needed", "date fact"),
        ("age(geboren)", "age takes 2 values", "brackets"),
        ("min()", "two or more", "brackets"),
        ("round_euro(inkomen, huur)", "round_euro takes 1 values", "brackets"),
        ("grens", "'grens' needs a key", "grens[partner]"),
        ("grens[partner, woning]", "'grens' takes 1 keys, not 2", "partner"),
        ("grens[inkomen]", "key 'partner' must be yes/no or a choice", "by_band"),
        ("inkomen[partner]", "'inkomen' is not a parameter", "Only parameters"),
        ("inkomen in bedrag", "'bedrag' has no bands", "by_band"),
        ("woning in (kamer, tent)", "'tent' is not an option", "huurhuis"),
        ("sum(buren, inkomen)", "unknown members 'buren'", "entity"),
        ("ranks_first(kinderen, inkomen)", "belongs in a step of kinderen", "for: kinderen"),
        ("sum(kinderen, inkomen, inkomen)", "one formula", "brackets"),
        ("told(inkomen + 1)", "name of a fact", "told(kale_huur)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_what_to_do(formula: str, message: str, remedy: str) -> None:
    with pytest.raises(FormulaError) as caught:
        infer(parse(formula), room())
    assert message in caught.value.message
    assert remedy in caught.value.remedy


def test_an_unknown_name_gets_the_nearest_known_one() -> None:
    with pytest.raises(FormulaError) as caught:
        infer(parse("bedrag + inkomne"), room())
    assert (caught.value.message, caught.value.remedy) == ("unknown name 'inkomne'", "Did you mean 'inkomen'?")


def test_an_option_that_nobody_declared_is_an_unknown_name() -> None:
    with pytest.raises(FormulaError, match="unknown name 'huurhuiss'"):
        infer(parse("woning == huurhuiss"), room())


def test_a_key_must_be_of_the_kind_the_table_is_made_by() -> None:
    with pytest.raises(FormulaError):
        infer(parse("grens[woning]"), room())


def test_a_bare_option_is_read_as_the_choice_that_is_wanted() -> None:
    assert infer(parse("kamer if partner else huurhuis"), room(), WONING) == WONING


def test_inside_a_member_its_own_facts_go_first() -> None:
    scope = room()
    found = scope.members["kinderen"].resolve("inkomen")
    assert found is not None
    assert found[1] == 0
    above = scope.members["kinderen"].resolve("huur")
    assert above is not None
    assert above[1] == 1


def test_a_member_ranks_among_its_own_kind() -> None:
    assert infer(parse("ranks_first(kinderen, kindleeftijd)"), room().members["kinderen"]).kind == "boolean"


def test_every_name_in_sight_is_known() -> None:
    names = room().members["kinderen"].names()
    assert {"kindleeftijd", "huur", "bedrag", "kinderen"} <= names
