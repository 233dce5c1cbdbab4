"""Whatever tells who somebody is goes in at every door, and must not be found in any byte that is left."""

from __future__ import annotations

import base64
import gzip
import threading
import time
import zipfile
from collections import Counter
from contextlib import suppress
from http.client import HTTPException
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.journeys import doors
from tests.journeys.browser import browsing
from tests.journeys.installation import Installation, Server
from tests.journeys.rows import of_postgres, of_sqlite
from tests.journeys.traces import files_in, found, left_by
from tests.published import published
from tests.world import World

FORWARDED, REAL = "203.0.113.77", "127.0.83.177"
AGENT, LANGUAGE = "Kanariefugl/7.31 (Spejlblank; rv:41)", "tlh-Piqd;q=0.731"
PHONE, BARE_PHONE = "42 17 93 56", "42179356"
TEXTS = (
    "Kanariegul rabarbergrød i Ellekrogen",
    "Marmalade owls sing under bridge nine",
    "بومة زرقاء تأكل الرمان فوق السطح",
    "جغد آبی روی بام انار می‌خورد",
    "Mavi baykuş çatıda nar yiyor",
    "نیلا الو چھت پر انار کھاتا ہے",
    "Żółta sowa je śliwki pod mostem",
    "Синята сова яде нарове на покрива",
    "ሰማያዊት ጉንጓ ኣብ ናሕሲ ሮማን ትበልዕ",
    "Guumays buluug ah ayaa rummaan cunaysa",
)
LISTENED = ("da", "ar", "ti")
PLANTED = (FORWARDED, REAL, AGENT, LANGUAGE, PHONE, BARE_PHONE, *TEXTS)
HEADERS = {"X-Forwarded-For": FORWARDED, "X-Real-IP": FORWARDED, "Forwarded": f"for={FORWARDED}", "User-Agent": AGENT}


def answer(place: int) -> dict[str, list[str]]:
    """An answer with a text in one of the languages, and a telephone number."""
    return {
        "bs_same_degree": ["same"],
        "bs_attended": ["no"],
        "bs_open_idea": [TEXTS[place % len(TEXTS)]],
        "bs_open_change": [f"Ring {PHONE} eller {BARE_PHONE}, {place}"],
    }


def everything(server: Server, world: World, codes: list[str], public: str) -> None:
    """Good posts, every kind of bad one, and a server that is killed while answers come in."""
    address, coded = server.installation.base_url, world.token(mode="code")
    for place in range(len(TEXTS)):
        with browsing(address, LANGUAGE, REAL, **HEADERS) as browser:
            given = browser.open(coded).sent_with({**answer(place), "code": [codes[place]]})
            assert browser.send(coded, given).status == 303
            assert browser.send(coded, {**given, "nonce": ["another"]}).status == 409
            wrong = {**given, "bs_welcome": [TEXTS[place]], PHONE: [TEXTS[place]]}
            assert browser.send(coded, wrong).status == 422
            assert browser.send(f"{coded}?k={quote(TEXTS[place])}", {**wrong, "code": [PHONE]}).status == 422
            assert browser.get(f"/s/{quote(TEXTS[place])}").status == 404
            assert browser.send("dead", given).status == 404
            assert browser.send(coded, given, **{"Content-Type": f"text/plain; x={BARE_PHONE}"}).status == 415
            doors.on_a_tablet(browser, world, world.token(), answer(place), f"tablet {place}")
            assert doors.listened(browser, world.token()) == len(LISTENED)
            doors.around(browser)
            doors.reads(browser, public, TEXTS[place])
    with browsing(address, LANGUAGE, REAL, **HEADERS) as browser:
        assert browser.send(world.token(), {"bs_open_idea": [TEXTS[0] * 20_000]}).status == 413
    killed_while_sending(server, world)


def killed_while_sending(server: Server, world: World) -> None:
    """Somebody sends one answer after the other until the server is no more; then it comes back."""
    sent = threading.Event()

    def send_until_it_is_gone() -> None:
        with suppress(OSError, HTTPException), browsing(server.installation.base_url, LANGUAGE, REAL, **HEADERS) as one:
            for place in count():
                one.send(world.token(), {**answer(place), "version": ["1"], "nonce": [str(place)]})
                sent.set()

    sender = threading.Thread(target=send_until_it_is_gone)
    sender.start()
    sent.wait()
    server.kill()
    sender.join()
    server.start()


def test_nothing_of_anybody_is_left_anywhere(world: World, installation: Installation) -> None:
    began = time.time()
    codes = [code.replace("-", "") for code in world.codes("egebjerg", len(TEXTS)).codes]
    planted = (*PLANTED, *codes)
    doors.recorded(world, LISTENED)
    public = published(world, key="svar")
    with installation.served() as server:
        everything(server, world, codes, public)
        assert not found(planted, left_by(installation, began))
        for step in ("close", "count", "release"):
            installation.command("round", step, "r1")
    installation.command("export", "r1", "--to", installation.folder / "r1.xlsx")
    installation.command("nightly")
    assert not found(planted, left_by(installation, began))


@pytest.mark.parametrize("text", PLANTED)
def test_the_scanner_finds_what_is_there(tmp_path: Path, text: str) -> None:
    plain = text.encode()
    hidden = {
        "plain": plain,
        "wide": text.encode("utf-16-le"),
        "base64": base64.b64encode(b"before " + plain + b" after"),
        "url": quote(text).encode(),
        "hex": plain.hex().encode(),
        "rotated.log.gz": b"rubbish" + gzip.compress(b"GET /s/x?" + plain),
    }
    for name, content in hidden.items():
        (tmp_path / name).write_bytes(b"\0" * 100 + content + b"\0" * 100)
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", text)
    assert found([text], files_in(tmp_path)) == {text: {*hidden, "book.xlsx"}}


SAME = {"bs_attended": ["no"], "bs_same_degree": ["less"], "bs_open_idea": ["Mere kaffe"]}


def test_an_answer_in_arabic_and_one_in_danish_leave_rows_of_one_shape(
    world: World, installation: Installation
) -> None:
    shapes = []
    with installation.served():
        for language, fields in (("da", SAME), ("ar", {**SAME, "bs_open_idea": ["مزيد من القهوة للجميع"]})):
            before = rows_of(installation)
            with browsing(installation.base_url, language) as browser:
                assert browser.send(world.token(), browser.open(world.token()).sent_with(fields)).status == 303
            shapes.append(rows_of(installation) - before)
    assert shapes[0] == shapes[1]
    assert sum(shapes[0].values()) == 4


def rows_of(installation: Installation) -> Counter[tuple[str, int, int]]:
    """How many rows of which lengths each pile has."""
    piles = of_sqlite(installation.folder / "deltag.sqlite") if installation.sqlite else of_postgres(installation.url)
    return Counter((pile, len(row.key), len(row.sealed)) for pile, rows in piles.items() for row in rows)
