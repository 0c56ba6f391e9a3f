"""What the helper reads: every condition, sum and figure with its article, said once and no longer than needed."""

from tests.web.plan.builders import PW, WHT, WZT, Json, condition, scheme, step
from tests.web.plan.households import full
from tests.web.plan.rendering import MADE_AT, plan_of
from web.plan import Plan, PlanDetails, plan_document
from web.plan.render import render_html
from web.plan.working import Source

E = "€\u202f"


def plan(advice: Json) -> Plan:
    return plan_document(advice, PlanDetails(MADE_AT))


def article(number: int, law: Json = WZT) -> Json:
    return law | {"article": f"art. {number}"}


def test_the_working_unfolds_routes_steps_and_figures() -> None:
    workings = {work.id: work for work in plan_of("full").workings}
    assert [one.depth for one in workings["individuele_inkomenstoeslag"].conditions] == [0, 1, 1, 0]
    assert workings["individuele_inkomenstoeslag"].conditions[3].outcome == "oordeel van een ander"
    assert [step.value for step in workings["zorgtoeslag"].steps] == [f"{E}568,55 per jaar", f"{E}1.550,45 per jaar"]
    ((standing, (parameter,)),) = workings["zorgtoeslag"].parameters
    assert parameter.label == "Standaardpremie per verzekerde (nee)"
    assert parameter.value == f"{E}2.119 per jaar"
    assert standing == "2026, voorlopig"


def test_figures_of_one_period_that_are_as_sure_stand_together() -> None:
    advice = full()
    (known,) = next(one for one in advice["schemes"] if one["id"] == "zorgtoeslag")["parameters"]
    since = known | {"id": "leeftijd", "label": "Leeftijd", "key": None, "from": "1988-01-01", "to": None}
    later = known | {"id": "drempel", "label": "Drempel", "key": None}
    sure = later | {"id": "grens", "label": "Grens", "confidence": "official"}
    one = scheme("proef", "Proef", "eligible", new=(1, 1), parameters=[known, since, later, sure])
    (work,) = plan(advice | {"schemes": [one]}).workings
    assert [(standing, [each.label for each in amounts]) for standing, amounts in work.parameters] == [
        ("2026, voorlopig", ["Standaardpremie per verzekerde (nee)", "Drempel"]),
        ("Vanaf 1 januari 1988, voorlopig", ["Leeftijd"]),
        ("2026", ["Grens"]),
    ]


def test_a_law_that_is_cited_often_is_named_once() -> None:
    cited = [condition(f"c{at}", "met", f"Voorwaarde {at}.", source=article(at)) for at in (1, 2, 3)]
    cited.append(condition("c4", "met", "Voorwaarde 4.", source=article(4, WHT)))
    one = scheme("proef", "Proef", "eligible", new=(1, 1), conditions=cited)
    made = plan(full() | {"schemes": [one]})
    assert made.workings[0].law == "Wet op de zorgtoeslag"
    page = render_html(made)
    assert "Een artikel zonder naam erbij staat in: Wet op de zorgtoeslag." in page
    assert "Voorwaarde 3. (art. 3)" in page
    assert "Voorwaarde 4. (Wet op de huurtoeslag, art. 4)" in page


def test_a_law_that_is_cited_twice_is_named_twice() -> None:
    cited = [condition(f"c{at}", "met", f"Voorwaarde {at}.", source=article(at)) for at in (1, 2)]
    made = plan(full() | {"schemes": [scheme("proef", "Proef", "eligible", new=(1, 1), conditions=cited)]})
    assert made.workings[0].law == ""
    assert "Voorwaarde 2. (Wet op de zorgtoeslag, art. 2)" in render_html(made)


def test_a_text_without_articles_keeps_its_name() -> None:
    site = Source("Stichting Leergeld", url="https://www.leergeld.nl")
    assert site.within("Stichting Leergeld") == " (Stichting Leergeld)"
    assert Source("").within("") == ""


def test_only_texts_that_these_pages_name_are_listed() -> None:
    told = scheme("ja", "Ja", "eligible", new=(1, 1), conditions=[condition("a", "met", "A.", source=article(1))])
    no = scheme(
        "nee", "Nee", "not_eligible",
        conditions=[condition("b", "failed", "B.", source=article(2, PW)), condition("c", "met", "C.", source=article(3, WHT))],
    )  # fmt: skip
    made = plan(full() | {"schemes": [told, no]})
    assert [one.title for one in made.sources] == ["Participatiewet", "Wet op de zorgtoeslag"]


def test_only_what_is_not_met_stands_out() -> None:
    page = render_html(plan_of("full"))
    assert "<strong>Ja:</strong>" not in page
    assert "<strong>Oordeel van een ander:</strong>" in page


def test_a_sum_says_how_it_went_here_and_an_older_advice_what_the_rule_says() -> None:
    went = step("a", "A", "1", words="als b: c; anders: d", worked="c, want dit klopt: b")
    older = step("b", "B", "1", words="als e: f; anders: g")
    made = plan(full() | {"schemes": [scheme("proef", "Proef", "eligible", new=(1, 1), steps=[went, older])]})
    assert [one.working for one in made.workings[0].steps] == ["C, want dit klopt: b", "Als e: f; anders: g"]


def test_the_helper_reads_what_the_household_told() -> None:
    advice = full() | {
        "facts": [
            {"fact": "kale_huur", "label": "Kale huur", "text": f"{E}640,50 per maand", "origin": "told"},
            {"fact": "woonland", "label": "Woonland", "text": "U woont in Nederland.", "origin": "assumed"},
        ]
    }
    assert plan(advice).told == (("Kale huur", f"{E}640,50 per maand"),)
