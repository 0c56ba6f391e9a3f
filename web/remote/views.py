"""The page of a talk by phone or video: what to read aloud, whether the household agreed, and how it gets the plan."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.models import Manner, Visit
from web.plan.document import DUTCH_TIME
from web.security import visit_access
from web.services.talk_remotely import LINK, POST, agree, change_manner, remote_talk_of, send_plan_by, withdraw

blueprint = Blueprint("remote", __name__, url_prefix="/visits")


@blueprint.app_template_global("at_a_distance")
def at_a_distance(visit: Visit) -> bool:
    """Tell whether a visit is no visit: the household does not see the screen."""
    return visit.manner != Manner.HOME


@blueprint.app_template_global("may_talk")
def may_talk(visit: Visit) -> bool:
    """Tell whether the household agreed to a talk by phone or video."""
    talk = remote_talk_of(visit.id)
    return talk is not None and talk.agreed_at is not None


@blueprint.route("/<code:code>/remote", methods=["GET", "POST"])
@visit_access
def talk() -> str | Response:
    """Show what to say, and keep what was agreed on."""
    if request.method == "POST":
        _change(request.form)
        return redirect(url_for("remote.talk", code=g.visit.code))
    talk = remote_talk_of(g.visit.id)
    agreed = talk.agreed_at.astimezone(DUTCH_TIME) if talk and talk.agreed_at else None
    return render_template(
        "remote/talk.html", visit=g.visit, agreed=agreed, time=f"{agreed:%H.%M}" if agreed else "",
        plan_by=talk.plan_by if talk else "", manners=Manner,
    )  # fmt: skip


def _change(posted: dict[str, str]) -> None:
    match posted.get("do"), posted.get("manner", ""), posted.get("plan_by", ""):
        case "manner", manner, _ if manner in set(Manner):
            change_manner(g.visit, Manner(manner))
        case "agree", _, _:
            agree(g.visit)
        case "withdraw", _, _:
            withdraw(g.visit)
        case "plan", _, way if way in (POST, LINK):
            send_plan_by(g.visit, way)
        case _:
            abort(400)
