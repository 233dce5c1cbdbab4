/* Once per question, and gently: an important question was left open. */
import { form, isBlank } from "./form.js";

const prompted = new Set();

const wanting = (screen) => screen.matches("[data-soft]") && isBlank(screen);

/* Whether the question was asked about just now; the second time it may be left open. */
export function prompt(screen) {
  if (!wanting(screen) || prompted.has(screen.id)) return false;
  prompted.add(screen.id);
  nudge(screen, true);
  screen.querySelector(".soft").focus();
  screen.querySelector(".opt--nudge")?.scrollIntoView({ block: "nearest" });
  return true;
}

/* Whether Next leaves an important question open, knowingly. */
export const isSkipped = (screen) => wanting(screen) && prompted.has(screen.id);

function nudge(screen, on) {
  screen.querySelector(".soft").hidden = !on;
  screen.querySelector('[value="dk"]')?.closest(".opt").classList.toggle("opt--nudge", on);
}

export function startPrompt() {
  form.addEventListener("change", (event) => {
    const question = event.target.closest("[data-soft]");
    if (question) nudge(question, false);
  });
  document.addEventListener("deltag:wipe", () => {
    prompted.clear();
    for (const question of form.querySelectorAll("[data-soft]")) nudge(question, false);
  });
}
