/* The browser's own storage. It may be full, forbidden or private: then nothing is kept, and nothing fails. */
function area(name) {
  try {
    return window[name];
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/* Whether it was kept. */
export function keep(name, key, value) {
  try {
    area(name)?.setItem(key, JSON.stringify(value));
    return read(name, key) !== null;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/* What was kept; null when there is nothing that can be read. */
export function read(name, key) {
  try {
    return JSON.parse(area(name)?.getItem(key) ?? "null");
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}

export const remove = (name, key) => area(name)?.removeItem(key);

export const keys = (name) => Object.keys(area(name) || {});
