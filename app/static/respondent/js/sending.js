/* Sending, and what the browser brings back after it. */
import { faultsIn, tell } from "./check.js";
import { isDrafted } from "./draft.js";
import { onward } from "./foot.js";
import { form, wipe } from "./form.js";
import { screens } from "./list.js";
import { here } from "./screens.js";
import { go } from "./steps.js";

const DOUBLE_TAP_MS = 3000;
let sent = -Infinity;

function send(event) {
  if (!here().matches(".last")) {
    event.preventDefault();
    onward();
  } else if (event.timeStamp - sent < DOUBLE_TAP_MS || mend()) event.preventDefault();
  else sent = event.timeStamp;
}

/* Leads to the first screen with a fault. */
function mend() {
  const screen = screens().find((each) => faultsIn(each).length);
  if (!screen) return false;
  go(screen, true);
  tell(faultsIn(screen));
  return true;
}

/* A page brought back after thanks is empty; one that was never sent, or never arrived, is as it was. */
function broughtBack(event) {
  if (event.persisted && sent > 0 && !isDrafted()) wipe();
  sent = -Infinity;
}

/* The answer came to nothing: Send may be pressed again at once. */
export function sendAgain() {
  sent = -Infinity;
}

export function startSending() {
  form.addEventListener("submit", send);
  addEventListener("pageshow", broughtBack);
}
