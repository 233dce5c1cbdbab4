/* The form by pictures and sound alone. Nothing remembers the choice: the next person starts with words. */
const root = document.documentElement;
const button = () => document.querySelector("[data-wordless]");

function show(wordless) {
  root.classList.toggle("wordless", wordless);
  button()?.setAttribute("aria-pressed", String(wordless));
}

export function startWordless() {
  button()?.addEventListener("click", () => show(!root.classList.contains("wordless")));
  document.addEventListener("deltag:wipe", () => show(false));
}
