/* The fragment names the language; assistive technology and the title learn it too. */
const root = document.documentElement;

/* The language of the page: the one chosen last. */
export const language = () => root.lang;

/* The anchor of the language the address names; none on the list of languages. */
export function anchor() {
  const code = location.hash.slice(1);
  return code ? document.querySelector(`main > i[id="${CSS.escape(code)}"]`) : null;
}

/* An element as it is read now: a copy with one language in it. */
export function inOneLanguage(element) {
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll(`span[lang]:not([lang="${language()}"])`)) other.remove();
  return copy;
}

export function title(heading) {
  document.title = `${inOneLanguage(heading).textContent.trim()} – Ballerup Kommune`;
}

/* A code in the address goes into its field, and out of the address. */
function takeCode() {
  if (!location.hash.startsWith("#k=")) return;
  const field = document.getElementById("f-code");
  if (field) field.value = location.hash.slice(3);
  history.replaceState(null, "", location.pathname);
}

/* Setting what it is already would style the whole page anew. */
function turn(name, value) {
  if (root[name] !== value) root[name] = value;
}

function speak() {
  const chosen = anchor();
  turn("lang", chosen ? chosen.id : "da");
  turn("dir", chosen ? chosen.dataset.dir : "ltr");
  const heading = document.querySelector("h1");
  if (heading) title(heading);
  document.dispatchEvent(new CustomEvent("deltag:language"));
}

function follow() {
  takeCode();
  speak();
}

export function startLanguage() {
  addEventListener("hashchange", follow);
  follow();
}
