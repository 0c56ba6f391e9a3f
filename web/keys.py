"""Keys for separate purposes, all worked out from the one secret of the installation."""

import hashlib
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app


def key_for(purpose: str) -> bytes:
    """Return the 32 bytes for this purpose; knowing one key tells nothing about another."""
    secret: str = current_app.config["SECRET_KEY"]
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"toereikend {purpose}".encode()).derive(secret.encode())


def sealed(purpose: str, text: str) -> str:
    """Return a hash of a text that nobody can make without the secret."""
    return hmac.new(key_for(purpose), text.encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    """Return what is kept of a long random token: enough to recognise it, too little to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
