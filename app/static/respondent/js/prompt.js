/* Once, and gently: an important question was left open. */
import { form } from "./form.js";
import { goTo } from "./focus.js";

let prompted = false;

export function prompt() {
  const open = [...form.querySelectorAll("[data-soft]:not([hidden])")].filter((q) => !q.querySelector(":checked"));
  if (prompted || !open.length) return false;
  prompted = true;
  for (const question of open) {
    question.querySelector(".soft").hidden = false;
    question.querySelector('[value="dk"]')?.closest(".opt").classList.add("opt--nudge");
  }
  goTo(open[0]);
  return true;
}

export function promptAgain() {
  prompted = false;
}
