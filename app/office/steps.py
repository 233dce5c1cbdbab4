"""The steps a round can take, in the words that tell what each does before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from app.danish import gettext as _
from app.store.links import Phase


@dataclass(frozen=True)
class Step:
    """A step: when it may be taken, what it does, and what the button says. `final`: it cannot be undone."""

    id: str
    phase: Phase
    name: str
    words: str
    consequences: tuple[str, ...]
    confirm: str
    warning: str = ""
    final: bool = True


OPEN = Step(
    "open",
    "planned",
    _("Åbn"),
    _("Runden er klar til at blive åbnet."),
    (
        _("Beboere og bestyrelser kan svare, så snart de har linket."),
        _("Skemaets tekst, områder, aktiviteter og grænser ligger fast, til runden er frigivet."),
        _("Runden får sin nøgle. Uden den kan ingen læse svarene."),
    ),
    _("Åbn runden"),
    final=False,
)
CLOSE = Step(
    "close",
    "open",
    _("Luk"),
    _("Luk, når perioden er slut. Runden lukker selv den dag, den skal."),
    (
        _("Skemaet vises ikke længere."),
        _("Svar fra skemaer, der allerede er hentet, tages imod i {hours} timer endnu."),
    ),
    _("Luk runden"),
    _("En lukket runde kan ikke åbnes igen."),
)
COUNT = Step(
    "count",
    "closed",
    _("Tæl op"),
    _("Svarene kan tælles op."),
    (
        _("Alle svar tælles, og summerne prøves mod antallet af svar. Passer de ikke, ændres intet."),
        _("Svarene blandes og låses med en ny nøgle. Den gamle destrueres."),
        _(
            "Derefter tages der ikke imod flere svar, heller ikke dem, der venter på en tablet uden net. "
            "Se efter først."
        ),
    ),
    _("Tæl op nu"),
    _("Optællingen kan ikke gøres om."),
)
RELEASE = Step(
    "release",
    "counted",
    _("Frigiv"),
    _("Prøv, om resultatet kan frigives, og frigiv det."),
    (
        _("De beskyttede tal fryses og kan hentes som Excel."),
        _("Svar, optælling, koder og nøgle slettes, og du får et bevis."),
        _("Fritekster gemmes låst for sig selv, til temaerne er lavet, og slettes senest 44 dage efter optællingen."),
    ),
    _("Frigiv"),
    _("Efter frigivelsen kan der ikke tælles igen. En rettelse kan kun ændre tekster, skjule eller trække tilbage."),
)
STEPS = (OPEN, CLOSE, COUNT, RELEASE)


def next_step(phase: Phase) -> Step | None:
    """The step that a round in this phase can take."""
    return next((step for step in STEPS if step.phase == phase), None)
