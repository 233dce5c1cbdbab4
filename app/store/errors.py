"""What the store refuses, in words for the person who asked."""

from __future__ import annotations


class RoundError(Exception):
    """A step that a round cannot take; the message says why, in Danish."""


class SoundError(Exception):
    """A recording that cannot be taken; the message says why and what to do, in Danish."""
