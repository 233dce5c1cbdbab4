"""`deltag round publish` and `take-down`: the page "Det svarede I" of a released round."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import click

from app.commands.installation import installation
from app.commands.rounds import by, today
from app.danish import gettext as _


@click.command()
@click.argument("key", metavar="ROUND")
@click.option(
    "--note",
    "notes",
    metavar="LANGUAGE TEXT",
    nargs=2,
    type=str,
    multiple=True,
    help='Hvad der sker nu, for eksempel: --note da "Vi mødes i maj."',
)
@by
def publish(key: str, notes: tuple[tuple[str, str], ...], actor: str) -> None:
    """Offentliggør »Det svarede I« for en frigivet runde."""
    from app.database import writing
    from app.lifecycle import released
    from app.store import audit, publications
    from exports.plain import plain

    note = _checked(notes)
    services = installation()
    with writing(services.engine) as session:
        release = released(session, key)
        if release is None or release.withdrawn:
            raise click.ClickException(_("Runden {key} har ikke noget frigivet resultat.").format(key=key))
        statements = asdict(plain(release))
        token = publications.publish(session, key, release.version, statements, note, today())
        audit.record(session, dt.datetime.now(dt.UTC), actor, "round.publish", key)
    address = f"{services.settings.base_url}/svar/{token}"
    click.echo(_("»Det svarede I« er offentliggjort: {address}").format(address=address))


@click.command(name="take-down")
@click.argument("key", metavar="ROUND")
@by
def take_down(key: str, actor: str) -> None:
    """Tag »Det svarede I« ned igen. Adressen bliver den samme, hvis siden kommer op igen."""
    from app.database import writing
    from app.store import audit, publications

    with writing(installation().engine) as session:
        if not publications.take_down(session, key):
            raise click.ClickException(_("»Det svarede I« er ikke offentliggjort for {key}.").format(key=key))
        audit.record(session, dt.datetime.now(dt.UTC), actor, "round.take_down", key)
    click.echo(_("»Det svarede I« er taget ned."))


def _checked(notes: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Only text, no longer than a page has room for, in languages the page is in."""
    from app.language import SOURCE, Catalogs
    from app.questionnaire.clean import clean_text
    from app.store.publications import LONGEST_NOTE

    note = {language: text for language, typed in notes if (text := clean_text(typed))}
    if strange := [language for language in note if language not in Catalogs().languages]:
        raise click.ClickException(_("Siden findes ikke på {languages}.").format(languages=", ".join(strange)))
    if note and SOURCE not in note:
        raise click.ClickException(_("Teksten skal også stå på dansk."))
    if any(len(text) > LONGEST_NOTE for text in note.values()):
        raise click.ClickException(_("Teksten må højst have {most} tegn.").format(most=LONGEST_NOTE))
    return note
