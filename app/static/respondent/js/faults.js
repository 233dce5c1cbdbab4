/* What to mend, after the server has looked: each line of the summary leads to its screen. */
import { fieldsIn } from "./form.js";
import { language } from "./language.js";
import { screenOf } from "./list.js";
import { here } from "./screens.js";
import { go } from "./steps.js";

export function startFaults(summary = document.getElementById("errors")) {
  if (!summary) return;
  for (const line of summary.querySelectorAll("[data-for]")) linked(line);
  const shownAt = here();
  document.addEventListener("deltag:screen", () => { summary.hidden = here() !== shownAt; });
  /* The browser goes to the language's anchor first, and forgets the focus there. */
  addEventListener("load", () => summary.focus());
}

function linked(line) {
  const link = document.createElement("a");
  link.href = `#${language()}`;
  link.append(...line.childNodes);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    lead(document.getElementById(line.dataset.for));
  });
  line.append(link);
}

function lead(question) {
  if (screenOf(question) !== here()) go(screenOf(question), true);
  fieldsIn(question)[0].focus();
}
