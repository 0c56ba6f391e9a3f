"""What stands in a plan: every scheme in its place, every sum the sum of its parts, every sentence kind."""

import pytest

from tests.web.plan.builders import Json, condition, question, scheme
from tests.web.plan.households import CASES, correction, full, no_gain
from tests.web.plan.rendering import MADE_AT, plan_of
from tests.web.plan.schemes import zorgtoeslag
from web.plan import Plan, PlanDetails, plan_document
from web.plan.amounts import add, is_zero, money_range
from web.plan.context import group_of
from web.plan.money import TOTALS

EVERY_CASE = pytest.mark.parametrize("case", CASES)


def plan(advice: Json) -> Plan:
    return plan_document(advice, PlanDetails(MADE_AT))


def titles(plan: Plan) -> set[str]:
    cards = {part.title for theme in plan.themes for part in theme.parts}
    parts = (*plan.corrections, *plan.maybe, *plan.already)
    others = {part.title for part in parts} | {one.title for office in plan.not_now for one in office.schemes}
    return cards | others | {title for title, _ in plan.uncertain.not_covered}


@EVERY_CASE
def test_every_scheme_of_the_advice_has_a_place(case: str) -> None:
    assert titles(plan_of(case)) == {scheme["title"] for scheme in CASES[case]()["schemes"]}


@EVERY_CASE
def test_the_sums_are_those_of_the_advice_and_of_the_rows(case: str) -> None:
    advice = CASES[case]()
    groups = {group.title: group for group in plan_of(case).money}
    for name, total in TOTALS.items():
        inside = [one for one in advice["schemes"] if group_of(one) == name and one["new_money"]]
        assert advice["total"][total] == add(one["new_money"] for one in inside)
        inside = [one for one in inside if not is_zero(one["new_money"])]
        if inside:
            group = groups[_title(name)]
            assert group.total == money_range(advice["total"][total])
            assert {row.title for row in group.rows} == {one["title"] for one in inside}


def _title(name: str) -> str:
    from web.plan.words import GROUPS

    return GROUPS[name]


def test_the_cover_says_the_total_and_what_it_is_made_of() -> None:
    cover = plan_of("full").cover
    assert cover.amount == "€\u202f1.150\u00a0– €\u202f8.030"
    assert cover.extras == (
        ("Erbij", "€\u202f1.550\u00a0– €\u202f8.430 per jaar"),
        ("Eraf, want u krijgt nu te veel", "−€\u202f400 per jaar"),
        ("Eén keer", "€\u202f250"),
        ("Nog over 2025", "€\u202f1.573"),
        ("In spullen, diensten of korting", "€\u202f300 per jaar"),
        ("Ook, maar wij weten niet hoeveel", "Meedoenregeling"),
    )


def test_a_range_too_wide_to_tell_anything_does_not_lead() -> None:
    advice = full()
    advice["total"]["new_money_per_year"] = {"min_cents": 0, "max_cents": 12_000_000}
    assert (plan(advice).cover.amount, plan(advice).cover.unit) == (
        "Nog te weinig bekend",
        "Tussen €\u202f0\u00a0en €\u202f120.000 per jaar",
    )
    advice["total"]["new_money_per_year"] = {"min_cents": 100_000, "max_cents": 12_000_000}
    assert plan(advice).cover.amount == "minstens €\u202f1.000"


def test_actions_come_in_order_of_date_after_what_cannot_wait() -> None:
    actions = plan_of("full").actions
    assert [action.by for action in actions[:5]] == [
        "Zo snel mogelijk",
        "Uiterlijk 15 december 2026",
        "Uiterlijk 31 december 2026",
        "Uiterlijk 31 december 2027",
        "Geen vaste datum",
    ]
    assert [action.number for action in actions] == list(range(1, 9))


def test_the_three_first_things_keep_their_numbers() -> None:
    plan = plan_of("full")
    assert [action.number for action in plan.cover.first] == [1, 2, 3]
    assert plan.cover.first_title == "Drie dingen om mee te beginnen"


def test_the_months_show_what_falls_in_them() -> None:
    months = plan_of("full").months
    assert (months[0].name, months[0].year, months[0].numbers) == ("nov", "2026", (1,))
    assert (months[1].name, months[1].numbers) == ("dec", (2, 3))
    assert (months[13].name, months[13].year, months[13].numbers) == ("dec", "2027", (4,))


def test_a_date_that_has_passed_is_not_promised() -> None:
    advice = full()
    advice["actions"][1]["by"] = "2026-11-01"
    assert "Was 1 november 2026: bel of het nog kan" in [action.by for action in plan(advice).actions]


def test_too_much_received_comes_apart_and_speaks_kindly() -> None:
    plan_ = plan(correction())
    (part,) = plan_.corrections
    assert part.status == "Geef dit door: u krijgt nu te veel"
    assert part.how_much == "−€\u202f4.000 per jaar"
    assert "Dan hoeft u later minder terug te betalen." in part.why
    assert plan_.cover.lead == "Alles bij elkaar gaat er per jaar af"
    assert "U bent niet de enige" in plan_.cover.note
    assert plan_.money_title == "Wat erbij komt en wat eraf gaat"


def test_a_household_that_gets_everything_is_told_so() -> None:
    plan_ = plan(no_gain())
    assert [part.title for part in plan_.already] == ["Zorgtoeslag"]
    assert plan_.cover.amount == "€\u202f0"
    assert plan_.cover.note.startswith("U krijgt al waar u recht op heeft")
    assert plan_.cover.lead == "Er komt nu niets bij"
    assert (plan_.cover.extras, plan_.money) == ((), ())
    assert plan_.chart is None


def test_nothing_known_is_a_range_and_names_what_is_missing() -> None:
    plan_ = plan_of("all_unknown")
    assert plan_.cover.amount == "€\u202f0\u00a0– €\u202f9.843"
    assert plan_.cover.note.startswith("Wij weten nog te weinig")
    points = {point for theme in plan_.themes for part in theme.parts for point in part.open_points}
    assert {"Toetsingsinkomen", "Kale huur", "Gemiddeld inkomen"} <= points
    assert plan_.uncertain.questions[0].stake == "tot €\u202f6.279"


def test_a_no_says_why_and_who_can_look_again() -> None:
    (office,) = plan_of("full").not_now
    (one,) = office.schemes
    assert (office.authority, office.phone) == ("Dienst Toeslagen", "0800-0543")
    assert one.lead == "Klopt niet voor u:"
    assert one.reasons == ("u werkt, of u volgt een traject naar werk",)
    assert one.in_full == "u werkt, of u volgt een traject naar werk (bij u: nee) (Wet op de zorgtoeslag, art. 3 lid 1)"


def test_what_the_card_says_is_not_said_by_the_action() -> None:
    """The status of the card says how sure it is, and the date says until when."""
    advice = full()
    advice["actions"] = [
        {**advice["actions"][0], "kind": kind, "first": False, "text": "Vraag dit aan. Voor zover wij nu weten."}
        for kind in ("apply", "claim_back", "check")
    ]
    assert [one.more for one in plan(advice).actions] == ["", "", "Voor zover wij nu weten."]


def test_what_a_card_asks_is_not_asked_again() -> None:
    made = plan(CASES["all_unknown"]())
    asked = {point for theme in made.themes for part in theme.parts for point in part.open_points}
    assert asked
    assert not asked & set(made.uncertain.small_questions)


def test_a_no_gives_two_reasons_and_the_helper_reads_them_all() -> None:
    advice = full()
    failed = [condition(f"c{number}", "failed", f"Voorwaarde {number} klopt.") for number in range(1, 4)]
    advice["schemes"][0] |= {"status": "not_eligible", "new_money": None, "conditions": failed, "retroactive": None}
    advice["schemes"][0]["excluded_by"] = []

    def reasons(**details: bool) -> tuple[str, ...]:
        plan_ = plan_document(advice, PlanDetails(MADE_AT, **details))
        return next(one for office in plan_.not_now for one in office.schemes if one.title == "Zorgtoeslag").reasons

    assert reasons() == ("voorwaarde 1 klopt", "voorwaarde 2 klopt")
    assert reasons(appendix=False) == ("voorwaarde 1 klopt", "voorwaarde 2 klopt", "voorwaarde 3 klopt")


def test_an_open_norm_is_somebody_elses_to_judge() -> None:
    part = next(part for theme in plan_of("full").themes for part in theme.parts if part.kind == "needs_judgement")
    assert part.how_much == "Tot €\u202f601 per jaar"
    assert part.open_title == "Hierover beslist Gemeente Alphen aan den Rijn"
    assert part.open_points == ("Er is geen zicht op een hoger inkomen",)


def test_what_another_scheme_rules_out_gets_no_card() -> None:
    advice = full()
    advice["schemes"][0]["excluded_by"] = ["Wie bijstand krijgt, krijgt dit niet."]
    plan_ = plan(advice)
    assert "Zorgtoeslag" not in {part.title for theme in plan_.themes for part in theme.parts}
    leads = [one.lead for office in plan_.not_now for one in office.schemes]
    assert "Wie bijstand krijgt, krijgt dit niet." in leads


def test_no_right_any_more_but_still_received_is_a_correction() -> None:
    advice = full()
    advice["schemes"][0] |= {
        "status": "not_eligible",
        "new_money": {"min_cents": -154800, "max_cents": -154800},
        "receives_cents_per_month": 12900,
        "conditions": [zorgtoeslag()["conditions"][1] | {"outcome": "failed", "figure": "€\u202f200.000"}],
    }
    part = next(part for part in plan(advice).corrections if part.id == "zorgtoeslag")
    assert part.why.startswith("Voor zover wij nu weten heeft u hier geen recht op, omdat dit niet klopt: het vermogen")


def test_part_of_the_year_is_named() -> None:
    advice = full()
    advice["schemes"][0]["months"] = [
        {"from": "2026-01", "to": "2026-05", "status": "not_eligible"},
        {"from": "2026-06", "to": "2026-12", "status": "eligible"},
    ]
    part = next(part for theme in plan(advice).themes for part in theme.parts if part.id == "zorgtoeslag")
    assert "Van juni 2026 tot en met december 2026" in part.when_more


def test_the_moment_is_told_in_dutch_time() -> None:
    plan_ = plan_of("full")
    assert (plan_.made_on, plan_.made_at) == ("22 november 2026", "14.35 uur")


def test_a_rare_situation_is_one_line_with_its_question_and_counts_nowhere() -> None:
    advice = full()
    rare = scheme("wajong", "Wajong", "unknown", amount=None, unlikely=True, missing=["kind1.ziek", "kind2.ziek"])
    advice["schemes"].append(rare)
    for fact in rare["missing"]:
        advice["questions"].append(question(fact, "Ziek van jongs af", 0, "wajong") | {"presumed": True})
    made = plan(advice)
    assert made.rare == (("Wajong", "Ziek van jongs af?"),)
    assert "Wajong" not in titles(made)
    assert [one.label for one in made.uncertain.questions] == ["Kale huur"]
    assert made.uncertain.small_questions == ()


def test_a_question_about_three_children_and_a_rule_about_two_schemes_are_told_once() -> None:
    asked = [question(f"members.kinderen.k{number}.soort_onderwijs", "Het onderwijs", 0) for number in (1, 2, 3)]
    made = plan({**full(), "questions": asked, "interactions": full()["interactions"] * 2})
    assert made.uncertain.small_questions == ("Het onderwijs",)
    assert len(made.uncertain.interactions) == 1


def test_the_assumptions_that_weigh_most_come_first_and_the_rest_stands_in_the_appendix() -> None:
    advice = full()
    advice["assumptions"] = [{"fact": f"a_{n}", "text": f"Aanname {n}.", "schemes": []} for n in range(11)]
    made = plan(advice)
    assert made.uncertain.assumptions == tuple(f"Aanname {n}." for n in range(8))
    assert made.uncertain.more_assumptions == ("Aanname 8.", "Aanname 9.", "Aanname 10.")
    without = plan_document(advice, PlanDetails(MADE_AT, appendix=False)).uncertain
    assert without.last_assumptions == ("Aanname 8.", "Aanname 9.", "Aanname 10.")
    assert (len(without.assumptions), without.more_assumptions) == (8, ())


def test_every_paper_is_listed_once_with_what_it_is_for() -> None:
    advice = full()
    shared, single = "loonstrook", "huurcontract"
    advice["actions"] = [
        {**advice["actions"][0], "kind": "apply", "scheme": "zorgtoeslag", "papers": [shared, "DigiD"]},
        {**advice["actions"][0], "kind": "check", "scheme": "huurtoeslag", "papers": [single, shared]},
        {**advice["actions"][0], "kind": "ask", "scheme": "huurtoeslag", "papers": ["later pas"]},
    ]
    assert [(one.names, one.schemes) for one in plan(advice).papers] == [
        (("loonstrook",), "Zorgtoeslag, Huurtoeslag"),
        (("DigiD",), "Zorgtoeslag"),
        (("huurcontract",), "Huurtoeslag"),
    ]


def test_papers_for_the_same_schemes_stand_together() -> None:
    advice = full()
    first = {**advice["actions"][0], "kind": "apply"}
    advice["actions"] = [
        {**first, "scheme": "zorgtoeslag", "papers": ["aanslag", "DigiD"]},
        {**first, "scheme": "huurtoeslag", "papers": ["DigiD", "huurcontract", "aanslag"]},
    ]
    assert [(one.names, one.schemes) for one in plan(advice).papers] == [
        (("aanslag", "DigiD"), "Zorgtoeslag, Huurtoeslag"),
        (("huurcontract",), "Huurtoeslag"),
    ]


def test_before_and_after_are_what_comes_in_each_month() -> None:
    advice = full()
    for each in advice["schemes"]:
        each |= {"new_money": None, "receives_cents_per_month": None}
    first, second, *_ = [each for each in advice["schemes"] if each["paid"] == "monthly"]
    first |= {"receives_cents_per_month": 12900, "new_money": {"min_cents": 0, "max_cents": 0}}
    second |= {"new_money": {"min_cents": 120000, "max_cents": 246000}}
    monthly = plan(advice).monthly
    assert monthly
    assert (monthly.now, monthly.after) == ("€\u202f129", "€\u202f229\u00a0– €\u202f334")
    second |= {"new_money": {"min_cents": 0, "max_cents": 0}}
    assert plan(advice).monthly is None


def test_the_months_show_what_is_sure_to_come_in() -> None:
    advice = full() | {"on": "2026-11-22"}
    zorg, huur, *others = advice["schemes"]
    for one in others:
        one["status"] = "unknown"
    zorg |= {
        "receives_cents_per_month": None,
        "months": [
            {"from": "2026-01", "to": "2026-11", "status": "eligible", "unit": "EUR/year", "min_cents": 155045,
             "max_cents": 155045},
            {"from": "2026-12", "to": "2026-12", "status": "not_eligible", "unit": "EUR/year"},
        ],
    }  # fmt: skip
    huur |= {
        "status": "eligible",
        "receives_cents_per_month": 120000,
        "amount": {"min_cents": 1200000, "max_cents": 1800000, "exact": None, "unit": "EUR/year"},
        "months": [],
    }
    months = plan(advice).months
    assert [(month.name, month.comes_in) for month in months[:3]] == [("nov", "1.329"), ("dec", "1.200"), ("jan", "")]
    assert plan(advice).known_months == "2026"


def test_a_scheme_of_the_municipality_says_when_it_is_open() -> None:
    advice = full()
    hours = {"address": "Marktplein 1", "phone": "14 0999", "website": "", "opening_hours": "Maandag van 9 tot 17 uur"}
    advice["place"] |= hours
    advice["schemes"][0] |= {
        "level": "municipal",
        "apply": advice["schemes"][0]["apply"] | {"phone": "", "address": ""},
    }
    parts = {part.id: part for theme in plan(advice).themes for part in theme.parts}
    part = parts["zorgtoeslag"]
    assert (part.address, part.phone, part.opening_hours) == ("Marktplein 1", "14 0999", "Maandag van 9 tot 17 uur")
    assert parts["huurtoeslag"].opening_hours == ""
    office = plan(advice).near.office
    assert office
    assert (office.name, office.opening_hours) == ("Gemeente Alphen aan den Rijn", "Maandag van 9 tot 17 uur")


def test_the_parts_come_in_the_order_of_the_story() -> None:
    names = [name for name, _ in plan_of("full").blocks]
    assert names == [
        "cover", "contents", "money", "actions", "papers", *["theme"] * names.count("theme"), "claims",
        "corrections", "changes", "uncertain", "not_now", "help",
    ]  # fmt: skip


def test_who_gets_no_money_a_year_but_something_else_reads_that_first() -> None:
    advice = no_gain()
    once = scheme("bijzondere_bijstand", "Bijzondere bijstand", "eligible", new=(45000, 45000), paid="one_off")
    made = plan(
        advice | {"schemes": [*advice["schemes"], once], "total": advice["total"] | {"one_off": once["new_money"]}}
    )
    assert made.cover.lead == "Per jaar komt er nu niets bij"
    assert made.cover.note.startswith("Wat u wel kunt krijgen, staat hierboven.")
    assert made.cover.extras == (("Eén keer", "€\u202f450"),)
