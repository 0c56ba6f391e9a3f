"""Rows of landelijk_overig.csv about income and children: each as a profile and what to read of its answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Inputs = dict[str, Any]
Profile = dict[str, Any]

EXEMPTIONS = {"25pct": "eerste_maanden", "12.5pct": "alleenstaande_ouder"}
NORM = {True: "bijstandsnorm", False: "bijstandsnorm_zonder_vakantiegeld"}


@dataclass(frozen=True)
class Case:
    """A household, and which of its figures the row states.

    `shared` is a formula over shared facts; else `step`, `figure` (a parameter), `condition` (is it met?) or nothing
    (the award) of the answer of `scheme`.
    """

    profile: Profile
    shared: str = ""
    scheme: str = ""
    step: str = ""
    figure: str = ""
    condition: str = ""
    tolerance: Decimal = field(default=Decimal(0))


def case_of(row: dict[str, Any]) -> Case:
    """Return the case of a row; its expected figure is the first one in `expected`."""
    return CASES[row["scheme"]](row["period"], row["inputs"], row["expected"])


def _participatiewet_norm(period: str, inputs: Inputs, expected: Inputs) -> Case:
    return Case(_home(period, inputs), shared=NORM["norm_incl_vt" in expected])


def _participatiewet_norm_110pct(period: str, inputs: Inputs, expected: Inputs) -> Case:
    """The published limits differ by a cent among each other: rounded before or after the percentage."""
    limit = "bijstandsnorm_zonder_vakantiegeld"
    return Case(_home(period, inputs), shared=limit, tolerance=Decimal("0.01"))


def _kostendelersnorm(period: str, inputs: Inputs, expected: Inputs) -> Case:
    profile = _home(period, inputs | {"household": "alone"})
    others = inputs["cost_sharers_incl_applicant"] - 1
    profile["members"]["medebewoners"] = [{"geboortedatum": _born(period, 40)} for _ in range(others)]
    return Case(profile, shared="bijstandsnorm")


def _bijstand(period: str, inputs: Inputs) -> Profile:
    profile = _home(period, {"age": 40} | inputs)
    wage = inputs.get("net_wage_month", 0)
    profile["facts"] |= _income(wage, wage=wage) | {
        "vermogen_bijstand": inputs.get("assets", 0),
        "vrijlating_van_loon": EXEMPTIONS.get(inputs.get("exemption", ""), "geen"),
    }
    return profile


def _bijstand_uitkering(period: str, inputs: Inputs, expected: Inputs) -> Case:
    step = {"exempt": "vrijgelaten_loon", "benefit_incl_vt": "bijstand_per_maand"}
    return Case(_bijstand(period, inputs), scheme="bijstand", step=step[next(iter(expected))])


def _bijstand_vermogen(period: str, inputs: Inputs, expected: Inputs) -> Case:
    return Case(_bijstand(period, inputs), scheme="bijstand", condition="vermogen")


def _studietoeslag(period: str, inputs: Inputs, expected: Inputs) -> Case:
    facts = {
        "geboortedatum_aanvrager": _born(period, inputs["age"]),
        "opleiding": "hoger_onderwijs" if inputs["wsf"] else "geen_opleiding",
        "beperking_bij_studie": inputs["structural_medical_limit"],
        "stagevergoeding_per_maand": 0,
    }
    return Case(_profile(period, facts), scheme="individuele_studietoeslag", step="studietoeslag_minimum")


def _ioaw(period: str, inputs: Inputs, expected: Inputs) -> Case:
    home = _home(period, inputs | {"age": 63})
    home["facts"] |= _income(0) | {"ioaw_doelgroep": True}
    return Case(home, scheme="ioaw", step="grondslag")


def _alleenverdieners(period: str, inputs: Inputs, expected: Inputs) -> Case:
    facts = {
        "heeft_toeslagpartner": True,
        "netto_inkomen_per_maand": 1900,
        "heeft_uitkering_geen_bijstand": inputs.get("benefit") != "bijstand only",
        "een_van_beiden_weinig_inkomen": True,
        "tekort_door_belastingregels": True,
    }
    return Case(_profile(f"{period}-07", facts), scheme="alleenverdieners")


def _aow(period: str, inputs: Inputs) -> Profile:
    facts = _home(period, inputs | {"age": 70, "ages": [70, 70]})["facts"]
    missed = int(50 * (1 - inputs.get("accrual", 1)))
    return _profile(period, facts | {"gemiste_aow_jaren": missed, "gemiste_aow_jaren_partner": missed})


def _aow_bruto(period: str, inputs: Inputs, expected: Inputs) -> Case:
    return Case(_aow(period, inputs), scheme="aow", step="volle_aow")


def _aow_netto(period: str, inputs: Inputs, expected: Inputs) -> Case:
    return Case(_aow(period, inputs), scheme="aow", figure="netto_aow_per_persoon")


def _aow_leeftijd(period: str, inputs: Inputs, expected: Inputs) -> Case:
    """On the day that the row states; the test looks at the day before as well."""
    profile = {"on": expected["aow_date"], "municipality": "GM0484", "members": {}}
    return Case(profile | {"facts": {"geboortedatum_aanvrager": inputs["birthdate"]}}, shared="aow_leeftijd_bereikt")


def _aio(period: str, inputs: Inputs, expected: Inputs) -> Case:
    """Income with holiday allowance in it, so nothing is added for that; the row has no private pension."""
    profile = _home(period, inputs)
    profile["facts"] |= _income(inputs["net_income_incl_vt"]) | {
        "aanvullend_pensioen_per_maand": 0,
        "vermogen_bijstand": inputs["assets"],
    }
    reads = {"step": "aio_per_maand"} if expected["aio_incl_vt"] else {}
    return Case(profile, scheme="aio_aanvulling", **reads)  # type: ignore[arg-type]


def _kinderbijslag(period: str, inputs: Inputs, expected: Inputs) -> Case:
    """Ages on the first day of the quarter; the day before that was their birthday. Doubled: the second scheme too."""
    year, month = (int(part) for part in period.split("-"))
    last = {1: "12-31", 7: "06-30"}[month]
    born = [f"{year - age - (month == 1)}-{last}" for age in inputs["child_ages_first_day_quarter"]]
    care = inputs.get("intensive_care", False)
    children = [{"geboortedatum": day, "ontvangt_kinderbijslag": True, "intensieve_zorg": care} for day in born]
    profile = _profile(period, {"rechtmatig_verblijf": True}, {"kinderen": children})
    per_child = "kinderbijslag_per_kwartaal[age(geboortedatum, kwartaalbegin)]"
    if int(period[:4]) < 2025:
        return Case(profile, shared=f"sum(kinderen, {per_child})")
    return Case(profile, scheme="dubbele_kinderbijslag" if care else "kinderbijslag", step="per_kwartaal")


CASES: dict[str, Callable[[str, Inputs, Inputs], Case]] = {
    "participatiewet_norm": _participatiewet_norm,
    "participatiewet_norm_110pct": _participatiewet_norm_110pct,
    "kostendelersnorm": _kostendelersnorm,
    "bijstand_uitkering": _bijstand_uitkering,
    "bijstand_vrijlating": _bijstand_uitkering,
    "bijstand_vermogen": _bijstand_vermogen,
    "individuele_studietoeslag": _studietoeslag,
    "ioaw_grondslag": _ioaw,
    "alleenverdieners": _alleenverdieners,
    "aow_bruto": _aow_bruto,
    "aow_netto": _aow_netto,
    "aow_leeftijd": _aow_leeftijd,
    "aio": _aio,
    "kinderbijslag": _kinderbijslag,
}

# Rows whose scheme or period is not shipped, with the reason.
LEFT_OUT = {
    ("toeslagenwet_norm", "2024-07"): (
        "The Toeslagenwet is there without an amount: only the day figures of the second half of 2024 were found, "
        "a year that does not ship, and UWV works with gross income per day."
    ),
}


def _home(period: str, inputs: Inputs) -> Profile:
    """Return a household alone or as a couple by ages; a single parent has a child of eight unless told."""
    household, ages = inputs["household"], inputs.get("ages") or [inputs["age"]]
    single = household == "single_parent"
    facts = {
        "geboortedatum_aanvrager": _born(period, ages[0]),
        "rechtmatig_verblijf": True,
        "heeft_toeslagpartner": household == "couple",
        "woonsituatie": "instelling" if inputs.get("institution") else "huur_zelfstandig",
    }
    if household == "couple":
        facts["geboortedatum_toeslagpartner"] = _born(period, ages[-1])
    children = [{"geboortedatum": _born(period, age)} for age in inputs.get("children", [8] if single else [])]
    return _profile(period, facts, {"kinderen": children, "medebewoners": []})


def _income(net: float, wage: float = 0) -> Inputs:
    """Return a net month that has its holiday allowance in it already, and no bijstand."""
    return {
        "netto_inkomen_per_maand": str(net),
        "netto_loon_per_maand": str(wage),
        "bijstand_nu_per_maand": 0,
        "vakantiegeld_per_maand": 0,
    }


def _profile(period: str, facts: Inputs, members: Inputs | None = None) -> Profile:
    year, _, month = period.partition("-")
    on = f"{year}-{month or '07'}-01"
    return {"on": on, "municipality": "GM0484", "facts": facts, "members": members or {}}


def _born(period: str, age: int) -> str:
    """Somebody born on 1 January has one age the whole year."""
    return f"{int(period[:4]) - age}-01-01"
