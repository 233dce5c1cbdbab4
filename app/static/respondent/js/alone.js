/* An answer that stands alone clears the others, and is cleared by them. */
import { form } from "./form.js";

export function keepAlone(input) {
  const alone = input.closest("[data-exclusive]")?.dataset.exclusive.split(" ");
  if (!alone || !input.checked) return;
  for (const other of form.querySelectorAll(`input[name="${CSS.escape(input.name)}"]:checked`)) {
    if (other !== input && (alone.includes(input.value) || alone.includes(other.value))) other.checked = false;
  }
}
