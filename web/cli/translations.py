"""`toereikend translations`: for those who keep a translation, what is there and what is missing."""

from pathlib import Path

import click

import engine
from web.cli.shared import faults_as_lines
from web.i18n import DOMAINS, DUTCH, LANGUAGES


@click.command()
@click.option("--renew", "renewing", is_flag=True, help="Zet nieuwe teksten in de bestanden en haal oude eruit.")
@click.option(
    "--missing", "named", type=click.Choice(sorted(set(LANGUAGES) - {DUTCH.code})), help="Noem wat ontbreekt."
)
@click.option(
    "--also", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Neem ook vertalingen uit deze map."
)
def translations(renewing: bool, named: str | None, also: Path | None) -> None:
    """Laat per taal zien hoeveel er vertaald is, en hoeveel iemand met die moedertaal heeft nagelezen."""
    from web import texts

    with faults_as_lines():
        catalogue = engine.load_catalogue()
    click.echo(f"{'taal':<12}{'teksten van':<14}{'aantal':>8}{'vertaald':>10}{'nagelezen':>11}")
    for language in LANGUAGES.values():
        if language is DUTCH:
            continue
        current = texts.renew(catalogue, language.code, also)
        if renewing:
            texts.save(language.code, current)
        for domain in DOMAINS:
            kept = current[domain]
            absent = texts.missing(kept)
            read = len(kept) - len(absent) - len(texts.unread(kept))
            click.echo(f"{language.dutch_name:<12}{domain:<14}{len(kept):>8}{len(kept) - len(absent):>10}{read:>11}")
            if named == language.code:
                for message in absent:
                    click.echo(f"  {message.id}")
