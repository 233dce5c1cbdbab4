/* The one form of the document, and what has been answered in it. */
export const form = document.querySelector("form");

/* Field name → what is chosen or typed; unanswered fields are left out. (FormData would lay the page out first.) */
export function answered() {
  const answers = {};
  for (const field of form.elements) {
    if (field.name && field.value !== "" && (!isTick(field) || field.checked)) (answers[field.name] ||= []).push(field.value);
  }
  return answers;
}

/* The fields of a question, or of the whole form: what a person can choose or write. */
export const fieldsIn = (element) => [...element.querySelectorAll("input:not([type=hidden]), textarea")];

export const isTick = (field) => field.type === "radio" || field.type === "checkbox";

/* Whether nothing is chosen or written in a question. */
export const isBlank = (element) => !fieldsIn(element).some((field) => (isTick(field) ? field.checked : field.value.trim()));

export function empty() {
  for (const field of fieldsIn(form)) {
    if (isTick(field)) field.checked = false;
    else field.value = "";
  }
}

/* Nothing of one person is left for the next: every module listens, and forgets its part. */
export function wipe() {
  if (form) empty();
  document.dispatchEvent(new CustomEvent("deltag:wipe"));
}
