/* Going on with what was left, putting it away for a day, throwing it away at one touch. */
import { isDrafted, left, restore, save, takeOffPhone } from "./draft.js";
import { form, wipe } from "./form.js";
import { here } from "./screens.js";
import { hold, release } from "./steps.js";

const part = (selector) => form.querySelector(selector);

/* A page that is loaded again goes on by itself; on a new visit the person is asked before anything is shown. */
function isReload() {
  const [visit] = performance.getEntriesByType("navigation");
  return Boolean(visit) && visit.type !== "navigate" && visit.type !== "prerender";
}

/* What was left and is written in again at once; the rest is asked about. */
export function pickUp() {
  const draft = document.getElementById("errors") ? null : left();
  const goingOn = Boolean(draft) && isDrafted() && isReload();
  if (goingOn) restore(draft);
  return { goingOn, draft: goingOn ? null : draft };
}

function ask(draft) {
  part(".resume").hidden = false;
  part("[data-resume]").addEventListener("click", () => {
    part(".resume").hidden = true;
    restore(draft);
    release(draft.screen);
  });
  part("[data-afresh]").addEventListener("click", wipe);
  hold(part(".resume"));
}

function choose(event) {
  const kept = event.target.checked ? save() : takeOffPhone();
  part("#unkept").hidden = kept;
  event.target.checked = event.target.checked && kept;
}

/* A phone that is full stops keeping, and says so. */
function follow(event) {
  if (event.target === part("#keep") || save()) return;
  part("#keep").checked = false;
  part("#unkept").hidden = false;
}

function forgetAll() {
  wipe();
  part("#forgotten").hidden = false;
  document.addEventListener("deltag:screen", () => { part("#forgotten").hidden = true; }, { once: true });
}

export function startPause(draft) {
  part(".keep").hidden = "kiosk" in document.documentElement.dataset;
  part("#keep").addEventListener("change", choose);
  part("[data-forget]").addEventListener("click", forgetAll);
  document.addEventListener("deltag:wipe", () => { part(".resume").hidden = part("#unkept").hidden = true; });
  form.addEventListener("input", follow);
  document.addEventListener("deltag:screen", (event) => { if (here() !== part(".resume")) follow(event); });
  if (draft) ask(draft);
}
