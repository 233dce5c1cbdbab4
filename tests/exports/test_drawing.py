"""Charts outside Excel: what is drawn is what the release prints, in real text, and nothing a page would refuse."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exports import theme
from exports.answer_drawing import Stack, answers, stacks
from exports.card import headlines
from exports.drawing import SHARP, Drawing, to_png, to_svg
from exports.headline_drawing import development, groups, sides_in_groups, sides_over_rounds
from exports.interval_drawing import Point, over_rounds, side_by_side
from exports.release import ProtectedTable, Release
from exports.wording import percent
from tests.exports.grouped_release import ONE, TWO, areas_release
from tests.exports.releases import BS, TWO_FORMS, Document, hide, release, table

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["<script>alert(1)</script>", "\"'><img src=x onerror=y>", "{{ 7*7 }} & co", "datum.value|=1+1", "a\x07b"]


def elements(drawn: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(drawn, "x"))  # noqa: S314 - ours


def texts(drawn: Drawing) -> list[str]:
    return [" ".join(text.itertext()) for text in elements(drawn).iter(f"{SVG}text")]


def shapes(drawn: Drawing, fill: str) -> list[ElementTree.Element]:
    return [path for path in elements(drawn).iter(f"{SVG}path") if path.get("fill") == f"#{fill}"]


def width(bar: ElementTree.Element) -> float:
    """Of a bar that is drawn as M x,y h width …"""
    found = re.search(r"h([\d.]+)", bar.get("d", ""))
    assert found
    return float(found[1])


def place(mark: ElementTree.Element) -> tuple[float, float]:
    found = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", mark.get("transform", ""))
    assert found
    return float(found[1]), float(found[2])


def protected(found: Release, table_id: str) -> ProtectedTable:
    return next(one for form in found.forms for one in form.tables if one.id == table_id)


def every_drawing(found: Release) -> list[Drawing]:
    drawn = [answers(one) for form in found.forms for one in form.tables]
    for form in found.forms:
        for headline in (one for one in form.indicators if one.headline):
            drawn += [development(found, headline), sides_over_rounds(found, headline)]
            for grouping in sorted({group.grouping for group in form.groups}):
                drawn += [groups(form, headline, grouping), sides_in_groups(form, headline, grouping)]
    return [one for one in drawn if one]


@pytest.fixture(scope="module", params=["areas", "two forms"])
def drawings(request: pytest.FixtureRequest) -> list[Drawing]:
    made = every_drawing(areas_release(earlier=(ONE, TWO)) if request.param == "areas" else release(TWO_FORMS))
    assert len(made) > 15
    return made


def test_a_page_that_allows_no_script_and_no_style_shows_every_drawing(drawings: list[Drawing]) -> None:
    drawable = {"svg", "title", "desc", "g", "rect", "path", "line", "text", "tspan"}
    for drawn in drawings:
        root = elements(drawn)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= drawable
        for element in root.iter():
            for name, value in element.attrib.items():
                assert name not in ("style", "class", "href")
                assert not name.startswith(("on", "{"))
                assert "url(" not in value


def test_every_drawing_is_one_picture_with_a_name_and_a_description(drawings: list[Drawing]) -> None:
    for drawn in drawings:
        root = elements(drawn)
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "x-title x-desc"
        assert [(e.get("id"), e.text) for e in list(root)[:2]] == [("x-title", drawn.title), ("x-desc", drawn.alt)]
        assert not [e for e in root.iter() if e is not root and (e.get("role") or e.get("aria-label"))]


def test_the_description_holds_every_figure_that_is_drawn(drawings: list[Drawing]) -> None:
    for drawn in drawings:
        axis = {"0", "25", "50", "75", "100"} | {f"{step} %" for step in (0, 25, 50, 75, 100)}
        for said in texts(drawn):
            if re.fullmatch(r"\d+( %)?", said) and said not in axis:
                assert said in drawn.alt, (drawn.title, said)


def test_a_scale_is_drawn_in_its_order_and_each_piece_as_long_as_its_share() -> None:
    shown = protected(release(BS), "bs_same_degree")
    drawn = answers(shown)
    assert drawn
    shares = [cell.share for cell in shown.cells if cell.role == "answer"]
    bars = [path for path in elements(drawn).iter(f"{SVG}path") if path.get("stroke") == f"#{theme.WHITE}"]
    bars = [bar for bar in bars if "h" in bar.get("d", "") and bar.get("transform") is None]
    assert [bar.get("fill") for bar in bars] == [f"#{one}" for one in theme.COMPARE5]
    whole = sum(map(width, bars))
    assert [width(bar) / whole for bar in bars] == pytest.approx(shares, abs=1e-3)


def test_a_narrow_piece_has_no_label_and_is_still_in_the_description() -> None:
    drawn = stacks("Svar", ["Nej", "Ja"], theme.YES_NO, [Stack("Alle", (0.04, 0.96))])
    assert "4 %" not in texts(drawn)
    assert "Nej 4 %" in drawn.alt


def test_a_list_is_drawn_as_bars_from_nought_with_their_figures() -> None:
    shown = protected(release(BS), "bs_barriers")
    drawn = answers(shown)
    assert drawn
    shares = [cell.share or 0 for cell in shown.cells if cell.role == "answer"]
    bars = shapes(drawn, theme.BAR)
    reach = [width(bar) / share for bar, share in zip(bars, shares, strict=True)]
    assert max(reach) - min(reach) < 0.01
    figures = [text.text for text in elements(drawn).iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert figures == [percent(share) for share in shares]


def test_a_question_that_is_hidden_has_no_drawing() -> None:
    assert answers(protected(release(BS, lambda found: hide(table(found, "bs_welcome"))), "bs_welcome")) is None


@pytest.mark.parametrize("code", ["much_less", "same", "much_more"])
def test_one_hidden_answer_takes_the_whole_scale_with_it(code: str) -> None:
    """The other pieces would show its length."""

    def bend(found: Document) -> None:
        one_hidden(table(found, "bs_same_degree"), code)

    assert answers(protected(release(BS, bend), "bs_same_degree")) is None


def test_one_hidden_answer_of_a_list_is_a_dash_and_no_bar() -> None:
    def bend(found: Document) -> None:
        one_hidden(table(found, "bs_barriers"), "cost")

    whole, drawn = (answers(protected(release(BS, b), "bs_barriers")) for b in (None, bend))
    assert whole
    assert drawn
    assert len(shapes(drawn, theme.BAR)) == len(shapes(whole, theme.BAR)) - 1
    assert texts(drawn).count(theme.HIDDEN) == 1
    assert "Det koster for meget –" in drawn.alt
    assert "44 %" in whole.alt
    assert "44 %" not in to_svg(drawn, "x")


def one_hidden(found: Document, code: str) -> None:
    found["hidden"] = True
    cell = next(cell for cell in found["cells"] if (cell["role"], cell["code"]) == ("answer", code))
    cell["count"] = cell["share"] = None


def test_a_group_with_a_hidden_side_is_a_dash() -> None:
    found = areas_release(earlier=(TWO,))
    drawn = sides_in_groups(found.forms[0], headlines(found)[0], "Område")
    assert drawn
    assert "Cedergården –" in drawn.alt
    assert texts(drawn).count(theme.HIDDEN) == 1
    assert len(shapes(drawn, theme.POLES3[1])) == 4 + 1  # everybody, three areas, and one in the legend


def test_figures_over_rounds_stand_at_their_height_from_nought_to_a_hundred() -> None:
    points = [Point("maj 2022", 0.0, None, None), Point("maj 2024", 1.0, None, None), Point("maj 2026", 0.54, 0.4, 0.7)]
    drawn = over_rounds("B1", "share", points)
    assert drawn
    diamonds, dots = shapes(drawn, theme.WHITE), shapes(drawn, theme.TEAL)
    (_, low), (_, high) = (place(mark) for mark in diamonds[:2])
    assert (low - place(dots[0])[1]) / (low - high) == pytest.approx(0.54)
    assert [said for said in texts(drawn) if said.endswith("%")][:5] == ["0 %", "25 %", "50 %", "75 %", "100 %"]


def test_an_earlier_round_without_a_figure_is_a_dash_in_its_place() -> None:
    points = [Point("maj 2024", None, None, None), Point("maj 2026", 54.0, 40.0, 70.0)]
    drawn = over_rounds("B2i", "points", points)
    assert drawn
    assert drawn.alt == "B2i: maj 2024 –; maj 2026 54 (95 % usikkerhed 40 til 70)."
    assert theme.HIDDEN in texts(drawn)
    assert over_rounds("B2i", "points", points[:1]) is None


def test_only_this_rounds_figure_is_a_dot_and_earlier_ones_are_open() -> None:
    found = areas_release(earlier=(ONE, TWO))
    drawn = development(found, headlines(found)[0])
    assert drawn
    assert len(shapes(drawn, theme.TEAL)) == 1 + 1  # and one in the key
    assert len(shapes(drawn, theme.WHITE)) == 2 + 1
    assert re.findall(r"september \d{4}", drawn.alt) == ["september 2022", "september 2024", "september 2026"]


def test_a_first_round_has_no_open_marks() -> None:
    found = release(BS)
    drawn = development(found, headlines(found)[0])
    assert drawn
    assert shapes(drawn, theme.WHITE) == []
    assert "tidligere" not in texts(drawn)


def test_groups_keep_their_order_and_a_hidden_one_its_place() -> None:
    points = [Point("Alle", 0.5, 0.4, 0.6, 0.4), Point("Birk", None, None, None), Point("Ahorn", 0.9, 0.8, 0.95)]
    drawn = side_by_side("B1", "share", points)
    assert drawn
    assert [said for said in texts(drawn) if said in ("Alle", "Birk", "Ahorn")] == ["Alle", "Birk", "Ahorn"]
    assert texts(drawn).count(theme.HIDDEN) == 1
    assert drawn.alt == (
        "B1: Alle 50 % (95 % usikkerhed 40 til 60 %), forrige måling 40 %; Birk –; "
        "Ahorn 90 % (95 % usikkerhed 80 til 95 %)."
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_name_is_only_text(hostile: str) -> None:
    said = hostile.replace("\x07", "")
    for drawn in (
        side_by_side(hostile, "share", [Point(hostile, 0.5, 0.4, 0.6)]),
        stacks(hostile, ["Ja", hostile], theme.YES_NO, [Stack(hostile, (0.4, 0.6))]),
    ):
        assert drawn
        root = elements(drawn)
        assert said in texts(drawn)
        assert root.findtext(f"{SVG}title") == said
        assert {e.tag for e in root.iter()} <= {
            f"{SVG}{t}" for t in ("svg", "title", "desc", "g", "rect", "path", "line", "text")
        }


def test_a_long_name_is_broken_and_no_word_of_it_lost() -> None:
    name = "Ahornparken, Birkevænget, Cedergården, Egebjergvang og Hedeparken ved den gamle station"
    drawn = side_by_side("B1", "share", [Point(name, 0.5, 0.4, 0.6)])
    assert drawn
    assert name.split() == [word for said in texts(drawn) for word in said.split() if word in name.split()]


def test_the_picture_for_word_is_sharp() -> None:
    drawn = answers(protected(release(BS), "bs_welcome"))
    assert drawn
    content = to_png(drawn)
    wide = int.from_bytes(content[16:20], "big")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert wide == round(float(elements(drawn).get("width", "0")) * SHARP)


def test_the_same_figures_are_the_same_drawing_in_any_process() -> None:
    code = (
        "import hashlib; from tests.exports.grouped_release import areas_release, TWO\n"
        "from exports.card import headlines; from exports.drawing import to_png, to_svg\n"
        "from exports.headline_drawing import development, groups\n"
        "found = areas_release(earlier=(TWO,)); first = headlines(found)[0]\n"
        "for drawn in (development(found, first), groups(found.forms[0], first, 'Område')):\n"
        "    print(hashlib.sha256(to_svg(drawn, 'a').encode() + to_png(drawn)).hexdigest())\n"
    )
    said = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        said.add(run.stdout)
    assert len(said) == 1
    assert len(said.pop().split()) == 2
