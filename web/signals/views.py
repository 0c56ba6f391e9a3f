"""The cards for the talk, and the signals of a visit with the help they lead to."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.audit import record
from web.catalogue import catalogue
from web.clock import today
from web.i18n import gettext as _
from web.security import public, visit_access
from web.services.note_signals import (
    agree_handover,
    handovers_of,
    note_signals,
    refuse_handover,
    seen_signals,
    withdraw_handover,
)
from web.signals.exits import offers_by_id, routes_of, unlisted
from web.signals.forms import CALLERS, CONSENTS, GIVERS, HandoverForm, blank_form, read_handover
from web.signals.reading import BEGIN, END, Card, cards, signals

blueprint = Blueprint("signals", __name__)
Answered = str | Response | tuple[str, int]
AGREED = "afspreken"


@blueprint.app_template_global()
def cue_card(chapter: str) -> Card | None:
    """The card that belongs to a chapter of the talk."""
    return next((card for card in cards() if card.chapter == chapter), None)


@blueprint.get("/talk-cards")
@public
def talk_cards() -> str:
    """All cards on one page, to print and take along."""
    titles = {chapter.id: chapter.title for chapter in catalogue().vocabulary.chapters}
    titles |= {BEGIN: _("Het begin"), END: _("Het einde")}
    return render_template("signals/cards.html", cards=cards(), titles=titles)


@blueprint.route("/visits/<code:code>/signals", methods=["GET", "POST"])
@visit_access
def seen() -> Answered:
    """The signals to look at together; what was ticked before is ticked again."""
    if request.method == "GET":
        return _page()
    ids = [each.id for each in signals().signals if each.id in request.form.getlist("signal")]
    if request.form.get("together") != "yes":
        return _page(
            ticked=ids, problem=_("Kruis aan dat u dit samen heeft bekeken. Lees het anders eerst samen door.")
        ), 422
    note_signals(g.visit, ids)
    record("signals_noted", g.visit.code)
    flash(_("Bewaard. Hieronder staat wie kan helpen.") if ids else _("Bewaard. U zag samen geen van deze signalen."))
    return redirect(url_for("signals.seen", code=g.visit.code, _anchor="hulp" if ids else None))


@blueprint.post("/visits/<code:code>/signals/agreements")
@visit_access
def agree() -> Answered:
    """Note a yes with what was agreed, or a no."""
    form = read_handover(request.form, offers_by_id(g.visit), today())
    if not form.ok:
        return _page(form=form), 422
    chosen = form.typed
    if form.consent:
        agree_handover(g.visit, chosen["exit"], chosen["consent_by"], chosen["caller"], form.call_on)
        record("handover_agreed", g.visit.code)
        flash(_("De afspraak staat erbij, en komt ook op het plan."))
    else:
        refuse_handover(g.visit, chosen["consent_by"])
        record("handover_refused", g.visit.code)
        flash(_("Goed. Wij geven niets door. U kunt er altijd op terugkomen."))
    return redirect(url_for("signals.seen", code=g.visit.code, _anchor=AGREED))


@blueprint.post("/visits/<code:code>/signals/agreements/<int:number>/withdraw")
@visit_access
def withdraw(number: int) -> Response:
    """Take consent back."""
    if not withdraw_handover(g.visit, number):
        abort(404)
    record("handover_withdrawn", g.visit.code)
    flash(_("De afspraak is ingetrokken. Bel ook even af als er al gebeld is."))
    return redirect(url_for("signals.seen", code=g.visit.code, _anchor=AGREED))


def _page(ticked: list[str] | None = None, problem: str = "", form: HandoverForm | None = None) -> str:
    kept = seen_signals(g.visit)
    known, offers = kept.signals if kept else [], offers_by_id(g.visit)
    return render_template(
        "signals/seen.html",
        visit=g.visit,
        book=signals(),
        ticked=known if ticked is None else ticked,
        problem=problem,
        seen=kept,
        routes=routes_of(g.visit, known),
        form=form or blank_form(),
        choices={"caller": CALLERS, "consent": CONSENTS, "consent_by": GIVERS},
        agreements=[(each, offers.get(each.exit, unlisted(each))) for each in handovers_of(g.visit)],
    )
