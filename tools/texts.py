"""Keep the catalogs of translations in step with the texts in the source: `python -m tools.texts`."""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "translations"

LANGUAGES = tuple(tomllib.loads((TRANSLATIONS / "states.toml").read_text(encoding="utf-8")))
"""The languages respondents' texts are translated to: those that have a state."""

Found = tuple[str | tuple[str, ...], list[str], str | None]
"""A text, the notes on it, and its context."""

Keyword = tuple[int | tuple[int, str], ...] | None
"""Which argument is the text, which the context; None: the first is the text."""


@dataclass(frozen=True)
class Domain:
    """One family of texts: where it stands, the names that mark it, and the languages it is translated to."""

    folder: str
    keywords: Mapping[str, Keyword]
    languages: tuple[str, ...] = ()


DOMAINS = {
    "questionnaire": Domain("app/questionnaire/definitions", {"pgettext": ((1, "c"), 2)}, LANGUAGES),
    "respondent": Domain("app", {"_r": None, "_m": None}, LANGUAGES),
    "office": Domain("app", {"_": None, "gettext": None, "ngettext": (1, 2)}),
}
"""Respondents' own texts are marked `_r` (shown at once) or `_m` (handed on).

The office's are Danish only until its own issue translates them.
"""

KEPT_HEADERS = (b'"Language:', b'"Plural-Forms', b'"MIME-Version', b'"Content-')
"""The others hold dates and names, and would make a catalog differ where no text does."""


def template(domain: str) -> Catalog:
    """The Danish texts of a domain as they stand in the source now."""
    catalog = Catalog(project="Deltag")
    for message, comments, context in _found(domain):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def updated(domain: str, language: str) -> Catalog:
    """A language's catalog brought up to the source: new texts empty, changed texts empty, gone texts gone."""
    path = catalog_path(domain, language)
    catalog = read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language, domain=domain)
    catalog.project = "Deltag"
    catalog.header_comment = "# Deltag: translations from Danish."
    catalog.update(template(domain), no_fuzzy_matching=True, update_creation_date=False)
    catalog.fuzzy = False
    return catalog


def written(domain: str, catalog: Catalog) -> bytes:
    """The catalog as a file. Forms keep their own order, which is how a translator reads them."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, no_location=True, ignore_obsolete=True, sort_output=domain != "questionnaire", width=0)
    header, *texts = buffer.getvalue().split(b"\n\n", maxsplit=1)
    kept = [line for line in header.split(b"\n") if not line.startswith(b'"') or line.startswith(KEPT_HEADERS)]
    return b"\n\n".join([b"\n".join(kept), *texts]).rstrip(b"\n") + b"\n"


def catalog_path(domain: str, language: str) -> Path:
    """Where the catalog of a language stands."""
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"


@cache
def _found(domain: str) -> tuple[Found, ...]:
    with (TRANSLATIONS / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    folder, keywords = str(ROOT / DOMAINS[domain].folder), DOMAINS[domain].keywords
    extracted = extract_from_dir(folder, methods, options, keywords)
    return tuple((message, comments, context) for _file, _line, message, comments, context in extracted)


def main() -> None:
    """Write every catalog anew and say how many texts wait for a translator."""
    for name, domain in DOMAINS.items():
        for language in domain.languages:
            catalog = updated(name, language)
            path = catalog_path(name, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(name, catalog))
            waiting = sum(not message.string for message in catalog if message.id)
            sys.stdout.write(f"{name} {language}: {len(catalog)} texts, {waiting} without translation\n")


if __name__ == "__main__":
    main()
