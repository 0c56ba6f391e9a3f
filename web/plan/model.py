"""What stands in a plan, as text that is ready to print: the templates add no words of law and no arithmetic."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from web.charts import BarChart, RangeBar
from web.i18n import DUTCH, Language
from web.plan.working import Receipt, Source, Working

if TYPE_CHECKING:
    from web.plan.event import EventPart


@dataclass(frozen=True, slots=True)
class Agreed:
    """Help called in with consent: with whom, who calls (together, consultant or household), on which day."""

    name: str
    phone: str
    caller: str
    on: date


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What the advice does not know: for whom, by whom and when the plan was made. `made_at` is an aware moment."""

    made_at: datetime
    name: str | None = None
    made_by: str | None = None
    phone: str | None = None
    large_print: bool = False
    appendix: bool = True
    language: Language = DUTCH
    agreed: tuple[Agreed, ...] = ()
    phone_hours: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `number` runs through the whole plan; `by` is a date in words or empty.

    `anchor` leads on the cover to where a report is explained, which stands far behind it.
    """

    number: int
    text: str
    more: str
    verb: str
    by: str
    by_iso: str
    soon: bool
    where: str
    phone: str
    url: str
    url_shown: str
    money: str
    papers: tuple[str, ...]
    scheme: str
    scheme_title: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month in the strip: the actions whose last day is in it, and what comes in at least, where that is known."""

    name: str
    year: str
    numbers: tuple[int, ...]
    comes_in: str = ""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A scheme in the table of new money."""

    title: str
    anchor: str | None
    now: str
    right: str
    new: str


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """Schemes that may be added up, with the sum as the advice gives it."""

    title: str
    rows: tuple[MoneyRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What comes in each month from the schemes in this plan, now and later; the picture has the same two figures."""

    now: str
    after: str
    chart: BarChart | None


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. With `in_words` the amount is no amount, because the range would be too wide."""

    lead: str
    amount: str
    unit: str
    in_words: bool
    note: str
    extras: tuple[tuple[str, str], ...]
    bar: RangeBar | None
    first_title: str
    first: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The page part of one scheme."""

    id: str
    title: str
    kind: str
    status: str
    summary: str
    how_much: str
    how_much_more: tuple[str, ...]
    when: str
    when_more: tuple[str, ...]
    where: str
    address: str
    opening_hours: str
    why: str
    open_points: tuple[str, ...]
    open_title: str
    how_title: str
    how: str
    url: str | None
    url_shown: str
    phone: str
    papers: tuple[str, ...]
    write_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter of the plan with the schemes in it, or the next of them: only the first stands under the heading."""

    id: str
    title: str
    parts: tuple[Part, ...]
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers to look up, and the schemes that all of them are for."""

    names: tuple[str, ...]
    schemes: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Money over an earlier year that can still be asked for."""

    title: str
    anchor: str | None
    year: str
    money: str
    until: str


@dataclass(frozen=True, slots=True)
class Coming:
    """Something in the coming twelve months that moves money: when, what, how much, and per scheme."""

    day: str
    iso: str
    kind: str
    text: str
    effect: str
    note: str
    schemes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotNow:
    """A scheme that does not apply as far as known, and why: in short, and for the helper with all articles."""

    title: str
    lead: str
    reasons: tuple[str, ...]
    in_full: str


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Who can look again at schemes that do not apply now."""

    authority: str
    phone: str
    schemes: tuple[NotNow, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What is not known yet and what the answer may be worth."""

    label: str
    stake: str
    schemes: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Everything the advice took for granted, could not see or does not hold.

    The assumptions that weigh least stand together in `last_assumptions`, or as `more_assumptions` in the appendix.
    """

    questions: tuple[OpenQuestion, ...] = ()
    small_questions: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    last_assumptions: tuple[str, ...] = ()
    more_assumptions: tuple[str, ...] = ()
    interactions: tuple[str, ...] = ()
    not_covered: tuple[tuple[str, str], ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NearHelp:
    """An organisation near by that can help; what is not known is empty."""

    name: str
    does: str
    address: str
    phone: str
    url: str
    url_shown: str
    opening_hours: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """The household's municipality: `text` and `ask` only when its schemes are not known."""

    text: str
    ask: str
    services: tuple[NearHelp, ...]
    exits: tuple[NearHelp, ...]
    office: NearHelp | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan in one language; `prefix` keeps its places apart from those of the same plan in another language."""

    language: Language
    prefix: str
    notice: str
    title: str
    for_whom: str
    has_appendix: bool
    made_on: str
    made_at: str
    made_iso: str
    made_utc: str
    made_by: str
    phone: str
    phone_hours: str
    place: str
    near: Near
    agreed: tuple[str, ...]
    on: str
    large_print: bool
    cover: Cover
    money_title: str
    money: tuple[MoneyGroup, ...]
    chart: BarChart | None
    monthly: BeforeAfter | None
    actions: tuple[Action, ...]
    months: tuple[Month, ...]
    papers: tuple[Papers, ...]
    corrections: tuple[Part, ...]
    themes: tuple[Theme, ...]
    maybe: tuple[Part, ...]
    already: tuple[Part, ...]
    claims: tuple[Claim, ...]
    coming: tuple[Coming, ...]
    changes: tuple[tuple[str, str], ...]
    rare: tuple[tuple[str, str], ...]
    not_now: tuple[LookAgain, ...]
    uncertain: Uncertain
    told: tuple[tuple[str, str], ...]
    workings: tuple[Working, ...]
    sources: tuple[Source, ...]
    receipt: Receipt
    event: "EventPart | None" = None

    @property
    def blocks(self) -> tuple[tuple[str, Theme | None], ...]:
        """Name the blocks of the plan in their order, those of the themes with the theme; the appendix comes after."""
        first = ("cover", "contents", *self._filled("event", "money", "actions", "papers"))
        last = (
            self._filled("maybe", "already", "claims", "corrections", "coming"),
            ("changes", "uncertain"),
            self._filled("rare", "not_now"),
            ("help",),
        )
        themes = (("theme", theme) for theme in self.themes)
        return (*((name, None) for name in first), *themes, *((name, None) for part in last for name in part))

    @property
    def refused(self) -> tuple[NotNow, ...]:
        """Return the schemes that do not apply by a condition of their own, for the helper."""
        return tuple(one for office in self.not_now for one in office.schemes if one.in_full)

    @property
    def known_months(self) -> str:
        """Return the year of which it is known what comes in each month; empty when none is in sight."""
        return next((month.year for month in self.months if month.comes_in), "")

    def _filled(self, *names: str) -> tuple[str, ...]:
        return tuple(name for name in names if getattr(self, name))
