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

from app.questionnaire.load import FORMS, languages, load
from app.questionnaire.wording import every_text
from tools.texts import DOMAINS, TRANSLATIONS, catalog_path, template, updated, written


def states() -> dict[str, dict[str, str]]:
    """How far each language is, form by form; `pages` are the texts around the forms."""
    found: dict[str, dict[str, str]] = tomllib.loads((TRANSLATIONS / "states.toml").read_text(encoding="utf-8"))
    return found


CATALOGS = [(name, language) for name, domain in DOMAINS.items() for language in domain.languages]
WRITTEN_IN = [(language, part) for language, parts in states().items() for part in parts]
STATES = ("draft_a", "draft_b", "reviewed", "adjudicated", "pretested", "approved")
PLACEHOLDER = re.compile(r"\{\w*\}")
SPELLED_OUT = {"ar": {"2"}}
"""Numbers a language has a word form for (the Arabic dual)."""
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "bg": "CYRILLIC", "uk": "CYRILLIC", "ti": "ETHIOPIC"}
"""The script of each language; Latin where none is named."""
STOPS = {"ur": "۔", "ti": "።"}
ASKS = {"ar": "؟", "fa": "؟", "ur": "؟"}
COMMAS = {"ar": "،", "fa": "،", "ur": "،"}
JOINERS = {"fa": {"\u200c"}}
"""Persian writes some words with a joiner that is not seen; elsewhere unseen signs are slips."""


def said(domain: str, language: str) -> list[Message]:
    """The texts of a catalog that the language is meant to have: those of its forms, not of every form."""
    keys = {text.key for part in states()[language] if part in FORMS for text in every_text(load(part))}
    return [m for m in messages(domain, language) if domain == "respondent" or m.context in keys]


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


def foreign_marks(language: str) -> set[str]:
    """Marks that another script writes: a question, a comma or a stop of the wrong kind."""
    own = {marks.get(language, plain) for marks, plain in ((ASKS, "?"), (COMMAS, ","), (STOPS, "."))}
    every = {"?", ",", "؟", "،", "۔", "።", "፧", *STOPS.values()}
    straight = {'"', "'", ";"} if SCRIPTS.get(language) == "ARABIC" else set()
    return (every | straight) - own


def broken(domain: str, language: str, holds: Any) -> list[tuple[str, str]]:
    """The texts of a catalog for which a rule does not hold."""
    return [(m.id, m.string) for m in said(domain, language) if not holds(m.id, m.string)]


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
        assert len(said(domain, language)) > 90

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
        mark = ASKS.get(language, "?")
        assert broken(domain, language, lambda danish, text: danish.count("?") == text.count(mark)) == []

    def test_ends_as_the_danish_ends(self, domain: str, language: str) -> None:
        marks = f".:!{STOPS.get(language, '')}"
        assert broken(domain, language, lambda danish, text: (danish[-1] in ".:!") == (text[-1] in marks)) == []

    def test_is_written_in_its_own_script_and_its_own_marks(self, domain: str, language: str) -> None:
        script, foreign = SCRIPTS.get(language, "LATIN"), foreign_marks(language)

        def own(danish: str, text: str) -> bool:
            names = set(re.findall(r"\b[A-Z]{2,}\b", danish))
            words = re.findall(r"[^\W\d_]+", PLACEHOLDER.sub("", text))
            strange = {word for word in words if any(not unicodedata.name(sign).startswith(script) for sign in word)}
            return strange <= names and not set(text) & foreign

        assert broken(domain, language, own) == []

    def test_writes_digits_as_danish_signs_do(self, domain: str, language: str) -> None:
        digits = {sign for m in said(domain, language) for sign in m.string if sign.isdigit()}
        assert digits <= set("0123456789")

    def test_has_no_stray_spaces_or_unseen_signs(self, domain: str, language: str) -> None:
        def clean(_danish: str, text: str) -> bool:
            kept = set(text) - JOINERS.get(language, set())
            unseen = any(unicodedata.category(sign) in ("Cf", "Cc", "Co") for sign in kept)
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
        found: dict[str, set[str]] = {}
        for message in said(domain, language):
            found.setdefault(str(message.id), set()).add(str(message.string))
        assert {danish: texts for danish, texts in found.items() if len(texts) > 1} == {}


@pytest.mark.parametrize(("language", "part"), WRITTEN_IN)
class TestEveryLanguageAndForm:
    def test_has_a_state(self, language: str, part: str) -> None:
        assert states()[language][part] in STATES

    def test_is_offered_whole_or_not_at_all(self, language: str, part: str) -> None:
        """Never two languages in one form: every text of the form, and every text of the pages around it."""
        if part in FORMS:
            assert language in languages(load(part))
            assert "pages" in states()[language]
        else:
            assert part == "pages"
            assert broken("respondent", language, lambda _danish, text: text) == []


def test_a_form_is_offered_in_no_language_that_has_no_state_for_it() -> None:
    for form in FORMS:
        assert set(languages(load(form))) == {"da"} | {code for code, parts in states().items() if form in parts}


def test_residents_and_members_are_asked_in_the_languages_of_the_first_wave() -> None:
    wave = set(["da", "en", "ar", "bg", "bs", "fa", "pl", "ro", "so", "ti", "tr", "uk", "ur"])
    assert set(languages(load("bs"))) >= wave
    assert set(languages(load("fm"))) >= wave


@pytest.mark.parametrize("language", states())
def test_every_language_has_the_log_of_its_decisions(language: str) -> None:
    log = (TRANSLATIONS / "log" / f"{language}.md").read_text(encoding="utf-8")
    assert "## Decisions" in log
    assert "| Text |" in log


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
