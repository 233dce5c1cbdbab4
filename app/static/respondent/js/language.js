/* The fragment names the language; assistive technology and the title learn it too. */
const root = document.documentElement;

/* The script's word for the language: nobody asks the fragment twice. */
export const language = () => root.lang;

/* A code in the address goes into its field, and out of the address. */
function takeCode() {
  if (!location.hash.startsWith("#k=")) return;
  const field = document.getElementById("f-code");
  if (field) field.value = location.hash.slice(3);
  history.replaceState(null, "", location.pathname);
}

function speak() {
  const code = location.hash.slice(1);
  const anchor = code && document.querySelector(`main > i[id="${CSS.escape(code)}"]`);
  root.lang = anchor ? anchor.id : "da";
  root.dir = anchor ? anchor.dataset.dir : "ltr";
  const heading = document.querySelector(`h1 [lang="${root.lang}"]`);
  if (heading) document.title = `${heading.textContent} – Ballerup Kommune`;
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
