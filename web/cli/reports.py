"""`toereikend reports`: what consultants found surprising, for who keeps the rules."""

import json

import click
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from web.cli.shared import stop


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Alleen wat nog geen antwoord heeft.")
@click.option("--number", type=int, help="Alleen deze melding.")
@click.option("--json", "as_json", is_flag=True, help="Met berekening, gegevens en ontvangstbewijs, als JSON.")
def reports(only_open: bool, number: int | None, as_json: bool) -> None:
    """Toon de meldingen van uitkomsten die niet leken te kloppen, zonder naam van het huishouden."""
    from web import create_app
    from web.db import db
    from web.models import Report
    from web.services.report_surprise import exported

    with create_app().app_context():
        try:
            kept = db.session.scalars(select(Report).order_by(Report.id)).all()
        except OperationalError:
            stop(["De database is er nog niet, of is van een oudere versie. Start eerst: toereikend serve."])
        wanted = [each for each in kept if (each.is_open or not only_open) and number in (None, each.id)]
        if number is not None and not wanted:
            stop([f"Er is geen melding {number}. Kijk welke er zijn met: toereikend reports."])
        found = [exported(each) for each in wanted]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for each in found:
        state = "open" if each["state"] == "open" else "beantwoord"
        click.echo(
            f"{each['number']}: {each['scheme']}, {each['municipality']}, {each['on']}, {state}: {each['expected']}"
        )
