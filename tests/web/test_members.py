"""Children, others at the address and childcare: add, fill in, remove, put back."""

from web.catalogue import catalogue
from web.db import db
from web.models import Visit
from web.services.build_profile import build_profile


def members(app) -> dict:
    """The members in the profile of the only visit."""
    with app.app_context():
        return build_profile(catalogue(), db.session.query(Visit).one())["members"]


def add_child(visit, birthday: str) -> None:
    """Give a birthday and pass by the questions that it calls up."""
    visit.chapter("kinderen", "kinderen").press("toevoegen")
    child = visit.url
    visit.press_with("Klaar", {"members.kinderen." + _key(visit) + ".geboortedatum.day": birthday})
    if visit.url == child:
        visit.press("Klaar")


def _key(visit) -> str:
    return visit.url.rstrip("/").split("/")[-1]


def test_not_told_none_and_some_are_three_different_things(app, visit):
    assert members(app) == {}
    visit.chapter("kinderen", "kinderen").press_with("Volgende", {"members.kinderen.choice": "?none"})
    assert members(app) == {"kinderen": []}
    add_child(visit, "20-5-2019")
    assert members(app) == {"kinderen": [{"geboortedatum": "2019-05-20"}]}


def test_weet_ik_niet_leaves_the_list_unknown(app, visit):
    visit.chapter("kinderen", "kinderen").press_with("Volgende", {"members.kinderen.choice": "?unknown"})
    assert members(app) == {}


def test_a_member_is_named_by_its_first_answer_in_the_list(visit):
    add_child(visit, "20-5-2019")
    assert visit.url.endswith("/chapters/kinderen/kinderen")
    assert "20 mei 2019" in visit.page.select_one(".members").get_text()


def test_care_stands_inside_its_child(app, visit):
    add_child(visit, "20-5-2019")
    add_child(visit, "11-9-2023")
    child = str(visit.page.select(".member__link")[1]["href"])
    visit.open(child).press("Opvang toevoegen")
    path = "members.kinderen.k2.opvang.k1"
    visit.press_with(
        "Klaar",
        {
            f"{path}.soort.choice": "dagopvang",
            f"{path}.uren_per_maand.amount": "122",
            f"{path}.uurtarief.amount": "10,50",
        },
    )
    assert visit.url == child
    care = {"soort": "dagopvang", "uren_per_maand": "122", "uurtarief": "10.50"}
    assert members(app)["kinderen"] == [
        {"geboortedatum": "2019-05-20"},
        {"geboortedatum": "2023-09-11", "opvang": [care]},
    ]


def test_a_removed_member_comes_back_with_undo_and_never_in_another(app, visit):
    add_child(visit, "20-5-2019")
    add_child(visit, "11-9-2023")
    visit.press("Verwijderen")
    assert members(app)["kinderen"] == [{"geboortedatum": "2023-09-11"}]
    visit.press("Ongedaan maken")
    assert members(app)["kinderen"] == [{"geboortedatum": "2019-05-20"}, {"geboortedatum": "2023-09-11"}]
    visit.chapter("kinderen", "kinderen").press("Verwijderen")
    visit.chapter("kinderen", "kinderen").press("toevoegen").press("Klaar")
    assert members(app)["kinderen"] == [{"geboortedatum": "2023-09-11"}, {}]


def test_what_was_typed_on_the_page_is_saved_before_a_member_is_added(app, visit):
    add_child(visit, "20-5-2019")
    visit.follow("Kind 1")
    visit.press_with("Opvang toevoegen", {"members.kinderen.k1.ontvangt_kinderbijslag.choice": "ja"})
    assert members(app)["kinderen"] == [{"geboortedatum": "2019-05-20", "ontvangt_kinderbijslag": True, "opvang": [{}]}]


def test_a_list_is_full_at_some_point(app, visit):
    visit.chapter("kinderen", "kinderen").press("toevoegen").press("Klaar")
    for _ in range(11):
        visit.chapter("kinderen", "kinderen").press("toevoegen").press("Klaar")
    assert not [button for button in visit.page.select("button") if "toevoegen" in button.get_text()]
    assert len(members(app)["kinderen"]) == 12


def test_questions_about_a_member_depend_on_that_member(visit):
    visit.chapter("kinderen", "kinderen").press("toevoegen")
    assert visit.page.select_one("#members-kinderen-k1-eigen-inkomen").has_attr("hidden")
    child = visit.url
    visit.press_with("Klaar", {"members.kinderen.k1.geboortedatum.day": "1-1-2000"})
    assert not visit.open(child).page.select_one("#members-kinderen-k1-eigen-inkomen").has_attr("hidden")


def test_a_member_that_is_not_there_is_a_404(visit):
    assert visit.open(f"/visits/{visit.code}/members/kinderen/k9").status == 404
    assert visit.open(f"/visits/{visit.code}/members/auto/k1").status == 404
