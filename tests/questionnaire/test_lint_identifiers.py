"""What identifies a person never survives, and nothing else is touched."""

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.questionnaire.lint import lint, screen
from app.questionnaire.lint_identifiers import without_identifiers

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES: dict[str, list[dict[str, str]]] = json.loads((FIXTURES / "lint_cases.json").read_text("utf-8"))

IDENTIFIED = [case for case in CASES["must_flag"] if case["category"] == "I"]
ORDINARY = [case for case in CASES["must_not_flag"] if case["mode"] == "screener"]

# The first text also waits for the rules to be compiled.
unhurried = settings(deadline=None)

ZEROS = [chr(code) for code in range(sys.maxunicode) if unicodedata.decimal(chr(code), None) == 0]
UNSEEN = ["", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}", "\N{VARIATION SELECTOR-16}"]
RARE = ["\N{NON-BREAKING HYPHEN}", "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}", "\n"]
BEFORE_SERIAL = ["", " ", "-", "–", " - ", "/", ".", *RARE]
IN_DATE = ["", " ", "-", ".", "/", "_"]
BESIDE = ["", "cpr", "cpr:", "(", ".", " ", "\n", "é", "م", "𝒳", " 5 ", "[fjernet]"]


@st.composite
def cpr_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """Ten ASCII digits of a CPR number, and the same number as somebody may type it."""
    day, month = draw(st.integers(1, 31)) + draw(st.sampled_from([0, 60])), draw(st.integers(1, 12))
    year, serial = draw(st.integers(0, 99)), draw(st.integers(0, 9999))
    digits = f"{day:02}{month:02}{year:02}{serial:04}"
    zero, within = ord(draw(st.sampled_from(ZEROS))), draw(st.sampled_from(IN_DATE))
    cuts = {2: within, 4: within, 6: draw(st.sampled_from(BEFORE_SERIAL))}
    unseen = draw(st.lists(st.sampled_from(UNSEEN), min_size=10, max_size=10))
    typed = [cuts.get(place, "") + chr(zero + int(digit)) for place, digit in enumerate(digits)]
    return digits, "".join(map(str.__add__, typed, unseen))


def ascii_digits(text: str) -> str:
    """All digits of a text, whatever stands between them; not the code under test."""
    return "".join(str(unicodedata.decimal(character, "")) for character in text)


@unhurried
@given(cpr_numbers(), st.sampled_from(BESIDE), st.sampled_from(BESIDE))
def test_a_cpr_number_never_survives(number: tuple[str, str], before: str, after: str) -> None:
    digits, typed = number
    assert digits not in ascii_digits(without_identifiers(before + typed + after))


@unhurried
@given(st.text() | st.text("0123456789 .-–/@+xXsthvmfwA[]()٣³é\u00ad\u200b\n", max_size=60))
def test_removing_never_fails_and_is_done_once(text: str) -> None:
    cleaned = without_identifiers(text)
    assert without_identifiers(cleaned) == cleaned
    assert "I" not in {flag.category for flag in screen(cleaned)}


@unhurried
@given(st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "P", "L", "S", "Cs"]), max_size=40))
def test_what_identifies_nobody_stays_as_typed(text: str) -> None:
    assert without_identifiers(text) == text


@unhurried
@given(st.lists(cpr_numbers() | st.tuples(st.just(""), st.text(max_size=8)), max_size=6))
def test_the_rest_stays_as_typed_and_in_order(pieces: list[tuple[str, str]]) -> None:
    text = "".join(typed for _, typed in pieces)
    place = 0
    for kept in without_identifiers(text).split("[fjernet]"):
        place = text.index(kept, place) + len(kept)


@unhurried
@given(st.text(max_size=200))
def test_every_text_can_be_linted_and_screened(text: str) -> None:
    assert {flag.category for flag in screen(text)} <= set("ERBCLNGHI")
    assert {flag.category for flag in lint(text, "ar")} <= set("ERBCLNGHKI")


@pytest.mark.parametrize("case", IDENTIFIED, ids=lambda c: c["text"])
def test_identifiers_of_the_instruments_are_replaced(case: dict[str, str]) -> None:
    cleaned = without_identifiers(case["text"])
    assert "[fjernet]" in cleaned
    assert "I" not in {flag.category for flag in screen(cleaned)}


@pytest.mark.parametrize("case", ORDINARY, ids=lambda c: c["text"])
def test_ordinary_answers_are_kept(case: dict[str, str]) -> None:
    assert without_identifiers(case["text"]) == case["text"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Før  120380-1234,\n efter  ", "Før  [fjernet],\n efter  "),
        ("رقمي ١٢٠٣٨٠-١٢٣٤ شكرا", "رقمي [fjernet] شكرا"),
        ("cpr 12\u00ad0380\u200b-1234 slut", "cpr [fjernet] slut"),
        ("1️⃣2️⃣0️⃣3️⃣8️⃣0️⃣1️⃣2️⃣3️⃣4️⃣!", "[fjernet]\ufe0f\u20e3!"),
        ("120380\N{NON-BREAKING HYPHEN}1234", "[fjernet]"),
        ("født 12/03-80 - 1234", "født [fjernet]"),
        ("ring tlf44772000", "ring tlf[fjernet]"),
        ("se www.example.dk/44772000?a=b@c.dk nu", "se [fjernet] nu"),
        ("Magleparken 17, 2. tv og 44772000 44772001", "[fjernet], [fjernet] og [fjernet] [fjernet]"),
        ("Stadig \uf8ff e\u0301 ﬁn", "Stadig \uf8ff e\u0301 ﬁn"),
        ("", ""),
    ],
)
def test_only_the_identifier_is_replaced(typed: str, stored: str) -> None:
    assert without_identifiers(typed) == stored


@pytest.mark.parametrize(
    "piece",
    ["A", "A-", "a.", "a@", "1 ", "1", "1-", "antal ", "hvor mange ", "ikke-", "www.", "st ", " ", "\u0301", "٣", "١ "],
)
def test_long_hostile_texts_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(without_identifiers(text)) <= len(text)
    assert "K" not in {flag.category for flag in screen(text)}
