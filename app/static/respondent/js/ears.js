/* The small ears: one at each option, and one at each language of the list. */
const model = () => document.querySelector("[data-listen]");

let count = 0;

function smallEar(text) {
  const ear = model().cloneNode(true);
  text.id ||= `heard-${(count += 1)}`;
  ear.setAttribute("aria-labelledby", `w-listen ${text.id}`);
  return ear;
}

/* The option's field stays as it was, and its ear lies on it: neither is inside the other. */
function atOption(option) {
  const row = document.createElement("div");
  row.className = "heard-alone";
  option.replaceWith(row);
  row.append(option, smallEar(option.querySelector(".opt__face > span")));
}

function atLanguage(link) {
  const ear = smallEar(link.querySelector("b"));
  ear.lang = link.lang;
  link.after(ear);
}

export function addToLanguages() {
  if (model()) document.querySelectorAll(".langs [hreflang]").forEach(atLanguage);
}

/* Screen by screen, as they are shown: an old phone is slow to make them all at once. */
export function addToOptions(screen) {
  if (model() && screen) screen.querySelectorAll(":not(.heard-alone) > .opt").forEach(atOption);
}

const SCREEN = ".row, .q, .intro, .resume, .last, .keep, .ends, #errors, [data-heard]";

/* What an ear reads: its option or its language, else the whole of the screen it stands on. */
export function scopeOf(ear) {
  return ear.closest(".heard-alone, .langs li") || ear.closest(SCREEN) || ear.closest("main");
}
