"""The catalogs: up to date, complete, and true to their language's glossary."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tools.texts import DOMAINS, TRANSLATIONS, catalog_path, template, updated, written

CATALOGS = [(name, language) for name, domain in DOMAINS.items() for language in domain.languages]
STATES = ("draft_a", "draft_b", "reviewed", "adjudicated", "pretested", "approved")
PLACEHOLDER = re.compile(r"\{\w*\}")
SPELLED_OUT = {"ar": {"2"}}
"""Numbers a language has a word form for (the Arabic dual)."""


def messages(domain: str, language: str) -> Iterator[Message]:
    """The translated texts of a catalog in the tree."""
    with catalog_path(domain, language).open("rb") as file:
        yield from (message for message in read_po(file, locale=language) if message.id)


def glossary(language: str) -> dict[str, Any]:
    return tomllib.loads((TRANSLATIONS / "glossary" / f"{language}.toml").read_text(encoding="utf-8"))


def numbers(text: str) -> set[str]:
    """The numbers of a text, whatever digits and thousand marks it writes them with."""
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in PLACEHOLDER.sub("", text))
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[.,٬](?=\d{3})", "", plain)))


def broken(domain: str, language: str, holds: Any) -> list[tuple[str, str]]:
    """The texts of a catalog for which a rule does not hold."""
    return [(m.id, m.string) for m in messages(domain, language) if not holds(m.id, m.string)]


def test_extraction_finds_the_texts_of_every_domain() -> None:
    assert all(len(template(domain)) > 20 for domain in DOMAINS)


def test_translators_see_the_notes_that_concern_a_text() -> None:
    notes = {message.context: " ".join(message.auto_comments) for message in template("questionnaire") if message.id}
    assert 'never "foreigners"' in notes["bs_same_degree"]
    assert "how often, not how many people" in notes["compare5.less"]
    assert "the elected committee" in notes["fa_seats"]
    assert 'not "I do not want to"' in notes["yesno.dk"]
    assert not notes["yesno.yes"]


@pytest.mark.parametrize(("domain", "language"), CATALOGS)
class TestEveryCatalog:
    def test_is_up_to_date_with_the_source(self, domain: str, language: str) -> None:
        fresh = written(domain, updated(domain, language))
        assert catalog_path(domain, language).read_bytes() == fresh, "stale: run `make texts` and translate"

    def test_is_complete(self, domain: str, language: str) -> None:
        assert broken(domain, language, lambda _danish, text: text) == []
        assert not any(message.fuzzy for message in messages(domain, language))

    def test_keeps_the_placeholders(self, domain: str, language: str) -> None:
        def same(danish: str, text: str) -> bool:
            return sorted(PLACEHOLDER.findall(danish)) == sorted(PLACEHOLDER.findall(text))

        assert broken(domain, language, same) == []

    def test_keeps_the_numbers(self, domain: str, language: str) -> None:
        def same(danish: str, text: str) -> bool:
            lost = numbers(danish) - numbers(text) - SPELLED_OUT.get(language, set())
            return not lost and numbers(text) <= numbers(danish)

        assert broken(domain, language, same) == []

    def test_asks_where_the_danish_asks(self, domain: str, language: str) -> None:
        mark = {"ar": "؟"}.get(language, "?")
        assert broken(domain, language, lambda danish, text: danish.count("?") == text.count(mark)) == []

    def test_ends_as_the_danish_ends(self, domain: str, language: str) -> None:
        def same(danish: str, text: str) -> bool:
            return (danish[-1] in ".:!") == (text[-1] in ".:!")

        assert broken(domain, language, same) == []

    def test_has_no_stray_spaces_or_unseen_signs(self, domain: str, language: str) -> None:
        def clean(_danish: str, text: str) -> bool:
            unseen = any(unicodedata.category(sign) in ("Cf", "Cc", "Co") for sign in text)
            return text == " ".join(text.split(" ")).strip() and "  " not in text and not unseen

        assert broken(domain, language, clean) == []

    def test_uses_the_words_of_the_glossary(self, domain: str, language: str) -> None:
        words = glossary(language)

        def same(danish: str, text: str) -> bool:
            found = [forms for term, forms in words["terms"].items() if re.search(term, danish, re.IGNORECASE)]
            return all(any(form.lower() in text.lower() for form in forms) for forms in found)

        assert broken(domain, language, same) == []
        assert broken(domain, language, lambda danish, text: words["exact"].get(danish, text) == text) == []

    def test_never_uses_a_word_that_wounds(self, domain: str, language: str) -> None:
        wounds = re.compile("|".join(glossary(language)["never"]["words"]), re.IGNORECASE)
        assert broken(domain, language, lambda _danish, text: not wounds.search(text)) == []

    def test_says_the_same_where_the_danish_is_the_same(self, domain: str, language: str) -> None:
        said: dict[str, set[str]] = {}
        for message in messages(domain, language):
            said.setdefault(str(message.id), set()).add(str(message.string))
        assert {danish: texts for danish, texts in said.items() if len(texts) > 1} == {}

    def test_has_a_state(self, domain: str, language: str) -> None:
        states = tomllib.loads((TRANSLATIONS / "states.toml").read_text(encoding="utf-8"))
        assert states[language][domain] in STATES


@pytest.mark.parametrize("domain", [name for name, domain in DOMAINS.items() if domain.languages])
def test_arabic_is_written_in_arabic_with_its_own_punctuation(domain: str) -> None:
    def arabic(danish: str, text: str) -> bool:
        names = set(re.findall(r"\b[A-Z]{2,}\b", danish))
        latin = set(re.findall(r"[A-Za-zÆØÅæøå]+", PLACEHOLDER.sub("", text)))
        return latin <= names and not set(text) & set(",;?\"'")

    assert broken(domain, "ar", arabic) == []


@pytest.mark.parametrize("language", DOMAINS["questionnaire"].languages)
def test_the_glossary_has_every_answer_of_the_shared_scales(language: str) -> None:
    scales = ("compare5.", "change5.", "mix4.", "freq4.", "deg4.", "yesno.")
    anchors = {
        m.id for m in messages("questionnaire", language) if m.context.startswith(scales) and "pole" not in m.context
    }
    assert anchors <= set(glossary(language)["exact"])


def test_a_stale_catalog_is_seen() -> None:
    catalog = updated("questionnaire", "en")
    catalog.delete("Ja", context="yesno.yes")
    assert written("questionnaire", catalog) != catalog_path("questionnaire", "en").read_bytes()
