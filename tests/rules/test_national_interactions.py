"""What goes first, what excludes what and what opens what: each rule of landelijk.yaml fires for a household that it is
about, and for none that it is not about."""

from copy import deepcopy
from typing import Any

import pytest

from engine import Catalogue, advise
from tests.rules import reference_households as reference
from tests.rules.households import answers
from tests.rules.reference_households import Json, child
from tests.rules.shared_facts import value_of


def changed(household: Json, receives: Json | None = None, kinderen: Any = None, **facts: Any) -> Json:
    """Return a household with other facts; None takes a fact away."""
    found = deepcopy(household)
    found["facts"] = {name: value for name, value in (found["facts"] | facts).items() if value is not None}
    found["receives"] = found["receives"] if receives is None else receives
    if kinderen is not None:
        found["members"]["kinderen"] = kinderen
    return found


ON_BIJSTAND = reference.ALONE_ON_BIJSTAND_WITH_DEBTS
NO_INCOME = changed(ON_BIJSTAND, netto_inkomen_per_maand=0, bijstand_nu_per_maand=0)
LOW_BENEFIT = changed(
    NO_INCOME, netto_inkomen_per_maand=900, vakantiegeld_per_maand=60, heeft_uitkering_geen_bijstand=True
)
WIDOW = changed(NO_INCOME, kinderen=[child("2018-01-01")], partner_overleden=True, arbeidsongeschikt_45=False)
NEVER_ABLE_TO_WORK = changed(NO_INCOME, beperking_van_jongs_af=True)
OLD_WITHOUT_AOW = changed(
    reference.AOW_WITH_A_SMALL_PENSION,
    receives={},
    netto_inkomen_per_maand=0,
    aanvullend_pensioen_per_maand=0,
    vakantiegeld_per_maand=0,
)
TEN_YEARS_MISSED = changed(
    reference.AOW_WITH_A_SMALL_PENSION,
    receives={"aow": 1270},
    netto_inkomen_per_maand=1270,
    aanvullend_pensioen_per_maand=0,
    vakantiegeld_per_maand=80,
    gemiste_aow_jaren=10,
    aanslag_gemeente=None,
)
STUDENT_OF_28 = changed(
    NO_INCOME,
    geboortedatum_aanvrager="1998-02-01",
    opleiding="hoger_onderwijs",
    woont_bij_ouders=False,
)
SHOP_WITHOUT_CUSTOMERS = changed(
    reference.SELF_EMPLOYED_COUPLE_WITH_THREE_CHILDREN, netto_inkomen_per_maand=500, vakantiegeld_per_maand=0
)
RENT_TOO_HIGH = changed(ON_BIJSTAND, receives={}, woonkosten_te_hoog=True)
ONE_BENEFIT_WITH_BIJSTAND = changed(reference.COUPLE_WITH_ONE_WIA_BENEFIT, bijstand_nu_per_maand=100)
STUDENT_WHO_CANNOT_WORK = changed(reference.STUDENT_OF_NINETEEN_LIVING_OUT, beperking_bij_studie=True)
COMPARES = changed(
    ON_BIJSTAND, vergelijkt_zorgverzekering=True, zorgpremie_per_maand=170, andere_zorgpremie_per_maand=150
)
PAYS_THE_CAK = changed(ON_BIJSTAND, betaalt_premie_aan_cak=True)

REFUSED = changed(ON_BIJSTAND, kwijtschelding_afgewezen=True)
OWES_AND_EARNS = changed(REFUSED, netto_inkomen_per_maand=3000, bijstand_nu_per_maand=0, vakantiegeld_per_maand=0)

INTERACTIONS = [
    ("afwijzing_klopt_niet", "opens", "beroep_kwijtschelding", REFUSED, OWES_AND_EARNS),
    (
        "bijstand_opent_kwijtschelding",
        "opens",
        "kwijtschelding_waterschap",
        changed(ON_BIJSTAND, receives={"bijstand": "1348.49"}),
        OLD_WITHOUT_AOW,
    ),
    ("bijstand_is_het_laatste", "opens", "bijstand", NO_INCOME, ON_BIJSTAND),
    ("studiefinanciering_gaat_voor_bijstand", "excludes", "bijstand", STUDENT_OF_28, NO_INCOME),
    ("ondernemer_vraagt_bbz", "opens", "bbz", SHOP_WITHOUT_CUSTOMERS, NO_INCOME),
    (
        "bijstand_sluit_alleenverdieners_uit",
        "excludes",
        "alleenverdieners",
        ONE_BENEFIT_WITH_BIJSTAND,
        reference.COUPLE_WITH_ONE_WIA_BENEFIT,
    ),
    ("bijstand_opent_straks_kwijtschelding", "opens", "kwijtschelding_gemeente", NO_INCOME, ON_BIJSTAND),
    (
        "aio_opent_regelingen_van_de_gemeente",
        "opens",
        "kwijtschelding_gemeente",
        TEN_YEARS_MISSED,
        reference.AOW_WITH_A_SMALL_PENSION,
    ),
    (
        "basisbeurs_opent_aanvullende_beurs",
        "opens",
        "studiefinanciering_aanvullende_beurs",
        reference.STUDENT_OF_NINETEEN_LIVING_OUT,
        ON_BIJSTAND,
    ),
    (
        "studiefinanciering_opent_studietoeslag",
        "opens",
        "individuele_studietoeslag",
        STUDENT_WHO_CANNOT_WORK,
        reference.STUDENT_OF_NINETEEN_LIVING_OUT,
    ),
    ("zorgtoeslag_verlaagt_de_zorgpremie", "opens", "zorgverzekering_check", COMPARES, ON_BIJSTAND),
    ("premie_cak_opent_schuldhulp", "opens", "schuldhulpverlening", PAYS_THE_CAK, ON_BIJSTAND),
]

FIRST = [
    ("toeslagenwet", LOW_BENEFIT),
    ("anw", WIDOW),
    ("wajong", NEVER_ABLE_TO_WORK),
    ("aow", OLD_WITHOUT_AOW),
    ("huurtoeslag", RENT_TOO_HIGH),
]


def interactions(catalogue: Catalogue, household: Json) -> set[tuple[str, str, str]]:
    found = advise(catalogue, household).as_json()["interactions"]
    return {(each["rule"], each["kind"], each["scheme"]) for each in found}


@pytest.mark.parametrize(
    ("rule", "kind", "scheme", "household", "other"), INTERACTIONS, ids=[each[0] for each in INTERACTIONS]
)
def test_interaction(rule: str, kind: str, scheme: str, household: Json, other: Json, catalogue: Catalogue) -> None:
    assert (rule, kind, scheme) in interactions(catalogue, household)
    assert rule not in {found for found, _, _ in interactions(catalogue, other)}


@pytest.mark.parametrize(("scheme", "household"), FIRST, ids=[scheme for scheme, _ in FIRST])
def test_what_goes_before_bijstand_or_aio_cannot_wait(scheme: str, household: Json, catalogue: Catalogue) -> None:
    actions = advise(catalogue, household).as_json()["actions"]
    assert {each["first"] for each in actions if each["scheme"] == scheme} == {True}


def test_without_bijstand_in_sight_a_benefit_has_no_hurry(catalogue: Catalogue) -> None:
    benefit = changed(LOW_BENEFIT, netto_inkomen_per_maand=1800)
    actions = advise(catalogue, benefit).as_json()["actions"]
    assert [each["first"] for each in actions if each["scheme"] == "toeslagenwet"] == [False]


def test_what_is_excluded_is_left_out_of_the_totals(catalogue: Catalogue) -> None:
    with_study = advise(catalogue, STUDENT_OF_28).as_json()
    assert "bijstand" not in {each["scheme"] for each in with_study["actions"]}
    excluded = next(each for each in with_study["schemes"] if each["id"] == "bijstand")
    assert excluded["excluded_by"]
    assert excluded["amount"]["max_cents"] > with_study["total"]["new_money_per_year"]["max_cents"] / 2


# --- what counts as income where --------------------------------------------------------------------------------------

WORKS = changed(
    ON_BIJSTAND, receives={}, netto_inkomen_per_maand=1500, netto_loon_per_maand=1500, bijstand_nu_per_maand=0,
    vakantiegeld_per_maand=0, aanslag_gemeente=900, vrijlating_van_loon="geen",
)  # fmt: skip


def remitted(household: Json, catalogue: Catalogue) -> tuple[int, int]:
    amount = answers(catalogue, household)["kwijtschelding_gemeente"]["amount"]
    return amount["min_cents"], amount["max_cents"]


def test_kwijtschelding_counts_toeslagen_through_rent_and_premium(catalogue: Catalogue) -> None:
    # Rent 600 and premium 150, of which 204.34 to 252.49 and 47 are in the norm: 1,500 - 347.51 - 103 = 1,049.49 at most,
    # under the norm of 1,419.46: all 900 is remitted.
    without = changed(WORKS, huurtoeslag_nu_per_maand=0, zorgtoeslag_nu_per_maand=0)
    assert remitted(without, catalogue) == (90000, 90000)
    # With 361 and 129: rent 239 (34.66 too much at most), premium 21 (nothing): 1,465.34 to 1,500. Capacity 12 x 45.88 to
    # 80.54; 80% is 440.448 to 773.184, and 900 less that is 126.816 to 459.552.
    assert remitted(WORKS, catalogue) == (12681, 45956)
    # With zorgtoeslag alone: 1,500 - 395.66 = 1,104.34 up to 1,152.49, under the norm again.
    assert remitted(changed(WORKS, huurtoeslag_nu_per_maand=0), catalogue) == (90000, 90000)


def test_kwijtschelding_and_bijstand_leave_kinderbijslag_and_kindgebonden_budget_out(catalogue: Catalogue) -> None:
    parent = changed(WORKS, kinderen=[child("2018-01-01")])
    paid = changed(parent, receives={"kinderbijslag": 120, "kindgebonden_budget": 500})
    before, after = answers(catalogue, parent), answers(catalogue, paid)
    for scheme in ("kwijtschelding_gemeente", "bijstand"):
        assert (before[scheme]["status"], before[scheme]["amount"]) == (
            after[scheme]["status"],
            after[scheme]["amount"],
        )


def test_bijstand_is_the_same_with_every_toeslag(catalogue: Catalogue) -> None:
    # 6 x 1,401.50 + 6 x 1,419.46
    every = {"zorgtoeslag": 129, "huurtoeslag": 361, "kindgebonden_budget": 500, "kinderopvangtoeslag": 400}
    for receives in ({}, every):
        amount = answers(catalogue, changed(NO_INCOME, receives=receives))["bijstand"]["amount"]
        assert (amount["min_cents"], amount["max_cents"]) == (1692576, 1692576)


def test_zorgtoeslag_lowers_what_the_insurance_costs(catalogue: Catalogue) -> None:
    # Premium 150; 150 - 129 = 21
    assert value_of(catalogue, "zorgkosten_per_maand", changed(WORKS, zorgtoeslag_nu_per_maand=0)) == 150
    assert value_of(catalogue, "zorgkosten_per_maand", WORKS) == 21


def test_care_costs_lower_the_income_and_raise_the_toeslagen(catalogue: Catalogue) -> None:
    # Wage 33,000. Costs 2,000 + 40% - 1.65% of 33,000 (544.50) = 2,255.50 off: 30,744.50.
    # Zorgtoeslag 1,550.45 - 13.73% of (33,000 - 29,736 = 3,264) = 1,102.30; of 1,008.50: 1,411.98.
    worker = changed(WORKS, toetsingsinkomen=None, bruto_loon_dit_jaar=33000, bruto_uitkering_dit_jaar=0)
    costs = changed(worker, zelf_betaalde_zorgkosten=True, zorgkosten_zonder_verhoging=0, zorgkosten_met_verhoging=2000)
    found = [answers(catalogue, each)["zorgtoeslag"]["amount"]["max_cents"] for each in (worker, costs)]
    assert found == [110200, 141200]


def test_aio_leads_to_the_schemes_of_the_municipality(catalogue: Catalogue) -> None:
    texts = [each["text"] for each in advise(catalogue, TEN_YEARS_MISSED).as_json()["interactions"]]
    assert any("haar andere regelingen" in text for text in texts)
