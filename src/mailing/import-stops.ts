// Takes in a file of addresses not to write to, row by row; what cannot be read is told and costs no other its place.
import { parse } from 'csv-parse/sync';
import type { Actor } from '../accounts/actor.ts';
import { emailKey } from '../leads/email-key.ts';
import type { App } from '../platform/app.ts';
import { invalid } from '../platform/refusal.ts';
import { addressHash } from './address.ts';
import { mailSecrets } from './secret-store.ts';
import { stopAddresses } from './stop.ts';

type Row = { record: string[]; info: { lines: number } };
const header = /^(?:e-?mail|e-?mail[ -]?address|address|adresse?|correo|adres)$/i;
const mostRows = 100_000;
const perBatch = 5_000;

export async function importStops(
  app: App,
  actor: Actor,
  publisherId: string,
  { csv, note }: { csv: string; note: string | null },
) {
  const rows = rowsOf(csv);
  if (rows.length > mostRows)
    throw invalid('csv', `Take in at most ${mostRows} rows at once.`, 'too_many', { max: mostRows });
  const named = rows[0]?.record.findIndex((cell) => header.test(cell.trim())) ?? -1;
  const column = Math.max(0, named);
  const failed: { line: number; message: string }[] = [];
  const addresses = new Set<string>();
  const data = named === -1 ? rows : rows.slice(1);
  for (const { record, info } of data) {
    const address = emailKey(record[column] ?? null);
    if (address === null)
      failed.push({ line: info.lines, message: 'There is no e-mail address in this row.' });
    else addresses.add(address);
  }
  const all = [...addresses];
  let added = 0;
  for (let at = 0; at < all.length; at += perBatch) {
    const some = all.slice(at, at + perBatch);
    added += await app.outbox.transact(publisherId, async (tx, say) => {
      const secretOf = await mailSecrets(app, tx, [publisherId]);
      const stops = some.map((address) => ({
        publisherId,
        hash: addressHash(secretOf(publisherId), address),
        reason: 'manual' as const,
        address,
        source: 'import' as const,
        note,
        mailId: null,
        by: actor.id,
      }));
      return stopAddresses(app, tx, say, stops);
    });
  }
  return {
    rows: data.length,
    added,
    known: data.length - failed.length - added,
    failed: failed.slice(0, 1_000),
  };
}

function rowsOf(csv: string): Row[] {
  try {
    return parse(csv, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      delimiter: [',', ';', '\t'],
    }) as unknown as Row[];
  } catch {
    // Never the parser's own words: they quote the row.
    throw invalid('csv', 'This is no CSV file. Export or save the table as CSV.', 'not_csv');
  }
}
