"""The languages people read: names, directions, catalogs, and one text as a leaf span per language."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, current_app
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from app.questionnaire.model import Choice, Text

SOURCE = "da"
DOMAIN = "respondent"
CATALOGS = Path(__file__).resolve().parent.parent / "translations"

NATIVE_NAMES = {
    "da": "Dansk",
    "en": "English",
    "ar": "العربية",
    "fa": "فارسی / دری",
    "tr": "Türkçe",
    "ur": "اردو",
    "pl": "Polski",
    "bg": "Български",
    "ro": "Română",
    "ti": "ትግርኛ",
    "so": "Soomaali",
    "bs": "Bosanski / Hrvatski / Srpski",
    "uk": "Українська",
    "ps": "پښتو",
    "ckb": "کوردیی ناوەندی",
    "kmr": "Kurmancî",
    "zh": "中文",
    "ne": "नेपाली",
    "hi": "हिन्दी",
    "tl": "Filipino",
    "sq": "Shqip",
    "mk": "Македонски",
    "vi": "Tiếng Việt",
}
"""What speakers call their language: the only name it is listed under (instruments/00, section 3)."""

_BABEL = {"ckb": "ckb", "kmr": "ku", "tl": "fil"}

Value = str | int | date | Choice | Text | tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One of our own texts: the Danish source and the values its braces name."""

    danish: str
    values: tuple[tuple[str, Value], ...] = ()


def _r(danish: str, **values: Value) -> Message:
    """Mark a Danish text for translation in the respondents' catalog."""
    return Message(danish, tuple(values.items()))


def in_order(languages: Iterable[str]) -> tuple[str, ...]:
    """Danish, English, then by code: the fixed order of every list of languages."""
    return tuple(sorted(set(languages), key=lambda code: (code != "da", code != "en", code)))


@cache
def locale(language: str) -> Locale:
    """Babel's rules for a language; raises babel.UnknownLocaleError for a code nobody knows."""
    return Locale.parse(_BABEL.get(language, language))


@cache
def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return str(locale(language).text_direction)


def native_name(language: str) -> str:
    """The language's own name for itself, from our list or from Babel."""
    return NATIVE_NAMES.get(language) or locale(language).get_display_name() or language


class Catalogs:
    """The translations of our own texts, read once; Danish is the source and always there."""

    def __init__(self, folder: Path = CATALOGS) -> None:
        found = {path.parent.parent.name: path for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
        self._catalogs: dict[str, gettext.NullTranslations] = {SOURCE: gettext.NullTranslations()}
        for language, path in found.items():
            with path.open("rb") as file:
                self._catalogs[language] = gettext.GNUTranslations(file)
        self.languages = in_order(self._catalogs)

    def say(self, message: Message, language: str) -> Markup:
        """The message in a language, its values put in as that language writes them."""
        catalog = self._catalogs.get(language, self._catalogs[SOURCE])
        return fill(catalog.gettext(message.danish), dict(message.values), language)


def fill(text: str, values: dict[str, Value], language: str) -> Markup:
    """Put values into the braces of a text; everything that is not ours is escaped."""
    if not values:
        return escape(text)
    return escape(text).format_map({name: _written(value, language) for name, value in values.items()})


def _written(value: Value, language: str) -> Markup:
    if isinstance(value, tuple):
        return Markup(" / ").join(_written(each, language) for each in value)
    if isinstance(value, Choice):
        return local_name(value) if value.local else escape(value.text.in_language(language))
    if isinstance(value, Text):
        return escape(value.in_language(language))
    if isinstance(value, date):
        return escape(format_date(value, "long", locale=locale(language)))
    if isinstance(value, int):
        return escape(format_decimal(value, locale=locale(language)))
    return escape(value)


def local_name(choice: Choice) -> Markup:
    """A name that stands in Danish in every language (an area, an activity)."""
    return Markup('<bdi lang="da">{}</bdi>').format(choice.text.da)


def spans(say: Callable[[str], str], languages: Sequence[str]) -> Markup:
    """One leaf span per language; the stylesheet shows one of them."""
    return Markup("").join(_opening(language) + say(language) + Markup("</span>") for language in languages)


@cache
def _opening(language: str) -> Markup:
    return Markup('<span lang="{}" dir="{}">').format(language, direction(language))


def render(text: Text | Message | Choice, languages: Sequence[str], **values: Value) -> Markup:
    """Any text as spans; local names are not repeated per language."""
    if isinstance(text, Message):
        catalogs = current_catalogs()
        return spans(lambda language: catalogs.say(text, language), languages)
    if isinstance(text, Choice):
        return local_name(text) if text.local else render(text.text, languages)
    return spans(lambda language: fill(text.in_language(language), values, language), languages)


def current_catalogs() -> Catalogs:
    """The running application's catalogs."""
    catalogs: Catalogs = current_app.extensions["deltag.catalogs"]
    return catalogs


def said(text: Text | Message, language: str) -> Markup:
    """A text in one language, without a span of its own."""
    if isinstance(text, Message):
        return current_catalogs().say(text, language)
    return escape(text.in_language(language))


@pass_context
def _spans(context: Context, text: Text | Message | Choice, **values: Value) -> Markup:
    return render(text, context["languages"], **values)


@pass_context
def _message_spans(context: Context, danish: str, **values: Value) -> Markup:
    return render(_r(danish, **values), context["languages"])


def init_app(app: Flask, folder: Path = CATALOGS) -> None:
    """Read the catalogs and give the templates their words.

    `_r("Danish")` and `t(text)` write spans, `_m("Danish")` only names a message, `said(text, language)` is one.
    """
    app.extensions["deltag.catalogs"] = Catalogs(folder)
    app.jinja_env.globals.update(
        t=_spans, _r=_message_spans, _m=_r, said=said, direction=direction, native_name=native_name
    )
