"""Everything in which municipal schemes differ can be written: a small file for each, that passes the check.

The files stand in tests/fixtures/variations; where a municipality that ships shows it as well, its file is named.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine import Catalogue, load_catalogue
from engine.advice.advisor import advisor_for
from engine.advice.answers import rulesets_of
from engine.catalogue.yaml_lines import read_yaml
from engine.checks import check_catalogue, run_example

PROJECT = Path(__file__).resolve().parent.parent.parent
VARIATIONS = Path(__file__).resolve().parent.parent / "fixtures" / "variations"
PLACE = "GM9999"
TODAY = date(2026, 11, 22)
NAMES = sorted(path.stem for path in VARIATIONS.glob("*.yaml"))

LINES = {
    "income: percentage, inclusive or strict": ["grens_strikt", "bruto_kalenderjaar"],
    "income: another percentage for a part of the scheme": ["GM9999 collectieve_zorgverzekering", "GM9999 bijdrage_zorgpremie"],
    "income: couple norm for everybody": ["norm_van_een_paar"],
    "income: own fraction for single parents": ["eigen_deel_ouder"],
    "income: own table": ["eigen_tabel"],
    "income: net AOW norm": ["GM9999 kwijtschelding"],
    "income: with or without holiday pay": ["zonder_vakantiegeld", "kostendelers_tellen"],
    "income: tax credits and ALO-kop": ["heffingskorting_en_alo"],
    "income: norm for people who share costs": ["kostendelers_tellen", "zonder_vakantiegeld"],
    "income: gross calendar year": ["bruto_kalenderjaar"],
    "income: average": ["gemiddelde_van_de_periode"],
    "income: every month": ["elke_maand"],
    "income: every calendar year": ["elk_kalenderjaar"],
    "income: month before": ["maand_ervoor"],
    "income: fixed month of the year before": ["vaste_maand"],
    "income: months back and months ahead": ["drie_terug_drie_vooruit"],
    "income: other lengths": ["andere_perioden", "wachtjaar"],
    "income: length depends on age": ["duur_naar_leeftijd"],
    "income: norm of today": ["elke_maand"],
    "income: norm of each period": ["eigen_norm_van_elke_maand"],
    "income: average norm": ["gemiddelde_van_de_periode"],
    "income: one limit in euros per half year": ["GM0599 individuele_inkomenstoeslag"],
    "income: percentage by children, illness, child or adult": ["percentage_naar_kind", "percentage_bij_ziekte", "GM0599 kindpakket"],
    "income: tolerance of a month": ["eigen_norm_van_elke_maand"],
    "income: income must be shown": ["inkomen_aantonen"],
    "income: months without income count as the norm": ["maand_zonder_inkomen_als_norm"],
    "income: part of the award just above the limit": ["meer_inkomen_gaat_eraf"],
    "income: other routes": ["andere_wegen"],
    "assets: limit of the Participatiewet": ["grens_strikt"],
    "assets: none": ["vermogen_telt_niet"],
    "assets: own table on a fixed day": ["vermogen_op_vaste_dag"],
    "assets: low throughout": ["vermogen_hele_tijd"],
    "assets: own low limit": ["vermogen_in_maanden"],
    "assets: car": ["vrije_auto"],
    "assets: equity in the home": ["eigen_huis"],
    "assets: little savings without a figure": ["weinig_spaargeld"],
    "person: partner too below AOW age": ["partner_ook_jonger"],
    "person: age bands and age on a fixed date": ["leeftijd_op_een_maart"],
    "person: school stage and year": ["schoolfase"],
    "person: institution and detention": ["GM0202 individuele_inkomenstoeslag", "GM9999 meedoenregeling"],
    "person: former and excluded partner": ["ex_partner", "uitgesloten_partner"],
    "person: nationality": ["GM9999 identiteitskaart"],
    "person: municipalities that are served together": ["GM0484 individuele_inkomenstoeslag"],
    "person: students by level, with an own child": ["studenten_naar_niveau"],
    "amount: per household": ["bedrag_per_huishouden"],
    "amount: by type of household and age of children": ["GM0344 individuele_inkomenstoeslag"],
    "amount: stepped by income": ["bedrag_in_trappen"],
    "amount: share of the norm": ["deel_van_de_norm"],
    "amount: per child by age and by stage": ["leeftijd_op_een_maart", "schoolfase"],
    "amount: per activity with a cap on the number": ["per_activiteit"],
    "amount: cost up to a cap with a minimum": ["kosten_met_minimum", "deel_van_de_kosten"],
    "amount: full cost": ["eens_per_vier_jaar"],
    "amount: half cash, half invoices": ["GM0193 kindpakket"],
    "amount: wallet, pooled in the family": ["tegoed_van_het_gezin"],
    "amount: premium share": ["GM9999 bijdrage_zorgpremie"],
    "amount: percentage of an adult amount": ["GM0599 waskosten"],
    "amount: one-off supplement": ["wachtjaar"],
    "amount: in-work supplement": ["extra_bij_werk"],
    "amount: capacity": ["draagkracht"],
    "amount: loan that turns into a gift": ["lening_wordt_gift"],
    "amount: national amount": ["GM9999 lokale_alleenverdieners"],
    "amount: price list of others": ["externe_prijslijst"],
    "amount: in kind through a foundation": ["via_een_fonds"],
    "amount: remission of a levy": ["GM9999 kwijtschelding"],
    "time: once in so many months": ["eens_per_twee_jaar", "eens_per_vier_jaar"],
    "time: card year and school year": ["leeftijd_op_een_maart"],
    "time: once per child, waiting time of a year": ["wachtjaar"],
    "time: window to apply": ["aanvraagperiode"],
    "time: no further back than some months": ["binnen_drie_maanden"],
    "time: ends by itself": ["loopt_vanzelf_af"],
    "open norm: the municipality decides": ["weinig_spaargeld"],
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with the rules that ship and one municipality that has every variation."""
    root = tmp_path_factory.mktemp("variations")
    (root / "rules").symlink_to(PROJECT / "rules")
    folder = root / "municipalities" / f"{PLACE}-voorbeeldstad"
    shutil.copytree(VARIATIONS, folder)
    shutil.copy(PROJECT / "municipalities" / "_example" / "municipality.yaml", folder)
    for name in ("places.csv", "services.csv"):
        shutil.copy(PROJECT / "municipalities" / name, root / "municipalities")
    with (root / "municipalities" / "places.csv").open("a", encoding="utf-8") as places:
        columns = (PROJECT / "municipalities" / "places.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
        places.write(",".join({"code": PLACE, "name": "Voorbeeldstad"}.get(column, "") for column in columns) + "\n")
    return root


@pytest.fixture(scope="module")
def varied(root: Path) -> Catalogue:
    return load_catalogue(root)


@pytest.mark.parametrize("name", NAMES)
def test_a_variation_can_be_written_and_works(name: str, varied: Catalogue) -> None:
    scheme, advisor = varied.scheme(name, PLACE), advisor_for(varied)
    advisor.inference.load(rulesets_of((scheme,)))
    assert scheme.examples
    results = [run_example(advisor.library, advisor.inference, scheme, each) for each in scheme.examples]
    assert {each.example.name: each.problems for each in results if each.problems} == {}


def test_every_variation_passes_the_check(root: Path) -> None:
    files = [root / "municipalities" / f"{PLACE}-voorbeeldstad" / f"{name}.yaml" for name in NAMES]
    found = check_catalogue(root, today=TODAY, only=files)
    assert [str(each) for each in found if each.severity == "error"] == []


def test_every_line_has_a_file_and_every_file_a_line() -> None:
    named = {name for names in LINES.values() for name in names}
    shipped = {name for name in named if " " in name}
    assert named - shipped == set(NAMES)
    folders = {path.name[:6]: path for path in (PROJECT / "municipalities").glob("GM*")}
    folders[PLACE] = PROJECT / "municipalities" / "_example"
    assert [name for name in shipped if not (folders[name[:6]] / f"{name[7:]}.yaml").exists()] == []


def test_a_variation_is_short() -> None:
    lines = {name: _own_lines(VARIATIONS / f"{name}.yaml") for name in NAMES}
    assert {name: count for name, count in lines.items() if count > 35} == {}


def _own_lines(path: Path) -> int:
    """Return the number of lines without examples."""
    raw: dict[str, Any] = read_yaml(path, path.name)
    return (
        path.read_text(encoding="utf-8")[: path.read_text(encoding="utf-8").index("\nexamples:")].count("\n")
        if raw
        else 0
    )
