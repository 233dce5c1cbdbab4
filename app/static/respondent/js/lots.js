/* Of many rows to rate a few are enough: drawn by lot, the same ones throughout; what is rated stays. */
const lots = new Map();

export function drawLots(group) {
  const lot = (row) => lots.get(row.id) ?? lots.set(row.id, Math.random()).get(row.id);
  const place = (row) => (row.querySelector(":checked") ? 0 : 1 + lot(row));
  const rows = [...group.querySelectorAll(".row:not([hidden])")].sort((a, b) => place(a) - place(b));
  for (const row of rows.slice(Number(group.dataset.draw))) row.hidden = true;
}
