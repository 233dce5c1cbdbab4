"""`deltag audit`: a check that anybody may repeat; and what the command line writes in the record of what staff did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.installation import installation
from app.danish import gettext as _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from exports.attack import Report
    from exports.release import Release

COMMAND_LINE = "kommandolinje"
"""The actor of a command that nobody signed in for."""


@dataclass(frozen=True)
class _Origin:
    """What a file is here: `exact`, `cut`, `altered` or `unknown`. earlier: what else of the round is out beside it."""

    state: str
    release: Release | None = None
    earlier: tuple[Release, ...] = ()


@click.group()
def audit() -> None:
    """Efterprøv, hvad der er frigivet."""


@audit.command(name="release")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=False, dir_okay=False))
@click.option("--json", "machine", is_flag=True, help="For programmer.")
@click.pass_context
def audit_release(context: click.Context, file: Path, machine: bool) -> None:
    """Se, om et regneark er det, der blev frigivet, og prøv at regne det skjulte ud af det."""
    from app.database import reading
    from exports.attack import NoWorkbook, Undecided

    content = file.read_bytes()
    try:
        with reading(installation().engine) as session:
            origin = _origin(session, content)
            report = _attacked(origin, content)
    except NoWorkbook as error:
        raise click.ClickException(_("{file} er ikke et regneark, der kan læses.").format(file=file)) from error
    except Undecided as error:
        raise click.ClickException(_("Beregningen gik i stå uden et svar. Prøv igen.")) from error
    click.echo(json.dumps(_as_json(origin, report), ensure_ascii=False) if machine else _in_words(origin, report))
    if report.findings or origin.state == "altered":
        context.exit(1)


def _origin(session: Session, content: bytes) -> _Origin:
    """Written again from what is stored, and compared byte for byte."""
    from app.store import results
    from exports.attack import mark_of
    from exports.release import from_json
    from exports.workbook import write

    mark = mark_of(content)
    document = results.marked(session, mark) if mark else None
    if document is None:
        return _Origin("unknown")
    release = from_json(document)
    versions = [from_json(one) for one in results.versions(session, release.round.key)]
    earlier = tuple(one for one in versions if one.version < release.version)
    if write(release) == content:
        return _Origin("exact", release, earlier)
    standing = [from_json(one) for one in results.standing(session, release.round.key)]
    if any(made == content for made in _cuts(release, standing)):
        return _Origin("cut", release, (*earlier, release))
    return _Origin("altered", release, earlier)


def _cuts(release: Release, standing: Sequence[Release]) -> Iterator[bytes]:
    """What other readers are given of a release, as far as it is still made of the same rounds."""
    from exports import cut, variant

    for area in cut.areas(release):
        yield variant.write("boligforening", release, standing, area)
    if any(form.form in variant.ASSOCIATIONS for form in release.forms):
        yield variant.write("skoler", release, standing)


def _attacked(origin: _Origin, content: bytes) -> Report:
    from app.questionnaire.load import FORMS, load
    from exports.attack import DEFAULTS, attack
    from exports.workbook import write

    thresholds = origin.release.parameters if origin.release else DEFAULTS
    return attack(content, [load(form) for form in FORMS], [write(one) for one in origin.earlier], thresholds)


def _in_words(origin: _Origin, report: Report) -> str:
    said = {
        "exact": _("Filen er præcis den, der blev frigivet: {round}, udgave {version}."),
        "cut": _("Filen er et udsnit af det, der blev frigivet: {round}, udgave {version}. Ingen tal er ændret."),
        "altered": _(
            "Filen er ikke den, der blev frigivet som {round}, udgave {version}: den er ændret, eller skrevet af en "
            "anden udgave af Deltag."
        ),
        "unknown": _("Filen hører ikke til nogen udgivelse her."),
    }[origin.state]
    if origin.release:
        said = said.format(round=origin.release.round.key, version=origin.release.version)
    tables = sorted({finding.table for finding in report.findings})
    result = _("Fundet noget i: {tables}.").format(tables=", ".join(tables)) if tables else _("Intet er fundet.")
    return "\n".join([said, _("{count} skjulte tal er prøvet. {result}").format(count=report.tried, result=result)])


def _as_json(origin: _Origin, report: Report) -> dict[str, object]:
    return {
        "file": origin.state,
        "round": origin.release.round.key if origin.release else None,
        "version": origin.release.version if origin.release else None,
        "tried": report.tried,
        "found": [
            {"table": table, "kind": kind} for table, kind in sorted({(f.table, f.kind) for f in report.findings})
        ],
    }
