"""What each indicator is called, measures and means: instruments/05, section 2, with the strategy's own words."""

from __future__ import annotations

from dataclasses import dataclass

from exports.figure import FigureUnit

M1 = (
    "Oplevelsen af om beboere med ikke-vestlige baggrund deltager i boligsociale aktiviteter/indsatser "
    "i samme grad som øvrige beboere"
)
M2 = "Graden af aktiviteter med mangfoldig deltagelse på tværs af alle beboere"
M3 = (
    "Måling af deltagelse i bestyrelses- og foreningsdemokrati foretages gennem undersøgelse blandt foreninger og "
    "institutioner, som har frivillige bestyrelser"
)
GOAL = "At borgere med ikke-vestlig baggrund deltager i beboer- og foreningsdemokratiet i samme grad som øvrige borgere"
NO_WORDS = ""


@dataclass(frozen=True, slots=True)
class Passport:
    """An indicator's name, the strategy's words for it, its Danish definition and its unit."""

    id: str
    name: str
    words: str
    definition: str
    unit: FigureUnit
    headline: bool = False


PASSPORTS = (
    Passport(
        "B1", "Oplevet deltagelse i samme grad", M1,
        "Andel, der svarer »Lige så tit«, af alle, der har svaret på spørgsmålet (»Ved ikke« er ikke med). "
        "Både »sjældnere« og »oftere« ligger uden for samme grad.",
        "share", headline=True,
    ),
    Passport(
        "B1a", "– blandt dem, der har været med", M1,
        "B1 blandt dem, der selv har været med til en aktivitet de sidste 12 måneder.", "share",
    ),
    Passport(
        "B1x", "Nærhed til samme grad (0-100)", M1,
        "Gennemsnit: »Lige så tit« 100, »Lidt sjældnere« og »Lidt oftere« 50, »Meget sjældnere« og »Meget oftere« 0.",
        "points",
    ),
    Passport(
        "B1b", "Balance (−100 til 100)", M1,
        "100 · (andel »oftere« minus andel »sjældnere«). Under 0: beboere med ikke-vestlig baggrund opleves "
        "sjældnere med end andre.",
        "points",
    ),
    Passport(
        "B2", "Aktiviteter med blandet deltagelse", M2,
        "Aktiviteter, hvor mindst halvdelen af vurderingerne er »Ret blandede« eller »Meget blandede«, af alle "
        "aktiviteter med mindst 5 vurderinger. Usikkert: 95 %-intervallet går hen over halvdelen.",
        "activities",
    ),
    Passport(
        "B2i", "Blandethedsindeks (0-100)", M2,
        "Hver svarpersons gennemsnit af sine 1-5 vurderinger af aktiviteter (»Slet ikke blandede« 0, »Meget blandede« "
        "100); derefter gennemsnit over svarpersoner.",
        "points", headline=True,
    ),
    Passport(
        "B3", "Oplevet udvikling (balance)", M2,
        "100 · (andel »mere blandede« minus andel »mindre blandede«) de sidste to år, blandt dem, der har boet i "
        "området i mindst to år eller ikke har oplyst det.",
        "points",
    ),
    Passport(
        "B4", "Velkommen-indeks", NO_WORDS,
        "Gennemsnit: »Slet ikke« 0, »Lidt« 33⅓, »Ret meget« 66⅔, »Meget« 100.", "points",
    ),
    Passport(
        "B5", "Informationsindeks", NO_WORDS,
        "Gennemsnit: »Aldrig« 0, »Sjældent« 33⅓, »Tit« 66⅔, »Altid« 100.", "points",
    ),
    Passport(
        "B6", "Andel, der har været med", NO_WORDS,
        "Andel, der har været med til en aktivitet flere gange eller én gang de sidste 12 måneder, af alle, der har "
        "svaret ja eller nej.",
        "share",
    ),
    Passport(
        "B7", "Andel til beboermøde", NO_WORDS,
        "Andel, der de sidste 12 måneder har været til et møde, hvor beboere bestemmer noget sammen, af alle, der har "
        "svaret ja eller nej.",
        "share",
    ),
    Passport(
        "B8", "Blandet alt i alt (0-100)", M2,
        "Gennemsnit: »Slet ikke blandede« 0, »Lidt blandede« 33⅓, »Ret blandede« 66⅔, »Meget blandede« 100.", "points",
    ),
    Passport(
        "D1", "Oplevet deltagelse i demokratiet i samme grad", GOAL,
        "Andel, der svarer »Lige så tit«, af alle, der har svaret på spørgsmålet (»Ved ikke« og »Ikke relevant hos os« "
        "er ikke med).",
        "share", headline=True,
    ),
    Passport(
        "D1x", "Nærhed til samme grad (0-100)", GOAL,
        "Gennemsnit: »Lige så tit« 100, »Lidt sjældnere« og »Lidt oftere« 50, »Meget sjældnere« og »Meget oftere« 0.",
        "points",
    ),
    Passport(
        "D1b", "Balance (−100 til 100)", GOAL,
        "100 · (andel »oftere« minus andel »sjældnere«). Under 0: mennesker med ikke-vestlig baggrund opleves "
        "sjældnere med end andre.",
        "points",
    ),
    Passport(
        "D5", "Valgdeltagelse i foreninger", M3,
        "Alle deltagere divideret med alle stemmeberettigede ved det sidste valg, over bestyrelser, der har oplyst "
        "begge tal.",
        "share", headline=True,
    ),
    Passport(
        "D2", "Åbenhedsindeks (0-100)", M3,
        "Hver bestyrelses andel »Ja« af 8 måder at åbne sig på (mindst 6 besvaret ja eller nej); derefter gennemsnit "
        "over bestyrelser.",
        "points",
    ),
    Passport(
        "D3", "Andel valg med flere kandidater end pladser", M3,
        "Bestyrelser, hvor flere stillede op, end der var pladser på valg, af alle bestyrelser, der har oplyst begge "
        "tal og havde mindst én plads på valg.",
        "share",
    ),
    Passport(
        "D4", "Ubesatte pladser", M3,
        "Alle ubesatte pladser divideret med alle pladser, over bestyrelser, der har oplyst begge tal.", "share",
    ),
    Passport(
        "D6", "Indflydelsesindeks (0-100)", M3,
        "Hvert bestyrelsesmedlems gennemsnit af »bliver lyttet til«, »kan følge med« og »er med til at bestemme« "
        "(mindst 2 af 3 besvaret); derefter gennemsnit over medlemmer.",
        "points",
    ),
    Passport(
        "D7", "Nye i bestyrelsen", M3,
        "Alle nye divideret med alle valgte (det mindste af antal pladser på valg og antal kandidater), over "
        "bestyrelser, der har oplyst alle tre tal og har mindst én valgt.",
        "share",
    ),
    Passport(
        "D8", "Afspejler fremmødet de stemmeberettigede (0-100)", M3,
        "Gennemsnit over bestyrelser: »Slet ikke« 0, »Lidt« 33⅓, »Ret meget« 66⅔, »Meget« 100.", "points",
    ),
    Passport(
        "D9", "Oplevet udvikling i demokratiet", M3,
        "100 · (andel »mere blandede« minus andel »mindre blandede«) de sidste to år.", "points",
    ),
    Passport(
        "D10", "Let for nye at komme med (0-100)", M3,
        "Gennemsnit: »Slet ikke« 0, »Lidt« 33⅓, »Ret meget« 66⅔, »Meget« 100.", "points",
    ),
)  # fmt: skip
"""In the order they are printed: headline figures first, each with what belongs to it."""
