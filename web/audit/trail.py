"""Writing and verifying the audit trail.

Every seal is a keyed hash over the event and the seal before it. Who can write in the database but does not know the
secret of the installation, cannot change, add or take out an event without breaking a seal. The head counts the events;
what was there before an older copy of the whole database was put back, only the log or a noted head can tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import structlog
from sqlalchemy import select, update

from web.auth.sessions import current_user
from web.clock import now
from web.db import db
from web.i18n import gettext as _
from web.keys import sealed
from web.models import AuditEntry, AuditHead, User

log = structlog.get_logger()

_HEAD = 1


def record(event: str, subject: str = "", user: User | None = None) -> None:
    """Add an event to the trail and commit it together with what the session holds.

    `event` says what happened in a few words of ours, `subject` names the visit or account by its code; never a value.
    Without `user` it was whoever is signed in.
    """
    who = user or current_user()
    db.session.flush()
    number, before = db.session.execute(  # locks the head until the commit: writers wait for each other
        update(AuditHead).where(AuditHead.id == _HEAD).values(count=AuditHead.count + 1)
        .returning(AuditHead.count, AuditHead.last)
    ).one()  # fmt: skip
    entry = AuditEntry(
        number=number,
        at=now(),
        organisation_id=who.organisation_id if who else None,
        user_id=who.id if who else None,
        event=event,
        subject=subject,
    )
    entry.seal = _seal(entry, before)
    db.session.add(entry)
    values = {"last": entry.seal, "seal": _head_seal(number, entry.seal)}
    db.session.execute(update(AuditHead).where(AuditHead.id == _HEAD).values(values))
    db.session.commit()
    log.info("audited", number=number, seal=entry.seal)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: the head as it is, and what is wrong."""

    count: int
    last: str
    faults: tuple[str, ...]


def verify(noted: str = "") -> Verdict:
    """Go through the whole trail; `noted` is a head that was written down before, as `count:seal`."""
    head = db.session.scalar(select(AuditHead).filter_by(id=_HEAD))
    if head is None:
        return Verdict(0, "", (_("De kop van het logboek is weg."),))
    return Verdict(head.count, head.last, (*_broken_entries(), *_broken_head(head), *_lost_since(noted)))


def _broken_entries() -> Iterator[str]:
    before, expected = "", 1
    for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.number).execution_options(yield_per=500)):
        if entry.number != expected:
            yield _("Tussen regel %(before)s en %(number)s zijn regels weg.", before=expected - 1, number=entry.number)
        if entry.seal != _seal(entry, before):
            yield _("Regel %(number)s is veranderd, of wat ervoor stond.", number=entry.number)
        before, expected = entry.seal, entry.number + 1


def _broken_head(head: AuditHead) -> Iterator[str]:
    last = db.session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
    number, seal = (last.number, last.seal) if last else (0, "")
    if head.count != number:
        yield _(
            "De kop telt %(count)s regels, maar de laatste is regel %(number)s: aan het eind zijn regels weg.",
            count=head.count, number=number,
        )  # fmt: skip
    elif head.last != seal or (number and head.seal != _head_seal(number, seal)):
        yield _("De kop past niet bij de laatste regel, %(number)s.", number=number)


def _lost_since(noted: str) -> Iterator[str]:
    count, __, seal = noted.partition(":")
    if noted and db.session.scalar(select(AuditEntry.seal).filter_by(number=int(count))) != seal:
        yield _(
            "Regel %(count)s is niet de regel die u noteerde: het logboek is opnieuw gemaakt, of een oude kopie is "
            "teruggezet.", count=count,
        )  # fmt: skip


def _seal(entry: AuditEntry, before: str) -> str:
    told = (entry.number, entry.at.isoformat(), entry.organisation_id, entry.user_id, entry.event, entry.subject)
    return sealed("audit", "|".join([before, *(str(each) for each in told)]))


def _head_seal(count: int, last: str) -> str:
    return sealed("audit head", f"{count}|{last}")
