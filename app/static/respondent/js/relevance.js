/* The server's tree of conditions (app/questionnaire/expression.py), read the same way. */
import { answered, form } from "./form.js";
import { drawLots } from "./lots.js";

const compare = {
  "=": (a, b) => a === b, "!=": (a, b) => a !== b,
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

export function holds(tree, answers) {
  const [sign, ...parts] = tree;
  if (sign === "and") return parts.every((part) => holds(part, answers));
  if (sign === "or") return parts.some((part) => holds(part, answers));
  if (sign === "not") return !holds(parts[0], answers);
  if (sign === "selected") return (answers[parts[0]] || []).includes(parts[1]);
  const [left, right] = parts.map((part) => operand(part, answers));
  return left === null || right === null || compare[sign](left, right);
}

/* A number, a count of ticks, or null where nothing is answered: such a comparison holds. */
function operand(part, answers) {
  if (typeof part === "number") return part;
  const given = answers[part[1]] || [];
  return part[0] === "count" ? given.length : number(given[0] || "");
}

/* What a person wrote as a whole number, in the digits of any script; null when it is none (clean_number, on the server). */
export function number(text) {
  const bare = text.replace(/[\s\p{Cf}]/gu, "");
  if (!/^(\p{Nd}+|\p{Nd}{1,3}([.,٬]\p{Nd}{3})+)$/u.test(bare)) return null;
  const digits = bare.replace(/[.,٬]/g, "").replace(/\p{Nd}/gu, worth);
  return digits.length < 10 ? Number(digits) : null;
}

/* A digit of any script: as many places after its zero. */
function worth(digit) {
  const code = digit.codePointAt(0);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

export function showWhatApplies() {
  const answers = answered();
  for (const element of form.querySelectorAll("[data-when]")) {
    element.hidden = !holds(JSON.parse(element.dataset.when), answers);
  }
  form.querySelectorAll("[data-draw]").forEach(drawLots);
  for (const part of form.querySelectorAll(".part")) part.hidden = !part.querySelector(".q:not([hidden])");
}
