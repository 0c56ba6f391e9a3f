"""The form of a warm handover: to whom, who calls and when, and who said yes or no."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from web.i18n import gettext as _
from web.i18n import marked
from web.interview.fields import NotReadableError, read
from web.interview.questions import Question

CALLERS = {
    "together": marked("Wij bellen nu samen"),
    "consultant": marked("De consulent belt"),
    "household": marked("Het huishouden belt zelf"),
}
GIVERS = {"self": marked("De bewoner zelf"), "partner": marked("De partner"), "together": marked("Samen")}
CONSENTS = {"yes": marked("Ja, dat mag"), "no": marked("Nee, nu niet")}
DATE = ("day", "month", "year")
NAMES = ("exit", "caller", "consent", "consent_by", *DATE)
_ON = Question("call_on", "date", "", "")


@dataclass(slots=True)
class HandoverForm:
    """What was chosen, what is wrong with it, and what it means when nothing is wrong."""

    typed: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    call_on: date | None = None

    @property
    def ok(self) -> bool:
        """Tell whether everything could be read."""
        return not self.problems

    @property
    def consent(self) -> bool:
        """Tell whether somebody said yes."""
        return self.typed["consent"] == "yes"


def blank_form() -> HandoverForm:
    """The form as it is first shown."""
    return HandoverForm(dict.fromkeys(NAMES, ""))


def read_handover(posted: Mapping[str, str], exits: Collection[str], on: date) -> HandoverForm:
    """Read the posted form; every problem is told. A no needs nothing else than whose it is."""
    form = HandoverForm({name: posted.get(name, "").strip() for name in NAMES})
    chosen = form.typed
    if chosen["consent"] not in CONSENTS:
        form.problems["consent"] = _("Kies ja of nee. Zonder een ja geven wij niets door.")
    if chosen["consent_by"] not in GIVERS:
        form.problems["consent_by"] = _("Kies wie dit zegt.")
    if form.consent:
        _read_agreement(form, exits, on)
    return form


def _read_agreement(form: HandoverForm, exits: Collection[str], on: date) -> None:
    if form.typed["exit"] not in exits:
        form.problems["exit"] = _("Kies met wie u iets afspreekt.")
    if form.typed["caller"] not in CALLERS:
        form.problems["caller"] = _("Kies wie er belt.")
    try:
        form.call_on = read(_ON, {name: form.typed[name] for name in DATE})
    except NotReadableError as error:
        form.problems["call_on"] = str(error)
    else:
        if form.call_on and form.call_on < on:
            form.problems["call_on"] = _("Deze dag is al voorbij. Kies vandaag of een dag die nog komt.")
