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
  const [said, bar] = ["[role=status]", "progress"].map((part) => [watched.querySelector(part), fresh.querySelector(part)]);
  if (said[0].textContent !== said[1].textContent) said[0].textContent = said[1].textContent;
  if (bar[1].hasAttribute("value")) bar[0].value = bar[1].value;
  else bar[0].removeAttribute("value");
  bar[0].setAttribute("aria-label", bar[1].getAttribute("aria-label"));
}

if (watched) setTimeout(look, PAUSE);
