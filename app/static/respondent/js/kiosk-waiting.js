/* What waits on this tablet: sent when there is net, counted where it can be seen, deleted by staff only. */
import { all, remove } from "./outbox-store.js";
import { deliver } from "./outbox.js";

const FIRST_MS = 10000;
const MOST_MS = 300000;
const link = document.documentElement.dataset.kiosk;
const staff = document.querySelector(".staff");
let pause = FIRST_MS;
let timer;

/* An answer stays: it is counted, and tried again later, by the worker too where the browser has that. */
export async function stays() {
  await count().catch(() => {});
  later(FIRST_MS);
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
  registration?.sync?.register("deltag").catch(() => {});
}

async function count() {
  const envelopes = await all(link);
  const many = (state) => envelopes.filter((envelope) => envelope.state === state).length;
  for (const state of ["waiting", "over", "refused"]) {
    show(state, many(state));
    for (const place of document.querySelectorAll(`[data-${state}]`)) {
      place.textContent = many(state).toLocaleString(place.closest("[lang]").lang);
    }
  }
  return many("waiting");
}

export function show(what, whether) {
  const line = staff?.querySelector(`[data-show="${what}"]`);
  if (line) line.hidden = !whether;
}

/* The pause doubles while nothing gets through, and is never quite the same. */
function later(wait) {
  pause = Math.min(wait, MOST_MS);
  clearTimeout(timer);
  timer = setTimeout(send, pause * (0.75 + Math.random() / 2));
}

async function send(again = false) {
  const through = await deliver(link, again).catch(() => false);
  const waiting = await count().catch(() => 0);
  if (waiting) later(through ? FIRST_MS : pause * 2);
}

/* Deleting asks once more: what is deleted can be fetched from nowhere. */
function letStaffDelete() {
  let which;
  staff?.addEventListener("click", async ({ target }) => {
    const { dataset } = target;
    if (dataset.delete) which = dataset.delete;
    if ("sure" in dataset) {
      const gone = (await all(link)).filter(({ state }) => state === which);
      for (const { key } of gone) await remove(link, key);
      await count();
    }
    if (target.matches("button")) show("sure", dataset.delete);
  });
}

export function startWaiting() {
  letStaffDelete();
  addEventListener("online", () => send());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  navigator.storage?.persist?.().catch(() => {});
  send(true);
  const able = self.isSecureContext && crypto.subtle && navigator.serviceWorker;
  (able ? all(link) : Promise.reject()).catch(() => show("unready", true));
}
