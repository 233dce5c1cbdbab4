/* Closes an envelope that only the round's delivery key opens: its format stands in app/store/envelope.py. */
const CONTENT_BYTES = 24 * 1024;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const bytes = (text) => new TextEncoder().encode(text);

/* body: what the ordinary post would carry. Fails when it is too long, and where there is no WebCrypto. */
export async function seal(body, { delivery, round, link, version }) {
  const receiver = fromBase64(delivery);
  const pair = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const sender = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const info = bytes(["deltag sealed 1", round, link, version].join("\0"));
  const key = await envelopeKey(pair.privateKey, sender, receiver, info);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, padded(bytes(body)));
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, Number(version));
  return toBase64([head, sender, iv, new Uint8Array(content)]);
}

async function envelopeKey(own, sender, receiver, info) {
  const other = await crypto.subtle.importKey("raw", receiver, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const salt = joined([sender, receiver]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info };
  return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

/* All envelopes are equally long, so that length tells nothing. */
function padded(content) {
  if (content.length >= CONTENT_BYTES) throw new RangeError("too long for an envelope");
  const full = new Uint8Array(CONTENT_BYTES);
  full.set(content);
  full[content.length] = 0x80;
  return full;
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64(parts) {
  const letters = Array.from(joined(parts), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}
