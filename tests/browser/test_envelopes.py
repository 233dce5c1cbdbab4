"""What the browser seals the server opens, and the browser could open what the server's tests seal."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Page

from app.store import delivery
from tests.browser.site import Site
from tests.envelopes import VECTORS, of_vector

pytestmark = pytest.mark.browser


def test_the_browser_opens_the_servers_test_vectors(site: Site, page: Page) -> None:
    """The format is one, whoever reads it; the other way round is every test of the outbox."""
    page.goto(f"{site.address}/was")
    for vector in VECTORS:
        numbers = delivery.from_seed(bytes.fromhex(vector["seed"])).private_numbers()
        public = numbers.public_numbers
        key = {
            name: _letters(value) for name, value in (("d", numbers.private_value), ("x", public.x), ("y", public.y))
        }
        bound = "\0".join(("deltag sealed 1", vector["round"], vector["link"], str(vector["version"])))
        assert page.evaluate(OPEN, [of_vector(vector), key, bound]) == vector["body"]


def _letters(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


OPEN = """async ([sealed, { d, x, y }, bound]) => {
  const { subtle } = crypto, curve = { name: "ECDH", namedCurve: "P-256" };
  const raw = Uint8Array.from(atob(sealed.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const [sender, iv, content] = [raw.slice(4, 69), raw.slice(69, 81), raw.slice(81)];
  const jwk = { kty: "EC", crv: "P-256", d, x, y };
  const own = await subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]);
  const whole = await subtle.importKey("jwk", { kty: "EC", crv: "P-256", x, y }, curve, true, []);
  const receiver = new Uint8Array(await subtle.exportKey("raw", whole));
  const other = await subtle.importKey("raw", sender, curve, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const secret = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const salt = new Uint8Array([...sender, ...receiver]), info = new TextEncoder().encode(bound);
  const how = { name: "HKDF", hash: "SHA-256", salt, info };
  const key = await subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const open = new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv }, key, content));
  return new TextDecoder().decode(open.slice(0, open.lastIndexOf(0x80)));
}"""
