"""`toereikend accounts` and `toereikend audit`: what is done at the computer itself, not in the browser."""

from typing import TYPE_CHECKING

import click

from web.cli.shared import stop
from web.roles import Role

if TYPE_CHECKING:
    from flask import Flask


@click.group()
def accounts() -> None:
    """Accounts: maak de eerste beheerder van een organisatie."""


@accounts.command("invite")
@click.argument("organisation")
@click.argument("email")
@click.option(
    "--role", "roles", type=click.Choice(list(Role)), multiple=True, help="Rol; mag vaker. Anders: beheerder."
)
@click.option("--municipality", "municipalities", multiple=True, help="CBS-code bij een nieuwe organisatie; mag vaker.")
def invite_somebody(organisation: str, email: str, roles: tuple[str, ...], municipalities: tuple[str, ...]) -> None:
    """Maak een link waarmee iemand een account krijgt; een organisatie die er nog niet is, komt er dan bij."""
    from web.audit import record
    from web.bsn import BsnRefusedError
    from web.services.invite import invite
    from web.services.make_organisation import NoPlaceError, find_or_make

    app, wanted = _app(), [str(role) for role in roles] or [str(Role.ADMINISTRATOR)]
    with app.test_request_context():
        try:
            found = find_or_make(organisation, list(municipalities))
            invited = invite(found, email, wanted)
        except (NoPlaceError, BsnRefusedError) as error:
            stop([str(error)])
        record("invited")
        click.echo(f"{found.name}: {invited.invitation.email}, {', '.join(wanted)}")
        click.echo(f"Zet het adres van uw server hiervoor: /invitations/{invited.token}")
        click.echo(f"De link werkt één keer, tot {invited.invitation.expires_at:%d-%m-%Y %H:%M} UTC.")


@click.group()
def audit() -> None:
    """Het logboek van wie wat deed."""


@audit.command("verify")
@click.option("--since", default="", help="Een stand die u eerder noteerde, zoals 120:3fa9...")
def verify_trail(since: str) -> None:
    """Controleer of er in het logboek niets is veranderd of weggehaald."""
    from web.audit.trail import verify

    with _app().test_request_context():
        verdict = verify(since)
        if verdict.faults:
            stop(list(verdict.faults))
        click.echo(f"Het logboek klopt: {verdict.count} regels. Noteer deze stand buiten deze computer:")
        click.echo(f"{verdict.count}:{verdict.last}")


def _app() -> "Flask":
    from web.server import ready_app
    from web.settings import SettingsError

    try:
        return ready_app()
    except SettingsError as error:
        stop([str(error)])
