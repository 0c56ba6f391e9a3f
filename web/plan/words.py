"""The fixed Dutch sentences of a plan, at level B1, per status, way of paying and kind of action."""

THEMES = {
    "toeslagen": "Toeslagen",
    "gemeente": "Van uw gemeente",
    "belasting": "Belasting",
    "zorgverzekering": "Zorgverzekering",
    "energie_wonen": "Energie en wonen",
    "kinderen": "Kinderen",
    "werk_studie": "Werk en studie",
    "schulden": "Schulden",
}

STATUS = {
    "eligible": "Ja, voor zover wij nu weten",
    "needs_judgement": "Misschien: {authority} beslist",
    "unknown": "Misschien: wij weten nog niet alles",
    "maybe": "Misschien: wij weten nog niet genoeg",
    "correction": "Geef dit door: u krijgt nu te veel",
    "already": "Dit krijgt u al",
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
    "monthly": "Elke maand",
    "quarterly": "Elk kwartaal",
    "once_a_year": "Eén keer per jaar",
    "one_off": "Eén keer",
    "in_kind": "In spullen of diensten, niet in geld",
    "wallet": "Als tegoed dat u kunt uitgeven",
    "loan": "Als lening: u betaalt het terug",
    "reimbursed": "Achteraf, met uw bon of rekening",
    "discount": "Als korting op een rekening",
    "corrected": "Als correctie op uw loon of uitkering",
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
    "per_year": "Geld per jaar",
    "one_off": "Geld dat u één keer krijgt",
    "in_kind": "Spullen, diensten, tegoed en korting: wat ze waard zijn",
}

CHANGES = (
    ("Uw inkomen wordt hoger of lager", "Dienst Toeslagen. Krijgt u een uitkering? Ook aan wie de uitkering betaalt."),
    ("Iemand komt bij u wonen of gaat weg", "Uw gemeente en Dienst Toeslagen"),
    ("U gaat trouwen, samenwonen of uit elkaar", "Uw gemeente en Dienst Toeslagen"),
    ("U gaat verhuizen, of uw huur verandert", "Uw gemeente en Dienst Toeslagen"),
    ("U krijgt een kind, of een kind wordt 18 jaar", "Dienst Toeslagen en de SVB"),
    ("De kinderopvang verandert of stopt", "Dienst Toeslagen"),
    ("U krijgt een erfenis of meer spaargeld", "Dienst Toeslagen. Krijgt u hulp van uw gemeente? Ook aan uw gemeente."),
)
