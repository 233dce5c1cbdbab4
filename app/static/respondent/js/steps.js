/* The way through the screens. Each step is kept in the history's state, so that the phone's own Back goes one back. */
import { form } from "./form.js";
import { anchor, language } from "./language.js";
import { screenOf, screens } from "./list.js";
import { attend, here, seen, show } from "./screens.js";

let depth = 0;
/* The language chosen last: steps that were made in another one are shown in this. */
let chosen = "";
/* A screen that must be answered before anything else is shown. */
let gate = null;

const state = (screen, returning) => ({ screen: screen.id, depth, returning });
const isReturning = () => Boolean(history.state && history.state.returning);

/* To another screen, as a step that Back undoes. */
export function go(screen, returning = false) {
  depth += 1;
  history.pushState(state(screen, returning), "");
  show(screen);
  attend();
}

/* To another screen, in place of this one. */
export function put(screen, returning = false) {
  history.replaceState(state(screen, returning), "");
  show(screen);
  attend();
}

/* The screen after this one; after a correction the next one that is new or faulty, else the last. */
export function next() {
  const all = screens();
  const later = all.slice(all.indexOf(here()) + 1);
  const open = (screen) => !seen.has(screen.id) || screen.querySelector(".fault") || screen.matches(".last");
  const target = isReturning() ? later.find(open) : later[0];
  if (target) go(target, isReturning());
}

export function back() {
  if (depth > 0) {
    history.back();
    return;
  }
  const all = screens();
  const before = all[all.indexOf(here()) - 1];
  if (before) put(before, isReturning());
}

/* Until a question of our own is answered (go on, or start afresh), nothing else is shown. */
export function hold(screen) {
  gate = screen;
  show(screen);
}

export function release(id) {
  gate = null;
  put(known(id));
}

/* The screen of an id; where it does not apply, the nearest before it. */
function known(id) {
  const all = screens();
  const wanted = document.getElementById(id) || all[0];
  const before = (each) => each.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING;
  return all.filter((each) => each === wanted || before(each)).pop() || all[0];
}

/* Wherever the browser went: a step of ours, another language, or the list of languages. */
function arrive() {
  const kept = history.state;
  if (!anchor()) {
    if (!kept) history.replaceState({ list: true }, "");
    show(here());
  } else if (kept && kept.screen) arriveAt(kept);
  else {
    chosen = anchor().id;
    depth = 0;
    if (gate) show(gate);
    else put(here());
  }
}

function arriveAt(kept) {
  depth = kept.depth;
  show(gate || known(kept.screen));
  attend();
}

/* Choosing on the list leads back to the screen one came from: the list is no step of its own. */
function choose(event) {
  const link = event.target.closest("#sprog a[hreflang]");
  if (!link || !(history.state && history.state.list) || event.ctrlKey || event.metaKey || event.button) return;
  event.preventDefault();
  chosen = link.hreflang;
  history.back();
}

/* A step made in another language: the same step in the one chosen last. */
function translate(kept) {
  location.replace(`#${chosen}`);
  history.replaceState(kept, "");
  depth = kept.depth;
}

/* After the browser has gone to the language's anchor (and forgot the focus there). */
function spoken() {
  const kept = history.state;
  if (!kept) arrive();
  else if (kept.screen && anchor() && anchor().id !== chosen) translate(kept);
  show(here());
  attend();
}

/* The first screen again: for the next person, or after everything was thrown away. */
function restart() {
  seen.clear();
  gate = null;
  if (anchor()) put(screens()[0]);
  else show(screens()[0]);
}

/* Where to begin: at what there is to mend, at the step a page was on when it was loaded again, else at the start. */
function first(goingOn) {
  if (goingOn) return known(history.state && history.state.screen);
  if (!document.getElementById("errors")) return screens()[0];
  for (const each of screens()) seen.add(each.id);
  const fault = form.querySelector(".fault:not([hidden])");
  return fault ? screenOf(fault) : screens().pop();
}

export function startSteps(goingOn) {
  const returning = goingOn ? isReturning() : Boolean(document.getElementById("errors"));
  const screen = first(goingOn);
  depth = (goingOn && history.state && history.state.depth) || 0;
  chosen = language();
  history.scrollRestoration = "manual";
  history.replaceState(anchor() ? state(screen, returning) : { front: true }, "");
  show(screen);
  addEventListener("popstate", arrive);
  document.addEventListener("deltag:language", spoken);
  document.addEventListener("deltag:wipe", restart);
  document.addEventListener("click", choose);
}
