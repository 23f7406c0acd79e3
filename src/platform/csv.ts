// A table as CSV that a spreadsheet opens and does not run. Pure.

export type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula, also in the wide letters of East Asia. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(written).join(',')}\n`).join('');
}

function written(cell: Cell): string {
  if (cell === null) return '';
  // A number of ours may be below nought.
  if (typeof cell === 'number') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
