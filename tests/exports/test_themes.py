"""Themes of the open answers: added once, as a later version whose other figures are what they were."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from exports import workbook
from exports.agreement import kappa
from exports.assembly import FormInput, make_release
from exports.correction import Correction, corrected
from exports.cut import area
from exports.gate import prove
from exports.release import Release, Theme, from_json, seal, to_json
from exports.themes import ADDED, with_themes
from exports.thresholds import Thresholds
from tests.exports.grouped_release import TWO, areas_release
from tests.exports.opened import alt_texts, opened, under, words
from tests.exports.releases import BS, release
from tests.exports.rounds import INFO, random_round

ASKED = "Hvad kunne få flere til at være med?"
COUNTED = {"invite": 17, "time": 9, "all": 63, "place": 20, "food": 0}


def theme(code: str, texts: int, of: int = 64, question: str = "bs_open_idea", agreed: float | None = 0.7368) -> Theme:
    return Theme(question, ASKED, code, code.title(), texts, of, kappa=agreed)


THEMES = (*(theme(code, texts) for code, texts in COUNTED.items()), theme("few", 4, 9, "bs_open_good"))


@cache
def before() -> Release:
    return seal(areas_release(earlier=(TWO,)))


@cache
def after() -> Release:
    return with_themes(before(), THEMES)


def written(made: Release) -> bytes:
    return workbook.write(made)


def told(made: Release) -> dict[str, Theme]:
    return {one.code: one for one in made.themes}


def test_a_theme_is_told_with_its_share_and_its_coders_agreement() -> None:
    found = told(after())["invite"]
    assert (found.texts, found.of, found.share, found.kappa) == (17, 64, 17 / 64, 0.7368)
    assert told(after())["food"].share == 0


@pytest.mark.parametrize(
    ("texts", "of", "shown"),
    [(9, 9, False), (4, 9, False), (4, 10, True), (8, 10, True), (9, 10, False), (10, 10, False), (0, 10, True)],
)
@pytest.mark.parametrize("beside", [0, 2])
def test_too_few_texts_and_what_is_in_all_or_all_but_one_is_not_told(
    texts: int, of: int, shown: bool, beside: int
) -> None:
    more = [theme(f"beside-{number}", 3 + number, of) for number in range(beside)]
    found = with_themes(before(), [theme("one", texts, of), *more]).themes[0]
    told = (texts, texts / of, 0.7368) if shown else (None, None, None)
    assert (found.texts, found.share, found.kappa) == told
    assert found.of == (of if of >= 10 and (shown or beside) else None)


def test_nobody_sees_which_of_the_hidden_themes_everybody_wrote_of() -> None:
    made = with_themes(before(), [theme("rare", 3), theme("all", 64), theme("often", 30), theme("some", 9)])
    assert [one.code for one in made.themes if one.texts is None] == ["all", "often"]


def test_a_raised_smallest_base_holds_for_texts_too() -> None:
    def bend(found: dict[str, object]) -> None:
        found["parameters"] = {"persons": 20}

    assert with_themes(seal(release(BS, bend)), [theme("one", 4, 19), theme("two", 5, 19)]).themes[0].of is None


def test_it_is_the_next_version_of_the_same_figures() -> None:
    first, second = json.loads(to_json(before())), json.loads(to_json(after()))
    assert (second["version"], second["note"]) == (first["version"] + 1, ADDED)
    changed = {name for name in second if second[name] != first[name]}
    assert changed == {"version", "note", "themes", "digest"}
    assert from_json(to_json(after())) == after()


def test_a_release_of_before_there_were_themes_still_loads() -> None:
    document = json.loads(to_json(before()))
    del document["themes"]
    text = json.dumps({**document, "digest": ""}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    document["digest"] = hashlib.sha256(text.encode()).hexdigest()
    old = from_json(json.dumps(document, ensure_ascii=False))
    assert old.themes == ()
    assert with_themes(old, THEMES).themes == after().themes


@pytest.mark.parametrize(
    ("themes", "why"),
    [
        ([], "ingen temaer"),
        ([theme("one", 5), theme("one", 6)], "to gange"),
        ([theme("one", 65)], "flere tekster, end der er"),
        ([theme("one", -1)], "flere tekster, end der er"),
        ([theme("one", 5), theme("two", 5, 60)], "i de samme tekster"),
        ([theme("one", 5, question="fm_open_idea")], "ikke spørgsmålet fm_open_idea"),
    ],
)
def test_what_cannot_be_themes_is_refused(themes: list[Theme], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        with_themes(before(), themes)


def test_themes_are_added_once_and_never_after_a_withdrawal() -> None:
    hidden = corrected(after(), Correction("Kodet forkert", hidden=frozenset({"bs_open_idea", "bs_open_good"})))
    for done in (after(), hidden):
        with pytest.raises(ValueError, match="allerede temaer"):
            with_themes(done, THEMES)
    with pytest.raises(ValueError, match="trukket tilbage"):
        with_themes(corrected(before(), Correction("Fejl", withdrawn=True)), THEMES)


def test_a_correction_can_hide_the_themes_of_a_question_and_a_withdrawal_hides_all() -> None:
    hidden = corrected(after(), Correction("Kodet forkert", hidden=frozenset({"bs_open_idea"})))
    gone = corrected(after(), Correction("Fejl", withdrawn=True))
    for made in (hidden, gone):
        assert {(one.texts, one.of, one.share, one.kappa) for one in made.themes} == {(None, None, None, None)}
    assert corrected(after(), Correction("Andet", title="Nyt navn")).themes == after().themes


def test_the_sheet_stands_in_its_place_and_shows_what_may_be_told() -> None:
    book = opened(written(after()))
    names = ["Forside", "Indikatorer", "Spørgsmål", "Områder", "Udvikling", "Temaer", "Data", "Metode"]
    assert book.sheetnames == names
    page = book["Temaer"]
    rows = {row["Tema"]: row for row in under(page, "Tema", 4)}
    assert [rows["Invite"][name] for name in ("Tekster", "Andel", "Enighed (kappa)")] == [17, 0.27, 0.74]
    for hidden in ("All", "Place"):
        assert [rows[hidden][name] for name in ("Tekster", "Andel", "Enighed (kappa)")] == ["–", "–", "–"]
    assert "bs_open_good · kodede tekster: –" in words(page)
    assert f"{ASKED} Invite 27 %; Time 14 %; Food 0 %." in alt_texts(written(after()))
    assert len(page._charts) == 1
    assert "Temaer" in words(book["Metode"])
    assert ADDED in words(book["Forside"])


def test_low_agreement_is_marked() -> None:
    low, high = (
        with_themes(before(), [theme("one", 17, agreed=one)]) for one in (kappa(5, 8, 9, 18), kappa(13, 3, 2, 22))
    )
    said = ["\n".join(words(opened(written(one))["Temaer"])) for one in (low, high)]
    assert ["læs temaet med forbehold" in text for text in said] == [True, False]


def test_every_other_sheet_is_byte_for_byte_what_it_was() -> None:
    old, new = parts(written(before())), parts(written(after()))
    assert old.keys() < new.keys()
    assert {name for name in old if old[name] != new[name]} == {"Forside", "Metode"}
    assert {name.split()[0] for name in new.keys() - old.keys()} == {"Temaer"}


def parts(content: bytes) -> dict[str, bytes]:
    """Each sheet by its name, and every drawing, chart and table that belongs to it."""
    with ZipFile(BytesIO(content)) as file:
        found: dict[str, bytes] = {}
        for number, name in enumerate(opened(content).sheetnames, 1):
            _follow(file, f"xl/worksheets/sheet{number}.xml", name, found)
        return found


def _follow(file: ZipFile, part: str, name: str, found: dict[str, bytes]) -> None:
    found[name] = file.read(part)
    folder, _, own = part.rpartition("/")
    links = f"{folder}/_rels/{own}.rels"
    if links in file.namelist():
        for target in re.findall(r'Target="/?([^"]*)"', file.read(links).decode()):
            _follow(file, target, f"{name} {target}", found)


def test_what_is_typed_stays_text() -> None:
    hostile = Theme("bs_open_idea", "=1+1\x07", "one", "=HYPERLINK(1)\n<b>", 17, 64)
    page = opened(written(with_themes(before(), [hostile])))["Temaer"]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=HYPERLINK(1) <b>" in words(page)


def test_the_attacker_finds_nothing_in_both_versions_together() -> None:
    made = random_round("bs", 90, seed=2)
    first = make_release(INFO, [FormInput(made.questionnaire, made.counts(), 900)], Thresholds(), "2026-11-01")
    assert prove(with_themes(first, THEMES), [made.questionnaire], [first]).tried


def test_themes_are_of_everybody_and_not_in_the_cut_of_an_area() -> None:
    assert area(after(), "Ahornparken").themes == ()
    assert "Temaer" not in opened(written(area(after(), "Ahornparken"))).sheetnames
