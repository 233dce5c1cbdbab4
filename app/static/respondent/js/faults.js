/* What to mend: each line of the summary leads to its field. */
import { goTo } from "./focus.js";
import { language } from "./language.js";

export function startFaults() {
  const summary = document.getElementById("errors");
  for (const line of summary?.querySelectorAll("[data-for]") ?? []) linked(line);
  /* The browser goes to the language's anchor first, and forgets the focus there. */
  addEventListener("load", () => summary?.focus());
}

function linked(line) {
  const link = document.createElement("a");
  link.href = `#${language()}`;
  link.append(...line.childNodes);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(document.getElementById(line.dataset.for));
  });
  line.append(link);
}
