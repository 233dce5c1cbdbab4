/* The one form of the document, and what has been answered in it. */
export const form = document.querySelector("form");

/* Field name → what is chosen or typed; unanswered fields are left out. */
export function answered() {
  const answers = {};
  for (const [name, value] of new FormData(form)) if (value !== "") (answers[name] ||= []).push(value);
  return answers;
}

export function empty() {
  for (const input of form.elements) {
    if (input.type === "radio" || input.type === "checkbox") input.checked = false;
    else if (input.type !== "hidden" && "value" in input && input.type !== "submit") input.value = "";
  }
}

/* Nothing of one person is left for the next: every module listens, and forgets its part. */
export function wipe() {
  if (form) empty();
  document.dispatchEvent(new CustomEvent("deltag:wipe"));
}
