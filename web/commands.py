"""The command line `toereikend`: its commands are in web/cli, except `serve`."""

import click

from web.cli.accounts import accounts, audit
from web.cli.advise import advise
from web.cli.municipal import due, new_municipality, show_coverage
from web.cli.reports import reports
from web.cli.rules import check, explain, parity
from web.cli.shared import stop, version_text
from web.cli.translations import translations


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(version_text())
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Versie.")
def cli() -> None:
    """Vindt elke toeslag en lokale regeling waar een huishouden recht op kan hebben."""


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres waarop de webpagina's luisteren.")
@click.option("--port", default=5000, show_default=True, help="Poort waarop de webpagina's luisteren.")
def serve(host: str, port: int) -> None:
    """Start de webpagina's."""
    from web import serve as run
    from web.workers import AddressTakenError

    try:
        run(host, port)
    except AddressTakenError as error:
        other = f"toereikend serve --port {port + 1}"
        stop([f"Poort {port} kan niet worden gebruikt ({error}). Kies een andere: {other}."])


RULES = (advise, check, explain, parity, show_coverage, due, new_municipality, reports, translations)
for command in (*RULES, accounts, audit):
    cli.add_command(command)


if __name__ == "__main__":
    cli()
