"""The letters of a visit: a page that offers them, and each as a file."""

from flask import Blueprint, Response, abort, g, render_template

from web.clock import today
from web.letters.document import letter_file
from web.letters.model import Letter, letters_for
from web.security import visit_access
from web.services.give_advice import give_advice

blueprint = Blueprint("letters", __name__, url_prefix="/visits")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/<code:code>/letters")
@visit_access
def offered() -> str:
    """Show the letters that suit this household."""
    return render_template("letters/offered.html", visit=g.visit, letters=_letters())


@blueprint.get("/<code:code>/letters/<slug:name>.docx")
@visit_access
def download(name: str) -> Response:
    """Give a letter as a file that a word processor opens."""
    letter = next((one for one in _letters() if one.id == name), None)
    if letter is None:
        abort(404)
    headers = {"Content-Disposition": f'attachment; filename="brief-{letter.id}.docx"'}
    return Response(letter_file(letter), content_type=DOCX, headers=headers)


def _letters() -> tuple[Letter, ...]:
    return letters_for(give_advice(g.visit).content, g.visit.household_name or "", today())
