/* The worker of a shared tablet: keeps the document and its files for when there is no net, and sends what waits. */
import { deliver } from "./outbox.js";

const SCOPE = new URL(self.registration.scope).pathname;
const LINK = SCOPE.split("/")[2];
const PAGE = `${SCOPE}tablet`;
const CACHE = `deltag-${LINK}`;
const SOUNDS = `deltag-${LINK}-lyd`;
const PATIENCE_MS = 4000;

/* The files a document needs: all of them are kept before the document is. */
const files = (html) => [...new Set(html.match(/\/(?:filer\/\w+\.\w+|s\/\w+\/\w+\.css)/g))];

async function keep(response) {
  const wanted = files(await response.clone().text());
  const cache = await caches.open(CACHE);
  const there = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  await cache.addAll(wanted.filter((file) => !there.includes(file)));
  await cache.put(PAGE, response);
  await Promise.all(there.filter((file) => file !== PAGE && !wanted.includes(file)).map((file) => cache.delete(file)));
}

/* The link is a kiosk no more: what waits stays in its outbox, everything else goes. */
async function leave() {
  await Promise.all([caches.delete(CACHE), caches.delete(SOUNDS), self.registration.unregister()]);
}

const inTime = (promise) => Promise.race([
  promise,
  new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), PATIENCE_MS)),
]);

/* The net first. A page of our own that says no is shown as it is; anybody else's is not. */
async function page(event) {
  const cache = await caches.open(CACHE);
  try {
    const response = await inTime(fetch(event.request));
    if (response.ok) {
      event.waitUntil(keep(response.clone()).catch(() => {}));
      return response;
    }
    if ((await response.clone().text()).includes("data-kiosk=")) {
      if (response.status === 404 || response.status === 410) await leave();
      return response;
    }
  } catch (_) {
    /* without net: what is kept */
  }
  return (await cache.match(PAGE)) || Response.error();
}

async function file(request) {
  const kept = await caches.match(new URL(request.url).pathname);
  /* Not into the browser's own store either, which would tell the holder which languages were listened to, and when. */
  if (!kept) return fetch(request, { cache: "no-store" });
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "");
  return range ? part(kept, Number(range[1]), range[2]) : kept;
}

/* Players ask for sound in parts. */
async function part(kept, from, to) {
  const whole = await kept.blob();
  const until = to ? Math.min(Number(to), whole.size - 1) : whole.size - 1;
  const headers = { "Content-Type": whole.type, "Content-Range": `bytes ${from}-${until}/${whole.size}` };
  return new Response(whole.slice(from, until + 1), { status: 206, headers });
}

self.addEventListener("install", (event) => {
  event.waitUntil(fetch(PAGE).then((response) => (response.ok ? keep(response) : null)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
/* A browser that is told of a failure tries again by itself. */
self.addEventListener("sync", (event) => event.waitUntil(deliver(LINK).then((through) => through || Promise.reject())));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { pathname } = new URL(url);
  if (method !== "GET") return;
  if (mode === "navigate" && pathname === PAGE) event.respondWith(page(event));
  else if (/^\/(filer|lyd)\//.test(pathname) || /^\/s\/\w+\/\w+\.css$/.test(pathname)) event.respondWith(file(event.request));
});
