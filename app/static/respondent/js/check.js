/* What the server would object to, said before anything is sent, in the server's own words. */
import { answered, fieldsIn, form, isBlank } from "./form.js";
import { items } from "./list.js";
import { holds, number } from "./relevance.js";

/* The first fault of each question, in the order of the screen: [question, code]. */
export const faultsIn = (screen) =>
  items(screen).map((question) => [question, fault(question)]).filter(([, code]) => code);

function fault(question) {
  const blank = isBlank(question);
  if (question.id === "q-code") return blank ? "code" : null;
  if (blank) return "required" in question.dataset ? "required" : null;
  if (question.querySelectorAll(":checked").length > (question.dataset.most || Infinity)) return "too_many";
  const text = question.querySelector("textarea");
  if (text && [...text.value.trim()].length > text.maxLength && text.maxLength > 0) return "too_long";
  return "number" in question.dataset ? misfit(question) : null;
}

function misfit(question) {
  const value = number(fieldsIn(question)[0].value);
  if (value === null) return "not_a_number";
  return question.dataset.fits && !fits(JSON.parse(question.dataset.fits), fieldsIn(question)[0].value) ? "constraint" : null;
}

/* A rule that looks at a question nobody has answered holds, as on the server. */
function fits(rule, given) {
  const answers = { ...applying(), ".": [given] };
  const known = (part) => !Array.isArray(part) || (part[0] === "value" ? number((answers[part[1]] || [""])[0]) !== null : part.every(known));
  return !known(rule) || holds(rule, answers);
}

/* Answers without those to questions that do not apply: the server drops them first. */
function applying() {
  const answers = answered();
  for (const element of form.querySelectorAll(".q")) {
    if (element.closest("[hidden]")) for (const field of fieldsIn(element)) delete answers[field.name];
  }
  return answers;
}

/* Say it at the question, and go there. */
export function tell(faults) {
  for (const [question, code] of faults) say(question, code);
  const field = fieldsIn(faults[0][0])[0];
  field.focus({ preventScroll: true });
  faults[0][0].scrollIntoView({ block: "start" });
}

function say(question, code) {
  unsay(question);
  const own = question.querySelector(`template[data-told="${code}"]`);
  const told = (own || form.querySelector(`template[data-told="${code}"]`)).content.firstElementChild.cloneNode(true);
  told.id = `e-${question.id}`;
  question.querySelector(".opts, .opt, .field").before(told);
  const place = question.querySelector(".field") || question;
  place.setAttribute("aria-invalid", "true");
  place.setAttribute("aria-describedby", [place.getAttribute("aria-describedby"), told.id].filter(Boolean).join(" "));
  question.classList.add("q--fault");
}

/* What was said goes when the answer is changed. */
function unsay(question) {
  question.classList.remove("q--fault");
  for (const told of question.querySelectorAll(".fault")) told.remove();
  for (const place of [question, ...fieldsIn(question)]) place.removeAttribute("aria-invalid");
}

export function startCheck() {
  form.addEventListener("input", (event) => {
    const question = event.target.closest(".row") || event.target.closest(".q");
    if (question) unsay(question);
  });
}
