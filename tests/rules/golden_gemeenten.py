"""Published municipal cases as profiles: one function per kind of scheme, from the inputs of a row to what is told.

Rows state percentages of a norm. The household is then told with a norm of 1,000 a month, which the answer may be given
of directly, so that one percent is ten euros. `GOOD` holds what every row takes for granted.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Inputs = dict[str, Any]
Members = dict[str, list[Inputs]]
NORM = 1000
NORMS = (
    "bijstandsnorm", "bijstandsnorm_zonder_kostendelers", "bijstandsnorm_zonder_vakantiegeld",
    "bijstandsnorm_zonder_kostendelers_zonder_vakantiegeld", "gemiddelde_bijstandsnorm_referteperiode",
)  # fmt: skip
INCOMES = ("netto_inkomen_per_maand", "netto_inkomen_met_vakantiegeld", "netto_inkomen_vorige_maand")
GOOD: Inputs = {
    "rechtmatig_verblijf": True,
    "aow_leeftijd_bereikt": False,
    "partner_aow_leeftijd_bereikt": False,
    "geen_zicht_op_inkomensverbetering": True,
    "voldoende_inspanning_voor_werk": True,
    "kreeg_eerder_inkomenstoeslag": False,
    "kreeg_kwijtschelding": False,
    "kreeg_schuldhulp": False,
    "in_schuldregeling": False,
    "klant_voedselbank": False,
    "heeft_stadspas": False,
    "chronisch_ziek": False,
    "is_student": False,
    "krijgt_studiefinanciering": False,
    "volgde_bekostigd_onderwijs": False,
    "kreeg_maatregel": False,
    "achterstand_zorgpremie": False,
    "woonsituatie": "huur_zelfstandig",
    "bijstand_nu_per_maand": 0,
    "netto_loon_per_maand": 0,
    "vermogen_bijstand": 0,
    "vermogen_toeslagen": 0,
    "hoogste_vermogen_referteperiode": 0,
    "auto_waarde": 0,
}
TOO_MUCH = 1_000_000


@dataclass
class Case:
    """What a row tells: facts and members of the household, and the template of the scheme it is about."""

    template: str
    facts: Inputs = field(default_factory=dict)
    members: Members = field(default_factory=dict)


def case_of(row: dict[str, Any]) -> Case:
    """Return the case of a row; raises KeyError for a kind of scheme that has no mapping."""
    template, tell = KINDS[row["scheme"]]
    inputs, day = row["inputs"], str(row["date"])
    case = Case(template, {**GOOD, "geboortedatum_aanvrager": _born(day, inputs.get("age", 40))}, {"kinderen": []})
    tell(case, inputs, day)
    return case


def _born(day: str, age: int) -> str:
    """Somebody born on 1 January of the year has the age on every day of it."""
    return f"{int(day[:4]) - age}-01-01"


def _household(case: Case, inputs: Inputs, day: str) -> None:
    couple = inputs.get("household") == "couple"
    case.facts["heeft_toeslagpartner"] = couple
    if couple:
        case.facts["geboortedatum_toeslagpartner"] = _born(day, inputs.get("partner_age", 40))
    children = inputs.get("children") or ([{"age": 5}] if inputs.get("household") == "single_parent" else [])
    listed = [each if isinstance(each, dict) else {"age": each} for each in children]
    case.members["kinderen"] = [_child(each, day) for each in listed]


def _child(inputs: Inputs, day: str) -> Inputs:
    found: Inputs = {"geboortedatum": _born(day, inputs["age"]), "ontvangt_kinderbijslag": True}
    if "stage" in inputs:
        found |= _school(str(inputs["stage"]))
    return found


def _school(stage: str) -> Inputs:
    """Return the school of `group 5`, `group 8 moving to VO in 2024`, `basisonderwijs`, `voortgezet` or `VO`."""
    if stage.startswith(("voortgezet", "VO")):
        return {"schoolsoort": "middelbare_school", "gaat_naar_brugklas": False}
    group = int(stage.split()[1]) if stage.startswith("group") else 5
    return {"schoolsoort": "basisschool", "groep_op_school": group, "gaat_naar_brugklas": "moving" in stage}


def _income(case: Case, percent: float, norm: float = NORM) -> None:
    """Tell an income that is this percentage of the norm, in every way a municipality may look at it."""
    amount = round(percent * norm / 100, 2)
    told = (*INCOMES, "gemiddeld_inkomen_referteperiode", "hoogste_inkomen_referteperiode")
    case.facts |= dict.fromkeys(NORMS, norm) | dict.fromkeys(told, amount)


def _assets(case: Case, inputs: Inputs) -> None:
    names = ("vermogen_bijstand", "vermogen_toeslagen", "hoogste_vermogen_referteperiode")
    flags = ("assets_ok", "assets_low", "assets_ok_throughout", "low_savings")
    amount = next((inputs[key] for key in ("assets_eur", "assets_31dec2024") if key in inputs), 0)
    amount = TOO_MUCH if any(inputs.get(flag) is False for flag in flags) else amount
    case.facts |= dict.fromkeys(names, amount) | {"weinig_spaargeld_volgens_gemeente": amount < TOO_MUCH}


def _lasting(case: Case, months: int, day: str) -> None:
    """Tell that the income is like this since so many months."""
    case.facts["inkomen_gelijk_sinds"] = _months_before(day, months)


def _months_before(day: str, months: int) -> str:
    year, month, date = (int(part) for part in day.split("-"))
    number = year * 12 + month - 1 - months
    return f"{number // 12}-{number % 12 + 1:02}-{date:02}"


LOW = (
    "avg_income_36m_pct_of_avg_norm", "avg_income_36m_pct", "max_income_pct_of_norm_36m", "max_income_pct_of_norm",
    "max_income_pct_36m", "income_pct_36m", "max_month_income_pct_36m", "monthly_income_pct_36m_max", "income_pct",
)  # fmt: skip
"""What rows call the income of the years that count, as a percentage."""


def _inkomenstoeslag(case: Case, inputs: Inputs, day: str) -> None:
    _household(case, inputs, day)
    _assets(case, inputs)
    _income(case, next((inputs[name] for name in LOW if name in inputs), 100))
    _lasting(case, _months_of_low_income(inputs), day)
    if (since := inputs.get("months_since_last_award")) is not None:
        case.facts |= {"kreeg_eerder_inkomenstoeslag": True, "laatste_inkomenstoeslag_op": _months_before(day, since)}
    studied = any(inputs.get(name) for name in ("education_past_36m", "student_past_3y", "student_36m"))
    raises = inputs.get("effort_12m", inputs.get("effort", True))
    case.facts |= {
        "geen_zicht_op_inkomensverbetering": not inputs.get("prospect") and inputs.get("cannot_raise_income", True),
        "voldoende_inspanning_voor_werk": raises,
        "volgde_bekostigd_onderwijs": bool(studied),
        "is_student": bool(inputs.get("student")),
        "kreeg_kwijtschelding": len(inputs.get("kwijtschelding_years", ())) >= 3,
        "kreeg_schuldhulp": bool(inputs.get("debt_programme_36m")),
        "in_schuldregeling": bool(inputs.get("debt_arrangement")),
        "in_detentie": bool(inputs.get("detained")),
        "kreeg_maatregel": bool(inputs.get("sanction_20pct_12m")),
        "maanden_zonder_inkomen": inputs.get("months_without_provable_income_36m", 0),
    }
    if inputs.get("institution"):
        case.facts["woonsituatie"] = "instelling"
    if inputs.get("income_from_job"):
        case.facts["netto_loon_per_maand"] = case.facts["netto_inkomen_per_maand"]
    _own_figures(case, inputs)


def _months_of_low_income(inputs: Inputs) -> int:
    if "years_low_income" in inputs:
        return int(inputs["years_low_income"]) * 12
    return int(inputs.get("months_low_income", inputs.get("months_income_le_110pct", 60)))


def _own_figures(case: Case, inputs: Inputs) -> None:
    """Tell what some rows state in euros instead of percentages."""
    now = inputs.get("current_net_month_excl_vt", inputs.get("net_month_excl_vt"))
    if now is not None:
        for name in (*NORMS, *INCOMES, "gemiddeld_inkomen_referteperiode", "hoogste_inkomen_referteperiode"):
            case.facts.pop(name, None)
        case.facts["netto_inkomen_per_maand"] = now
        case.members["medebewoners"] = []
    if "fiscal_income" in inputs:
        years = [inputs["fiscal_income"][year] for year in sorted(inputs["fiscal_income"], reverse=True)]
        names = ("inkomen_vorig_jaar", "gezinsinkomen_twee_jaar_terug", "gezinsinkomen_drie_jaar_terug")
        case.facts |= dict(zip(names, years, strict=True))
    if "own_norm_month" in inputs:
        _income(case, 100, inputs["own_norm_month"])
    if "monthly_net_incl_vt" in inputs:
        case.members["inkomensperioden"] = [_period(*each) for each in inputs["monthly_net_incl_vt"].items()]


def _period(months: str, amount: float) -> Inputs:
    first, _, last = months.partition("..")
    return {"begint_op": f"{first}-01", "eindigt_op": f"{last or first}-28", "netto_in_deze_tijd": amount}


def _child_scheme(case: Case, inputs: Inputs, day: str) -> None:
    """Schemes per child: children with an age or a stage; the income as a percentage or as a flag."""
    children = inputs.get("children")
    if children is None:
        ages = inputs.get("children_age_on_1_march", [inputs["child_age"]] if "child_age" in inputs else [12])
        children = [{"age": age} for age in ages]
    _household(case, {"household": inputs.get("household"), "children": children}, day)
    _assets(case, inputs)
    flag = inputs.get("kindpakket_income_ok", inputs.get("conditions_ok", inputs.get("minimum_income", True)))
    _income(case, inputs.get("income_pct", inputs.get("income_pct_wsm", 100 if flag else 500)))
    case.facts["kreeg_schuldhulp"] = bool(inputs.get("debt_help_by_municipality"))
    _lasting(case, inputs.get("months_low_income", 60), day)
    for child, told in zip(case.members["kinderen"], children, strict=True):
        if isinstance(told, dict) and told.get("moves_to_VO"):
            child |= {"schoolsoort": "basisschool", "gaat_naar_brugklas": True}
        child.setdefault("schoolsoort", "basisschool")
        child.setdefault("gaat_naar_brugklas", bool(inputs.get("moves_to_VO") or inputs.get("child_moves_to_VO")))
        child.setdefault("groep_op_school", 5)


def _amsterdam_child(case: Case, inputs: Inputs, day: str) -> None:
    _child_scheme(case, inputs, day)
    case.facts["inkomen_vorig_jaar"] = inputs["fiscal_income_2024"]
    case.members["kinderen"][0] |= {
        "ontvangt_kinderbijslag": inputs["child_benefit"],
        "ingeschreven_op_adres": inputs["child_at_address"],
    }


def _sport(case: Case, inputs: Inputs, day: str) -> None:
    _child_scheme(case, inputs, day)
    sport = inputs["activity"] == "sport"
    cost = {"kosten_sport": inputs["cost_eur"] if sport else 0, "kosten_cultuur": 0 if sport else inputs["cost_eur"]}
    case.members["kinderen"][0] |= cost


def _computer(case: Case, inputs: Inputs, day: str) -> None:
    """Children who already had a computer are listed as brothers or sisters at primary school."""
    age = 12 if inputs.get("moves_to_VO") else 10
    _child_scheme(case, inputs | {"children": [{"age": age}]}, day)
    child = case.members["kinderen"][0]
    child["kosten_computer"] = inputs.get("cost_eur", 400)
    if "child_stage" in inputs:
        child |= _school(inputs["child_stage"])
    if inputs.get("months_since_last_award") is not None:
        child["kreeg_computer_op"] = _months_before(day, inputs["months_since_last_award"])
    served = {"geboortedatum": _born(day, 9), "schoolsoort": "basisschool", "gaat_naar_brugklas": False,
              "groep_op_school": 6, "kreeg_computer_op": _months_before(day, 12), "kosten_computer": 0}  # fmt: skip
    case.members["kinderen"] += [dict(served) for _ in range(inputs.get("children_already_served", 0))]


def _travel(case: Case, inputs: Inputs, day: str) -> None:
    _child_scheme(case, inputs, day)
    case.facts |= {"inkomen_vorig_jaar": 0 if inputs["minimakind"] else TOO_MUCH}
    case.members["kinderen"][0] |= {
        "afstand_naar_school": inputs["distance_km"],
        "heeft_leerlingenvervoer": inputs["other_provision"],
    }


def _adults(case: Case, inputs: Inputs, day: str) -> None:
    """Participation, passes and the health insurance of the municipality."""
    _household(case, inputs, day)
    _assets(case, inputs)
    _income(case, inputs.get("income_pct", inputs.get("income_pct_month_before", 100)))
    _lasting(case, inputs.get("months_income_le_120pct", 60), day)
    activities = [*inputs.get("activities_per_adult", [0]), 0]
    case.facts |= {
        "aantal_activiteiten": activities[0],
        "aantal_activiteiten_partner": activities[1],
        "chronisch_ziek": bool(inputs.get("chronically_ill")),
        "achterstand_zorgpremie": bool(inputs.get("insurer_arrears")),
        "is_student": bool(inputs.get("student") or inputs.get("education")),
        "in_schuldregeling": bool(inputs.get("debt_arrangement")),
        "klant_voedselbank": bool(inputs.get("food_bank")),
        "inkomen_vorig_jaar": inputs.get("fiscal_income_2024", 0),
        "kan_overstappen_zorgverzekering": True,
        "bijstand_nu_per_maand": NORM if inputs.get("receives_participatiewet") else 0,
    }


def _minimum_income(case: Case, inputs: Inputs, day: str) -> None:
    """A norm that people in the house may lower, and the same norm without them."""
    _inkomenstoeslag(case, {"household": inputs["household"]}, day)
    _income(case, 100, inputs["net_income_incl_vt"])
    case.facts |= {"bijstandsnorm_zonder_kostendelers": inputs["norm_single_without_kostendelersnorm"]}
    case.facts["bijstandsnorm"] = inputs["norm_single_without_kostendelersnorm"] / 2


def _bijzondere_bijstand(case: Case, inputs: Inputs, day: str) -> None:
    """Costs of one application; an amount of capacity that is stated is told as the one already fixed."""
    _household(case, inputs, day)
    norm = inputs.get("norm_month", 1401.50)
    case.facts |= dict.fromkeys(NORMS, norm) | {
        "netto_inkomen_met_vakantiegeld": inputs.get("net_income_month", norm),
        "netto_inkomen_per_maand": inputs.get("net_income_month", norm),
        "vermogen_bijstand": inputs.get("bank_balance_eur", inputs.get("assets_eur", 0)),
        "draagkracht_al_gebruikt": inputs.get("prior_draagkracht_used", 0),
        "kosten_nodig_en_bijzonder": True,
    }
    group = "in_tweede_groep" if inputs.get("annex") == 3 else "in_eerste_groep"
    cost = {"kostensoort": "andere_kosten", "kostenbedrag": inputs.get("cost_eur", 0), "groep_volgens_gemeente": group}
    case.members["bijzondere_kosten"] = [cost]


def _zvw(case: Case, inputs: Inputs, day: str) -> None:
    _bijzondere_bijstand(case, inputs, day)
    told = {"kostensoort": "eigen_bijdrage_zorg", "kosten_gemaakt_op": f"{inputs['cost_year']}-12-31"}
    case.members["bijzondere_kosten"][0] |= told


def _funeral(case: Case, inputs: Inputs, day: str) -> None:
    _bijzondere_bijstand(case, inputs, day)
    (burial,) = case.members["bijzondere_kosten"]
    mortuary = {**burial, "kostensoort": "rouwkamer", "kostenbedrag": inputs["mortuary_eur"]}
    case.members["bijzondere_kosten"] = [{**burial, "kostensoort": "begrafenis"}, mortuary]


def _laundry(case: Case, inputs: Inputs, day: str) -> None:
    _bijzondere_bijstand(case, inputs, day)
    case.members["bijzondere_kosten"][0] |= {
        "kostensoort": "waskosten",
        "kostencategorie": inputs["category"],
        "leeftijd_persoon": inputs["age"],
    }
    case.facts["geboortedatum_aanvrager"] = _born(day, 40)


Tell = Callable[[Case, Inputs, str], None]
KINDS: dict[str, tuple[str, Tell]] = {
    "Inkomenstoeslag": ("individuele_inkomenstoeslag", _inkomenstoeslag),
    "Individuele inkomenstoeslag": ("individuele_inkomenstoeslag", _inkomenstoeslag),
    "Individuele inkomenstoeslag (old)": ("individuele_inkomenstoeslag", _inkomenstoeslag),
    "Minimuminkomen-toets (beleidsregel 2025)": ("individuele_inkomenstoeslag", _minimum_income),
    "Kindpakket sport": ("sport_en_cultuur", _sport),
    "Kindpakket cultuur": ("sport_en_cultuur", _sport),
    "Kindregeling": ("kindpakket", _child_scheme),
    "Participatieregeling": ("kindpakket", _child_scheme),
    "Jeugd-tegoed": ("kindpakket", _child_scheme),
    "Stadspas kind": ("kindpakket", _amsterdam_child),
    "Participatiefonds": ("meedoenregeling", _adults),
    "Meedoenbijdrage": ("meedoenregeling", _adults),
    "Meedoenregeling": ("meedoenregeling", _adults),
    "Stadspas volwassene": ("stadspas", _adults),
    "Collectieve zorgverzekering: deelname": ("collectieve_zorgverzekering", _adults),
    "Collectieve zorgverzekering: gemeentelijke bijdrage": ("bijdrage_zorgpremie", _adults),
    "Gemeentepolis": ("collectieve_zorgverzekering", _adults),
    "Tegemoetkoming schoolkosten": ("schoolkosten", _child_scheme),
    "Schoolkosten": ("schoolkosten", _child_scheme),
    "Schoolkosten (overstap VO)": ("schoolkosten", _child_scheme),
    "Computerregeling": ("computer", _computer),
    "PC-regeling": ("computer", _computer),
    "Reiskostenvergoeding scholier": ("reiskosten_school", _travel),
    "Bijzondere bijstand (annex-2 cost)": ("bijzondere_bijstand", _bijzondere_bijstand),
    "Bijzondere bijstand (annex-3 cost)": ("bijzondere_bijstand", _bijzondere_bijstand),
    "Bijzondere bijstand (assets)": ("bijzondere_bijstand", _bijzondere_bijstand),
    "Eigen bijdrage Zorgverzekeringswet": ("bijzondere_bijstand", _zvw),
    "Uitvaartkosten": ("bijzondere_bijstand", _funeral),
    "Extra waskosten en kledingslijtage": ("waskosten", _laundry),
}
