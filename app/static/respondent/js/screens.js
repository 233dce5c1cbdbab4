/* One screen at a time: which one is shown, and which ones were. */
import { form } from "./form.js";
import { anchor, title } from "./language.js";

const root = document.documentElement;
let current = null;

/* Screens that were shown: after a correction one goes on to those that are new. */
export const seen = new Set();

export const here = () => current;

export const heading = (screen) => (screen.matches(".intro") ? document : screen).querySelector("h1, h2, h3, h4");

/* Show one screen and say so. Before a language is chosen, the list of languages is what is shown. */
export function show(screen) {
  current = screen;
  for (const element of form.querySelectorAll(".on")) element.classList.remove("on");
  for (let element = screen; element !== form; element = element.parentElement) element.classList.add("on");
  for (const element of screen.querySelectorAll(".q, .row")) element.classList.add("on");
  root.classList.toggle("deep", Boolean(anchor()) && !screen.matches(".intro"));
  if (anchor()) shown(screen);
  const element = anchor() ? screen : document.getElementById("sprog") || screen;
  document.dispatchEvent(new CustomEvent("deltag:screen", { detail: { element } }));
}

function shown(screen) {
  seen.add(screen.id);
  if (heading(screen)) title(heading(screen));
}

/* To the top of the screen, with eyes and keyboard alike. */
export function attend() {
  const place = heading(current);
  scrollTo(0, 0);
  if (!place || !anchor()) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
