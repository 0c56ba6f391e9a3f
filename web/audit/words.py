"""What an event is called; every event that is recorded stands here."""

from web.i18n import marked as _

EVENTS = {
    "account_ended": _("account gestopt"),
    "account_opened": _("account weer geopend"),
    "invitation_accepted": _("uitnodiging gebruikt"),
    "invitation_withdrawn": _("link voor een account ingetrokken"),
    "invited": _("link voor een account gemaakt"),
    "password_change_failed": _("wachtwoord veranderen mislukt"),
    "password_changed": _("wachtwoord veranderd"),
    "password_right": _("wachtwoord goed, tweede stap volgt"),
    "password_set": _("nieuw wachtwoord gekozen met een link"),
    "recovery_codes_made": _("nieuwe codes op papier gemaakt"),
    "roles_changed": _("rollen veranderd"),
    "second_step_failed": _("tweede stap mislukt"),
    "second_step_optional": _("tweede stap niet meer verplicht"),
    "second_step_required": _("tweede stap verplicht gemaakt"),
    "second_step_reset": _("tweede stap gewist"),
    "second_step_set_up": _("tweede stap ingesteld"),
    "sessions_ended": _("overal uitgelogd door een beheerder"),
    "sign_in_failed": _("inloggen mislukt"),
    "signed_in": _("ingelogd"),
    "signed_out": _("uitgelogd"),
    "signed_out_everywhere": _("overal uitgelogd"),
    "visit_erased": _("bezoek gewist"),
    "visit_refused": _("bezoek geweigerd"),
    "visit_seen": _("bezoek bekeken"),
    "visit_started": _("bezoek begonnen"),
}
