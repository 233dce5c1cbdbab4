"""What a planned round can be expected to see, on its page."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, update

from app.database import writing
from app.models import Release
from app.store import rounds
from tests.exports.releases import BS, Document
from tests.office.desk import Desk, by_testid, text
from tests.published import released
from tests.world import AREAS, THRESHOLDS

PAGE = "/kontor/runde/r2"


def plan(office: Desk, *forms: str) -> None:
    with writing(office.world.engine) as session:
        first, last = dt.date(2028, 9, 1), dt.date(2028, 10, 13)
        rounds.plan(session, "r2", "Runde 2", forms, first, last, thresholds=THRESHOLDS, trial=True)


def before(usable: dict[str, int | None], whole: int = 150) -> object:
    """Bend a release: these areas with so many usable answers; a tenth of the residents answered."""

    def bend(found: Document) -> None:
        form = found["forms"][0]
        form["usable"], form["coverage"] = whole, 0.1
        form["groups"] = [
            {"grouping": "Område", "label": name, "members": [name], "usable": many} for name, many in usable.items()
        ]

    return bend


def rows(office: Desk, form: str) -> list[list[str]]:
    body = by_testid(office.signed_in().get(PAGE), f"outlook-{form}").find(".//tbody")
    assert body is not None
    return [[text(cell) for cell in row] for row in body]


def test_a_planned_round_says_what_it_can_see_from_the_round_before(office: Desk) -> None:
    office.world.opened()
    released(office.world, BS, bend=before({"Egebjerg": 90, "Hedeparken": None, "Magleparken": 20}))  # type: ignore[arg-type]
    plan(office, "bs")
    assert rows(office, "bs") == [
        ["Alle", "150", "± 8", "16"],
        ["Egebjerg", "90", "± 10", "21"],
        ["Hedeparken", "40", "± 15", "31"],
        ["Magleparken", "20", "± 20", "43"],
    ]
    said = text(by_testid(office.another().signed_in(email="b@example.dk").get(PAGE), "outlook-bs"))
    assert "Med 150 svar opdages kun ændringer over ca. 16 point." in said
    assert "Sigt efter mindst 100 svar i hvert område og mindst 200 i alt." in said
    assert "Hedeparken og Magleparken offentliggøres samlet, med ca. 60 svar." in said
    assert "mindst 25 svar" in said


def test_a_first_round_is_told_what_usual_numbers_can_see(office: Desk) -> None:
    plan(office, "bs")
    assert rows(office, "bs") == [["50 svar", "± 13", "28"], ["100 svar", "± 10", "20"], ["200 svar", "± 7", "14"]]
    page = office.get(PAGE)
    assert "Med 200 svar opdages kun ændringer over ca. 14 point." in text(by_testid(page, "outlook-bs"))
    assert not [name for name in AREAS.values() if name in text(by_testid(page, "outlook-bs"))]


def test_a_former_round_that_was_altered_is_named_and_not_used(office: Desk) -> None:
    office.world.opened()
    released(office.world, BS)
    with writing(office.world.engine) as session:
        document = session.scalars(select(Release.document)).one()
        session.execute(update(Release).values(document=document.replace('"usable":', '"usable": 1', 1)))
    plan(office, "bs")
    said = text(by_testid(office.signed_in().get(PAGE), "outlook-bs"))
    assert "er ændret, efter at den blev frigivet" in said


def test_a_withdrawn_round_is_not_what_the_next_is_measured_by(office: Desk) -> None:
    def bend(found: Document) -> None:
        before({"Egebjerg": 90})(found)  # type: ignore[operator]
        found["withdrawn"] = True

    office.world.opened()
    released(office.world, BS, bend=bend)
    plan(office, "bs")
    assert rows(office, "bs")[0][0] == "50 svar"


@pytest.mark.parametrize(("form", "told"), [("fa", False), ("fm", True)])
def test_only_forms_that_persons_answer_are_told_of(office: Desk, form: str, told: bool) -> None:
    plan(office, "fa", "fm")
    found = office.signed_in().get(PAGE).find(f".//*[@data-testid='outlook-{form}']")
    assert (found is not None) is told


def test_a_round_that_is_open_has_its_bands_instead(office: Desk) -> None:
    office.world.opened("r2")
    assert office.signed_in().get(PAGE).find(".//*[@data-testid='outlook-bs']") is None
