/* Everything here is a comfort: the page works without. Nothing is kept in the browser. */
const root = document.documentElement;
const form = document.querySelector("form");
const summary = document.getElementById("errors");
let sent = false;
let prompted = false;

root.classList.add("js");

/* The fragment names the language; assistive technology and the title learn it too. */
function speak() {
  const code = location.hash.slice(1);
  const anchor = code && document.querySelector(`main > i[id="${CSS.escape(code)}"]`);
  root.lang = anchor ? anchor.id : "da";
  root.dir = anchor ? anchor.dataset.dir : "ltr";
  const heading = document.querySelector(`h1 [lang="${root.lang}"]`);
  if (heading) document.title = `${heading.textContent} – Ballerup Kommune`;
}

/* A code in the address goes into its field, and out of the address. */
function takeCode() {
  if (!location.hash.startsWith("#k=")) return;
  const field = document.getElementById("f-code");
  if (field) field.value = location.hash.slice(3);
  history.replaceState(null, "", location.pathname);
}

function renewNonce() {
  const field = form.elements.nonce;
  if (!field || "keep" in field.dataset) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  field.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The server's tree of conditions (app/questionnaire/expression.py), read the same way. */
const compare = {
  "=": (a, b) => a === b, "!=": (a, b) => a !== b,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

function holds(tree, answers) {
  const [sign, ...parts] = tree;
  if (sign === "and") return parts.every((part) => holds(part, answers));
  if (sign === "or") return parts.some((part) => holds(part, answers));
  if (sign === "not") return !holds(parts[0], answers);
  if (sign === "selected") return (answers[parts[0]] || []).includes(parts[1]);
  const [left, right] = parts.map((part) => number(part, answers));
  return left === null || right === null || compare[sign](left, right);
}

/* A number, a count of ticks, or null where nothing is answered: such a comparison holds. */
function number(operand, answers) {
  if (typeof operand === "number") return operand;
  const given = answers[operand[1]] || [];
  if (operand[0] === "count") return given.length;
  const digits = (given[0] || "").replace(/[\s.,٬]/g, "").replace(/\p{Nd}/gu, worth);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

/* A digit of any script: as many places after its zero. */
function worth(digit) {
  const code = digit.codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function answered() {
  const answers = {};
  for (const [name, value] of new FormData(form)) if (value !== "") (answers[name] ||= []).push(value);
  return answers;
}

function showWhatApplies() {
  const answers = answered();
  for (const element of form.querySelectorAll("[data-when]")) {
    element.hidden = !holds(JSON.parse(element.dataset.when), answers);
  }
  form.querySelectorAll("[data-draw]").forEach(drawLots);
  for (const part of form.querySelectorAll(".part")) part.hidden = !part.querySelector(".q:not([hidden])");
}

/* Of many rows to rate a few are enough: drawn by lot, the same ones throughout; what is rated stays. */
const lots = new Map();
function drawLots(group) {
  const lot = (row) => lots.get(row.id) ?? lots.set(row.id, Math.random()).get(row.id);
  const place = (row) => (row.querySelector(":checked") ? 0 : 1 + lot(row));
  const rows = [...group.querySelectorAll(".row:not([hidden])")].sort((a, b) => place(a) - place(b));
  for (const row of rows.slice(Number(group.dataset.draw))) row.hidden = true;
}

/* An answer that stands alone clears the others, and is cleared by them. */
function keepAlone(input) {
  const alone = input.closest("[data-exclusive]")?.dataset.exclusive.split(" ");
  if (!alone || !input.checked) return;
  for (const other of form.querySelectorAll(`input[name="${CSS.escape(input.name)}"]:checked`)) {
    if (other !== input && (alone.includes(input.value) || alone.includes(other.value))) other.checked = false;
  }
}

/* Once, and gently: an important question was left open. */
function prompt() {
  const open = [...form.querySelectorAll("[data-soft]:not([hidden])")].filter((q) => !q.querySelector(":checked"));
  if (prompted || !open.length) return false;
  prompted = true;
  for (const question of open) {
    question.querySelector(".soft").hidden = false;
    question.querySelector('[value="dk"]')?.closest(".opt").classList.add("opt--nudge");
  }
  goTo(open[0]);
  return true;
}

function goTo(element) {
  element.scrollIntoView({ block: "start" });
  element.querySelector("input:not([type=hidden]), textarea, [tabindex]")?.focus({ preventScroll: true });
}

function linkFaults() {
  for (const line of summary?.querySelectorAll("[data-for]") ?? []) {
    const link = document.createElement("a");
    link.href = `#${root.lang}`;
    link.append(...line.childNodes);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(document.getElementById(line.dataset.for));
    });
    line.append(link);
  }
}

function empty() {
  for (const input of form.elements) {
    if (input.type === "radio" || input.type === "checkbox") input.checked = false;
    else if (input.type !== "hidden" && "value" in input && input.type !== "submit") input.value = "";
  }
}

addEventListener("hashchange", () => { takeCode(); speak(); });
if (form) {
  renewNonce();
  linkFaults();
  form.addEventListener("change", (event) => { keepAlone(event.target); showWhatApplies(); });
  form.addEventListener("submit", (event) => {
    if (prompt()) event.preventDefault();
    else sent = true;
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (sent) empty();
    sent = prompted = false;
    renewNonce();
    showWhatApplies();
  });
  showWhatApplies();
}
takeCode();
speak();
/* The browser goes to the language's anchor first, and forgets the focus there. */
addEventListener("load", () => summary?.focus());
