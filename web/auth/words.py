"""The words of accounts."""

from web.i18n import marked as _
from web.models import Role

ROLES = {
    Role.CONSULTANT: _("consulent"),
    Role.COORDINATOR: _("coördinator"),
    Role.EDITOR: _("redacteur van de regels"),
    Role.APPROVER: _("goedkeurder van de regels"),
    Role.REPORTER: _("rapporteur"),
    Role.ADMINISTRATOR: _("beheerder"),
}
