"""Norms, income tests and benefits; expected figures are typed in from the reference, with the arithmetic."""

from decimal import Decimal
from typing import Any

import pytest

from engine import Catalogue, advise
from engine.base.ranges import Range
from tests.rules.households import PARTNER, TOESLAGEN, answer, answers, failed, profile
from tests.rules.shared_facts import value_of

Json = dict[str, Any]

NOTHING = {"netto_inkomen_per_maand": 0, "vermogen_bijstand": 0}
FUNDS = ("leergeld", "jeugdfonds_sport_cultuur", "kinderhulp", "jarige_job", "jeugdeducatiefonds")


def wage(net: Any, **more: Any) -> Json:
    """A net wage with its holiday allowance in it, and nothing else."""
    income = {"netto_inkomen_per_maand": net, "netto_loon_per_maand": net, "bijstand_nu_per_maand": 0}
    return income | {"vakantiegeld_per_maand": 0, "vrijlating_van_loon": "geen", "vermogen_bijstand": 0} | more


def cents(found: Json) -> tuple[int, int]:
    return found["amount"]["min_cents"], found["amount"]["max_cents"]


def mates(*births: str, **more: Any) -> list[Json]:
    return [{"geboortedatum": birth, "toetsingsinkomen": 0, "vermogen": 0, **more} for birth in births]


# --- norms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "expected"),
    # Couple norm of July 2026 2,027.79: x (0.40 / A + 0.30) = x 0.50, x 0.43333, x 0.40, x 0.38.
    [(0, "1419.46"), (1, "1013.90"), (2, "878.71"), (3, "811.12"), (4, "770.56")],
)
def test_the_norm_falls_with_every_cost_sharer(catalogue: Catalogue, others: int, expected: str) -> None:
    household = profile(kinderen=[], medebewoners=mates(*["1990-01-01"] * others))
    assert value_of(catalogue, "bijstandsnorm", household) == Decimal(expected)
    assert value_of(catalogue, "bijstandsnorm_zonder_kostendelers", household) == Decimal("1419.46")


@pytest.mark.parametrize(
    ("mate", "counts"),
    [
        (mates("1999-07-01"), True),  # 27 on the day itself
        (mates("1999-07-02"), False),
        (mates("1990-01-01", deelt_geen_kosten=True), False),
        (mates("1990-01-01", woont_hier_tot="2026-07-01"), False),
        (mates("1990-01-01", woont_hier_sinds="2026-07-01"), True),
        (mates("1990-01-01", woont_hier_sinds="2026-07-02"), False),
    ],
)
def test_who_is_a_cost_sharer(catalogue: Catalogue, mate: list[Json], counts: bool) -> None:
    assert value_of(catalogue, "andere_kostendelers > 0", profile(kinderen=[], medebewoners=mate)) is counts


def test_a_grown_up_child_shares_costs_and_a_student_does_not(catalogue: Catalogue) -> None:
    child = {"geboortedatum": "1996-01-01"}
    for student, expected in ((False, "1013.90"), (True, "1419.46")):
        household = profile(kinderen=[child | {"deelt_geen_kosten": student}])
        assert value_of(catalogue, "bijstandsnorm", household) == Decimal(expected)


def test_a_couple_with_a_cost_sharer_gets_two_shares(catalogue: Catalogue) -> None:
    household = profile(kinderen=[], medebewoners=mates("1990-01-01"), **PARTNER)
    # A = 3: 2 x 878.71; of AOW age 2 x round(2,176.10 x 0.433333) = 2 x 942.98.
    assert value_of(catalogue, "bijstandsnorm", household) == Decimal("1757.42")
    household["facts"]["geboortedatum_aanvrager"] = "1950-01-01"
    assert value_of(catalogue, "bijstandsnorm", household) == Decimal("1885.96")


def test_under_21_and_in_an_institution_cost_sharers_do_not_matter(catalogue: Catalogue) -> None:
    others = mates("1990-01-01")
    young = profile(kinderen=[], medebewoners=others, geboortedatum_aanvrager="2006-01-01")
    assert value_of(catalogue, "bijstandsnorm", young) == Decimal("350.42")
    home = profile(kinderen=[], medebewoners=others, woonsituatie="instelling")
    assert value_of(catalogue, "bijstandsnorm", home) == Decimal("449.44")


@pytest.mark.parametrize(
    ("born", "on", "reached"),
    [
        ("1960-12-31", "2027-12-31", True),
        ("1960-12-31", "2027-12-30", False),
        ("1961-01-01", "2028-03-31", False),  # 67 years and three months
        ("1961-01-01", "2028-04-01", True),
        ("1959-02-28", "2026-02-28", True),
    ],
)
def test_the_day_the_aow_age_is_reached(catalogue: Catalogue, born: str, on: str, reached: bool) -> None:
    assert value_of(catalogue, "aow_leeftijd_bereikt", profile(on, geboortedatum_aanvrager=born)) is reached
    partner = PARTNER | {"geboortedatum_toeslagpartner": born}
    assert value_of(catalogue, "partner_aow_leeftijd_bereikt", profile(on, **partner)) is reached
    assert value_of(catalogue, "aow_in_huishouden", profile(on, **partner)) is reached


@pytest.mark.parametrize(
    ("income", "expected"),
    [
        ({"netto_loon_per_maand": 1000, "bijstand_nu_per_maand": 0}, Decimal("1070.00")),  # 7% of the wage
        ({"netto_loon_per_maand": 0, "bijstand_nu_per_maand": "950"}, Decimal("1050.00")),  # 950 / 0.95 + 50 of others
        ({"netto_loon_per_maand": 0, "bijstand_nu_per_maand": 0}, Range(Decimal(1000), Decimal(1080))),  # 0 to 8%
    ],
)
def test_holiday_allowance_is_estimated(catalogue: Catalogue, income: Json, expected: Any) -> None:
    found = value_of(catalogue, "netto_inkomen_met_vakantiegeld", profile(netto_inkomen_per_maand=1000, **income))
    if isinstance(expected, Range):
        assert (found.low, found.high) == (expected.low, expected.high)
    else:
        low = getattr(found, "low", found)
        assert low == expected


def test_the_percentages_compare_like_with_like(catalogue: Catalogue) -> None:
    # Bijstand alone: 1,348.49 is the norm without, and 1,348.49 / 0.95 = 1,419.46 with holiday allowance.
    facts = {"netto_inkomen_per_maand": "1348.49", "netto_loon_per_maand": 0, "bijstand_nu_per_maand": "1348.49"}
    household = profile(kinderen=[], medebewoners=mates("1990-01-01"), **facts, vakantiegeld_per_maand=0)
    for name, expected in {
        "sociaal_minimum_percentage_zonder_kostendelers_zonder_vakantiegeld": "1.0000",
        "sociaal_minimum_percentage_zonder_kostendelers": "1.0000",
        "sociaal_minimum_percentage_zonder_vakantiegeld": "1.4000",  # norm shared by two: 963.21
        "sociaal_minimum_percentage": "1.4000",
        "gunstigste_sociaal_minimum_percentage": "1.0000",
    }.items():
        assert value_of(catalogue, name, household).quantize(Decimal("0.0001")) == Decimal(expected), name


# --- bijstand ---------------------------------------------------------------------------------------------------------


def test_toeslagen_and_kinderbijslag_are_no_income_for_bijstand(catalogue: Catalogue) -> None:
    receives = {"kinderbijslag": 120, "huurtoeslag": 400, "kindgebonden_budget": 500}
    household = profile(**NOTHING) | {"receives": receives}
    # Single parent: the norm of a person alone, 6 x 1,401.50 + 6 x 1,419.46.
    assert cents(answer(catalogue, "bijstand", household)) == (1692576, 1692576)


@pytest.mark.parametrize(
    ("exemption", "expected"),
    # Wage 1,000 all of 2026. 25%: 250; 12.5%: 125; 15%: 150; all below their maximum.
    # 12 months: 16,925.76 - 12 x (1,000 - exempt).
    [("geen", 492576), ("eerste_maanden", 792576), ("alleenstaande_ouder", 642576), ("medisch", 672576)],
)
def test_part_of_the_wage_is_kept(catalogue: Catalogue, exemption: str, expected: int) -> None:
    found = answer(catalogue, "bijstand", profile(**wage(1000, vrijlating_van_loon=exemption)))
    assert cents(found) == (expected, expected)


def test_the_kept_wage_has_a_maximum(catalogue: Catalogue) -> None:
    # Wage 1,300: 25% is 325, at most 285 and from July 289: 6 x (1,401.50 - 1,015) + 6 x (1,419.46 - 1,011) = 4,769.76.
    found = answer(catalogue, "bijstand", profile(**wage(1300, vrijlating_van_loon="eerste_maanden")))
    assert cents(found) == (476976, 476976)


def test_more_wage_never_gives_more_bijstand(catalogue: Catalogue) -> None:
    for exemption in ("geen", "eerste_maanden", "alleenstaande_ouder", "medisch", "loonkostensubsidie"):
        found = [
            cents(answer(catalogue, "bijstand", profile(**wage(net, vrijlating_van_loon=exemption))))[0]
            for net in range(0, 1600, 100)
        ]
        assert found == sorted(found, reverse=True)
        assert found[-1] == 0


def test_bijstand_that_is_received_already_is_no_new_money(catalogue: Catalogue) -> None:
    facts = wage(0) | {"netto_inkomen_per_maand": "1348.49", "bijstand_nu_per_maand": "1348.49"}
    found = answer(catalogue, "bijstand", profile(**facts))
    assert found["status"] == "eligible"
    assert found["new_money"] == {"min_cents": 0, "max_cents": 0}


def test_a_birthday_in_the_year_changes_the_norm(catalogue: Catalogue) -> None:
    # 21 on 15 May 2026: 5 x 345.99, June 1,401.50, from July 6 x 1,419.46: 1,729.95 + 1,401.50 + 8,516.76.
    school = {"opleiding": "geen_opleiding", "kan_opleiding_volgen": False}
    facts = NOTHING | school | {"geboortedatum_aanvrager": "2005-05-15", "kinderen": []}
    assert cents(answer(catalogue, "bijstand", profile(**facts))) == (1164821, 1164821)


def test_a_couple_moves_from_bijstand_to_aio_when_one_reaches_the_aow_age(catalogue: Catalogue) -> None:
    # The partner is 67 on 20 September 2026: bijstand to September, AIO from October.
    facts = NOTHING | PARTNER | {"geboortedatum_toeslagpartner": "1959-09-20"}
    found = answers(catalogue, profile(kinderen=[], **facts))
    assert cents(found["bijstand"])[0] == 1809615  # 6 x 2,002.13 + 3 x 2,027.79
    assert cents(found["aio_aanvulling"])[0] == 652830  # 3 x 2,176.10


def test_an_unknown_income_gives_a_range_and_names_the_question(catalogue: Catalogue) -> None:
    found = answer(catalogue, "bijstand", profile(vermogen_bijstand=0))
    assert found["status"] == "unknown"
    assert cents(found) == (0, 1692576)
    assert found["missing"][0] == "netto_inkomen_per_maand"


# --- AOW and AIO ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missed", "gross"),
    # July to December 2026 alone: 1,662.16 + 104.78 = 1,766.94 a month; x 0.98, x 0.50, x 0.02.
    [(0, "1766.94"), (1, "1731.60"), (25, "883.47"), (49, "35.34")],
)
def test_every_missed_year_costs_two_percent(catalogue: Catalogue, missed: int, gross: str) -> None:
    facts = {"geboortedatum_aanvrager": "1950-01-01", "gemiste_aow_jaren": missed}
    found = answer(catalogue, "aow", profile(kinderen=[], **facts))
    assert {each["id"]: each["value"] for each in found["steps"]}["aow_per_maand"] == f"{Decimal(gross).normalize():f}"


def test_the_net_aow_lies_between_all_and_no_tax_credit(catalogue: Catalogue) -> None:
    # Gross 6 x 1,744.12 + 6 x 1,766.94 = 21,066.36; minus 22.70%: 16,284.296; minus 4.85%: 20,044.642.
    facts = {"geboortedatum_aanvrager": "1950-01-01", "gemiste_aow_jaren": 0}
    found = answer(catalogue, "aow", profile(kinderen=[], **facts) | {"receives": {"aow": "1581.55"}})
    assert cents(found) == (1628429, 2004465)
    assert found["monthly_shown"] == 1581
    actions = advise(catalogue, profile(kinderen=[], **facts) | {"receives": {"aow": "1581.55"}}).as_json()["actions"]
    assert not [each for each in actions if each["scheme"] == "aow"]


def test_a_small_pension_counts_only_above_the_exempt_part(catalogue: Catalogue) -> None:
    # 2026: exempt 26.50 alone. Income 1,400 of which pension 20 (all exempt), 26.50 and 100.
    facts = wage(0) | {"geboortedatum_aanvrager": "1950-01-01", "netto_inkomen_per_maand": 1400}
    found = [
        cents(answer(catalogue, "aio_aanvulling", profile(kinderen=[], **facts, aanvullend_pensioen_per_maand=pension)))
        for pension in (0, 20, "26.50", 100)
    ]
    # 6 x 1,564.69 + 6 x 1,587.34 = 18,912.18, minus 12 x 1,400 = 2,112.18; plus 12 x 20, 12 x 26.50, 12 x 26.50.
    assert [low for low, _ in found] == [211218, 235218, 243018, 243018]


# --- children ---------------------------------------------------------------------------------------------------------


def test_kinderbijslag_that_is_told_is_received_already(catalogue: Catalogue) -> None:
    told = {"geboortedatum": "2017-12-15", "ontvangt_kinderbijslag": True}
    found = answer(catalogue, "kinderbijslag", profile(kinderen=[told]))
    assert cents(found) == (144130, 144130)  # 2 x 358.30 + 2 x 362.35
    assert found["new_money"] == {"min_cents": 0, "max_cents": 0}
    missed = answer(catalogue, "kinderbijslag", profile(kinderen=[told | {"ontvangt_kinderbijslag": False}]))
    assert missed["new_money"] == {"min_cents": 144130, "max_cents": 144130}


def test_the_age_on_the_first_day_of_the_quarter_decides(catalogue: Catalogue) -> None:
    def year(birth: str) -> int:
        return cents(answer(catalogue, "kinderbijslag", profile(kinderen=[{"geboortedatum": birth}])))[0]

    # Twelve on 1 April: that quarter already; on 2 April: from July.
    assert year("2014-04-01") == 163241  # 358.30 + 421.53 + 2 x 426.29
    assert year("2014-04-02") == 156918  # 2 x 358.30 + 2 x 426.29


def test_funds_have_no_amount_and_decide_themselves(catalogue: Catalogue) -> None:
    found = answers(catalogue, profile(**NOTHING))
    for fund in FUNDS:
        assert (found[fund]["status"], found[fund]["amount"]) == ("needs_judgement", None)
        assert found[fund]["level"] == "fund"
    rich = answers(catalogue, profile(**wage(4000), in_schuldregeling=False))
    debts_count = {"kinderhulp": ["geldzorgen"], "jarige_job": ["geldzorgen"]}
    assert {fund: failed(rich[fund]) for fund in FUNDS} == {fund: ["laag_inkomen"] for fund in FUNDS} | debts_count


# --- all of them ------------------------------------------------------------------------------------------------------


POINTERS = {
    "anw": {"partner_overleden": True, "arbeidsongeschikt_45": False},
    "wajong": {"beperking_van_jongs_af": True},
    "bbz": {"is_zelfstandige": True, "bedrijf_kan_doorgaan": True},
    "toeslagenwet": wage(900) | {"heeft_uitkering_geen_bijstand": True, "inkomen_onder_minimum_toeslagenwet": True},
}


@pytest.mark.parametrize("scheme", POINTERS)
def test_an_amount_nobody_confirmed_is_unknown_and_never_nothing(catalogue: Catalogue, scheme: str) -> None:
    found = answer(catalogue, scheme, profile(**POINTERS[scheme]))
    assert (found["status"], found["amount"], found["new_money"]) == ("eligible", None, None)


@pytest.mark.parametrize("scheme", ["ioaw", "jongerentoeslag"])
def test_a_year_without_figures_is_not_covered(catalogue: Catalogue, scheme: str) -> None:
    assert answer(catalogue, scheme, profile("2025-07-01", **NOTHING))["status"] == "not_covered"


@pytest.mark.parametrize("on", ["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"])
def test_the_new_questions_leave_the_toeslagen_alone(catalogue: Catalogue, on: str) -> None:
    plain, told = answers(catalogue, profile(on)), answers(catalogue, profile(on, **wage(900)))
    for scheme in TOESLAGEN:
        assert plain[scheme]["status"] == "eligible"
        assert plain[scheme]["missing"] == []
        assert plain[scheme]["amount"] == told[scheme]["amount"]


def test_a_household_of_which_nothing_is_known_is_answered(catalogue: Catalogue) -> None:
    advice = advise(catalogue, {"on": "2026-07-01", "municipality": "GM0484", "facts": {}, "members": {}}).as_json()
    assert advice["errors"] == []
