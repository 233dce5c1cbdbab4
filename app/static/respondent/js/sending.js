/* Sending, and what the browser brings back after it. */
import { empty, form } from "./form.js";
import { renew } from "./nonce.js";
import { prompt, promptAgain } from "./prompt.js";
import { showWhatApplies } from "./relevance.js";

let sent = false;

export function startSending() {
  form.addEventListener("submit", (event) => {
    if (prompt()) event.preventDefault();
    else sent = true;
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (sent) empty();
    sent = false;
    promptAgain();
    renew();
    showWhatApplies();
  });
}
