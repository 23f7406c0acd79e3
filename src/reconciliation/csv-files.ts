// A comparison as a table for people, and the rows that were left out as they stood, to be mended and given again.
import type * as z from 'zod';
import { stringify } from 'csv-stringify/sync';
import { byteOrderMark, type FileColumn } from '../platform/table-file.ts';
import type { Comparison, LeftOutRow } from './store.ts';
import type { Row } from './views.ts';

type Shown = z.infer<typeof Row>;
const pageSize = 500;

/** Three columns for each place beside ours: where it stands there, why, and its record. */
export function rowColumns(
  crms: readonly { id: string; name: string | null; role: string }[],
): FileColumn<Shown>[] {
  const at = (time: Date | null | undefined) => time?.toISOString() ?? null;
  return [
    ['row', ({ nth }) => nth],
    ['line', ({ line }) => line],
    ['name', ({ name }) => name],
    ['email', ({ email }) => email],
    ['company', ({ company }) => company],
    ['offer', ({ offer }) => offer],
    ['raisedAt', ({ raisedAt }) => at(raisedAt)],
    ['lead', ({ lead }) => lead?.id ?? null],
    ['receivedAt', ({ lead }) => at(lead?.receivedAt)],
    ['reason', ({ reason }) => reason],
    ...crms.flatMap(({ id, name, role }): FileColumn<Shown>[] => {
      const title = name ?? role;
      const placeOf = ({ places }: Shown) => places.find(({ destinationId }) => destinationId === id);
      return [
        [title, (row) => placeOf(row)?.state ?? null],
        [`${title}: reason`, (row) => placeOf(row)?.reason ?? null],
        [`${title}: record`, (row) => placeOf(row)?.url ?? placeOf(row)?.externalId ?? null],
      ];
    }),
  ];
}

/** With the header of the file and what separates its cells, and otherwise just as they stood. */
export async function* csvOfLeftOut(
  { headers, delimiter }: Pick<Comparison, 'headers' | 'delimiter'>,
  read: (page: { afterNth: number; limit: number }) => Promise<LeftOutRow[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + stringify([headers], { delimiter });
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
