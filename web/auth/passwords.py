"""Passwords: hashed with argon2, judged by their length alone."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from web.i18n import gettext as _

SHORTEST, LONGEST = 12, 200

_hasher = PasswordHasher()
_NOBODYS = _hasher.hash("nobody has this password")


def problem_with(password: str) -> str:
    """Say what is wrong with a new password; an empty text when nothing is."""
    if len(password) < SHORTEST:
        return _("Dit wachtwoord is te kort. Gebruik minstens 12 tekens, bijvoorbeeld vier woorden achter elkaar.")
    if len(password) > LONGEST:
        return _("Dit wachtwoord is te lang. Gebruik hooguit 200 tekens.")
    return ""


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Tell whether this is the password; takes as long when there is none to compare with."""
    try:
        return _hasher.verify(kept or _NOBODYS, password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Tell whether a hash was made with fewer rounds than are usual now."""
    return _hasher.check_needs_rehash(kept)
