"""The first page: what it may bring in a year, and the three things to start with."""

from web.charts import range_bar
from web.i18n import gettext as _
from web.i18n import marked, stays_dutch
from web.plan.amounts import Money, add, euro, is_zero, listed, money_range, outward, tells_little
from web.plan.context import Context, Json, group_of
from web.plan.model import Action, Cover

Line = tuple[str, str]
"""What an amount is, and the amount."""

RANGE_NOTE = marked(
    "Het effen deel van de balk is zeker, voor zover wij nu weten. "
    "Het gestreepte deel hangt af van wat wij nog niet weten, of van wat een ander beslist."
)
OPEN_NOTE = marked(
    "Wij weten nog te weinig voor een vast bedrag. Zoek uit wat wij nog niet weten, en laat het doorgeven. "
    "Dan wordt dit bedrag preciezer."
)
SURE_NOTE = marked("Dit bedrag volgt uit wat u ons vertelde. U krijgt het pas als u het aanvraagt.")
LESS_NOTE = marked(
    "U krijgt nu meer dan het bedrag dat wij berekenen. U bent niet de enige: dit gebeurt vaak. "
    "Geef het nu door. Dan hoeft u later minder terug te betalen."
)
NOTHING_NOTE = marked("Wij vonden nu niets dat u laat liggen. Verandert er iets? Laat dan opnieuw kijken.")
BESIDES_NOTE = marked("Wat u wel kunt krijgen, staat hierboven. Verderop leest u hoe u het aanvraagt.")
ALREADY_NOTE = marked(
    "U krijgt al waar u recht op heeft, voor zover wij nu weten. Bewaar dit plan voor als er iets verandert."
)


def cover(context: Context, first: tuple[Action, ...]) -> Cover:
    """Make the first page from the totals of the advice."""
    total = context.advice["total"]["new_money_per_year"]
    amount, unit = _headline(total)
    besides = _besides(context)
    return Cover(
        lead=_lead(total, besides),
        amount=amount,
        unit=unit,
        in_words=tells_little(total),
        note=_note(total, besides, context),
        extras=(*_gains_and_corrections(context), *besides),
        bar=range_bar(
            total["min_cents"],
            total["max_cents"],
            _("Balk van het totaal per jaar: %(amount)s.", amount=money_range(total)),
        ),
        first_title=_first_title(len(first)),
        first=first,
    )


def _headline(total: Money) -> tuple[str, str]:
    """Return the sum in large type, in the whole euros of the screen, and what stands behind it.

    A range too wide to tell anything does not lead.
    """
    whole = outward(total)
    low, high = euro(whole["min_cents"]), euro(whole["max_cents"])
    if not tells_little(total):
        return money_range(whole), _("per jaar")
    if total["min_cents"] > 0:
        return _("minstens %(amount)s", amount=low), _("en hoogstens %(amount)s per jaar", amount=high)
    return _("Nog te weinig bekend"), _("Tussen %(low)s\u00a0en %(high)s per jaar", low=low, high=high)


def _lead(total: Money, besides: list[Line]) -> str:
    if is_zero(total):
        return _("Per jaar komt er nu niets bij") if besides else _("Er komt nu niets bij")
    if total["max_cents"] <= 0:
        return _("Alles bij elkaar gaat er per jaar af")
    return _("Dit kan er per jaar bij komen")


def _note(total: Money, besides: list[Line], context: Context) -> str:
    if is_zero(total) and besides:
        return _(BESIDES_NOTE)
    if is_zero(total):
        return _(ALREADY_NOTE if context.of_kind("already") else NOTHING_NOTE)
    if total["max_cents"] <= 0:
        return _(LESS_NOTE)
    if total["min_cents"] == total["max_cents"]:
        return _(SURE_NOTE)
    return _(RANGE_NOTE if total["min_cents"] > 0 else OPEN_NOTE)


def _besides(context: Context) -> list[Line]:
    """Say what comes besides the money per year."""
    total, lines = context.advice["total"], []
    if not is_zero(total["one_off"]):
        lines.append((_("Eén keer"), money_range(total["one_off"])))
    if not is_zero(total["retroactive"]):
        years = sorted({str(one["retroactive"]["year"]) for one in context.advice["schemes"] if one["retroactive"]})
        lines.append((_("Nog over %(years)s", years=listed(years)), money_range(total["retroactive"])))
    if not is_zero(total["in_kind"]):
        lines.append((_("In spullen, diensten of korting"), _per_year(total["in_kind"])))
    unknown = [stays_dutch(one["title"]) for one in context.advice["schemes"] if _is_right_without_amount(one, context)]
    if unknown:
        lines.append((_("Ook, maar wij weten niet hoeveel"), _counted(unknown)))
    return lines


def _is_right_without_amount(scheme: Json, context: Context) -> bool:
    return context.kind(scheme) in ("eligible", "needs_judgement") and scheme["amount"] is None


def _counted(titles: list[str]) -> str:
    """Name one scheme, count more of them."""
    return titles[0] if len(titles) == 1 else _("%(count)s regelingen", count=len(titles))


def _gains_and_corrections(context: Context) -> list[Line]:
    """Say what the sum is made of when something goes off."""
    yearly = [one for one in context.advice["schemes"] if one["new_money"] and group_of(one) == "per_year"]
    less = [one["new_money"] for one in yearly if context.kind(one) == "correction"]
    more = [one["new_money"] for one in yearly if context.kind(one) != "correction"]
    if not less or is_zero(add(less)):
        return []
    lines = [(_("Erbij"), _per_year(add(more)))] if not is_zero(add(more)) else []
    return [*lines, (_("Eraf, want u krijgt nu te veel"), _per_year(add(less)))]


def _per_year(money: Money) -> str:
    return _("%(amount)s per jaar", amount=money_range(money))


def _first_title(count: int) -> str:
    if not count:
        return ""
    return _("Drie dingen om mee te beginnen") if count == 3 else _("Hier begint u mee")
