"""`deltag questionnaire …`: the definitions of the forms."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.danish import gettext as _

if TYPE_CHECKING:
    from app.questionnaire.model import Questionnaire


@click.group()
def questionnaire() -> None:
    """Skemaer: prøv dem for fejl og for det, der ikke må spørges om."""
