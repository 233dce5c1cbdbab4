/* Without net nothing is sent: the browser would show a page of its own instead of the answers. */
import { form } from "./form.js";
import { here } from "./screens.js";

const note = document.getElementById("offline");

function show() {
  note.hidden = navigator.onLine;
}

/* Told before anyone else hears of the sending. */
function hold(event) {
  if (navigator.onLine || !here().matches(".last")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  show();
  note.focus();
}

export function startOffline() {
  if (!note) return;
  addEventListener("online", show);
  addEventListener("offline", show);
  form.addEventListener("submit", hold, true);
}
