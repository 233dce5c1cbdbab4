"""`deltag audio …`: what can be heard. Recordings of people, and trial sound for trial rounds."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.audit import COMMAND_LINE
from app.commands.group import Number
from app.commands.installation import installation
from app.commands.spoken import texts_of
from app.danish import gettext as _

if TYPE_CHECKING:
    from app.store.sounds import Spoken, State

STATES: dict[State, str] = {
    "person": _("indtalt"),
    "demo": _("prøvelyd"),
    "stale": _("forældet"),
    "missing": _("mangler"),
}


@click.group()
def audio() -> None:
    """Lyd: tag optagelser ind, se, hvad der mangler, og lav prøvelyd."""


@audio.command()
@click.argument("form", metavar="FORM")
@click.argument("language", metavar="LANGUAGE")
@click.argument("key", metavar="TEXTKEY")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--form-version", type=Number(1, 999_999), help="Skemaets udgave; ellers den nyeste.")
def add(form: str, language: str, key: str, file: Path, form_version: int | None) -> None:
    """Tag en optagelse ind (mp3, m4a eller wav). FORM kan også være "sider"."""
    from app.database import writing
    from app.store import audit, sounds
    from app.store.sound_file import check_size

    check_size(file.stat().st_size)
    content = file.read_bytes()
    with writing(installation().engine) as session:
        spoken = _text(texts_of(session, form, form_version), language, key)
        sounds.add(session, spoken, content, "person")
        detail: dict[str, str | int] = {"language": language, "text": key, "version": spoken.version}
        audit.record(session, dt.datetime.now(dt.UTC), COMMAND_LINE, "audio.add", form, detail)
    click.echo(_("Taget ind: {language} {key}: {words}").format(language=language, key=key, words=spoken.words))


@audio.command(name="list")
@click.argument("form", metavar="[FORM]", required=False)
@click.argument("language", metavar="[LANGUAGE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Til maskiner.")
def list_(form: str | None, language: str | None, as_json: bool) -> None:
    """Vis, hvad der er indtalt, forældet og mangler; med skema og sprog: hver tekst for sig."""
    from app.database import reading
    from app.store import sounds

    with reading(installation().engine) as session:
        texts = [text for one in _forms(form) for text in texts_of(session, one)]
        wanted = [text for text in texts if language in (None, text.language)]
        found = sounds.states(session, wanted)
    if language and not found:
        raise click.ClickException(_("Skemaet {form} findes ikke på {language}.").format(form=form, language=language))
    if as_json:
        lines = [{"form": t.form, "language": t.language, "key": t.key, "text": t.words, "state": s} for t, s in found]
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
    elif language:
        for text, state in found:
            click.echo(f"{text.key:28} {STATES[state]:9} {text.words}")
    else:
        _summary(found)


@audio.command()
@click.argument("form", metavar="[FORM]", required=False)
def demo(form: str | None) -> None:
    """Lav prøvelyd med espeak-ng. Den høres kun i prøverunder, og aldrig i stedet for et menneske."""
    from app.commands.espeak import speak, voices
    from app.database import reading, writing
    from app.questionnaire.spoken import as_spoken
    from app.store import sounds

    engine, known = installation().engine, voices()
    with reading(engine) as session:
        texts = [text for one in _forms(form) for text in texts_of(session, one) if text.language in known]
        wanting = [text for text, state in sounds.states(session, texts) if state in ("missing", "stale")]
    with click.progressbar(wanting, label=_("Prøvelyd")) as left:
        for text in left:
            content = speak(as_spoken(text.words), known[text.language])
            with writing(engine) as session:
                sounds.add(session, text, content, "demo")
    click.echo(_("{count} tekster har fået prøvelyd. Den er lavet af en maskine.").format(count=len(wanting)))


def _forms(form: str | None) -> tuple[str, ...]:
    from app.questionnaire.load import FORMS
    from app.store.sounds import OWN_PAGES

    return (form,) if form else (*FORMS, OWN_PAGES)


def _text(texts: list[Spoken], language: str, key: str) -> Spoken:
    found = next((text for text in texts if (text.language, text.key) == (language, key)), None)
    if found is None:
        said = _("Der er ingen tekst {key} på {language}. Se navnene med: deltag audio list FORM LANGUAGE")
        raise click.ClickException(said.format(key=key, language=language))
    return found


def _summary(found: list[tuple[Spoken, State]]) -> None:
    counts: dict[tuple[str, str], Counter[State]] = {}
    for text, state in found:
        counts.setdefault((text.form, text.language), Counter())[state] += 1
    for (form, language), counted in counts.items():
        said = ", ".join(f"{counted[state]} {name}" for state, name in STATES.items())
        click.echo(f"{form:6} {language:4} {said}")
