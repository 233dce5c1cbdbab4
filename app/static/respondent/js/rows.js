/* A row that is rated on a screen of its own: its place among the rows, and the help all of them share. */
import { form } from "./form.js";
import { items } from "./list.js";

function draw({ detail: { element } }) {
  const group = element.matches(".row") ? element.closest(".q") : null;
  if (!group) return;
  const rows = items(group);
  count(element, rows.indexOf(element), rows.length);
  const help = [...group.querySelectorAll(".hint, .more")];
  element.querySelector("legend.ask")?.after(...help);
}

/* One disc per row, filled up to here. */
function count(row, place, all) {
  row.querySelector(".of")?.remove();
  if (all < 2) return;
  const discs = document.createElement("span");
  discs.className = "of";
  discs.setAttribute("role", "img");
  discs.setAttribute("aria-label", `${place + 1} / ${all}`);
  for (let disc = 0; disc < all; disc += 1) discs.append(document.createElement("i"));
  [...discs.children].slice(0, place + 1).forEach((disc) => disc.classList.add("full"));
  row.querySelector(".thing").after(discs);
}

export function startRows() {
  if (form.querySelector(".row")) document.addEventListener("deltag:screen", draw);
}
