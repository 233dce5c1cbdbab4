/* A link on a shared tablet: one person after the other, and nothing of one left for the next. */
import { empty, form, wipe } from "./form.js";
import { startKioskSending } from "./kiosk-send.js";
import { rest, startRest, watch } from "./kiosk-rest.js";
import { startSounds } from "./kiosk-sounds.js";
import { startWaiting } from "./kiosk-waiting.js";

const END_MS = { received: 15000, kept: 30000, over: 30000 };
const AGAIN_MS = 300000;
const ASIDE_MS = 90000;
const root = document.documentElement;
let timer;

/* A fresh document is the surest way to forget; without net the worker has one. */
function nextPerson() {
  rest();
  clearTimeout(timer);
  root.dataset.tablet = "start";
  wipe();
  if (navigator.onLine || navigator.serviceWorker?.controller) location.replace(location.pathname);
  else location.replace("#");
}

function show(state) {
  root.dataset.tablet = state;
  for (const each of document.querySelectorAll(".tablet")) {
    each.hidden = !each.classList.contains(`tablet--${state}`);
    if (!each.hidden) each.focus();
  }
  if (!(state in END_MS)) return;
  empty();
  rest();
  timer = setTimeout(nextPerson, END_MS[state]);
}

/* Whoever chose a language is here now. Back and Forward choose nothing: they lead to the start. */
function followPeople() {
  document.addEventListener("click", ({ target }) => {
    if (!target.closest('a[href^="#"]')) return;
    if (root.dataset.tablet === "start") root.dataset.tablet = "asking";
    watch(nextPerson);
  });
  const astray = () => root.dataset.tablet in END_MS || (root.dataset.tablet === "start" && location.hash);
  addEventListener("popstate", () => { if (astray()) nextPerson(); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) nextPerson(); });
  for (const button of document.querySelectorAll("[data-fresh]")) button.addEventListener("click", nextPerson);
}

function startForm() {
  startRest();
  followPeople();
  startKioskSending(show);
  document.addEventListener("deltag:screen", () => { if (root.dataset.tablet === "stuck") show("asking"); });
  if (document.getElementById("errors")) {
    root.dataset.tablet = "asking";
    watch(nextPerson);
  } else if (location.hash) nextPerson();
  else root.dataset.tablet = "start";
}

/* A page beside the form, opened from a kiosk: the tablet finds its way back by itself. */
function comeBack() {
  const link = /^deltag-tablet-(\w+)$/.exec(self.name)?.[1];
  if (link && !root.dataset.kiosk) setTimeout(() => location.replace(`/s/${link}/tablet`), ASIDE_MS);
}

/* No document: the round rests or is over, and may be looked up again later. */
function startWithout() {
  setTimeout(() => { if (navigator.onLine) location.reload(); }, AGAIN_MS);
}

export function startKiosk() {
  comeBack();
  const link = root.dataset.kiosk;
  if (!link) return;
  self.name = `deltag-tablet-${link}`;
  startWaiting();
  if (!form) {
    startWithout();
    return;
  }
  startForm();
  startSounds();
  navigator.serviceWorker?.register(`/s/${link}/vagt.js`, { scope: `/s/${link}/` }).catch(() => {});
}
