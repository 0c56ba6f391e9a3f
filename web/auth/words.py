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
ROLE_HINTS = {
    Role.CONSULTANT: _("voert gesprekken en ziet de eigen bezoeken"),
    Role.COORDINATOR: _("ziet alle bezoeken van de organisatie"),
    Role.EDITOR: _("wijzigt regels en bedragen"),
    Role.APPROVER: _("keurt regels goed die een ander wijzigde"),
    Role.REPORTER: _("ziet cijfers, geen bezoeken"),
    Role.ADMINISTRATOR: _("beheert accounts, ziet geen bezoeken"),
}
