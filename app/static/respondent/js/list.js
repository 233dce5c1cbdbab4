/* The screens, in the order of the document: the questions that apply, what stands before them, what comes after. */
import { form } from "./form.js";

const PLACES = ".intro, .part[data-together], .q, .row, .last";

export const screens = () => [...form.querySelectorAll(PLACES)].filter(isScreen);

/* A question is a screen unless it stands on one with others, or is asked row by row. */
function isScreen(element) {
  if (element.closest("[hidden]")) return false;
  if (element.matches(".part")) return true;
  return !element.closest("[data-together]") && !element.querySelector(".row");
}

export const isQuestion = (screen) => screen.matches(".part, .q, .row");

/* What is asked, one by one: the questions, and the rows of those that are asked row by row. */
export const items = (within = form) =>
  [within, ...within.querySelectorAll(".q, .row")].filter(
    (element) => element.matches(".q, .row") && !element.closest("[hidden]") && !element.querySelector(".row"),
  );

/* The screen on which an element stands. */
export const screenOf = (element) => element.closest("[data-together]") || element.closest(PLACES);
