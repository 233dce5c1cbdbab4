"""Texts in whichever languages have a catalog: nothing assumes which or how many."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from markupsafe import Markup

from app.language import NATIVE_NAMES, Catalogs, _r, direction, fill, in_order, local_name, native_name, spans
from app.questionnaire.model import Choice, Text

RTL = {"ar", "fa", "ur", "ps", "ckb"}
FEST = Choice("a1", Text("a1", "Fest & <b>far</b>"), local=True)


@pytest.fixture
def catalogs(tmp_path: Path) -> Catalogs:
    """Turkish and Urdu, as a translator would leave them."""
    for language, said in (("tr", "En çok {antal} seçin."), ("ur", "زیادہ سے زیادہ {antal} چنیں۔")):
        catalog = Catalog(locale=language)
        catalog.add("Vælg højst {antal}.", said)
        file = tmp_path / language / "LC_MESSAGES" / "respondent.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as out:
            write_mo(out, catalog)
    return Catalogs(tmp_path)


def test_languages_are_those_with_a_catalog_in_the_fixed_order(catalogs: Catalogs) -> None:
    assert catalogs.languages == ("da", "tr", "ur")
    assert in_order(["ur", "ar", "en", "da", "so"]) == ("da", "en", "ar", "so", "ur")


def test_a_message_is_said_with_its_values(catalogs: Catalogs) -> None:
    message = _r("Vælg højst {antal}.", antal=3)
    assert [catalogs.say(message, language) for language in ("da", "tr")] == ["Vælg højst 3.", "En çok 3 seçin."]


def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    values = {"antal": 1234567, "dato": dt.date(2026, 12, 24)}
    assert fill("{antal}, {dato}", values, "da") == "1.234.567, 24. december 2026"
    assert fill("{antal}, {dato}", values, "en") == "1,234,567, December 24, 2026"


@pytest.mark.parametrize("hostile", ["<script>", "\"&'", "{antal}", "{0.__class__}"])
def test_values_are_only_text(hostile: str) -> None:
    said = fill("Du skrev {svar}.", {"svar": hostile}, "da")
    assert isinstance(said, Markup)
    assert said.unescape() == f"Du skrev {hostile}."
    assert "<" not in said


def test_local_names_stand_in_danish_and_are_escaped() -> None:
    assert local_name(FEST) == '<bdi lang="da">Fest &amp; &lt;b&gt;far&lt;/b&gt;</bdi>'
    assert fill("{hvad}", {"hvad": (FEST, FEST)}, "ar").count("<bdi") == 2


@pytest.mark.parametrize("language", NATIVE_NAMES)
def test_every_language_the_municipality_may_offer_has_name_and_direction(language: str) -> None:
    assert native_name(language) == NATIVE_NAMES[language]
    assert direction(language) == ("rtl" if language in RTL else "ltr")


def test_a_text_stands_once_per_language_and_is_escaped() -> None:
    assert spans(lambda language: f"<{language}>", ["da", "ar"]) == (
        '<span lang="da" dir="ltr">&lt;da&gt;</span><span lang="ar" dir="rtl">&lt;ar&gt;</span>'
    )
