"""A released round is corrected and withdrawn in the office; the commands run in processes of their own."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

import pytest

from app.database import reading
from app.office.corrections import shown_questions
from app.store import results
from exports.release import to_json
from tests.kept import keep, release
from tests.office.desk import Desk, by_testid, text

ROUND = "/kontor/runde/r1"
REASON = "<b>Et spørgsmål</b> var oversat forkert"


@pytest.fixture
def released(office: Desk) -> Desk:
    """A released round, and someone who is signed in."""
    keep(office.world)
    return office.signed_in(email="anne@example.dk")


def test_the_page_lists_the_version_with_its_mark_and_what_the_attacker_said(released: Desk) -> None:
    page = released.get(ROUND)
    said = text(by_testid(page, "edition-1"))
    assert said.startswith(f"Udgave 1 Mærke {release().digest[:12]}")
    assert "Angriberen prøvede 7 skjulte tal og fandt ikke noget." in said
    assert by_testid(page, "correct").get("href") == f"{ROUND}/ret"
    assert by_testid(page, "withdraw").get("href") == f"{ROUND}/traek-tilbage"


def test_a_correction_asks_for_a_reason_for_something_new_and_for_the_name(released: Desk) -> None:
    answer = released.post(f"{ROUND}/ret", {"title": "Rund"}, 422).get_data(as_text=True)
    for told in ("Skriv hvorfor.", "Skriv et nyt navn, eller vælg", "Det er ikke rundens navn.", 'value="Rund"'):
        assert told in answer
    assert versions(released) == 1


def test_questions_can_be_hidden_by_their_own_words(released: Desk) -> None:
    page = released.get(f"{ROUND}/ret")
    box = by_testid(page, "hide-bs_same_degree")
    label = page.find(f".//label[@for='{box.get('id')}']")
    assert label is not None
    assert text(label) == release().forms[0].question("bs_same_degree").text
    assert all(by_testid(page, f"hide-{name}") is not None for name in shown_questions(document(released)))


def test_a_question_without_figures_is_not_offered() -> None:
    found = json.loads(to_json(release()))
    form = found["forms"][0]
    for table in (*form["tables"], *form["group_tables"]):
        for cell in table["cells"]:
            cell["count"] = None if table["question"] == "bs_same_degree" else cell["count"]
    assert "bs_same_degree" not in shown_questions(found)
    assert "bs_attended" in shown_questions(found)


def test_a_corrected_round_has_a_new_version_that_says_why(released: Desk) -> None:
    fields = {"title": "Runde", "reason": REASON, "hide": "bs_same_degree", "new_title": "Runde to"}
    released.post(f"{ROUND}/ret", fields)
    page = released.get(ROUND)
    assert text(by_testid(page, "message")) == "Runden r1 er nu i udgave 2."
    assert REASON in text(by_testid(page, "edition-2"))
    assert main(page).find(".//b") is None
    assert text(only(page, "h1")) == "Runde to"
    assert released.actions()[-1] == ("anne@example.dk", "release.correct", "r1")
    first, second = (released.client.get(f"{ROUND}/udgave/{version}") for version in (1, 2))
    assert (first.data[:2], second.data[:2]) == (b"PK", b"PK")
    assert first.data != second.data
    assert released.actions()[-1] == ("anne@example.dk", "round.download", "r1")
    released.get(f"{ROUND}/udgave/3", 404)


def test_what_is_withdrawn_says_so_and_its_earlier_versions_are_gone(released: Desk) -> None:
    released.post(f"{ROUND}/traek-tilbage", {"title": "Rund", "reason": "Fejl i skemaet"}, 422)
    released.post(f"{ROUND}/traek-tilbage", {"title": "Runde", "reason": "Fejl i skemaet"})
    page = released.get(ROUND)
    assert text(by_testid(page, "withdrawn")).startswith("Resultatet er trukket tilbage.")
    assert page.find(".//*[@data-testid='edition-excel-1']") is None
    assert page.find(".//*[@data-testid='correct']") is None
    assert released.actions()[-1] == ("anne@example.dk", "release.withdraw", "r1")
    for path in (ROUND, "/kontor/", f"{ROUND}/bevis"):
        assert "trukket tilbage" in text(main(released.get(path)))
    assert released.client.get(f"{ROUND}/udgave/2").data[:2] == b"PK"
    refused = text(main(released.get(f"{ROUND}/udgave/1", 404)))
    assert "er trukket tilbage, så udgave 1 kan ikke hentes." in refused
    for path in ("ret", "traek-tilbage"):
        released.get(f"{ROUND}/{path}", 404)


def test_the_team_may_fetch_a_version_but_change_nothing(released: Desk) -> None:
    page = released.another().signed_in("integrationsteam").get(ROUND)
    assert by_testid(page, "edition-excel-1") is not None
    assert page.find(".//*[@data-testid='correct']") is None


def test_a_round_that_is_not_released_has_nothing_to_correct(office: Desk) -> None:
    office.world.opened()
    office.signed_in()
    for path in ("ret", "traek-tilbage", "udgave/1"):
        office.get(f"{ROUND}/{path}", 404)
    assert office.get(ROUND).find(".//*[@data-testid='edition-1']") is None


def versions(office: Desk) -> int:
    with reading(office.world.engine) as session:
        return len(results.versions(session, "r1"))


def document(office: Desk) -> dict[str, object]:
    with reading(office.world.engine) as session:
        found: dict[str, object] = json.loads(results.get_release(session, "r1") or "{}")
    return found


def main(page: Element) -> Element:
    return only(page, "main")


def only(page: Element, what: str) -> Element:
    (found,) = page.findall(f".//{what}")
    return found
