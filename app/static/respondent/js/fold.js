/* A long explanation shows its first two lines, so that all answers are in sight; a touch opens it.
   Those who listen get all of it either way. */
import { form } from "./form.js";

const MOST_LINES = 3;

function fold({ detail: { element } }) {
  for (const hint of element.querySelectorAll(".hint[id]")) if (isLong(hint)) close(hint, handle(hint));
}

function isLong(hint) {
  if (hint.classList.contains("folded")) return false;
  const line = parseFloat(getComputedStyle(hint).lineHeight);
  return hint.clientHeight > (MOST_LINES + 0.5) * line;
}

function close(hint, button) {
  hint.classList.add("folded");
  button.setAttribute("aria-expanded", "false");
}

/* The button that opens and closes; its name is the explanation itself. */
function handle(hint) {
  if (hint.nextElementSibling?.matches(".more")) return hint.nextElementSibling;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "more";
  button.setAttribute("aria-labelledby", hint.id);
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(!hint.classList.toggle("folded")));
  });
  hint.classList.add("foldable");
  hint.after(button);
  return button;
}

export function startFold() {
  if (form.querySelector(".hint[id]")) document.addEventListener("deltag:screen", fold);
}
