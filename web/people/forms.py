"""What an administrator fills in: an address and roles."""

import re
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _
from web.models import Role

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_LONGEST = 254

_NUMBER = re.compile(r"\+?[\d ()-]+")
_DIGITS = range(3, 16)
_LONGEST_NUMBER = 20
_LONGEST_HOURS = 80


@dataclass(slots=True)
class InviteForm:
    """The form of an invitation, with what is wrong with it."""

    email: str = ""
    roles: list[Role] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class PhoneForm:
    """Where households reach the organisation, with what is wrong with it; both may be empty."""

    phone: str = ""
    phone_hours: str = ""
    problems: dict[str, str] = field(default_factory=dict)


def read_invitation(posted: MultiDict[str, str]) -> InviteForm:
    """Read an invitation."""
    form = InviteForm(posted.get("email", "").strip(), read_roles(posted))
    if holds_bsn(form.email):
        form.problems["email"] = MESSAGE
    elif len(form.email) > _LONGEST or not _ADDRESS.fullmatch(form.email):
        form.problems["email"] = _("Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl.")
    if not form.roles:
        form.problems["roles"] = _("Kies minstens één rol.")
    return form


def read_roles(posted: MultiDict[str, str]) -> list[Role]:
    """Return the roles that were ticked, in a fixed order."""
    ticked = posted.getlist("roles")
    return [role for role in Role if role in ticked]


def read_phone(posted: MultiDict[str, str]) -> PhoneForm:
    """Read the telephone number of the organisation; a BSN was refused before."""
    phone, hours = (" ".join(posted.get(name, "").split()) for name in ("phone", "phone_hours"))
    form = PhoneForm(phone, hours)
    digits = sum(letter.isdigit() for letter in phone)
    if phone and (len(phone) > _LONGEST_NUMBER or digits not in _DIGITS or not _NUMBER.fullmatch(phone)):
        form.problems["phone"] = _("Vul een telefoonnummer in, bijvoorbeeld 088-000 00 00.")
    if len(hours) > _LONGEST_HOURS:
        form.problems["phone_hours"] = _("Dit is te lang. Gebruik hooguit %(most)s tekens.", most=_LONGEST_HOURS)
    return form
