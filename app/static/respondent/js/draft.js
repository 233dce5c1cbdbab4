/* What was written and not sent: for this visit always, on the phone for a day if the person says so.
   It holds no language and no code, and never anything on a shared tablet. */
import { answered, fieldsIn, form, isTick } from "./form.js";
import { drawn, redraw } from "./lots.js";
import { showWhatApplies } from "./relevance.js";
import { here, seen } from "./screens.js";
import { keep, keys, read, remove } from "./storage.js";

const VISIT = "sessionStorage";
const PHONE = "localStorage";
const PREFIX = "deltag:";
const DAY_MS = 24 * 60 * 60 * 1000;

const key = (path = location.pathname) => PREFIX + path;
const choice = document.getElementById("keep");
const isOld = (draft) => !draft || !(Date.now() - draft.at < DAY_MS) || draft.at > Date.now();
const never = "kiosk" in document.documentElement.dataset;

/* Nothing is kept longer than a day, whichever link it belongs to. */
function clear() {
  for (const name of keys(PHONE)) if (name.startsWith(PREFIX) && isOld(read(PHONE, name))) remove(PHONE, name);
}

export function forget(path = location.pathname) {
  remove(VISIT, key(path));
  remove(PHONE, key(path));
}

const isEmpty = (fields) => !Object.keys(fields).length;

function written() {
  const fields = answered();
  for (const name of ["version", "nonce", "code"]) delete fields[name];
  return fields;
}

/* Keep what is written now; says whether the phone kept it, where that was wished for. */
export function save() {
  const fields = written();
  if (never || (isEmpty(fields) && !choice.checked)) return true;
  const draft = { fields, screen: here().id, seen: [...seen], lots: drawn() };
  keep(VISIT, key(), { ...draft, nonce: form.elements.nonce.value });
  /* Only what lies here for a day needs to know when it was written. */
  return !choice.checked || keep(PHONE, key(), { ...draft, at: Date.now() });
}

/* The phone forgets; this visit does not. */
export function takeOffPhone() {
  remove(PHONE, key());
  return true;
}

export const isDrafted = () => read(VISIT, key()) !== null;

/* What was left here: in this visit, or on this phone less than a day ago. */
export function left() {
  if (never) return null;
  const phone = read(PHONE, key());
  const draft = read(VISIT, key()) || (isOld(phone) ? null : phone);
  return draft && !isEmpty(draft.fields) ? draft : null;
}

/* Write it into the form again. A nonce that goes along makes a second try the same answer. */
export function restore(draft) {
  for (const field of fieldsIn(form)) {
    const values = draft.fields[field.name];
    if (isTick(field)) field.checked = Boolean(values && values.includes(field.value));
    else if (values) field.value = values[0];
  }
  for (const id of draft.seen) seen.add(id);
  if (draft.nonce) form.elements.nonce.value = draft.nonce;
  choice.checked = read(PHONE, key()) !== null;
  redraw(draft.lots);
  showWhatApplies();
}

export function startDraft() {
  clear();
  if (document.querySelector("[data-sent]")) forget(location.pathname.replace(/\/tak$/, ""));
  document.addEventListener("deltag:wipe", () => forget());
}
