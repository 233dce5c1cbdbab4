"""Publishing »Det svarede I« from the office: put up, mended, taken down, and its poster."""

from __future__ import annotations

import pytest

from app.language import Catalogs
from tests.office.desk import Desk, by_testid, text
from tests.published import published, released

ROUND = "/kontor/runde/r1"
PUBLISH = f"{ROUND}/offentliggoer"


def shown(office: Desk) -> str:
    """Where the page is, as the round's page says."""
    return by_testid(office.get(ROUND), "public-url").get("href") or ""


def typed(**notes: str) -> dict[str, str]:
    """The form as a browser sends it: every field, most of them empty."""
    return {f"note_{language}": notes.get(language, "") for language in Catalogs().languages}


def answered(office: Desk, url: str) -> int:
    return office.another().client.get(f"/svar/{url.rsplit('/', 1)[1]}").status_code


def test_a_page_is_put_up_mended_and_taken_down_at_one_address(either: Desk) -> None:
    either.world.opened()
    released(either.world)
    either.signed_in(email="anne@example.dk")
    assert "ikke offentliggjort" in text(by_testid(either.get(ROUND), "public-state"))
    either.post(PUBLISH, typed(da="Vi mødes i maj.", tr="Mayısta görüşürüz."))
    url = shown(either)
    page = either.another().client.get(f"/svar/{url.rsplit('/', 1)[1]}").get_data(as_text=True)
    assert "Vi mødes i maj." in page
    assert "Mayısta görüşürüz." in page
    field = by_testid(either.get(PUBLISH), "note_da")
    assert (field.text or "").strip() == "Vi mødes i maj."
    either.post(PUBLISH, typed(da="Vi mødes i juni."))
    assert shown(either) == url
    either.post(f"{ROUND}/tag-ned")
    assert answered(either, url) == 404
    assert "taget ned" in text(by_testid(either.get(ROUND), "public-state"))
    either.post(PUBLISH, typed(da=""))
    assert (shown(either), answered(either, url)) == (url, 200)
    done = [action for actor, action, subject in either.actions() if actor == "anne@example.dk" and subject == "r1"]
    assert done == ["round.publish", "round.publish", "round.take_down", "round.publish"]


def test_a_corrected_result_has_to_be_published_again(office: Desk) -> None:
    url = f"/svar/{published(office.world)}"
    office.signed_in()
    released(office.world, version=2)
    page = office.get(ROUND)
    assert "Offentliggør den igen" in text(by_testid(page, "public-state"))
    assert page.find(".//*[@data-testid='public-url']") is None
    office.post(PUBLISH, typed(da=""))
    assert answered(office, url) == 200


def test_a_withdrawn_result_cannot_be_published(office: Desk) -> None:
    office.world.opened()
    released(office.world, bend=lambda found: found.update(withdrawn=True))
    page = office.signed_in().post(PUBLISH, typed(da="Hej"), 409).get_data(as_text=True)
    assert "ikke noget frigivet resultat" in page


def test_a_text_that_is_too_long_or_lacks_its_danish_is_kept_and_told(office: Desk) -> None:
    office.world.opened()
    released(office.world)
    office.signed_in()
    page = office.post(PUBLISH, typed(da="x" * 601), 422).get_data(as_text=True)
    assert "højst have 600 tegn" in page
    assert "x" * 601 in page
    page = office.post(PUBLISH, typed(ar="نلتقي"), 422).get_data(as_text=True)
    assert "Skriv også teksten på dansk." in page
    assert office.actions()[-1][1] != "round.publish"


def test_every_language_of_the_page_has_a_field(office: Desk) -> None:
    office.world.opened()
    released(office.world)
    fields = {area.get("lang") for area in office.signed_in().get(PUBLISH).iter("textarea")}
    assert fields == set(Catalogs().languages)


@pytest.mark.parametrize("note", ["--by nobody", '\x00\x07a\r\n"; {antal} %s'])
def test_whatever_is_typed_is_only_text(office: Desk, note: str) -> None:
    office.world.opened()
    released(office.world)
    office.signed_in().post(PUBLISH, typed(da=note))
    assert answered(office, shown(office)) == 200


def test_before_a_release_there_is_nothing_to_publish(office: Desk) -> None:
    office.world.opened()
    office.signed_in()
    office.get(PUBLISH, 404)
    assert office.client.get(f"{ROUND}/svar-plakat").status_code == 404
    assert office.get(ROUND).find(".//*[@data-testid='public-state']") is None


def test_the_integration_team_sees_the_page_and_its_poster_but_does_not_publish(office: Desk) -> None:
    published(office.world)
    page = office.signed_in("integrationsteam").get(ROUND)
    by_testid(page, "public-url")
    by_testid(page, "result-poster")
    for forbidden in ("publish", "take-down"):
        assert page.find(f".//*[@data-testid='{forbidden}']") is None
    office.get(PUBLISH, 404)


def test_the_poster_is_handed_over_as_a_file(office: Desk) -> None:
    published(office.world)
    response = office.signed_in("integrationsteam").client.get(f"{ROUND}/svar-plakat")
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert response.data.startswith(b"%PDF-")
    assert "r1-det-svarede-i.pdf" in response.headers["Content-Disposition"]
