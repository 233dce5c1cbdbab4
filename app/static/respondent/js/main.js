/* Everything here is a comfort: the page works without. */
import { keepAlone } from "./alone.js";
import { startFaults } from "./faults.js";
import { form } from "./form.js";
import { startLanguage } from "./language.js";
import { startNonce } from "./nonce.js";
import { showWhatApplies } from "./relevance.js";
import { startSending } from "./sending.js";

document.documentElement.classList.add("js");
startLanguage();
if (form) {
  startNonce();
  startFaults();
  form.addEventListener("change", (event) => { keepAlone(event.target); showWhatApplies(); });
  startSending();
  showWhatApplies();
}
