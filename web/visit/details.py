"""The form a visit starts with: name, municipality, reference date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine import Catalogue
from engine.advice.place import NoMunicipalityThen, place_on
from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _
from web.i18n import stays_dutch
from web.interview.fields import NotReadableError, read
from web.interview.questions import Question
from web.models import Manner, User, Visit

_LONGEST_NAME = 80
_ON = Question("on", "date", "", "")


@dataclass(slots=True)
class DetailsForm:
    """What was typed, what is wrong with it, and what it means when nothing is wrong."""

    typed: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    household_name: str = ""
    municipality: str = ""
    reference_date: date | None = None
    manner: Manner = Manner.HOME

    @property
    def ok(self) -> bool:
        """Tell whether everything could be read."""
        return not self.problems


def blank_form(user: User, catalogue: Catalogue, on: date) -> DetailsForm:
    """The form as it is first shown."""
    own = own_place(user, catalogue)
    return DetailsForm({"name": "", "municipality": own, "manner": Manner.HOME, **_date_typed(on)})


def own_place(user: User, catalogue: Catalogue) -> str:
    """The municipality of somebody's organisation: where there is one, nobody needs to type it."""
    codes = user.organisation.municipalities
    return catalogue.places[codes[0]].name if len(codes) == 1 else ""


def form_of(visit: Visit, catalogue: Catalogue) -> DetailsForm:
    """The form with what the visit has now."""
    place = place_name(catalogue, visit.municipality)
    typed = {"name": visit.household_name, "municipality": place, "manner": visit.manner}
    return DetailsForm(typed | _date_typed(visit.reference_date))


def read_details(posted: Mapping[str, str], catalogue: Catalogue) -> DetailsForm:
    """Read the posted form; every problem is told, not only the first."""
    names = ("name", "municipality", "day", "month", "year", "manner")
    form = DetailsForm({name: posted.get(name, "").strip() for name in names})
    _read_name(form)
    _read_municipality(form, catalogue)
    form.manner = read_manner(form.typed["manner"])
    try:
        form.reference_date = read(_ON, form.typed)
    except NotReadableError as error:
        form.problems["on"] = str(error)
    if form.municipality and form.reference_date:
        try:
            place_on(catalogue, form.municipality, form.reference_date)
        except NoMunicipalityThen as error:
            form.problems["municipality"] = stays_dutch(str(error))
    return form


def place_name(catalogue: Catalogue, code: str) -> str:
    """The name of a municipality with its code, as the list offers it."""
    return f"{catalogue.places[code].name} ({code})"


def read_manner(text: str) -> Manner:
    """Return how the talk is held; at home when nothing was chosen."""
    return Manner(text) if text in list(Manner) else Manner.HOME


def name_problem(name: str) -> str:
    """Say what is wrong with the name of a household; an empty text when nothing is."""
    if not name:
        return _("Vul een naam in die het huishouden zelf kiest, bijvoorbeeld een voornaam.")
    if len(name) > _LONGEST_NAME:
        return _("Deze naam is te lang. Gebruik hooguit 80 tekens.")
    return _(MESSAGE) if holds_bsn(name) else ""


def _read_name(form: DetailsForm) -> None:
    form.household_name = form.typed["name"]
    if problem := name_problem(form.household_name):
        form.problems["name"] = problem


def _read_municipality(form: DetailsForm, catalogue: Catalogue) -> None:
    form.municipality, problem = find_municipality(form.typed["municipality"], catalogue)
    if problem:
        form.problems["municipality"] = problem


def find_municipality(text: str, catalogue: Catalogue) -> tuple[str, str]:
    """Return the code of the municipality somebody typed, or what is wrong with it."""
    typed = text.casefold()
    found = [
        code
        for code, place in catalogue.places.items()
        if typed in (place.name.casefold(), code.casefold(), place_name(catalogue, code).casefold())
    ]
    if len(found) == 1:
        return found[0], ""
    if holds_bsn(typed):
        return "", _(MESSAGE)
    near = [place.name for place in catalogue.places.values() if typed and typed in place.name.casefold()][:3]
    if near:
        return "", _("Kies een gemeente uit de lijst. Bedoelt u %(names)s?", names=_(" of ").join(near))
    return "", _("Deze gemeente kennen we niet. Typ het begin van de naam en kies uit de lijst.")


def _date_typed(on: date) -> dict[str, str]:
    return {"day": str(on.day), "month": str(on.month), "year": str(on.year)}
