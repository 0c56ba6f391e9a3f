"""A brake on guessing: after too many failures an account or an address has to wait.

Kept in the database, so that every worker counts the same. What is counted is a keyed hash: no address of a visitor
and no mistyped e-mail address is stored. Behind a proxy that does not pass addresses on, all visitors count as one.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from web.clock import now
from web.db import db
from web.keys import sealed
from web.models import Attempt

WITHIN = timedelta(minutes=15)
MOST = {"account": 10, "address": 50}
"""An office shares one address, so an address may fail more often than an account."""


def must_wait(account: str, address: str) -> bool:
    """Tell whether this account or this address failed too often."""
    since = now() - WITHIN
    return any(_failures(what, since) >= MOST[kind] for kind, what in _counted(account, address).items())


def count_failure(account: str, address: str) -> None:
    """Note a failure, and forget those that do not matter any more; the caller commits."""
    moment = now()
    db.session.execute(delete(Attempt).where(Attempt.at <= moment - WITHIN))
    db.session.add_all(Attempt(what=what, at=moment) for what in _counted(account, address).values())


def forget_failures(account: str) -> None:
    """Start counting anew for an account that was opened; the caller commits."""
    db.session.execute(delete(Attempt).where(Attempt.what == sealed("attempt", f"account {account}")))


def _counted(account: str, address: str) -> dict[str, str]:
    names = {"account": account, "address": address}
    return {kind: sealed("attempt", f"{kind} {name}") for kind, name in names.items() if name}


def _failures(what: str, since: datetime) -> int:
    return db.session.scalar(select(func.count()).where(Attempt.what == what, Attempt.at > since)) or 0
