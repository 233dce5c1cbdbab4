"""Translations of the definitions: compiled gettext catalogs, one folder per language."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from app.questionnaire.model import Text
from app.questionnaire.wording import language_order

DOMAIN = "questionnaire"


class Catalogs:
    """All languages that have a catalog of the definitions under a folder."""

    def __init__(self, folder: Path) -> None:
        found = {path.parent.parent.name: path for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
        self._languages = {code: _read(found[code]) for code in sorted(found, key=language_order) if code != "da"}

    def text(self, key: str, danish: str) -> Text:
        """A text in Danish and in every language that translates exactly these Danish words."""
        translated = ((code, catalog.pgettext(key, danish)) for code, catalog in self._languages.items())
        return Text(key, danish, tuple((code, words) for code, words in translated if words))


class _Untranslated(NullTranslations):
    """Says nothing where gettext would repeat the Danish, so that a gap and an equal word differ."""

    def pgettext(self, *_key: str) -> str:
        return ""


def _read(path: Path) -> GNUTranslations:
    with path.open("rb") as file:
        catalog = GNUTranslations(file)
    catalog.add_fallback(_Untranslated())
    return catalog
