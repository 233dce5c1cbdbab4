// Shows how far the work has come in the page that is open, so that focus stays where it is. Without script the page
// is fetched anew.
const PAUSE = 2000;
const watched = document.querySelector("[data-watch]");

async function look() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (answer && answer.type === "opaqueredirect") return location.reload();
  if (answer && answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-watch]");
    if (!fresh || fresh.dataset.watch !== watched.dataset.watch) return location.reload();
    show(fresh);
  }
  setTimeout(look, PAUSE);
}

// What is said is put in only when it is new, or it would be read aloud again and again.
function show(fresh) {
  for (const text of ["[role=status]", ".part"]) {
    const [old, said] = both(text, fresh);
    if (old.textContent !== said.textContent) old.textContent = said.textContent;
  }
  const [bar, far] = both("progress", fresh);
  if (far.hasAttribute("value")) bar.value = far.value;
  else bar.removeAttribute("value");
  bar.setAttribute("aria-label", far.getAttribute("aria-label"));
}

function both(part, fresh) {
  return [watched.querySelector(part), fresh.querySelector(part)];
}

if (watched) setTimeout(look, PAUSE);
