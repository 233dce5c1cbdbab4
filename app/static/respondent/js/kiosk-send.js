/* Sending from a shared tablet: received, or kept here in an envelope, or still in the form. Never thanked in vain. */
import { startFaults } from "./faults.js";
import { form } from "./form.js";
import { stays } from "./kiosk-waiting.js";
import { seal } from "./outbox-seal.js";
import { put, remove } from "./outbox-store.js";
import { post } from "./outbox.js";
import { sendAgain } from "./sending.js";

const { kiosk: link } = document.documentElement.dataset;
const RESULTS = { stored: "received", over: "over" };
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

/* received, kept, over, mend, or stuck: neither the server nor the tablet could take it. */
async function sent() {
  const fields = body();
  const key = await kept(fields);
  const [became, response] = await post(link, fields);
  const faulty = became === "refused" && mend(await response.text().catch(() => ""));
  if (faulty || became === "stored" || became === "over") {
    if (key) await remove(link, key).catch(() => {});
    return faulty ? "mend" : RESULTS[became];
  }
  if (key) await stays();
  return key ? "kept" : "stuck";
}

/* What the server's page says is to be mended is said in this one: a page that was posted to could be had again. */
function mend(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const told = page.getElementById("errors");
  if (!told) return false;
  document.getElementById("errors")?.remove();
  document.getElementById("last").prepend(told);
  form.elements.version.value = page.querySelector("[name=version]").value;
  startFaults(told);
  return true;
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
    sendAgain();
    show(became === "mend" ? "asking" : became);
    if (became === "mend") document.getElementById("errors").focus();
  });
}
