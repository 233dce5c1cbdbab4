"""A scale runs with the reading, in both directions: what comes first in one language comes first in all."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import Locator, Page

from tests.browser.site import Site
from tests.browser.steps import question, reaches
from tests.world import shipped

pytestmark = pytest.mark.browser

TURNED = ("bs_same_degree", "bs_change", "bs_welcome")
UPRIGHT = ("bs_mix_overall", "bs_know")
"""Questions whose drawings show a direction, and those whose drawings show none."""

WIDE = {"width": 1024, "height": 768}
ALONE = """svg => {
  svg.style = "position: fixed; top: 0; left: 0; inline-size: 96px; block-size: 96px; z-index: 9; background: white";
}"""
EDGE = 96
SLIGHT = 60
"""Of 255: the edge of a mirrored line falls a little beside the pixels of the other."""


def places(page: Page, fields: str, side: str) -> list[str]:
    """The answers as the eye finds them, from the top or from the left."""
    found = page.locator(f'input[name="{fields}"]').evaluate_all(
        "(fields, side) => fields.map((each) => [each.value, each.closest('.opt').getBoundingClientRect()[side]])", side
    )
    return [code for code, _ in sorted(found, key=lambda each: float(each[1]))]


def pictures(page: Page, name: str) -> list[Image.Image]:
    """The drawing of each answer by itself, on whole pixels."""
    return [picture(page, svg) for svg in question(page, name).locator(".opt__face > svg").all()]


def picture(page: Page, svg: Locator) -> Image.Image:
    svg.evaluate(ALONE)
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": EDGE, "height": EDGE})
    svg.evaluate("svg => svg.removeAttribute('style')")
    return Image.open(io.BytesIO(taken)).convert("L")


def alike(one: Image.Image, other: Image.Image) -> bool:
    far = ImageChops.difference(one, other).point(lambda value: 255 if value > SLIGHT else 0)
    return sum(far.histogram()[1:]) < EDGE * EDGE / 100


@pytest.mark.parametrize("name", [*TURNED, *UPRIGHT])
def test_answers_stand_from_the_top_in_one_order_and_directions_turn(site: Site, page: Page, name: str) -> None:
    scale = [choice.code for choice in shipped("bs").question(name).choices]
    seen = {}
    for language in ("da", "ar"):
        page.goto("about:blank")
        page.goto(f"{site.link()}#{language}")
        reaches(page, question(page, name))
        assert places(page, name, "top") == scale
        seen[language] = pictures(page, name)
    told = [code for code in scale if code not in ("dk", "pna")]
    for code, danish, arabic in zip(told, seen["da"], seen["ar"], strict=False):
        assert alike(danish if name in UPRIGHT else ImageOps.mirror(danish), arabic), code
    assert any(not alike(danish, ImageOps.mirror(danish)) for danish in seen["da"])


@pytest.mark.parametrize(("language", "side"), [("da", "left"), ("ar", "right")])
def test_answers_beside_each_other_begin_where_a_line_begins(
    site: Site, plain_page: Page, language: str, side: str
) -> None:
    plain_page.set_viewport_size(WIDE)
    plain_page.goto(f"{site.link('fa')}#{language}")
    first, *_ = shipped("fa").question("fa_practice").rows
    scale = [choice.code for choice in shipped("fa").question("fa_practice").choices]
    from_left = places(plain_page, f"fa_practice.{first.code}", "left")
    assert from_left == (scale if side == "left" else scale[::-1])
