/* A tablet left alone: after a minute it asks whether anybody is there, and counts down to the next person. */
const REST_MS = 60000;
const SECONDS = 20;
const dialog = document.querySelector(".tablet--rest");
let onRest;
let timer;

/* Somebody touched the tablet, or asked to stay. */
export function touched() {
  clearTimeout(timer);
  if (onRest) timer = setTimeout(warn, REST_MS);
}

export function watch(then) {
  onRest = then;
  touched();
}

export function rest() {
  onRest = null;
  clearTimeout(timer);
  if (dialog.open) dialog.close();
}

function warn() {
  if (document.querySelector('.ear[aria-pressed="true"]')) {
    touched();
    return;
  }
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
  dialog.querySelector("[data-stay]").focus();
  tick(SECONDS);
}

function tick(left) {
  if (!left) {
    onRest();
    return;
  }
  const told = inWords(left);
  dialog.querySelector(".countdown").textContent = told;
  if (left % 5 === 0) dialog.querySelector("[aria-live]").textContent = told;
  timer = setTimeout(() => tick(left - 1), 1000);
}

/* The browser knows how each language counts seconds. */
function inWords(seconds) {
  const how = { style: "unit", unit: "second", unitDisplay: "long" };
  try {
    return seconds.toLocaleString(document.documentElement.lang, how);
  } catch (_) {
    return String(seconds);
  }
}

/* What only a person does: the page scrolls by itself too. */
const ACTS = ["pointerdown", "keydown", "input", "wheel"];

export function startRest() {
  for (const event of ACTS) {
    document.addEventListener(event, () => { if (!dialog.open) touched(); }, { passive: true, capture: true });
  }
  dialog.querySelector("[data-stay]").addEventListener("click", () => {
    if (dialog.close) dialog.close();
    else dialog.removeAttribute("open");
    touched();
  });
  dialog.addEventListener("close", touched);
}
