"""The exact texts that are approved although the linter flags them."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache

from app.questionnaire.lint_rules import FOLDER


def approval(text: str, language: str) -> str | None:
    """The state of a text's approval ("udkast": enough for trial rounds), or None when it has none.

    It is bound to the exact wording and its language: any edit ends it (instruments/06, section 3).
    """
    return _states().get(text_digest(text, language))


def text_digest(text: str, language: str) -> str:
    """What an approval is bound to: SHA-256 of the language and the exact text."""
    return hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()


@cache
def _states() -> dict[str, str]:
    shipped = tomllib.loads((FOLDER / "approved.toml").read_text("utf-8"))
    return {digest: shipped["state"] for digests in shipped["texts"].values() for digest in digests.values()}
