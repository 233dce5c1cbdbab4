// Copies a link to the clipboard. Without script the field can be marked and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand("copy"); // plain http: the clipboard is only there on https and on the machine itself
    button.textContent = button.dataset.done;
  });
}
