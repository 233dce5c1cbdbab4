"""Keep the catalogs of translations in step with the texts in the source: `python -m tools.texts`."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "translations"

DOMAINS = {
    "questionnaire": ("app/questionnaire/definitions",),
    "respondent": ("app/respondent", "app/templates/respondent"),
    "office": ("app/office", "app/templates/office", "app/commands"),
}
"""Which folders' texts each domain holds. Office is Danish only until its own issue translates it."""

LANGUAGES = {"questionnaire": ("ar", "en"), "respondent": ("ar", "en"), "office": ()}

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


def _found(domain: str) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    with (TRANSLATIONS / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    for folder in DOMAINS[domain]:
        for _file, _line, message, comments, context in extract_from_dir(
            str(ROOT / folder), methods, options, DEFAULT_KEYWORDS
        ):
            yield message, comments, context


def main() -> None:
    """Write every catalog anew and say how many texts wait for a translator."""
    for domain, languages in LANGUAGES.items():
        for language in languages:
            catalog = updated(domain, language)
            path = catalog_path(domain, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(domain, catalog))
            waiting = sum(not message.string for message in catalog if message.id)
            sys.stdout.write(f"{domain} {language}: {len(catalog)} texts, {waiting} without translation\n")


if __name__ == "__main__":
    main()
