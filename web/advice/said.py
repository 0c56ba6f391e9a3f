"""An advice in the language of the moment. What is kept is Dutch; only what is shown is said anew."""

from collections.abc import Mapping
from typing import Any

from web.figures import in_words
from web.i18n import DUTCH, language, marked, stays_dutch
from web.i18n import gettext as _
from web.plan.amounts import day, money_range
from web.plan.context import Context
from web.plan.figures import condition_text

Json = Mapping[str, Any]

SIGNS = {
    "hoogstens": marked("hoogstens %(figure)s"),
    "minder dan": marked("minder dan %(figure)s"),
    "minstens": marked("minstens %(figure)s"),
    "meer dan": marked("meer dan %(figure)s"),
    "niet": marked("niet %(figure)s"),
    "uiterlijk": marked("uiterlijk %(figure)s"),
    "vóór": marked("vóór %(figure)s"),
    "vanaf": marked("vanaf %(figure)s"),
    "na": marked("na %(figure)s"),
}


def in_language(advice: Json) -> Json:
    """Return the advice with every text of the rules said in the language of the moment; the same one in Dutch."""
    if language() is DUTCH:
        return advice
    context = Context.of(advice)
    return {
        **advice,
        "schemes": [_scheme(scheme, context) for scheme in advice["schemes"]],
        "questions": [_question(each) for each in advice["questions"]],
        "actions": [_action(each, context) for each in advice["actions"]],
        "assumptions": [{**each, "text": _(each["text"])} for each in advice["assumptions"]],
        "interactions": [{**each, "text": context.rule_text(each, each["scheme"])} for each in advice["interactions"]],
        "errors": [{**each, "title": stays_dutch(each["title"])} for each in advice["errors"]],
    }


def _scheme(scheme: Json, context: Context) -> Json:
    apply = scheme["apply"]
    return {
        **scheme,
        "title": stays_dutch(scheme["title"]),
        "summary": _(scheme["summary"]),
        "authority": stays_dutch(scheme["authority"]) if scheme["authority"] else "",
        "excluded_by": context.excluding(scheme),
        "conditions": [_condition(each) for each in scheme["conditions"]],
        "not_covered_reason": stays_dutch(scheme["not_covered_reason"]) if scheme["not_covered_reason"] else None,
        "not_modelled": [_texts(each, "what", "why") for each in scheme["not_modelled"]],
        "steps": [_step(each) for each in scheme["steps"]],
        "parameters": [_parameter(each) for each in scheme["parameters"]],
        "apply": {**_texts(apply, "how", "how_often"), "papers": [_(paper) for paper in apply["papers"]]},
    }


def _condition(condition: Json) -> Json:
    compared = condition.get("compared", {})
    return {
        **condition,
        "text": condition_text(condition),
        "figure": _figure(compared.get("figure"), condition["figure"]),
        "limit": _figure(compared.get("limit"), condition["limit"]),
        "assumptions": [_texts(each, "text") for each in condition["assumptions"]],
        "any_of": [_condition(route) for route in condition["any_of"]],
    }


def _figure(side: Json | None, dutch: str | None) -> str | None:
    """Say a figure of a condition; one from before its value was kept stays Dutch."""
    if side is None:
        return stays_dutch(dutch) if dutch else None
    figure = in_words(side["value"], side["unit"])
    return _(SIGNS[side["sign"]], figure=figure) if side["sign"] else figure


def _step(step: Json) -> Json:
    value = f"{step['min']}..{step['max']}" if step["value"] is None and step["min"] is not None else step["value"]
    return {**step, "label": _(step["label"]), "text": in_words(value, step["unit"])}


def _parameter(row: Json) -> Json:
    return {**row, "label": _(row["label"]), "text": in_words(row["value"], row["unit"]) if row["text"] else ""}


def _question(question: Json) -> Json:
    return {**question, **_texts(question, "label", "question")}


def _action(action: Json, context: Context) -> Json:
    money = {end: abs(action[end]) for end in ("min_cents", "max_cents")}
    text = context.rule_text(action, action["scheme"], deadline=day(action["by"]), amount=money_range(money))
    return {**action, "title": context.title(action["scheme"]), "text": text}


def _texts(row: Json, *names: str) -> dict[str, Any]:
    return {**row, **{name: _(row[name]) for name in names if row.get(name)}}
