"""A group of commands that ends with 0, or with 1 and one clear Danish line on stderr. Never a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from app.danish import gettext as _

WHY_NOT = {
    errno.ENOSPC: _("der er ikke plads på disken"),
    errno.EDQUOT: _("der er ikke plads på disken"),
    errno.EACCES: _("der er ikke adgang"),
    errno.EPERM: _("der er ikke adgang"),
    errno.EROFS: _("der kan kun læses fra disken"),
    errno.ENOENT: _("stedet findes ikke"),
    errno.ENOTDIR: _("stedet findes ikke"),
    errno.EISDIR: _("det er en mappe"),
    errno.EADDRINUSE: _("porten er i brug"),
}


class Number(click.IntRange):
    """A whole number between two others."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """In Danish, whatever was wrong."""
        del message
        super().fail(_("skriv et helt tal fra {low} til {high}").format(low=self.min, high=self.max), param, ctx)


class OneOf(click.Choice[str]):
    """One of a few words."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """In Danish, whatever was wrong."""
        del message
        super().fail(_("skriv en af {words}").format(words=", ".join(self.choices)), param, ctx)


class DanishGroup(click.Group):
    """Turns every failure that may be expected into one line."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run and exit; `standalone_mode` is always ours."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, *rest, **extra)
        except click.ClickException as error:
            fail(in_danish(error))
        except click.Abort:
            fail(_("Afbrudt."))
        except OSError as error:
            fail(_cannot(error))
        except _expected() as error:
            fail(str(error))
        sys.exit(code if isinstance(code, int) else 0)


def fail(message: str) -> NoReturn:
    """Say why on stderr, in one line, and end with 1."""
    click.echo(" ".join(message.split()), err=True)
    sys.exit(1)


def in_danish(error: click.ClickException) -> str:
    """What click found wrong with the words typed."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return _("Skriv, hvad der skal gøres. Se --help.")
        case click.NoSuchOption():
            return _("Ukendt valg: {name}. Se --help.").format(name=error.option_name)
        case click.MissingParameter():
            return _("Der mangler noget: {name}. Se --help.").format(name=_parameter(error))
        case click.BadParameter():
            return _("{name} kan ikke bruges: {why}").format(name=_parameter(error), why=error.message)
        case click.UsageError():
            return _usage(error)
        case _:
            return error.format_message()


def _parameter(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return (error.param.metavar if error.param else None) or str(error.param_hint or "")


def _usage(error: click.UsageError) -> str:
    if error.message.startswith("No such command"):
        return _("Kommandoen findes ikke. Se --help.")
    if error.message.startswith("Got unexpected extra"):
        return _("Der står for meget på linjen. Se --help.")
    return error.format_message()


def _cannot(error: OSError) -> str:
    why = WHY_NOT.get(error.errno or 0, error.strerror or str(error))
    return _("Det kunne ikke lade sig gøre: {file}{why}.").format(
        file=f"{error.filename}: " if error.filename else "", why=why
    )


def _expected() -> tuple[type[Exception], ...]:
    """Failures with a message for people; looked up only when one has happened, so that --help stays quick."""
    from app.outage import StorageUnavailable
    from app.questionnaire.load import DefinitionError
    from app.settings import UnsafeSettings
    from app.store.box import Unsealable
    from app.store.errors import RoundError, SoundError
    from app.store.questionnaires import AlreadyPublished
    from exports.release import Altered

    return (
        AlreadyPublished,
        Altered,
        DefinitionError,
        RoundError,
        SoundError,
        StorageUnavailable,
        UnsafeSettings,
        Unsealable,
    )
