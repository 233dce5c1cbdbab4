/* Sending from a shared tablet: received, or kept here in an envelope, or still in the form. Never thanked in vain. */
import { form } from "./form.js";
import { stays } from "./kiosk-waiting.js";
import { seal } from "./outbox-seal.js";
import { put, remove } from "./outbox-store.js";
import { post } from "./outbox.js";

const { kiosk: link } = document.documentElement.dataset;
let busy = false;

/* As a browser would send the form: line breaks too, so that a tablet leaves no mark in what is stored. */
function body() {
  const fields = [...new FormData(form)].map(([name, value]) => [name, value.replace(/\r\n?|\n/g, "\r\n")]);
  return new URLSearchParams(fields).toString();
}

/* Kept before it is sent, so that nothing is lost if the tablet dies meanwhile; the key, or nothing where it cannot. */
async function kept(fields) {
  try {
    const { delivery, round } = form.dataset;
    return await put(link, await seal(fields, { delivery, round, link, version: form.elements.version.value }));
  } catch (_) {
    return null;
  }
}

/* received, kept, over, refused, or stuck: neither the server nor the tablet could take it. */
async function sent() {
  const fields = body();
  const key = await kept(fields);
  const became = await post(link, fields);
  if (became === "waiting") {
    if (key) await stays();
    return key ? "kept" : "stuck";
  }
  if (key) await remove(link, key).catch(() => {});
  return became === "stored" ? "received" : became;
}

export function startKioskSending(show) {
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    show("sending");
    const became = await sent();
    busy = false;
    if (became === "refused") mend();
    else show(became);
  });
}

/* The server wants something changed: its own page says what, as everywhere. */
function mend() {
  form.action = location.hash;
  form.submit();
}
