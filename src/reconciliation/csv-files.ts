// A comparison as a table for people, and the rows that were left out as they stood, to be mended and given again.
import type * as z from 'zod';
import { stringify } from 'csv-stringify/sync';
import { csvOf, type Cell } from '../platform/csv.ts';
import type { Comparison, LeftOutRow } from './store.ts';
import type { Row } from './views.ts';

type Shown = z.infer<typeof Row>;
const pageSize = 500;

/** Page by page as `read` gives them. */
export async function* csvOfRows(
  crms: readonly { id: string; name: string | null; role: string }[],
  read: (page: { afterNth: number; limit: number }) => Promise<Shown[]>,
): AsyncGenerator<string> {
  const ofCrms = crms.flatMap(({ name, role }) => {
    const title = name ?? role;
    return [title, `${title}: reason`, `${title}: record`];
  });
  const own = ['row', 'line', 'name', 'email', 'company', 'offer', 'raisedAt', 'lead', 'receivedAt'];
  yield `\ufeff${csvOf([[...own, 'reason', ...ofCrms]])}`;
  for (let afterNth = 0; ;) {
    const rows = await read({ afterNth, limit: pageSize });
    yield csvOf(rows.map((row) => cellsOf(row, crms)));
    if (rows.length < pageSize) return;
    afterNth = rows.at(-1)!.nth;
  }
}

function cellsOf(row: Shown, crms: readonly { id: string }[]): Cell[] {
  const { nth, line, name, email, company, offer, raisedAt, lead, reason, places } = row;
  const at = (time: Date | null | undefined) => time?.toISOString() ?? null;
  const own = [nth, line, name, email, company, offer, at(raisedAt), lead?.id ?? null, at(lead?.receivedAt)];
  const ofCrms = crms.flatMap(({ id }) => {
    const place = places.find(({ destinationId }) => destinationId === id);
    return [place?.state ?? null, place?.reason ?? null, place?.url ?? place?.externalId ?? null];
  });
  return [...own, reason, ...ofCrms];
}

/** With the header of the file and what separates its cells, and otherwise just as they stood. */
export async function* csvOfLeftOut(
  { headers, delimiter }: Pick<Comparison, 'headers' | 'delimiter'>,
  read: (page: { afterNth: number; limit: number }) => Promise<LeftOutRow[]>,
): AsyncGenerator<string> {
  yield `\ufeff${stringify([headers], { delimiter })}`;
  for (let afterNth = 0; ;) {
    const rows = await read({ afterNth, limit: pageSize });
    // A header that was there once more, and a row that stood there before, need no mending.
    const mendable = rows.filter(({ fault }) => fault !== 'again' && fault !== 'twice');
    yield mendable
      .map(({ raw, cells }) => (raw === null ? stringify([cells ?? []], { delimiter }) : `${raw}\n`))
      .join('');
    if (rows.length < pageSize) return;
    afterNth = rows.at(-1)!.nth;
  }
}
