"""The languages of a round in Danish words, and how far each translation had been read when it opened."""

from __future__ import annotations

from functools import cache

from babel import Locale

from exports import wording
from exports.release import RoundInfo

READ = {
    "approved": "Godkendt efter hele oversættelsesforløbet",
    "tried": "Prøvet (læst af én navngiven læser; oversættelsen er ny)",
    "draft": "Udkast, som ingen har læst igennem",
}


def offered(about: RoundInfo) -> str:
    """How many languages there were, and which of them stood at which level; Danish is the source."""
    said = [f"Skemaet kunne besvares på {len(about.languages)} sprog: {_listed(about.languages)}."]
    for level, words in READ.items():
        languages = [language for language, found in about.levels if found == level and language != "da"]
        if languages:
            said.append(f"{words}: {_listed(sorted(languages, key=danish_name))}.")
    return " ".join(said)


def _listed(languages: tuple[str, ...] | list[str]) -> str:
    return wording.listed([danish_name(language) for language in languages])


@cache
def danish_name(language: str) -> str:
    """What a language is called in Danish; its code when Danish has no word for it."""
    return str(Locale.parse("da").languages.get(language, language))
