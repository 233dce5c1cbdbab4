/* Sending, here and from the worker: a post that may be repeated, since the server stores the same answer once. */
import { all, mark, remove } from "./outbox-store.js";

const PATIENCE_MS = 20000;

/* What became of it: stored, waiting (no net, or the server cannot store now), over, or refused; and the reply. */
export async function post(link, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const response = await fetch(`/s/${link}`, { method: "POST", headers, body, signal: stop.signal });
    return [outcome(link, response), response];
  } catch (_) {
    return ["waiting"];
  } finally {
    clearTimeout(timer);
  }
}

/* Only our own thanks count: whatever else stands in between may answer as it likes. */
function outcome(link, response) {
  if (response.redirected && new URL(response.url).pathname === `/s/${link}/tak`) return "stored";
  if (response.status === 410) return "over";
  return response.status >= 400 && response.status < 500 ? "refused" : "waiting";
}

/* Sends what waits, in random order, until one does not get through. again: try the refused ones too. */
export async function deliver(link, again = false) {
  const wanted = (await all(link)).filter(({ state }) => state === "waiting" || (again && state === "refused"));
  for (const envelope of wanted.sort(() => Math.random() - 0.5)) {
    const [became] = await post(link, `sealed=${envelope.sealed}`);
    if (became === "waiting") return false;
    await (became === "stored" ? remove(link, envelope.key) : mark(link, envelope, became));
  }
  return true;
}
