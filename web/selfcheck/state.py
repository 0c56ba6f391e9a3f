"""What a resident told so far, signed, inside the page itself: the server keeps none of it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

LASTS = timedelta(hours=2)
PURPOSE = "self-check"
"""Keeps these signatures apart from those of cookies, forms and shared plans."""


class NotOursError(ValueError):
    """A state that we did not sign, that is too old, or that belongs to another municipality."""


@dataclass(slots=True)
class Told:
    """The answers by path, each with its state and what was typed, and the questions of every page so far."""

    answers: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    pages: list[list[str]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """Every question that was put."""
        return [path for page in self.pages for path in page]

    def signed(self, municipality: str) -> str:
        """Return all of it as a text that nobody can change unseen."""
        return _signer().dumps({"place": municipality, "answers": self.answers, "pages": self.pages})


def told_in(text: str, municipality: str) -> Told:
    """Return what a signed text holds; raise NotOursError."""
    try:
        found = _signer().loads(text, max_age=int(LASTS.total_seconds()))
    except BadSignature as error:
        raise NotOursError from error
    if found["place"] != municipality:
        raise NotOursError
    answers = {path: (state, parts) for path, (state, parts) in found["answers"].items()}
    return Told(answers, found["pages"])


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=PURPOSE)
