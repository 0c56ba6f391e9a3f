"""What may happen to a household of a visit, what the coming months bring, and what a wage leaves. Nothing is kept."""

from typing import Any

from flask import Blueprint, abort, g, render_template, request

from engine import ProfileError
from web.catalogue import catalogue
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.interview.chapters import Answers, slug
from web.plan.coming import event_in_words
from web.scenarios.forms import Asker, ScenarioForm, asker_of, blank, filled
from web.scenarios.words import Compared, compared, wage_page
from web.security import visit_access
from web.services.build_profile import build_profile
from web.services.give_advice import preview_advice
from web.services.look_ahead import comparison_of, disposable_of, outlook_of
from web.services.read_answers import read_answers
from web.visit.pages import page_of_path

blueprint = Blueprint("scenarios", __name__, url_prefix="/visits")

Profile = dict[str, Any]


@blueprint.get("/<code:code>/scenarios")
@visit_access
def offered() -> str:
    """Show what may happen to this household."""
    profile = _profile(read_answers(g.visit))
    kinds = [kind for kind in catalogue().scenarios.kinds if asker_of(catalogue(), kind, profile).fits]
    return render_template("scenarios/offered.html", visit=g.visit, kinds=kinds, slug=slug)


@blueprint.route("/<code:code>/scenarios/<slug:kind>", methods=["GET", "POST"])
@visit_access
def scenario(kind: str) -> str | tuple[str, int]:
    """Ask what changes, and lay the outcome beside today."""
    answers = read_answers(g.visit)
    found = catalogue().scenarios.kind(kind.replace("-", "_"))
    if found is None:
        abort(404)
    profile = _profile(answers)
    asker, advice = asker_of(catalogue(), found, profile), preview_advice(g.visit, answers)
    if not asker.fits:
        abort(404)
    if request.method == "GET":
        return _page(blank(asker, answers, advice, g.visit.reference_date))
    form = filled(asker, request.form, advice)
    outcome = _outcome(asker, profile, form) if form.ok else None
    return _page(form, outcome) if outcome else (_page(form), 422)


@blueprint.get("/<code:code>/outlook")
@visit_access
def ahead() -> str:
    """Show what the coming twelve months bring."""
    profile = _profile(read_answers(g.visit))
    found = outlook_of(profile, profile["on"])
    events = [event_in_words(event) for event in found["events"]]
    return render_template("scenarios/outlook.html", visit=g.visit, outlook=found, events=events)


@blueprint.get("/<code:code>/wage")
@visit_access
def wage() -> str:
    """Show what the household has to spend at every wage."""
    answers = read_answers(g.visit)
    found = disposable_of(_profile(answers), g.visit.reference_date.isoformat())
    if found["points"]:
        return render_template("scenarios/wage.html", visit=g.visit, page=wage_page(found), on=found["on"])
    facts = catalogue().vocabulary.facts
    asked = [(_(facts[name].label), _place(answers, name)) for name in found["missing"] if name in facts]
    return render_template("scenarios/wage_open.html", visit=g.visit, asked=asked)


def _profile(answers: Answers) -> Profile:
    return build_profile(catalogue(), g.visit, answers)


def _outcome(asker: Asker, profile: Profile, form: ScenarioForm) -> tuple[Profile, Compared] | None:
    try:
        found = comparison_of(profile, profile["on"], asker.kind, form.given)
    except ProfileError as error:
        form.problems["profile"] = stays_dutch(" ".join(str(problem) for problem in error.problems))
        return None
    return found, compared(found)


def _page(form: ScenarioForm, outcome: tuple[Profile, Compared] | None = None) -> str:
    found, words = outcome or (None, None)
    places = [f"{place.name} ({code})" for code, place in catalogue().places.items()]
    return render_template(
        "scenarios/scenario.html", visit=g.visit, form=form, kind=form.asker.kind, found=found, words=words,
        places=places if form.asker.kind.municipality else (), place_names=catalogue().places,
    )  # fmt: skip


def _place(answers: Answers, fact: str) -> str:
    page = page_of_path(g.visit, answers, f"facts.{fact}")
    return f"{page.url}#facts-{slug(fact)}"
