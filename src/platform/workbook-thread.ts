// The thread that writes one workbook and ends.
import { parentPort, workerData } from 'node:worker_threads';
import writeWorkbook from 'write-excel-file/node';
import { sheetRows, sheetWidths } from './sheet.ts';
import type { Sheet } from './workbook.ts';

const sheets = (workerData as readonly Sheet[]).map(({ name, rows, formats = [], widths }) => ({
  sheet: name,
  data: sheetRows(rows, { formats }),
  columns: widths?.map((width) => ({ width })) ?? sheetWidths(rows),
  ...(widths === undefined && { stickyRowsCount: 1 }),
}));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window, a thread
parentPort!.postMessage(await writeWorkbook(sheets).toBuffer());
