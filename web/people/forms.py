"""What an administrator fills in: an address and roles."""

import re
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from web.bsn import MESSAGE, holds_bsn
from web.i18n import gettext as _
from web.models import Role

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_LONGEST = 254


@dataclass(slots=True)
class InviteForm:
    """The form of an invitation, with what is wrong with it."""

    email: str = ""
    roles: list[Role] = field(default_factory=list)
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
