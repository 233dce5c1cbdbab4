/* What there is to hear in a part of the page, in the order it stands: each text with its language. */
const LEAF = "span[lang], bdi[lang], a[lang], button[lang], .langs b, .langs small span";
const GAP = "…";

/* A link of a list holds its name, and perhaps more, each a text by itself. */
const holds = (element) => element.matches("a") && element.querySelector("b");

function outermost(element) {
  const outer = element.parentElement.closest(LEAF);
  return !holds(element) && (!outer || holds(outer));
}

const seen = (element) => element.getClientRects().length > 0 && !element.closest(".away, [aria-hidden=true]");

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/* The words a recording was made of: a local name leaves a gap in it, and is read by itself afterwards. */
function recorded(element) {
  const copy = element.cloneNode(true);
  for (const name of copy.querySelectorAll("bdi")) name.textContent = GAP;
  return squeezed(copy.textContent);
}

function text(element) {
  return { words: squeezed(element.textContent), language: element.closest("[lang]").lang };
}

function part(element) {
  const names = [...element.querySelectorAll("bdi[lang]")].map(text);
  const template = recorded(element);
  if (template === GAP) return { element, ...names[0], template: names[0].words, names: [] };
  return { element, ...text(element), template, names };
}

export function parts(scope) {
  const leaves = [...scope.querySelectorAll(LEAF)].filter((element) => outermost(element) && seen(element));
  return leaves.map(part).filter((each) => each.words);
}
