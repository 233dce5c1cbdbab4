"""The texts of the definitions: each under the key by which its translations are kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

Keyed = tuple[str, str]
Entry = tuple[int, str, Keyed, list[str]]

NOTES = (
    (
        r"ikke-vestlig baggrund",
        "ikke-vestlig baggrund: a neutral phrase for people who, or whose parents, came from non-Western countries; "
        'never "foreigners", "strangers", "migrants" or "Muslims". Keep the examples of the help text.',
    ),
    (
        r"aktivitet",
        "aktiviteter i dit boligområde: things neighbours do together, not sports clubs in town.",
    ),
    (
        r"lige så tit|sjældnere|oftere",
        "lige så tit, sjældnere, oftere: how often, not how many people.",
    ),
    (
        r"bland",
        "blandet: made up of many different residents; "
        'must not sound like "mixed-race", "mixed-sex only" or "confused".',
    ),
    (
        r"bestyrelse",
        "bestyrelse: the elected committee that runs an association.",
    ),
    (
        r"^ved ikke$",
        'Ved ikke: "I do not know", not "I do not want to".',
    ),
)
"""What translators must know about a word: a pattern of the Danish text, and the note shown beside it."""


def extract_texts(fileobj: BinaryIO, *_keywords_and_tags: object, **_options: object) -> Iterator[Entry]:
    """Babel's way in: one entry with context for each text of a definition file, in the order of the form."""
    definition = tomllib.loads(fileobj.read().decode())
    for place, (key, text) in enumerate(texts(definition), start=1):
        yield place, "pgettext", (key, text), notes(text)


def texts(definition: Mapping[str, Any]) -> Iterator[Keyed]:
    """Key and Danish text of everything a person reads in a form, or in the shared scales."""
    return _form(definition) if "form" in definition else _scales(definition)


def notes(text: str) -> list[str]:
    """The notes to translators that concern a text."""
    return [note for pattern, note in NOTES if re.search(pattern, text.lower())]


def _scales(scales: Mapping[str, Any]) -> Iterator[Keyed]:
    for name, scale in scales.items():
        yield from _coded(name, scale["choices"])
        yield from _coded(f"{name}.pole", scale.get("poles", ()))


def _form(definition: Mapping[str, Any]) -> Iterator[Keyed]:
    form = definition["form"]
    yield f"{form}.title", definition["title"]
    for place, paragraph in enumerate(definition["intro"], start=1):
        yield f"{form}.intro.{place}", paragraph
    for page in definition["pages"]:
        yield f"{form}.{page['id']}", page["title"]
    for question in definition["questions"]:
        yield from _question(question)
    yield f"{form}.before_send", definition["before_send"]
    yield f"{form}.thanks", definition["thanks"]
    yield from _coded(f"{form}.group", definition.get("groups", ()))


def _question(question: Mapping[str, Any]) -> Iterator[Keyed]:
    name = question["name"]
    yield name, question["label"]
    if "help" in question:
        yield f"{name}.help", question["help"]
    if "constraint_message" in question:
        yield f"{name}.constraint", question["constraint_message"]
    for part in ("options", "extra_options", "rows"):
        yield from _coded(name, question.get(part, ()))


def _coded(prefix: str, items: Iterable[Mapping[str, Any]]) -> Iterator[Keyed]:
    for item in items:
        yield f"{prefix}.{item['code']}", item["text"]
