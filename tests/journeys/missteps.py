"""What people do wrong, do twice and do late; each reply is kept under a name that tells what was done."""

from __future__ import annotations

from tests.journeys.browser import Document, browsing, document
from tests.journeys.installation import Server
from tests.journeys.story import PLANNED, Story

USEFUL = {"bs_same_degree": ["same"], "bs_attended": ["many"]}
HUGE = {"bs_open_idea": ["x" * 300_000]}


def before_opening(story: Story, server: Server) -> None:
    """Somebody has the address too early, somebody has none that exists."""
    with browsing(server.installation.base_url, "da") as browser:
        token = story.tokens[PLANNED, "", "open"]
        story.say("too early", browser.get(f"/s/{token}"))
        story.say("too early to send", browser.send(token, USEFUL))
        story.say("dead link", browser.get("/s/abcdefghjkmn"))
        story.say("dead link to send to", browser.send("abcdefghjkmn", USEFUL))


def with_errors(story: Story, server: Server) -> None:
    """A post with errors is mended in the page that came back; what cannot be mended is refused."""
    token = story.tokens["fa", "bolig", "code"]
    with browsing(server.installation.base_url, "ar") as browser:
        given = browser.open(token)
        board = {"code": [story.codes["bolig"][0]], "fa_seats": ["5"], "fa_open_good": ["Vi spurgte"]}
        wrong = {**board, "fa_vacant": ["9"], "fa_size": ["enormous"]}
        story.say("errors", browser.send(token, given.sent_with(wrong)))
        story.say("empty", browser.send(story.open_link, browser.open(story.open_link).sent_with({})))
        story.say("another kind of body", browser.send(story.open_link, USEFUL, **{"Content-Type": "text/plain"}))
        story.say("unknown version", browser.send(story.open_link, {**USEFUL, "version": ["99"], "nonce": ["n"]}))
    with browsing(server.installation.base_url, "ar") as browser:
        story.say("too large", browser.send(story.open_link, HUGE))  # the server hangs up on such a post


def with_codes(story: Story, server: Server) -> None:
    """Codes that are used, wrong, missing or another link's; then the right one, in the page that came back."""
    token = story.tokens["bs", "hede", "code"]
    used = next(story.used[person.number] for person in story.people if person.group == "hede" and person.with_code)
    with browsing(server.installation.base_url, "en") as browser:
        for name, code in (
            ("used code", used),
            ("wrong code", "AAAA-AAAA-AAB"),
            ("no code at all", "hello"),
            ("another link's code", story.codes["idraet"][0]),
        ):
            story.say(name, browser.send(token, browser.open(token).sent_with({**USEFUL, "code": [code]})))
        story.say("forgotten code", browser.send(token, browser.open(token).sent_with(USEFUL)))


def two_in_one_browser(story: Story, server: Server) -> list[dict[str, list[str]]]:
    """One answers, presses Back, and another answers in the same document: two answers. Returns them."""
    first, second = {**USEFUL}, {"bs_same_degree": ["less"], "bs_attended": ["no"]}
    with browsing(server.installation.base_url, "ar") as browser:
        given = browser.open(story.open_link)
        story.say("first in the browser", browser.send(story.open_link, given.sent_with(first)))
        story.say("second in the browser", browser.send(story.open_link, given.sent_with(second)))
    return [first, second]


def mended(story: Story, server: Server) -> dict[str, list[str]]:
    """The same nonce that a 422 came back with is sent again with mended answers. Returns what was stored."""
    given = document(story.replies["empty"])
    answers = {"bs_same_degree": ["more"], "bs_attended": ["once"]}
    with browsing(server.installation.base_url, "da") as browser:
        story.say("mended", browser.send(story.open_link, given.sent_with(answers)))
    return answers


def open_document(story: Story, server: Server) -> Document:
    """A document that is left open while its round is closed."""
    with browsing(server.installation.base_url, "da") as browser:
        return browser.open(story.open_link)


def late(story: Story, server: Server, name: str, given: Document) -> None:
    """Somebody comes back to a document after its round was closed."""
    with browsing(server.installation.base_url, "da") as browser:
        story.say(f"document {name}", browser.get(f"/s/{story.open_link}"))
        story.say(f"answer {name}", browser.send(story.open_link, given.sent_with({**USEFUL, "bs_open_idea": [name]})))
