"""The fixed Dutch sentences of a plan, at level B1, per status, way of paying and kind of action."""

from web.i18n import marked as _

MORE_SCHEMES = _("en nog %(count)s regelingen")

THEMES = {
    "toeslagen": _("Toeslagen"),
    "gemeente": _("Van uw gemeente"),
    "belasting": _("Belasting"),
    "zorgverzekering": _("Zorgverzekering"),
    "energie_wonen": _("Energie en wonen"),
    "kinderen": _("Kinderen"),
    "werk_studie": _("Werk en studie"),
    "schulden": _("Schulden"),
}

STATUS = {
    "eligible": _("Ja, voor zover wij nu weten"),
    "needs_judgement": _("Misschien: %(authority)s beslist"),
    "unknown": _("Misschien: wij weten nog niet alles"),
    "maybe": _("Misschien: wij weten nog niet genoeg"),
    "correction": _("Geef dit door: u krijgt nu te veel"),
    "already": _("Dit krijgt u al"),
}

OUTCOMES = {"met": "ja", "failed": "nee", "unknown": "nog niet bekend"}

STATUS_SHORT = {
    "eligible": "ja",
    "needs_judgement": "misschien, het oordeel is aan een ander",
    "unknown": "nog niet bekend",
    "not_eligible": "voor zover wij nu weten niet",
    "not_covered": "niet nagekeken",
}

PAID = {
    "monthly": _("Elke maand"),
    "quarterly": _("Elk kwartaal"),
    "once_a_year": _("Eén keer per jaar"),
    "one_off": _("Eén keer"),
    "in_kind": _("In spullen of diensten, niet in geld"),
    "wallet": _("Als tegoed dat u kunt uitgeven"),
    "loan": _("Als lening: u betaalt het terug"),
    "reimbursed": _("Achteraf, met uw bon of rekening"),
    "discount": _("Als korting op een rekening"),
    "corrected": _("Als correctie op uw loon of uitkering"),
}

NOT_PER_YEAR = {"one_off": "one_off", "in_kind": "in_kind", "wallet": "in_kind", "discount": "in_kind"}

VERBS = {
    "apply": "Aanvragen",
    "correct_down": "Doorgeven",
    "correct_up": "Doorgeven",
    "ask": "Uitzoeken",
    "check": "Navragen",
    "claim_back": "Nog aanvragen",
}

GROUPS = {
    "per_year": _("Geld per jaar"),
    "one_off": _("Geld dat u één keer krijgt"),
    "in_kind": _("Spullen, diensten, tegoed en korting: wat ze waard zijn"),
}

CHANGES = (
    (
        _("Uw inkomen wordt hoger of lager"),
        _("Dienst Toeslagen. Krijgt u een uitkering? Ook aan wie de uitkering betaalt."),
    ),
    (_("Iemand komt bij u wonen of gaat weg"), _("Uw gemeente en Dienst Toeslagen")),
    (_("U gaat trouwen, samenwonen of uit elkaar"), _("Uw gemeente en Dienst Toeslagen")),
    (_("U gaat verhuizen, of uw huur verandert"), _("Uw gemeente en Dienst Toeslagen")),
    (_("U krijgt een kind, of een kind wordt 18 jaar"), _("Dienst Toeslagen en de SVB")),
    (_("De kinderopvang verandert of stopt"), _("Dienst Toeslagen")),
    (
        _("U krijgt een erfenis of meer spaargeld"),
        _("Dienst Toeslagen. Krijgt u hulp van uw gemeente? Ook aan uw gemeente."),
    ),
)

AGREED = {
    "together": _("%(whom)s: wij bellen samen, op %(day)s."),
    "consultant": _("%(whom)s: de consulent belt, op %(day)s."),
    "household": _("%(whom)s: u belt zelf, op %(day)s."),
}
