/* All answers before they are sent, each to be changed at one touch. Drawn anew whenever it is shown. */
import { fieldsIn, form, isTick } from "./form.js";
import { inOneLanguage } from "./language.js";
import { items, screenOf } from "./list.js";
import { heading, here } from "./screens.js";
import { go } from "./steps.js";

const list = form?.querySelector(".review");
const copied = (name) => inOneLanguage(form.querySelector(`template[data-${name}]`).content);

function draw() {
  if (here().matches(".last")) list.replaceChildren(...items().map(line));
}

function line(item) {
  const drawn = copied("line").firstElementChild;
  const asked = drawn.querySelector(".asked");
  const drawing = item.querySelector(".picto--q, .thing .picto");
  const place = heading(item);
  if (place) asked.append(...inOneLanguage(place.querySelector("label") || place).childNodes);
  drawn.querySelector("button .away").append(asked.textContent);
  if (drawing) asked.prepend(pictured(drawing));
  const said = answers(item);
  drawn.dataset.of = item.id;
  drawn.classList.toggle("open", !said.length);
  asked.after(...(said.length ? said : copied("open").childNodes));
  drawn.querySelector("button").addEventListener("click", () => go(screenOf(item), true));
  return drawn;
}

/* The question's own drawing, for those who go by pictures. */
function pictured(drawing) {
  const copy = drawing.cloneNode(true);
  copy.classList.add("picto--q");
  return copy;
}

/* What was chosen, with its drawing; or what was written. */
function answers(item) {
  return fieldsIn(item).flatMap((field) => {
    if (isTick(field)) return field.checked ? chosen(field.nextElementSibling) : [];
    return field.value.trim() ? [written(field)] : [];
  });
}

function chosen(face) {
  const copy = inOneLanguage(face);
  const said = document.createElement("strong");
  said.append(...copy.querySelector(":scope > span").childNodes);
  const drawing = copy.querySelector("svg");
  return drawing ? [drawing, said] : [said];
}

function written(field) {
  const said = document.createElement("strong");
  said.dir = field.dir;
  said.textContent = field.value.trim();
  return said;
}

export function startReview() {
  form.querySelector(".check").hidden = false;
  document.addEventListener("deltag:screen", draw);
}
