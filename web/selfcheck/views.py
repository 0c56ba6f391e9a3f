"""The pages of the self-check. They set no cookie and keep nothing, so that they work inside another site too."""

from dataclasses import replace

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from engine import ProfileError
from engine.advice.place import NoMunicipalityThen, place_json, place_on
from engine.catalogue.places import Municipality, Place, SelfCheck
from web.bsn import holds_bsn
from web.catalogue import catalogue
from web.clock import now, today
from web.extensions import csrf
from web.headers import CONTENT_POLICY
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.interview.forms import Shown, read_form, show, show_submitted
from web.interview.questions import Question
from web.models import Answer, State
from web.plan.nearby import near
from web.security import public
from web.selfcheck.asking import MOST_QUESTIONS, advice_for, alone, next_page, number_of, question_of
from web.selfcheck.brake import Brake
from web.selfcheck.outcome import outcome_of
from web.selfcheck.state import NotOursError, Told, told_in
from web.visit.details import find_municipality, place_name

blueprint = Blueprint("selfcheck", __name__, url_prefix="/self-check")
csrf.exempt(blueprint)
"""Every form carries its own signed state instead: a token in a cookie does not travel into another site's page."""

BRAKE = "self_check_brake"
NOBODY = "frame-ancestors 'none'"

Answered = str | Response | tuple[str, int]


@blueprint.record_once
def _set_up(state: BlueprintSetupState) -> None:
    state.app.extensions[BRAKE] = Brake()


@blueprint.get("/")
@public
def where() -> Answered:
    """Ask a resident for the municipality, and go to its check."""
    typed, problem = request.args.get("municipality", "").strip(), ""
    if typed:
        code, problem = find_municipality(typed, catalogue())
        try:
            if code and place_on(catalogue(), code, today()):
                return redirect(url_for("selfcheck.begin", municipality=code.lower(), taal=request.args.get("taal")))
        except NoMunicipalityThen as error:
            problem = stays_dutch(str(error))
    places = [place_name(catalogue(), code) for code, place in catalogue().places.items() if place.exists_on(today())]
    page = render_template("selfcheck/where.html", typed=typed, places=places, problem=problem)
    return (page, 422) if problem else page


@blueprint.get("/<slug:municipality>")
@public
def begin(municipality: str) -> Answered:
    """Say what the check is, what happens to the answers, and begin."""
    found = _switched_on(municipality)
    if not found:
        return _not_here()
    return render_template("selfcheck/begin.html", place=g.place, state=Told().signed(g.place.code), problem="")


@blueprint.post("/<slug:municipality>")
@public
def go_on(municipality: str) -> Answered:
    """Take in a page of answers and show the next questions, or the outcome."""
    if not _switched_on(municipality):
        return _not_here()
    if current_app.extensions[BRAKE].refuses(request.remote_addr or "", now()):
        problem = _(
            "Er zijn veel checks tegelijk gedaan vanaf deze plek. Wacht een kwartier en probeer het dan opnieuw."
        )
        return _begin_again(problem), 429
    try:
        told = told_in(request.form.get("state", ""), g.place.code)
    except NotOursError:
        return _begin_again(
            _("De check is te lang geleden begonnen, of de pagina klopt niet meer. Begin opnieuw.")
        ), 400
    return _step(told)


def _step(told: Told) -> Answered:
    verb = request.form.get("do", "next")
    shown = _take_in(told)
    if verb == "again" and told.pages:
        return _page(told, _shown_again(told))
    if verb == "back":
        told.pages = told.pages[:-1]
        return _page(told, _shown_again(told)) if told.pages else _begin_again("")
    if any(each.problem for each in shown):
        return _page(told, shown), 422
    try:
        advice = advice_for(catalogue(), g.place.code, today(), told)
    except ProfileError as error:
        return _page(told, shown, " ".join(str(each) for each in error.problems)), 422
    following = [] if verb == "outcome" else next_page(catalogue(), advice, told)
    if not following:
        return render_template(
            "selfcheck/outcome.html", place=g.place, outcome=outcome_of(advice), on=today(), contact=_contact(),
            state=told.signed(g.place.code),
        )  # fmt: skip
    told.pages.append(following)
    return _page(told, _shown_again(told))


def _take_in(told: Told) -> list[Shown]:
    """Put what was posted into the state, except what cannot be read; a BSN is not even shown again."""
    shown: list[Shown] = []
    questions = _questions(told.pages[-1]) if told.pages else []
    for submitted in read_form(request.form, questions, {}):
        question = next(each for each in questions if each.path == submitted.path)
        each = alone(show_submitted(question, submitted, 0))
        if holds_bsn(submitted.parts):
            each = replace(each, parts={})
        elif each.state == State.EMPTY:
            told.answers.pop(submitted.path, None)
        elif not each.problem:
            told.answers[submitted.path] = (str(each.state), dict(submitted.parts))
        shown.append(each)
    return shown


def _shown_again(told: Told) -> list[Shown]:
    return [alone(show(question, _answer(told, question.path))) for question in _questions(told.pages[-1])]


def _answer(told: Told, path: str) -> Answer | None:
    if path not in told.answers:
        return None
    state, parts = told.answers[path]
    return Answer(path=path, version=0, state=State(state), parts=parts)


def _questions(paths: list[str]) -> list[Question]:
    found = (question_of(catalogue(), path) for path in paths)
    return [question for question in found if question]


def _page(told: Told, shown: list[Shown], problem: str = "") -> str:
    return render_template(
        "selfcheck/questions.html", place=g.place, shown=shown, state=told.signed(g.place.code), problem=problem,
        first=number_of(path for page in told.pages[:-1] for path in page) + 1, last=number_of(told.asked),
        most=MOST_QUESTIONS,
    )  # fmt: skip


def _begin_again(problem: str) -> str:
    return render_template("selfcheck/begin.html", place=g.place, state=Told().signed(g.place.code), problem=problem)


def _switched_on(name: str) -> SelfCheck | None:
    """Return how the check is set up for a municipality, and put that municipality in `g.place`; 404 for no code."""
    code = name.upper()
    place: Place | None = catalogue().places.get(code)
    if place is None or not place.exists_on(today()):
        abort(404)
    own = _own(code)
    g.place, g.self_check = place, own.self_check if own else SelfCheck()
    return g.self_check if g.self_check.on else None


def _own(code: str) -> Municipality | None:
    return catalogue().rules_of(code).municipality


def _contact() -> str:
    own = _own(g.place.code)
    return str(own.raw.get("contact_schemes") or "") if own else ""


def _not_here() -> tuple[str, int]:
    told = {"place": place_json(catalogue(), g.place, today())}
    return render_template("selfcheck/not_here.html", place=g.place, near=near(told), contact=_contact()), 404


@blueprint.after_request
def _framed(response: Response) -> Response:
    """Let only the sites that the municipality named show these pages inside theirs."""
    check: SelfCheck | None = g.get("self_check")
    sites = " ".join(check.embed) if check and check.on else ""
    if sites:
        policy = CONTENT_POLICY.replace(NOBODY, f"frame-ancestors {sites}")
        response.headers["Content-Security-Policy"] = policy
    return response
