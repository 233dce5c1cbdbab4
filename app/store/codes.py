"""One-time codes: made, read as people type them, kept as digests, gone when spent."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.models import Code, Link, RoundForm
from app.store import links, rounds
from app.store.errors import RoundError
from app.store.frozen import from_json
from app.store.subkey import keyed

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 letters that are not mistaken for another: 5 bits each."""
LENGTH = 10
CHECKED_LENGTH = LENGTH + 1


@dataclass(frozen=True, slots=True)
class Codes:
    """New codes and the link they are good at. They are shown once and kept nowhere."""

    form: str
    group: str
    token: str
    codes: tuple[str, ...]


def make(session: Session, secret: bytes, round_key: str, group: str, number: int) -> Codes:
    """Make codes for a group of an open round: a type of association, or a housing area. Raises RoundError."""
    if rounds.take(session, round_key).phase != "open":
        raise RoundError("Koder laves, mens runden er åben.")
    link, form = _link(session, round_key, group)
    fresh = {new_code() for _ in range(number)}
    while len(fresh) < number:
        fresh.add(new_code())
    rows = [{"digest": digest(secret, code), "round_form": form.id, "group": group} for code in fresh]
    session.execute(insert(Code), rows)
    return Codes(form.form, group, link.token, tuple(sorted(map(shown, fresh))))


def new_code() -> str:
    """50 random bits and a check letter, without hyphens."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + check_letter(body)


def check_letter(body: str) -> str:
    """A letter that no longer fits when one letter is wrong or two neighbours are swapped (a sum over GF(32))."""
    total = 0
    for letter in body:
        total = _doubled(total ^ ALPHABET.index(letter))
    return ALPHABET[total]


def shown(code: str) -> str:
    """A code as it is printed: 4-4-3."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def normalised(typed: str) -> str | None:
    """The code behind what was typed (any case, spaces, hyphens, wide letters); None when it cannot be one."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(c for c in plain if c.isalnum())
    if len(code) != CHECKED_LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code if check_letter(code[:LENGTH]) == code[LENGTH] else None


def digest(secret: bytes, typed: str) -> bytes:
    """What is kept of a code. Something that cannot be a code gets a digest too, at the same cost, good nowhere."""
    code = normalised(typed)
    return keyed(secret, "code", b"" if code is None else code.encode())


def _link(session: Session, round_key: str, group: str) -> tuple[Link, RoundForm]:
    """The group's link with codes; a housing area gets one when its first codes are made."""
    for form in rounds.forms_of(session, round_key):
        found = session.scalar(
            select(Link).where(Link.round_form == form.id, Link.mode == "code", Link.group == group),
        )
        if found:
            return found, form
        if group in from_json(form.frozen).area_codes:
            return links.create(session, form.id, group, "code"), form
    raise RoundError(f"Runden {round_key} har ingen gruppe {group}, der svarer med kode.")


def _doubled(value: int) -> int:
    """Times x in GF(32), modulo x^5 + x^2 + 1."""
    return (value << 1) ^ (0b100101 if value & 0b10000 else 0)
