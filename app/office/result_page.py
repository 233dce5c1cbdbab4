"""All that the office's page shows of a release, made where nobody waits for a worker: it draws, and reads a workbook's
parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.danish import gettext as _
from app.office.figures import FormFigures, form_figures
from app.office.headlines import Headline, headlines
from exports import cut, sheet_method, wording
from exports.direction import first_line
from exports.variant import ASSOCIATIONS

if TYPE_CHECKING:
    from exports.release import FormResult, Release


@dataclass(frozen=True)
class ResultPage:
    """The page, ready to be shown. edition: which release it is. hides: whether a figure on it is hidden.

    schools, areas: who can be given a workbook cut from it, beside the team that follows all rounds.
    """

    answer: str
    experience: str
    edition: tuple[str, ...]
    headlines: tuple[Headline, ...]
    forms: tuple[FormFigures, ...]
    hides: bool
    schools: bool
    areas: tuple[str, ...]


def result_page(release: Release) -> ResultPage:
    """The whole page of a release."""
    return ResultPage(
        answer=first_line(release),
        experience=f"{sheet_method.experience(release)} {_('En ændring er ikke i sig selv bevis for årsagen.')}",
        edition=tuple(_edition(release)),
        headlines=headlines(release),
        forms=tuple(map(form_figures, release.forms)),
        hides=any(map(_hides, release.forms)),
        schools=any(form.form in ASSOCIATIONS for form in release.forms),
        areas=tuple(cut.areas(release)),
    )


def _edition(release: Release) -> Iterator[str]:
    yield _("udgave {version}, frigivet {day}").format(version=release.version, day=wording.day(release.released_on))
    yield _("mærke {mark}").format(mark=release.digest[:12])
    reason = release.note.rstrip(".")
    if reason:
        yield _("trukket tilbage: {reason}").format(reason=reason) if release.withdrawn else reason


def _hides(form: FormResult) -> bool:
    tables = (*form.tables, *form.group_tables)
    return any(i.hidden for i in (*form.indicators, *form.group_indicators)) or any(table.hidden for table in tables)
