/* To a question, with eyes and keyboard alike. */
export function goTo(element) {
  element.scrollIntoView({ block: "start" });
  element.querySelector("input:not([type=hidden]), textarea, [tabindex]")?.focus({ preventScroll: true });
}
