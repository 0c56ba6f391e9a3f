"""The form of a report: what somebody expected, in words and perhaps the amount on a letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _
from web.i18n import marked
from web.interview.fields import NotReadableError, read
from web.interview.questions import Question

KINDS = {
    "higher": marked("Het bedrag moet hoger zijn"),
    "lower": marked("Het bedrag moet lager zijn"),
    "yes": marked("Dit krijgt het huishouden wel"),
    "no": marked("Dit krijgt het huishouden niet"),
    "other": marked("Iets anders"),
}
LONGEST, LONGEST_ANSWER = 1000, 2000
NAMES = ("kind", "expected", "amount", "per", "consent")
_LETTER = Question("letter", "money", "", "", unit="EUR/month")


@dataclass(slots=True)
class ReportForm:
    """What was typed, what is wrong with it, and the amount on the letter in cents a month."""

    typed: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    letter_cents: int | None = None

    @property
    def ok(self) -> bool:
        """Tell whether everything could be read."""
        return not self.problems


def blank_form() -> ReportForm:
    """The form as it is first shown."""
    return ReportForm(dict.fromkeys(NAMES, ""))


def read_report(posted: Mapping[str, str]) -> ReportForm:
    """Read the posted form; every problem is told, not only the first."""
    form = ReportForm({name: posted.get(name, "").strip() for name in NAMES})
    if form.typed["kind"] not in KINDS:
        form.problems["kind"] = _("Kies wat er niet klopt.")
    problem = text_problem(form.typed["expected"], LONGEST, _("Schrijf in een paar woorden wat u had verwacht."))
    if problem:
        form.problems["expected"] = problem
    if form.typed["amount"]:
        _read_letter(form)
    if form.typed["consent"] != "yes":
        form.problems["consent"] = _("Zonder toestemming sturen wij niets. Kruis het aan, of ga terug.")
    return form


def text_problem(text: str, longest: int, empty: str) -> str:
    """Return what is wrong with a text that somebody else will read; empty when nothing is."""
    if not text:
        return empty
    if len(text) > longest:
        return _("Dit is te lang. Gebruik hooguit %(number)s tekens.", number=longest)
    return MESSAGE if holds_bsn(text) else ""


def _read_letter(form: ReportForm) -> None:
    try:
        amount = read(_LETTER, {"amount": form.typed["amount"], "per": form.typed["per"]})
    except NotReadableError as error:
        form.problems["amount"] = str(error)
    else:
        form.letter_cents = int(amount * 100)
