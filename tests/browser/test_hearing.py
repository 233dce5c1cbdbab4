"""Everything can be heard on touch, nothing by itself: by a person, else the phone; an ear that is silent says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from app.database import writing
from app.questionnaire.spoken import spoken_texts
from app.store import sounds
from app.store.sounds import Spoken
from tests.browser.site import Site
from tests.browser.steps import answers, goes_on, question, reaches, sends
from tests.browser.voices import ends_text, has_voices, said, speaks
from tests.sound import m4a, wav
from tests.world import shipped

pytestmark = pytest.mark.browser

YEARS = ["Hvor længe har du boet her i området?", "Vi spørger kun om dette boligområde."]
ANSWERS = ["Under 2 år", "2-4 år", "5-9 år", "10 år eller mere", "Ønsker ikke at svare"]


def ear(page: Page, place: Locator | None = None) -> Locator:
    """The ear of the screen, or of a place on it."""
    return (place or page.locator("form .on").last).locator("[data-listen]:visible").first


def at_question(site: Site, page: Page, name: str = "bs_years_area", language: str = "da") -> None:
    page.goto(f"{site.link()}#{language}")
    reaches(page, question(page, name))


def words(name: str, language: str) -> str:
    return next(text.in_language(language) for text in spoken_texts(shipped("bs")) if text.key == name)


def recorded(site: Site, name: str, language: str, content: bytes) -> None:
    with writing(site.world.engine) as session:
        sounds.add(session, Spoken("bs", 1, language, name, words(name, language)), content, "person")


def test_a_screen_is_read_in_order_with_a_frame_around_what_is_read(site: Site, page: Page) -> None:
    has_voices(page, "da-DK", "en-GB", patient=True)
    at_question(site, page)
    ear(page).click()
    heard = []
    for text in YEARS + ANSWERS:
        expect(page.locator(".heard")).to_have_text(text)
        expect(ear(page)).to_have_attribute("aria-pressed", "true")
        heard.append(text)
        ends_text(page)
    expect(page.locator(".heard")).to_have_count(0)
    expect(ear(page)).to_have_attribute("aria-pressed", "false")
    assert said(page) == [("da-DK", text) for text in heard]


def test_nothing_is_said_or_fetched_before_somebody_touches(wide_site: Site, page: Page) -> None:
    recorded(wide_site, "bs.title", "so", wav())
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/lyd/" in request.url else None)
    has_voices(page, "da-DK")
    at_question(wide_site, page, language="so")
    goes_on(page)
    assert (said(page), fetched) == ([], [])


STOPS: dict[str, Callable[[Page], object]] = {
    "the same ear": lambda page: ear(page).click(),
    "the next screen": goes_on,
    "another language": lambda page: page.evaluate("location.hash = '#en'"),
    "the next person": lambda page: page.evaluate("document.dispatchEvent(new CustomEvent('deltag:wipe'))"),
    "leaving": lambda page: page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))"),
}


@pytest.mark.parametrize("stop", STOPS)
def test_it_stops_when_it_should(site: Site, page: Page, stop: str) -> None:
    has_voices(page, "da-DK", "en-GB", patient=True)
    at_question(site, page)
    ear(page).click()
    expect(page.locator(".heard")).to_have_count(1)
    STOPS[stop](page)
    expect(page.locator(".heard, [data-listen][aria-pressed=true]")).to_have_count(0)
    assert not speaks(page)
    assert len(said(page)) == 1


def test_an_answer_is_heard_without_being_chosen(site: Site, page: Page) -> None:
    has_voices(page, "da-DK", patient=True)
    at_question(site, page)
    ear(page).click()
    small = page.get_by_role("button", name="Lyt 2-4 år")
    small.click()
    expect(small).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-listen][aria-pressed=true]")).to_have_count(1)
    assert said(page)[-1] == ("da-DK", "2-4 år")
    expect(page.locator("form :checked")).to_have_count(0)


def test_a_recording_goes_before_the_phones_voice(wide_site: Site, page: Page) -> None:
    for name in ("bs_years_area", "bs_years_area.y2_4"):
        recorded(wide_site, name, "tr", wav())
    played: list[str] = []
    page.on("response", lambda got: played.append(got.url) if got.url.endswith(".wav") else None)
    has_voices(page, "tr-TR")
    at_question(wide_site, page, language="tr")
    ear(page).click()
    expect(ear(page)).to_have_attribute("aria-pressed", "false")
    spoken = [text for _, text in said(page)]
    assert words("bs_years_area.help", "tr") in spoken
    assert words("bs_years_area", "tr") not in spoken
    assert words("bs_years_area.y2_4", "tr") not in spoken
    assert len(set(played)) == 1


def test_a_recording_the_phone_cannot_play_is_read_by_its_voice(wide_site: Site, page: Page) -> None:
    recorded(wide_site, "bs_years_area", "uk", m4a())
    has_voices(page, "uk-UA")
    at_question(wide_site, page, language="uk")
    ear(page).click()
    expect(ear(page)).to_have_attribute("aria-pressed", "false")
    assert said(page)[0] == ("uk-UA", words("bs_years_area", "uk"))


def test_without_a_voice_the_ear_is_off_and_says_why(site: Site, page: Page) -> None:
    has_voices(page, "en-GB", remote=("da-DK", "pl-PL"))
    at_question(site, page)
    expect(ear(page)).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".silent")).to_have_count(0)
    ear(page).dispatch_event("click")
    expect(page.get_by_role("status").filter(has_text="Telefonen har ingen stemme til dette sprog.")).to_be_visible()
    assert said(page) == []
    page.evaluate("location.hash = '#en'")
    expect(ear(page)).not_to_have_attribute("aria-disabled", "true")
    expect(page.locator(".silent")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "voices", "chosen"),
    [("bs", ["sr-RS", "hr-HR"], "hr-HR"), ("bs", ["bs-BA", "hr-HR"], "bs-BA"), ("fa", ["fa_IR", "ar-SA"], "fa_IR")],
)
def test_each_language_has_its_own_voice_or_its_nearest(
    wide_site: Site, page: Page, language: str, voices: list[str], chosen: str
) -> None:
    has_voices(page, "da-DK", *voices)
    at_question(wide_site, page, language=language)
    ear(page).click()
    expect(ear(page)).to_have_attribute("aria-pressed", "false")
    assert {voice for voice, _ in said(page)} == {chosen}


def test_a_voice_of_another_language_is_never_used(wide_site: Site, page: Page) -> None:
    has_voices(page, "ar-SA", "da-DK")
    at_question(wide_site, page, language="fa")
    expect(ear(page)).to_have_attribute("aria-disabled", "true")


def test_every_language_greets_in_its_own_voice(wide_site: Site, page: Page) -> None:
    has_voices(page, "da-DK", "en-GB", "tr-TR")
    page.goto(wide_site.link())
    for code, name in (("da", "Dansk"), ("en", "English"), ("tr", "Türkçe")):
        row = page.locator(f'.langs li:has([hreflang="{code}"])')
        ear(page, row).click()
        expect(ear(page, row)).to_have_attribute("aria-pressed", "false")
        assert next(text for voice, text in said(page) if voice.startswith(code)) == name
    assert ("da-DK", "Hej") in said(page)
    expect(page).to_have_url(wide_site.link())


@pytest.mark.parametrize("path", ["/gemmer", "/was", "/privatliv", "/s/nosuch"])
def test_pages_beside_the_form_can_be_heard(site: Site, page: Page, path: str) -> None:
    has_voices(page, "da-DK")
    page.goto(f"{site.address}{path}#da")
    heading = page.locator("h1").inner_text()
    page.locator("main [data-listen]:visible").first.click()
    expect(page.locator("[data-listen][aria-pressed=true]")).to_have_count(0)
    spoken = [text for _, text in said(page)]
    assert heading in spoken
    assert len(spoken) > 3


def test_review_thanks_and_what_to_mend_can_be_heard(site: Site, page: Page) -> None:
    has_voices(page, "da-DK")
    page.goto(f"{site.link()}#da")
    answers(page, "bs_know", "often")
    reaches(page, page.locator("#last"))
    ear(page).click()
    expect(ear(page)).to_have_attribute("aria-pressed", "false")
    spoken = [text for _, text in said(page)]
    assert words("bs_know", "da") in spoken
    assert {"Tit", words("bs.before_send", "da")} <= set(spoken)
    sends(page)
    expect(page).to_have_url(f"{site.link()}/tak#da")
    page.locator(".thanks [data-listen]").click()
    expect(page.locator("[data-listen][aria-pressed=true]")).to_have_count(0)
    assert words("bs.thanks", "da") in [text for _, text in said(page)]


def test_without_script_there_is_no_ear_to_touch(site: Site, plain_page: Page) -> None:
    plain_page.goto(f"{site.link()}#da")
    expect(plain_page.locator("[data-listen]:visible, [data-wordless]:visible")).to_have_count(0)
    expect(plain_page.locator(".picto--q:visible").first).to_be_visible()


def test_ears_are_large_enough_and_fit_a_narrow_phone(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    has_voices(page, "ar-SA", "da-DK")
    for language in ("da", "ar"):
        at_question(site, page, "bs_mix_overall", language)
        boxes = page.locator("[data-listen]:visible").evaluate_all(
            "ears => ears.map((ear) => [ear.offsetWidth, ear.offsetHeight])"
        )
        assert len(boxes) >= 6
        assert all(width >= 48 and height >= 48 for width, height in boxes)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
