"""`deltag questionnaire …`: the definitions of the forms."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.danish import gettext as _
from app.danish import ngettext

if TYPE_CHECKING:
    from app.questionnaire.lint import Finding


@click.group()
def questionnaire() -> None:
    """Skemaer: prøv dem for fejl og for det, der ikke må spørges om."""


@questionnaire.command()
@click.argument("source", metavar="[FILE.toml|FORM]", required=False)
def check(source: str | None) -> None:
    """Vis alle fejl i et skema: sted, fejl, og hvordan den rettes. Uden navn: alle medfølgende."""
    from app.questionnaire.load import FORMS

    definitions = [_read(source)] if source else [_read(form) for form in FORMS]
    faults = [line for definition in definitions for line in _faults(definition)]
    for line in faults:
        click.echo(line)
    if faults:
        count = len(faults)
        raise click.ClickException(
            ngettext("{count} fejl. Den står ovenfor.", "{count} fejl. De står ovenfor.", count).format(count=count)
        )
    click.echo(_("Ingen fejl."))


def _read(source: str) -> dict[str, Any]:
    """A shipped form by its name, or a file. Raises OSError or a ClickException that names the file."""
    from app.questionnaire.load import FORMS, definition

    if source in FORMS:
        return definition(source)
    file = Path(source)
    if file.suffix != ".toml":
        forms = ", ".join(FORMS)
        raise click.ClickException(_("{source} er hverken en .toml-fil eller et af skemaerne {forms}").format(
            source=source, forms=forms
        ))  # fmt: skip
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.ClickException(_("{file} kan ikke læses som TOML: {why}").format(file=file, why=error)) from error


def _faults(definition: dict[str, Any]) -> Iterator[str]:
    """The definition's own faults, and what its texts and names must not say."""
    from app.questionnaire.lint import lint_definition, lint_questionnaire
    from app.questionnaire.load import DefinitionError, make, shared_scales

    try:
        made = make(definition, shared_scales())
    except DefinitionError as error:
        yield from map(str, error.faults)
        yield from map(_flagged, lint_definition(definition))
        return
    yield from map(_flagged, lint_questionnaire(made))


def _flagged(finding: Finding) -> str:
    place, language, flag = finding
    fault = _("“{span}” peger på noget, der ikke må spørges om (regel {rule}).").format(
        span=flag.span, rule=flag.category
    )
    mend = _("Skriv det om, eller lad teksten godkende.") if flag.approvable else _("Skriv det om.")
    return f"{place}{f' ({language})' if language else ''}: {fault} {mend}"
