/* Every person's answer has a nonce of its own: the same answer sent twice is one, two people's are two. */
import { form } from "./form.js";

function renew() {
  const field = form.elements.nonce;
  if (!field || "keep" in field.dataset) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  field.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function startNonce() {
  renew();
  document.addEventListener("deltag:wipe", renew);
}
