/* Reads texts aloud, one after the other, each with a frame around it while it is read. */
import { hasRecordings, play, recordingOf, silence, wake } from "./recording.js";
import { hush, say, voiceFor } from "./voice.js";

let turn = 0;
let pressed = null;

export const canHear = (language) => hasRecordings(language) || Boolean(voiceFor(language));

export const reads = (ear) => pressed === ear;

export function stop() {
  turn += 1;
  silence();
  hush();
  pressed?.setAttribute("aria-pressed", "false");
  pressed = null;
  for (const element of document.querySelectorAll(".heard")) element.classList.remove("heard");
}

/* Whether anything was heard. A touch on another ear, or anything else that stops it, ends it at once. */
export async function read(parts, ear) {
  stop();
  wake();
  const mine = turn;
  pressed = ear;
  ear.setAttribute("aria-pressed", "true");
  let heard = false;
  for (const part of parts) {
    heard = (await one(part, () => mine === turn)) || heard;
    if (mine !== turn) return true;
  }
  stop();
  return heard;
}

async function one(part, current) {
  show(part.element);
  const heard = await recordedFirst(part, current);
  part.element.classList.remove("heard");
  return heard;
}

/* A person's voice, else the phone's own, else nothing: never a voice of another language. */
async function recordedFirst(part, current) {
  const file = await recordingOf(part.template, part.language);
  if (!current()) return false;
  if (!file || !(await play(file))) return current() && say(part.words, part.language);
  for (const name of part.names) if (current()) await say(name.words, name.language);
  return true;
}

function show(element) {
  element.classList.add("heard");
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
}
