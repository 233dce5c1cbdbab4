/* Recordings: a list per language says which exact words have one. Nothing is fetched before an ear is touched. */
const player = new Audio();
const lists = new Map();
let finish = () => {};

const listName = (language) => document.querySelector(`main > i[id="${CSS.escape(language)}"]`)?.dataset.sounds;

export const hasRecordings = (language) => Boolean(listName(language));

/* Phones let a sound start by itself only in a player that was woken by a touch. */
export function wake() {
  if (!player.src) player.load();
}

async function fetched(name) {
  try {
    const answer = await fetch(`/lyd/${name}.json`);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

function list(name) {
  if (!lists.has(name)) lists.set(name, fetched(name));
  return lists.get(name);
}

/* The server's mark of a text (app/questionnaire/spoken.py): changed words never meet an old recording. */
async function mark(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes).slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function recordingOf(text, language) {
  const name = listName(language);
  if (!name || !crypto.subtle) return null;
  return (await list(name))[await mark(text)] || null;
}

/* Whether it was heard to its end; a file this phone cannot play was not. */
export function play(file) {
  return new Promise((done) => {
    finish = done;
    player.onended = () => done(true);
    player.onerror = () => done(false);
    player.src = `/lyd/${file}`;
    player.play().catch(() => done(false));
  });
}

export function silence() {
  player.pause();
  finish(true);
}
