"""`deltag language …`: who has read which language, and what that lets a round offer."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import click

from app.commands.audit import COMMAND_LINE
from app.commands.group import OneOf
from app.commands.installation import installation
from app.danish import gettext as _
from app.danish import ngettext

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.questionnaire.model import Questionnaire

LEVELS = {"draft": _("udkast"), "tried": _("prøvet"), "approved": _("godkendt")}
KINDS = {"prøvet": "tried", "godkendt": "approved"}
PICTURES = "tegninger"


@click.group()
def language() -> None:
    """Sprog: se, hvor langt de er, og skriv under for den, der har læst."""


@language.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Til maskiner.")
def list_(as_json: bool) -> None:
    """Vis hvert skemas sprog: udkast, prøvet eller godkendt, hvem der læste, og hvad der er forældet."""
    from app.database import reading

    with reading(installation().engine) as session:
        listed = [_described(session, form) for form in _newest(session)]
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for form in listed:
        _show(form)


@language.command()
@click.argument("form", metavar="FORM")
@click.argument("code", metavar="SPROG")
@click.option("--reader", required=True, help="Navnet på den, der har læst.")
@click.option("--level", type=OneOf(KINDS), default="prøvet", show_default=True)
def sign(form: str, code: str, reader: str, level: str) -> None:
    """Skriv under på, at en navngiven læser har læst hele skemaet på et sprog (eller set dets "tegninger" igennem)."""
    from app.commands.rounds import today
    from app.database import writing
    from app.store import audit, signatures

    kind: Any = "pictures" if code == PICTURES else KINDS[level]
    with writing(installation().engine) as session:
        questionnaire = _form(session, form)
        kept_under = signatures.PICTURES if kind == "pictures" else code
        signatures.sign(session, questionnaire, kept_under, kind, reader, today())
        detail = {"language": code, "level": kind, "version": questionnaire.version, "reader": reader}
        audit.record(session, dt.datetime.now(dt.UTC), COMMAND_LINE, "language.sign", form, detail)
    click.echo(_("{form}: {code} er skrevet under af {reader}.").format(form=form, code=code, reader=reader))


@language.command()
@click.argument("form", metavar="FORM")
@click.argument("code", metavar="SPROG")
def withdraw(form: str, code: str) -> None:
    """Træk alle underskrifter på et sprog tilbage. Runder, der er åbnet, beholder deres sprog."""
    from app.database import writing
    from app.store import audit, signatures

    with writing(installation().engine) as session:
        gone = signatures.withdraw(session, form, signatures.PICTURES if code == PICTURES else code)
        if not gone:
            raise click.ClickException(_("{form} har ingen underskrift på {code}.").format(form=form, code=code))
        audit.record(session, dt.datetime.now(dt.UTC), COMMAND_LINE, "language.withdraw", form, {"language": code})
    click.echo(_("{form}: underskriften på {code} er trukket tilbage.").format(form=form, code=code))


def _newest(session: Session) -> list[Questionnaire]:
    from app.questionnaire.load import FORMS
    from app.store import questionnaires

    return [found for form in FORMS if (found := questionnaires.newest(session, form))]


def _form(session: Session, form: str) -> Questionnaire:
    from app.store import questionnaires

    found = questionnaires.newest(session, form)
    if found is None:
        raise click.ClickException(_("Der er intet skema {form}.").format(form=form))
    return found


def _described(session: Session, form: Questionnaire) -> dict[str, Any]:
    from app.questionnaire.signing import pictures_digest, stale_pictures, stale_words
    from app.store import questionnaires, signatures

    signed = signatures.signatures(session, form.form)
    read = {one.language: one for one in reversed(signed)}
    before = {code: questionnaires.get(session, form.form, one.version) for code, one in read.items()}
    languages = {
        code: {
            "level": level,
            "reader": read[code].reader if code in read else None,
            "signed_on": read[code].signed_on.isoformat() if code in read else None,
            "stale": list(stale_words(before[code], form, code)) if code in before else [],
        }
        for code, level in signatures.levels(session, form).items()
    }
    seen = any(one.level == "pictures" and one.digest == pictures_digest(form) for one in signed)
    old = before.get(signatures.PICTURES)
    pictures = {"signed": seen, "stale": list(stale_pictures(old, form)) if old else []}
    return {"form": form.form, "version": form.version, "languages": languages, "pictures": pictures}


def _show(form: dict[str, Any]) -> None:
    from app.language import native_name

    click.echo(_("{form} udgave {version}").format(**form))
    for code, found in form["languages"].items():
        who = f"  {found['reader']}, {found['signed_on']}" if found["reader"] else ""
        click.echo(f"    {code:4} {LEVELS[found['level']]:9} {native_name(code)}{who}{_stale(found['stale'])}")
    pictures = _("set igennem") if form["pictures"]["signed"] else _("ikke set igennem")
    click.echo(f"    {PICTURES} {pictures}{_stale(form['pictures']['stale'])}")
    waiting = sum(found["level"] == "draft" for found in form["languages"].values())
    if waiting:
        said = ngettext("{n} sprog mangler én læser", "{n} sprog mangler én læser", waiting)
        click.echo("    " + said.format(n=waiting))


def _stale(keys: list[str]) -> str:
    return "  " + _("forældet: {keys}").format(keys=", ".join(keys)) if keys else ""
