/* Everything here is a comfort: the page works without. */
import { keepAlone } from "./alone.js";
import { startCheck } from "./check.js";
import { startDraft } from "./draft.js";
import { startFaults } from "./faults.js";
import { startFold } from "./fold.js";
import { startFoot } from "./foot.js";
import { form } from "./form.js";
import { startKiosk } from "./kiosk.js";
import { startLanguage } from "./language.js";
import { startListening } from "./listen.js";
import { startNonce } from "./nonce.js";
import { startOffline } from "./offline.js";
import { pickUp, startPause } from "./pause.js";
import { startProgress } from "./progress.js";
import { startPrompt } from "./prompt.js";
import { showWhatApplies } from "./relevance.js";
import { startReview } from "./review.js";
import { startRows } from "./rows.js";
import { startSending } from "./sending.js";
import { startSteps } from "./steps.js";

const root = document.documentElement;

function startForm() {
  startNonce();
  form.addEventListener("change", (event) => { keepAlone(event.target); showWhatApplies(); });
  document.addEventListener("deltag:wipe", showWhatApplies);
  showWhatApplies();
  root.classList.add("js");
}

function startSurvey() {
  const { goingOn, draft } = pickUp();
  startCheck();
  startPrompt();
  startRows();
  startReview();
  startProgress();
  startFold();
  startFoot();
  startSteps(goingOn);
  startFaults();
  startPause(draft);
  startOffline();
  startSending();
  /* At the very end: a script that failed before this has hidden nothing. */
  root.classList.add("steps");
}

startDraft();
startLanguage();
if (form) startForm();
if (form?.matches(".survey")) startSurvey();
startListening();
startKiosk();
