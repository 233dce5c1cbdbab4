/* The envelopes that wait on this tablet, by link. No time, no order: each lies under a random key. */
const STORE = "envelopes";

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = request.onblocked = () => reject(request.error);
});

function opened(link) {
  const request = indexedDB.open(`deltag-${link}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
  return settled(request);
}

/* Does something in one transaction, and returns once it lasts. */
async function within(link, mode, act) {
  const database = await opened(link);
  try {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const request = act(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

/* Returns the key it lies under. state: waiting, over (the survey was), or refused. */
export function put(link, sealed) {
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join("-");
  return within(link, "readwrite", (store) => store.add({ key, sealed, state: "waiting" }));
}

export const all = (link) => within(link, "readonly", (store) => store.getAll());

/* Nothing comes back that was removed meanwhile. */
export const mark = (link, envelope, state) => within(link, "readwrite", (store) => {
  const there = store.getKey(envelope.key);
  there.onsuccess = () => { if (there.result) store.put({ ...envelope, state }); };
  return there;
});

export const remove = (link, key) => within(link, "readwrite", (store) => store.delete(key));
