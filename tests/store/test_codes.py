"""Codes as they are made, typed, kept and spent."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import text

from app.database import reading
from app.store import codes
from app.store.errors import RoundError
from tests.world import SECRET, World


def test_a_code_has_ten_letters_and_a_check_letter_none_of_them_mistakable() -> None:
    for _ in range(500):
        code = codes.new_code()
        assert len(code) == 11
        assert not set(code) & set("0O1Il")
        assert codes.normalised(code) == code
    assert len(codes.ALPHABET) == 32
    assert codes.shown("ABCDEFGHJKL") == "ABCD-EFGH-JKL"


def test_a_wrong_letter_or_two_swapped_ones_are_found() -> None:
    code = codes.new_code()
    for place, letter in itertools.product(range(11), codes.ALPHABET):
        if letter != code[place]:
            assert codes.normalised(code[:place] + letter + code[place + 1 :]) is None
    for place in range(10):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert swapped == code or codes.normalised(swapped) is None


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}", "{1}\u2011", "{3}"])
def test_codes_are_read_as_people_type_them(typed: str) -> None:
    code = codes.new_code()
    shown = codes.shown(code)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    given = typed.format(code.lower(), shown, shown.replace("-", " – "), wide)
    assert codes.digest(SECRET, given) == codes.digest(SECRET, code)


@pytest.mark.parametrize("typed", ["", "A", "0000-0000-000", "' OR 1=1", "ABCD-EFGH-JKLM", "\0" * 11, "ß" * 6, "۱۲۳"])
def test_what_cannot_be_a_code_is_nobodys_code(typed: str) -> None:
    assert codes.normalised(typed) is None
    assert len(codes.digest(SECRET, typed)) == 32


def test_only_digests_of_codes_are_kept_and_in_no_order(world: World) -> None:
    made = world.opened().codes("egebjerg", 40)
    with reading(world.engine) as session:
        kept = set(session.scalars(text("SELECT digest FROM code")))
    assert kept == {codes.digest(SECRET, code) for code in made.codes}
    assert len(kept) == 40
    assert kept != {codes.digest(b"another secret", code) for code in made.codes}


def test_more_codes_for_a_group_go_with_the_same_link(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    assert world.codes("bolig", 2).token == world.codes("bolig", 3).token


def test_codes_need_an_open_round_and_a_group_of_it(world: World) -> None:
    world.opened()
    with pytest.raises(RoundError, match="ingen gruppe"):
        world.codes("nowhere", 1)
    world.closed()
    with pytest.raises(RoundError, match="åben"):
        world.codes("egebjerg", 1)
