"""Texts for print: one language on a sheet, or the same text in several, from the respondents' catalogs."""

from __future__ import annotations

from markupsafe import Markup, escape

from app.language import Catalogs, Message, Value, direction, fill, local_name
from app.questionnaire.model import Choice, Text


class Words:
    """Says every text in one language; local names stand in Danish."""

    def __init__(self, catalogs: Catalogs, language: str) -> None:
        self.language = language
        self.direction = direction(language)
        self._catalogs = catalogs

    def say(self, text: Text | Message | Choice, **values: Value) -> Markup:
        """A text of the form, or one of our own."""
        if isinstance(text, Message):
            return self._catalogs.say(text, self.language)
        if isinstance(text, Choice):
            return local_name(text) if text.local else escape(text.text.in_language(self.language))
        return fill(text.in_language(self.language), values, self.language)

    def marked(self, danish: str, **values: Value) -> Markup:
        """For templates: `_r("…")` there is one text, not one per language."""
        return self.say(Message(danish, tuple(values.items())))
