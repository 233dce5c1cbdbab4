/* Every text of a screen can be heard, when someone touches an ear and never by itself. */
import { addToLanguages, addToOptions, scopeOf } from "./ears.js";
import { parts } from "./heard.js";
import { canHear, read, reads, stop } from "./reading.js";
import { here } from "./screens.js";
import { onVoices } from "./voice.js";
import { startWordless } from "./wordless.js";

const root = document.documentElement;
const ears = () => document.querySelectorAll("[data-listen]");

/* In words, in the language of the page: why this ear is silent. */
function why(ear) {
  const words = document.querySelector(`#w-silent [lang="${CSS.escape(ear.lang || root.lang)}"]`);
  return words ? words.textContent : "";
}

function tellWhy(ear) {
  document.querySelector(".silent")?.remove();
  const told = document.createElement("p");
  told.className = "silent";
  told.setAttribute("role", "status");
  told.lang = ear.lang || root.lang;
  (ear.closest(".heard-alone, .cue, li") || ear).after(told);
  told.textContent = why(ear);
}

function judge(ear) {
  const silent = !canHear(ear.lang || root.lang);
  if (silent) ear.setAttribute("aria-disabled", "true");
  else ear.removeAttribute("aria-disabled");
  ear.title = silent ? why(ear) : "";
  const sign = ear.querySelector("use");
  const drawn = silent ? "#p-listen_crossed" : "#p-listen";
  if (sign.getAttribute("href") !== drawn) sign.setAttribute("href", drawn);
}

const judgeAll = () => ears().forEach(judge);

async function touched(ear) {
  if (reads(ear)) return stop();
  if (ear.hasAttribute("aria-disabled")) return tellWhy(ear);
  if (!(await read(parts(scopeOf(ear)), ear))) tellWhy(ear);
}

function hearOptions() {
  addToOptions(here());
  addToOptions(document.querySelector(".keep"));
}

function changed() {
  stop();
  document.querySelector(".silent")?.remove();
  hearOptions();
  judgeAll();
}

export function startListening() {
  root.classList.add("hears");
  addToLanguages();
  hearOptions();
  startWordless();
  judgeAll();
  onVoices(judgeAll);
  document.addEventListener("click", (event) => {
    const ear = event.target.closest("[data-listen]");
    if (ear) touched(ear);
  });
  for (const name of ["deltag:screen", "deltag:language", "deltag:wipe"]) document.addEventListener(name, changed);
  addEventListener("pagehide", stop);
}
