"""The second step: a code of six digits from an app on somebody's own phone, or one of the codes on paper."""

import base64
import hmac
import secrets

import pyotp
from cryptography.fernet import Fernet
from sqlalchemy import delete, or_, update

from web.clock import now
from web.db import db
from web.keys import key_for, sealed
from web.models import RecoveryCode, User

_STEP = 30
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODES, _HALF = 10, 5


def has_second_step(user: User) -> bool:
    """Tell whether somebody has set up the second step and confirmed it with a code."""
    return user.totp_secret is not None and user.totp_step is not None


def secret_of(user: User) -> str:
    """Return the secret of somebody's app, made when there is none yet; kept encrypted. The caller commits."""
    if user.totp_secret is None:
        user.totp_secret = _cipher().encrypt(pyotp.random_base32().encode()).decode()
    return _cipher().decrypt(user.totp_secret.encode()).decode()


def address_of(user: User) -> str:
    """Return what the QR code says to the app."""
    return pyotp.TOTP(secret_of(user)).provisioning_uri(name=user.email, issuer_name="Toereikend")


def code_fits(user: User, code: str) -> bool:
    """Tell whether this is the code of now, or of half a minute before or after. No code is good twice."""
    typed, generator = "".join(code.split()), pyotp.TOTP(secret_of(user))
    present = int(now().timestamp()) // _STEP
    for step in (present - 1, present, present + 1):
        if hmac.compare_digest(generator.generate_otp(step).encode(), typed.encode()):
            return _use(user, step)
    return False


def recovery_code_fits(user: User, code: str) -> bool:
    """Tell whether this is one of the codes on paper, and strike it off."""
    used = delete(RecoveryCode).where(RecoveryCode.user_id == user.id, RecoveryCode.code_hash == _kept(user, code))
    return db.session.execute(used.returning(RecoveryCode.id)).first() is not None


def new_recovery_codes(user: User) -> list[str]:
    """Make new codes for on paper; the old ones stop working. The caller commits."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = [f"{_random()}-{_random()}" for _ in range(_CODES)]
    db.session.add_all(RecoveryCode(user_id=user.id, code_hash=_kept(user, code)) for code in codes)
    return codes


def _use(user: User, step: int) -> bool:
    """Note the moment of a code in one statement, so that of two who use it at once only one gets in."""
    later = update(User).where(User.id == user.id, or_(User.totp_step.is_(None), User.totp_step < step))
    return db.session.execute(later.values(totp_step=step).returning(User.id)).first() is not None


def _kept(user: User, code: str) -> str:
    bare = "".join(letter for letter in code.lower() if letter.isalnum())
    return sealed("recovery code", f"{user.id} {bare}")


def _random() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_HALF))


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key_for("second step")))
