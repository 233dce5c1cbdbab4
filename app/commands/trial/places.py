"""Invented housing areas with their activities, as a housing association would have listed them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TrialActivity:
    """An activity and its pictogram; `mixed` is how mixed people find it (0 in the middle, in standard deviations)."""

    code: str
    name: str
    picto: str
    mixed: float


@dataclass(frozen=True)
class TrialArea:
    """An invented area: residents aged 15 or more, how many of them answer, and how mixed it is found to be."""

    code: str
    name: str
    residents: int
    answers: int
    mixed: float
    activities: tuple[TrialActivity, ...]


AREAS = (
    TrialArea("ahorn", "Ahornparken", 1240, 78, 0.25, (
        TrialActivity("ahorn-have", "Fælleshave", "leaf", 0.7),
        TrialActivity("ahorn-banko", "Banko", "ticket", -0.8),
        TrialActivity("ahorn-fest", "Sommerfest", "sun", 0.9),
        TrialActivity("ahorn-lektie", "Lektiecafé", "book", 0.3),
        TrialActivity("ahorn-mad", "Fællesspisning", "plate", 0.8),
    )),
    TrialArea("birk", "Birkevænget", 980, 64, 0.1, (
        TrialActivity("birk-mad", "Fællesspisning", "plate", 0.6),
        TrialActivity("birk-klub", "Pigeklub", "people_many", 0.1),
        TrialActivity("birk-marked", "Loppemarked", "tag", 0.9),
        TrialActivity("birk-strik", "Strikkecafé", "yarn", -0.7),
    )),
    TrialArea("ceder", "Cedergården", 760, 52, -0.1, (
        TrialActivity("ceder-fest", "Gårdfest", "sun", 0.8),
        TrialActivity("ceder-bold", "Fodbold i gården", "ball", 0.5),
        TrialActivity("ceder-kaffe", "Kaffe i beboerhuset", "cup", -0.6),
    )),
    TrialArea("dam", "Dammen", 540, 44, -0.3, (
        TrialActivity("dam-mad", "Madklub", "plate", 0.4),
        TrialActivity("dam-banko", "Banko", "ticket", -0.9),
        TrialActivity("dam-lektie", "Lektiecafé", "book", 0.2),
    )),
    TrialArea("elle", "Ellekrogen", 430, 36, 0.0, (
        TrialActivity("elle-fest", "Fastelavn", "mask", 0.7),
        TrialActivity("elle-gang", "Gåtur med naboer", "path", 0.0),
        TrialActivity("elle-have", "Nyttehaver", "leaf", 0.5),
    )),
)  # fmt: skip
"""Codes are stable; the last area could not stand alone in every table."""

INVITED_BOARDS = {
    "bolig": 14, "idraet": 18, "kultur": 12, "boern_unge": 8,
    "social": 10, "skole": 9, "dagtilbud": 16, "anden": 6,
}  # fmt: skip
"""How many boards of each type were asked."""

ANSWERING_BOARDS = {
    "bolig": 11, "idraet": 10, "kultur": 7, "boern_unge": 5,
    "social": 6, "skole": 7, "dagtilbud": 9, "anden": 3,
}  # fmt: skip
"""How many boards of each type answer: 58 of 93."""

MEMBERS = 176
"""How many people answer the form for members."""
