/* Back and Next, always in the same place. */
import { faultsIn, tell } from "./check.js";
import { form } from "./form.js";
import { screens } from "./list.js";
import { isSkipped, prompt } from "./prompt.js";
import { here } from "./screens.js";
import { back, next } from "./steps.js";

const button = (name) => form.querySelector(`[data-${name}]`);

/* On, if the answers here fit and nothing important was left open by mistake. */
export function onward() {
  const faults = faultsIn(here());
  if (faults.length) tell(faults);
  else if (!prompt(here())) next();
  draw();
}

function draw() {
  const screen = here();
  const asked = screen.matches(".resume");
  const skipped = isSkipped(screen);
  form.querySelector(".foot").hidden = asked;
  form.classList.toggle("at-last", screen.matches(".last"));
  button("back").hidden = screen === screens()[0];
  button("next").hidden = screen.matches(".last");
  button("next").classList.toggle("btn--skip", skipped);
  button("next").querySelector(".go").hidden = skipped;
  button("next").querySelector(".skip").hidden = !skipped;
}

export function startFoot() {
  button("back").addEventListener("click", back);
  button("next").addEventListener("click", onward);
  document.addEventListener("deltag:screen", draw);
  form.addEventListener("change", draw);
}
