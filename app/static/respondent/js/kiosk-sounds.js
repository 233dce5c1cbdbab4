/* Sound for a tablet without net: all languages or none, so that what lies here tells nobody's. */
import { show } from "./kiosk-waiting.js";

const manifests = () => [...document.querySelectorAll("main > i[data-sounds]")].map((each) => each.dataset.sounds);

async function fetchAll() {
  const cache = await caches.open(`deltag-${document.documentElement.dataset.kiosk}-lyd`);
  for (const hash of manifests()) {
    const address = `/lyd/${hash}.json`;
    await cache.add(address);
    const names = Object.values(await (await cache.match(address)).json());
    for (const name of new Set(names)) if (!(await cache.match(`/lyd/${name}`))) await cache.add(`/lyd/${name}`);
  }
}

export function startSounds() {
  const button = document.querySelector("[data-fetch-sound]");
  show("sound", button && self.caches && manifests().length);
  button?.addEventListener("click", async () => {
    const told = document.querySelector("[data-fetched]");
    button.disabled = true;
    const well = await fetchAll().then(() => true, () => false);
    told.textContent = well ? told.dataset.fetched : told.dataset.failed;
    button.disabled = false;
  });
}
