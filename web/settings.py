"""Settings, read once from the environment; a server for real visits refuses to start without a secret of its own."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

Mode = Literal["production", "development", "demo", "test"]

INSTANCE = Path(__file__).resolve().parent.parent / "instance"

_MODES = ("production", "development", "demo", "test")
_SHORTEST_SECRET = 32
MOST_WORKERS = 4
"""More processes than this only when it is asked for: each keeps what it worked out, and its own brakes."""


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which one and what to do."""


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The OpenID provider that people may sign in with."""

    issuer: str
    client_id: str
    client_secret: str
    name: str = "uw organisatie"
    roles_claim: str = ""
    organisation_claim: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one installation and another."""

    mode: Mode
    secret_key: str
    database_url: str
    keep_days: int = 90
    follow_up_days: int = 210
    says_je: bool = False
    idle_minutes: int = 120
    oidc: OidcSettings | None = None
    proxies: int = 0
    workers: int = 1

    @property
    def secure_cookies(self) -> bool:
        """Cookies travel over https only, except on a developer's own machine."""
        return self.mode == "production"

    @property
    def has_demo(self) -> bool:
        """A filled-in visit is offered on the first page."""
        return self.mode == "demo"

    @classmethod
    def from_environment(
        cls, *, default_mode: Mode = "production", environ: Mapping[str, str] = os.environ
    ) -> "Settings":
        """Read the settings that README.md lists, TOEREIKEND_MODE and so on."""
        mode = environ.get("TOEREIKEND_MODE", default_mode)
        instance = Path(environ.get("TOEREIKEND_INSTANCE", INSTANCE))
        if mode not in _MODES:
            raise SettingsError(f"TOEREIKEND_MODE is '{mode}'. Choose one of: {', '.join(_MODES)}.")
        instance.mkdir(parents=True, exist_ok=True)
        return cls(
            mode=cast(Mode, mode),
            secret_key=environ.get("TOEREIKEND_SECRET_KEY") or _own_secret(mode, instance),
            database_url=environ.get("TOEREIKEND_DATABASE_URL", f"sqlite:///{instance / 'toereikend.sqlite'}"),
            keep_days=_whole(environ, "KEEP_DAYS", 90, "days"),
            follow_up_days=_whole(environ, "FOLLOW_UP_DAYS", 210, "days"),
            idle_minutes=_whole(environ, "IDLE_MINUTES", 120, "minutes"),
            oidc=_oidc(environ),
            proxies=_whole(environ, "PROXIES", 1, "web servers") if environ.get("TOEREIKEND_PROXIES") else 0,
            workers=_whole(environ, "WORKERS", min(os.cpu_count() or 1, MOST_WORKERS), "processes"),
            says_je=_address(environ.get("TOEREIKEND_ADDRESS", "u")) == "je",
        ).checked()

    def checked(self) -> "Settings":
        """Return these settings, or raise SettingsError when the secret could be guessed."""
        if len(self.secret_key) < _SHORTEST_SECRET:
            raise SettingsError(
                f"TOEREIKEND_SECRET_KEY has fewer than {_SHORTEST_SECRET} characters. Make one with: "
                'python -c "import secrets; print(secrets.token_hex(32))"'
            )
        return self


def _own_secret(mode: str, instance: Path) -> str:
    """Return the secret kept beside the demo database, made at the first start."""
    if mode == "production":
        raise SettingsError(
            "TOEREIKEND_SECRET_KEY is not set. Set it to a secret of your own; to look around set TOEREIKEND_MODE=demo."
        )
    kept = instance / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(32), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


def _oidc(environ: Mapping[str, str]) -> OidcSettings | None:
    told = {name: environ.get(f"TOEREIKEND_OIDC_{name.upper()}", "") for name in OidcSettings.__dataclass_fields__}
    needed = ("issuer", "client_id", "client_secret")
    missing = [name.upper() for name in needed if not told[name]]
    if len(missing) == len(needed):
        return None
    if missing:
        raise SettingsError(
            f"TOEREIKEND_OIDC_{missing[0]} is not set. Set issuer, client id and client secret, or none."
        )
    told["issuer"] = told["issuer"].rstrip("/")
    return OidcSettings(**{name: value for name, value in told.items() if value})


def _address(text: str) -> str:
    if text not in ("u", "je"):
        raise SettingsError(f"TOEREIKEND_ADDRESS is '{text}'. Choose u or je.")
    return text


def _whole(environ: Mapping[str, str], name: str, usual: int, unit: str) -> int:
    text = environ.get(f"TOEREIKEND_{name}", str(usual))
    if not text.isdigit() or int(text) < 1:
        raise SettingsError(f"TOEREIKEND_{name} is '{text}'. Give a whole number of {unit}, for example {usual}.")
    return int(text)
