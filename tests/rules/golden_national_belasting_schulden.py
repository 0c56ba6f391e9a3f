"""Published cases about income tax, remission, seizure and legal aid: what each household tells, and what to read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

TAX, EARLIER = "aangifte_inkomstenbelasting", "aangifte_eerdere_jaren"
SEIZURE, LEGAL_AID = "beslagvrije_voet", "rechtsbijstand_eigen_bijdrage"
REMISSION = ("kwijtschelding_gemeente", "kwijtschelding_waterschap")
ALONE = {"geboortedatum_aanvrager": "1986-03-02", "heeft_toeslagpartner": False, "woonsituatie": "huur_zelfstandig"}
COUPLE = ALONE | {"heeft_toeslagpartner": True, "geboortedatum_toeslagpartner": "1985-01-01"}
AOW = {"geboortedatum_aanvrager": "1950-03-02", "geboortedatum_toeslagpartner": "1951-01-01"}
HOUSEHOLDS: dict[str, Json] = {
    "alone": ALONE,
    "single_parent": ALONE,
    "couple": COUPLE,
    "partners": COUPLE,
    "couple_children": COUPLE,
    "aow_alone": ALONE | {"geboortedatum_aanvrager": "1950-03-02"},
    "aow_couple": COUPLE | AOW,
}
WITH_CHILD = {"single_parent", "couple_children"}


@dataclass(frozen=True)
class Case:
    """One household of a row: the scheme to look at, what it tells, and its children's birth dates."""

    scheme: str
    facts: Json
    children: tuple[str, ...] = field(default=())

    def profile(self, on: str) -> Json:
        """Return the profile on a day."""
        members = {"kinderen": [{"geboortedatum": born} for born in self.children], "medebewoners": []}
        return {"on": on, "municipality": "GM0484", "facts": self.facts, "members": members}


def income_tax(inputs: Json, _: int) -> list[Case]:
    """Everybody in the household files a return."""
    home = HOUSEHOLDS[inputs["household"]]
    if "aow" in inputs:
        pensions = zip(inputs["aow"], inputs["pension"], strict=True)
        return [tax(home, bruto_uitkering_dit_jaar=amount(sum(map(amount, each)))) for each in pensions]
    wages = inputs.get("wages") or [inputs["wage"]]
    return [tax(home, bruto_loon_dit_jaar=wage) for wage in wages]


def tax(home: Json, **told: Any) -> Case:
    """Return a household in which more than enough tax was withheld, so that the whole return is worked out."""
    facts = {"bruto_loon_dit_jaar": 0, "bruto_uitkering_dit_jaar": 0, "toetsingsinkomen": 0} | told
    return Case(TAX, home | facts | {"ingehouden_loonheffing": 500_000})


def credit_on_income(inputs: Json, _: int) -> list[Case]:
    """Income that is no wage."""
    return [tax(ALONE, bruto_uitkering_dit_jaar=inputs["income"])]


def older_credit(inputs: Json, _: int) -> list[Case]:
    """Somebody with AOW all year."""
    return [tax(HOUSEHOLDS["aow_alone"], bruto_uitkering_dit_jaar=inputs["income"])]


def credit_on_work(inputs: Json, year: int) -> list[Case]:
    """Wage, and children who have one age all year."""
    ages = inputs.get("child_ages") or [inputs[key] for key in ("child_age",) if key in inputs]
    case = tax(ALONE, bruto_loon_dit_jaar=inputs["work_income"])
    return [Case(TAX, case.facts, tuple(f"{year - age}-01-01" for age in ages))]


def care_costs(inputs: Json, _: int) -> list[Case]:
    """Care costs beside an income that is told as such."""
    home = HOUSEHOLDS["aow_alone" if inputs.get("aow") else "alone"]
    raised = sum(inputs.get(key, 0) for key in ("diet", "clothing", "eligible_costs"))
    told = {"zorgkosten_zonder_verhoging": inputs.get("medical_help", 0), "zorgkosten_met_verhoging": raised}
    income = {"inkomen_voor_drempels": inputs["drempelinkomen"], "zelf_betaalde_zorgkosten": True}
    return [tax(home, **income, **told)]


def gifts(inputs: Json, _: int) -> list[Case]:
    """Gifts by bank."""
    return [tax(ALONE, inkomen_voor_drempels=inputs["drempelinkomen"], giften=inputs["ordinary_gifts"])]


def earlier_years(_: Json, __: int) -> list[Case]:
    """A year without a return."""
    return [Case(EARLIER, {"ouder_jaar_zonder_aangifte": True})]


def remission(inputs: Json, _: int) -> list[Case]:
    """One assessment, of the municipality and of the water board, in a home that costs nothing."""
    told: Json = {
        "kale_huur": 0,
        "huurtoeslag_nu_per_maand": 0,
        "zorgpremies_per_maand": 0,
        "zorgtoeslag_nu_per_maand": 0,
        "netto_inkomen_met_vakantiegeld": inputs.get("net_income", 0),
        "banksaldo": inputs.get("liquid", 0),
        "auto_waarde": inputs.get("car_value", 0),
        "auto_onmisbaar": inputs.get("car_indispensable", False),
        "kwijtschelding_extra_spaargeld": inputs.get("fme_increase", 0),
        "kwijtschelding_met_netto_aow": inputs.get("aow_net_norm", False),
        "aanslag_voor_bedrijf": inputs.get("entrepreneur_business_levy", False),
    }
    if "net_disposable_income" in inputs:
        told["inkomen_voor_kwijtschelding"] = inputs["net_disposable_income"]
    share, home = amount(inputs.get("norm_pct", 100)) / 100, HOUSEHOLDS[inputs["household"]]
    return [
        Case(
            scheme,
            home | told | {f"aanslag_{body}": inputs.get("assessment", 1), f"normdeel_kwijtschelding_{body}": share},
        )
        for scheme, body in zip(REMISSION, ("gemeente", "waterschap"), strict=True)
    ]


def seizure(inputs: Json, year: int) -> list[Case]:
    """Seizure of an income; a very high one when only the maximum is asked for."""
    facts = {
        "netto_inkomen_met_vakantiegeld": inputs.get("net_income_incl_vt", 10_000),
        "beslag_op_inkomen": True,
        "ingehouden_door_beslag": 9_000,
    }
    children = (f"{year - 5}-01-01",) if inputs["household"] in WITH_CHILD else ()
    return [Case(SEIZURE, HOUSEHOLDS[inputs["household"]] | facts, children)]


def legal_aid(inputs: Json, year: int) -> list[Case]:
    """A whole case for a lawyer."""
    facts = {
        "heeft_advocaat_nodig": True,
        "soort_zaak": "familiezaak" if inputs.get("area") == "family" else "andere_zaak",
        "inkomen_twee_jaar_terug": inputs.get("income_t_minus_2", 0),
        "vermogen_twee_jaar_terug": inputs.get("assets", 0),
    }
    children = (f"{year - 5}-01-01",) if inputs["household"] in WITH_CHILD else ()
    return [Case(LEGAL_AID, HOUSEHOLDS[inputs["household"]] | facts, children)]


def amount(value: Any) -> Decimal:
    """Return a number of a row as it is printed there."""
    return Decimal(str(value))


Mapped = Callable[[Json, int], list[Case]]
CASES: Mapping[str, Mapped] = {
    "income_tax": income_tax,
    "box1_before_credits": credit_on_income,
    "algemene_heffingskorting": credit_on_income,
    "ouderenkorting": older_credit,
    "arbeidskorting": credit_on_work,
    "iack": credit_on_work,
    "zorgkosten_drempel": care_costs,
    "zorgkosten_verhoging": care_costs,
    "zorgkosten_aftrek": care_costs,
    "giften": gifts,
    "aangifte_terugkijken": earlier_years,
    "kwijtschelding": remission,
    "kwijtschelding_kosten_van_bestaan": remission,
    "beslagvrije_voet": seizure,
    "beslagvrije_voet_max": seizure,
    "rechtsbijstand_eigen_bijdrage": legal_aid,
}

# Where an expected figure stands in an answer: the lines of the calculation that are added up.
STEPS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("income_tax", "ib_pvv_due"): ("verschuldigde_inkomstenbelasting",),
    ("income_tax", "ib_pvv_due_total"): ("verschuldigde_inkomstenbelasting",),
    ("box1_before_credits", "tax"): ("premie_volksverzekeringen", "belasting_schijf_1", "belasting_schijf_2"),
    ("box1_before_credits", "b1"): ("premie_volksverzekeringen", "belasting_schijf_1"),
    ("box1_before_credits", "b2"): ("belasting_schijf_2",),
    ("algemene_heffingskorting", "credit"): ("algemene_heffingskorting",),
    ("ouderenkorting", "credit"): ("ouderenkorting",),
    ("arbeidskorting", "credit"): ("arbeidskorting",),
    ("iack", "credit"): ("combinatiekorting",),
    ("iack", "credit_rounded_up"): ("combinatiekorting",),
    ("zorgkosten_drempel", "threshold"): ("zorgkosten_drempel",),
    ("zorgkosten_verhoging", "uplift"): ("zorgkosten_verhoging",),
    ("zorgkosten_aftrek", "threshold"): ("zorgkosten_drempel",),
    ("zorgkosten_aftrek", "costs_with_uplift"): ("zorgkosten_aftrek", "zorgkosten_drempel"),
    ("zorgkosten_aftrek", "deduction"): ("zorgkosten_aftrek",),
    ("giften", "deduction"): ("giften_aftrek",),
    ("kwijtschelding", "payment_capacity_year"): ("betalingscapaciteit",),
    ("kwijtschelding", "counted_80pct"): ("zelf_te_betalen",),
    ("kwijtschelding", "assets_counted"): ("vermogen_dat_telt",),
    ("kwijtschelding", "car_counted"): ("auto_telt_mee",),
    ("kwijtschelding_kosten_van_bestaan", "costs_of_living"): ("kosten_van_bestaan",),
    ("beslagvrije_voet", "bvv"): ("geschatte_beslagvrije_voet",),
    ("rechtsbijstand_eigen_bijdrage", "contribution_before_69"): ("eigen_bijdrage",),
    ("rechtsbijstand_eigen_bijdrage", "contribution_after_69"): ("u_betaalt_zelf",),
}

# Outcomes that the reference gives with a tolerance: one published case is a euro higher, and IACK is also printed exactly.
TOLERANCE: Mapping[tuple[str, str], Decimal] = {
    ("income_tax", "ib_pvv_due"): Decimal(1),
    ("income_tax", "ib_pvv_due_total"): Decimal(1),
    ("iack", "credit"): Decimal(1),
}
