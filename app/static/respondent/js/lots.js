/* Of many rows to rate a few are enough: drawn by lot, the same ones throughout; what is rated stays. */
let lots = {};

export const drawn = () => lots;

/* The lots of a draft again. */
export function redraw(kept) {
  lots = kept || {};
}

export function drawLots(group) {
  const lot = (row) => (lots[row.id] ??= Math.random());
  const place = (row) => (row.querySelector(":checked") ? 0 : 1 + lot(row));
  const rows = [...group.querySelectorAll(".row:not([hidden])")].sort((a, b) => place(a) - place(b));
  for (const row of rows.slice(Number(group.dataset.draw))) row.hidden = true;
}

document.addEventListener("deltag:wipe", () => redraw({}));
