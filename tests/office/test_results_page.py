"""The results page of a released round: its first line, its cards, its drawings beside their tables, its files."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from app.database import make_engine, migrate, writing
from app.store import results
from exports import wording
from exports.card import headlines
from exports.correction import Correction, corrected
from exports.release import Release, to_json
from tests.exports.grouped_release import ONE, TWO, grouped, hidden_headline, typed
from tests.exports.opened import opened
from tests.exports.opened import table as cells
from tests.exports.releases import BS, TWO_FORMS, Document, hide, release, table
from tests.office.desk import Desk, by_testid, desk, text
from tests.published import released
from tests.world import World

ROUND = "/kontor/runde/r1"
PAGE = f"{ROUND}/frigivet"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> & {{ 7*7 }}"
TYPES = {
    "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "notat": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office with a third round of residents, with areas, ages, activities and hidden figures."""
    folder = tmp_path_factory.mktemp("shown")
    engine = make_engine(f"sqlite:///{folder / 'deltag.sqlite'}")
    migrate(engine)
    world = World.make(engine, folder).opened()
    released(world, BS, bend=grouped(earlier=(ONE, TWO)))
    made = desk(world, folder)
    yield made.signed_in()
    made.app.extensions["deltag"].engine.dispose()
    engine.dispose()


@pytest.fixture(scope="module")
def page(shown: Desk) -> Element:
    return shown.get(PAGE)


@pytest.fixture(scope="module")
def third() -> Release:
    return release(BS, grouped(earlier=(ONE, TWO)))


def another_page(office: Desk, name: str, bend: object = None) -> Element:
    office.world.opened()
    released(office.world, name, bend=bend)  # type: ignore[arg-type]
    return office.signed_in().get(PAGE)


def drawings(within: Element) -> list[Element]:
    return list(within.iter(f"{SVG}svg"))


def rows(within: Element) -> list[list[str]]:
    return [[text(cell) for cell in row if cell.tag in ("th", "td")] for row in within.iter("tr")]


def test_the_first_line_answers_how_many_go_which_way(page: Element) -> None:
    said = text(by_testid(page, "answer"))
    assert said.startswith("Begge hovedtal går i den ønskede retning. Målingen viser beboernes oplevelse.")
    assert "Den viser ikke, hvor mange der faktisk deltager." in said


def test_a_hidden_headline_figure_is_counted_as_hidden(office: Desk) -> None:
    found = another_page(office, BS, lambda found: hidden_headline(found, "B2i"))
    assert text(by_testid(found, "answer")).startswith(
        "1 af 2 hovedtal er målt for første gang, 1 er skjult af hensyn til anonymitet."
    )
    assert text(by_testid(found, "verdict-B2i")) == "– Skjult af hensyn til anonymitet"


def test_a_verdict_never_stands_without_its_mark_and_its_sentence(page: Element, third: Release) -> None:
    for one in headlines(third):
        assert text(by_testid(page, f"verdict-{one.id}")) == f"▲ {one.verdict}"
        card = text(by_testid(page, f"headline-{one.id}"))
        assert wording.sentence(one) in card
        assert f"95 % usikkerhed {wording.interval(one).removesuffix(' point')}" in card


def test_areas_stand_side_by_side_in_their_order_with_a_dash_for_the_hidden_one(page: Element) -> None:
    block = by_testid(page, "groups-0-B1")
    names = [row[0] for row in rows(block)[1:]]
    assert names == ["Hele kommunen", "Ahornparken", "Birkevænget", "Cedergården", "Andre områder"]
    assert rows(block)[4] == ["Cedergården", "–", "–", "", "–"]
    assert len(drawings(block[0])) == 2
    assert "Cedergården –" in text(drawings(block)[0])


def test_a_development_is_drawn_and_told_in_a_table(page: Element) -> None:
    card = by_testid(page, "headline-B1")
    drawn = next(svg for svg in drawings(card) if text(svg).startswith("B1 Oplevet deltagelse i samme grad over tid"))
    assert "september 2022 33 % (95 % usikkerhed" in text(drawn)
    assert any(row[:2] == ["september 2022", "33 %"] for row in rows(card))


def test_a_first_round_has_no_development(office: Desk) -> None:
    card = by_testid(another_page(office, BS), "headline-B1")
    assert "Udvikling" not in text(card)
    assert "Forrige" not in text(card)


def test_each_question_has_its_drawing_beside_its_table(page: Element, third: Release) -> None:
    for one in third.forms[0].tables:
        beside = next(part for part in page.iter("div") if part.get("class") == "question" and one.text in text(part)
                      and part.find(f".//table[@data-testid='table-{one.id}']") is not None)  # fmt: skip
        drawn = [svg for svg in drawings(beside) if svg.findtext(f"{SVG}title") == one.text]
        assert len(drawn) == (0 if one.base is None else 1), one.id
        counts = {text(cell) for cell in by_testid(beside, f"table-{one.id}").iter("td")}
        assert {
            "–" if c.count is None else wording.thousands(c.count) for c in one.cells if c.role != "total"
        } <= counts


def test_hidden_figures_are_told_once_at_the_foot(office: Desk) -> None:
    def bend(found: Document) -> None:
        hide(table(found, "bs_welcome"))

    found = another_page(office, BS, bend)
    notes = [e for e in found.iter("p") if text(e) == "– Skjult af hensyn til anonymitet."]
    assert [e.get("data-testid") for e in notes] == ["hidden-note"]
    assert {text(cell) for cell in by_testid(found, "table-bs_welcome").iter("td")} == {"–", ""}


def test_figures_that_are_not_headline_have_no_verdict(page: Element, third: Release) -> None:
    for one in third.forms[0].indicators:
        row = text(by_testid(page, f"indicator-{one.id}"))
        assert (one.verdict in row) if one.headline else ("retning" not in row)


def test_a_round_of_associations_shows_both_its_forms(office: Desk) -> None:
    found = another_page(office, TWO_FORMS, typed)
    assert rows(by_testid(found, "groups-1-D5"))[1][0] == "Alle foreninger"
    for form in ("fa", "fm"):
        assert by_testid(found, f"indicators-{form}") is not None
    assert "beboernes oplevelse" not in text(by_testid(found, "answer"))


def test_nothing_a_person_typed_becomes_markup(office: Desk) -> None:
    found = another_page(office, BS, grouped((HOSTILE, "Birk", "Ceder", "Dal"), hides=False))
    main = found.find(".//main")
    assert main is not None
    assert main.find(".//script") is None
    assert HOSTILE in text(by_testid(found, "groups-0-B1"))
    assert not [e for e in main.iter() if e.get("style") or any(name.startswith("on") for name in e.attrib)]


@pytest.mark.parametrize("kind", TYPES)
def test_every_file_of_the_round_can_be_fetched_and_stays_the_same(shown: Desk, page: Element, kind: str) -> None:
    address = by_testid(page, kind).get("href") or ""
    first, again = shown.client.get(address), shown.client.get(address)
    assert (first.status_code, first.headers["Content-Type"]) == (200, TYPES[kind])
    assert first.data == again.data
    ending = {"excel": "xlsx", "notat": "docx"}.get(kind, kind)
    assert first.headers["Content-Disposition"] == f"attachment; filename=deltag-r1.{ending}"
    assert first.data[:4] == {"excel": b"PK\3\4", "notat": b"PK\3\4", "csv": b"\xef\xbb\xbfr", "json": b'{\n "'}[kind]
    assert shown.actions()[-1][1:] == ("round.download", "r1")


def test_a_round_that_is_not_released_has_no_files(office: Desk) -> None:
    office.world.opened()
    office.signed_in()
    for kind in (*TYPES, "udsnit/integration"):
        office.get(f"{ROUND}/{kind}", 404)


def test_files_are_kept_by_what_they_say(shown: Desk) -> None:
    shown.client.get(f"{ROUND}/csv")
    kept = shown.app.extensions["deltag"].settings.instance / "releases"
    assert len(list(kept.glob("r1-*.csv"))) == 1


@pytest.mark.parametrize(
    ("link", "name", "sheets"),
    [
        ("cut-area-1", "deltag-r1-boligforening-Ahornparken.xlsx", ["Forside", "Indikatorer", "Spørgsmål", "Områder"]),
        ("cut-integration", "deltag-r1-integration.xlsx", ["Forside", "Indikatorer", "Udvikling", "Metode"]),
    ],
)
def test_what_others_get_of_a_round_can_be_fetched(
    shown: Desk, page: Element, link: str, name: str, sheets: list[str]
) -> None:
    address = by_testid(page, link).get("href") or ""
    first, again = shown.client.get(address), shown.client.get(address)
    assert (first.status_code, first.headers["Content-Type"]) == (200, TYPES["excel"])
    assert first.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert opened(first.data).sheetnames[:4] == sheets
    assert first.data == again.data
    assert shown.actions()[-1][1:] == ("round.download", "r1")


def test_each_area_has_a_file_of_its_own_that_is_made_once(shown: Desk, page: Element) -> None:
    kept = shown.app.extensions["deltag"].settings.instance / "releases"
    files = [shown.client.get(by_testid(page, f"cut-area-{place}").get("href") or "").data for place in (1, 2, 1)]
    assert files[0] == files[2] != files[1]
    assert len(list(kept.glob("r1-boligforening-*.xlsx"))) == 2


def test_what_is_made_for_others_is_made_anew_when_another_round_is_released(office: Desk) -> None:
    def later(found: Document) -> None:
        found["round"]["key"] = "r2"

    another_page(office, BS)
    first = office.client.get(f"{ROUND}/udsnit/integration").data
    office.world.opened("r2")
    released(office.world, BS, "r2", later)
    both = office.client.get(f"{ROUND}/udsnit/integration").data
    rounds = [{row["runde"] for row in cells(opened(one)["Indikatorer"], "tblIndikatorer")} for one in (first, both)]
    assert [len(one) for one in rounds] == [1, 2]


def test_only_a_round_of_associations_is_cut_for_the_schools(office: Desk) -> None:
    found = another_page(office, TWO_FORMS, typed)
    assert office.client.get(by_testid(found, "cut-skoler").get("href") or "").status_code == 200
    assert found.find(".//*[@data-testid='cut-area-1']") is None


def test_an_area_that_is_not_published_gets_no_file(shown: Desk) -> None:
    said = text(shown.get(f"{ROUND}/udsnit/boligforening?omraade=Elm", 503))
    assert "Elm er ikke offentliggjort for sig" in said
    shown.get(f"{ROUND}/udsnit/alle", 404)


def test_of_a_withdrawn_release_the_page_says_so_first_and_why(office: Desk) -> None:
    standing = by_testid(another_page(office, BS), "answer")
    gone = corrected(release(BS), Correction("Fejl i listen over områder", withdrawn=True))
    with writing(office.world.engine) as session:
        results.save_release(session, "r1", gone.version, gone.digest, to_json(gone), {})
    found = office.get(PAGE)
    answer = by_testid(found, "answer")
    assert text(answer).startswith("Udgivelsen er trukket tilbage: ingen af dens tal gælder mere.")
    assert [(one.get("class") or "").split() for one in (standing, answer)] == [
        ["notice", "answer-line"], ["notice", "stop", "answer-line"],
    ]  # fmt: skip
    assert "trukket tilbage: Fejl i listen over områder" in text(found)


def test_a_later_edition_is_shown_as_soon_as_it_is_there(office: Desk) -> None:
    assert "udgave 1" in text(another_page(office, BS))
    released(office.world, BS, version=2)
    assert "udgave 2" in text(office.get(PAGE))
