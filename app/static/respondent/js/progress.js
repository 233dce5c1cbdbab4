/* How far: one mark per screen, a ring for here, a flag for the goal. It can be read without reading. */
import { form } from "./form.js";
import { isQuestion, screens } from "./list.js";
import { here } from "./screens.js";

const marks = form?.querySelector(".marks");

function draw() {
  const questions = screens().filter(isQuestion);
  const at = here().matches(".last") ? questions.length : questions.indexOf(here());
  for (const mark of marks.querySelectorAll("i")) mark.remove();
  questions.forEach((_, place) => marks.lastElementChild.before(mark(place, at)));
  marks.lastElementChild.classList.toggle("reached", at === questions.length);
  marks.setAttribute("aria-label", `${Math.min(at + 1, questions.length)} / ${questions.length}`);
}

function mark(place, at) {
  const drawn = document.createElement("i");
  if (place < at) drawn.className = "done";
  if (place === at) drawn.className = "here";
  return drawn;
}

export function startProgress() {
  document.querySelector(".masthead").prepend(marks);
  marks.hidden = false;
  document.addEventListener("deltag:screen", draw);
  form.addEventListener("change", draw);
}
