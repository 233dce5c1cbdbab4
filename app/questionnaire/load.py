"""The shipped questionnaires: definition files and translations, checked and frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.questionnaire.build import build
from app.questionnaire.catalog import Catalogs
from app.questionnaire.check import Fault, checked
from app.questionnaire.model import Questionnaire
from app.questionnaire.wording import languages

__all__ = ["FORMS", "DefinitionError", "definition", "languages", "load", "make", "shared_scales"]

FILES = {"bs": "boligsocial", "fa": "forening", "fm": "forening_person"}
FORMS = tuple(FILES)
DEFINITIONS = Path(__file__).parent / "definitions"
TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"


class DefinitionError(ValueError):
    """A definition that cannot be used; `faults` names all that is wrong, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def load(form: str, catalogs: Path = TRANSLATIONS) -> Questionnaire:
    """A shipped questionnaire in every language that has a catalog; raises KeyError for an unknown form."""
    return make(definition(form), shared_scales(), catalogs)


def make(form: Mapping[str, Any], scales: Mapping[str, Any], catalogs: Path = TRANSLATIONS) -> Questionnaire:
    """The questionnaire of a definition; raises DefinitionError with all its faults."""
    draft, faults = checked(form, scales)
    if faults:
        raise DefinitionError(faults)
    return build(draft, Catalogs(catalogs).text)


def definition(form: str) -> dict[str, Any]:
    """The definition of a shipped form as it was written."""
    return _read(DEFINITIONS / f"{FILES[form]}.toml")


def shared_scales() -> dict[str, Any]:
    """The scales and lists that the shipped forms share."""
    return _read(DEFINITIONS / "scales.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
