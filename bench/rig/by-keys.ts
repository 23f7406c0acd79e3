// The floor of a page: fifty rows by their primary keys, by a bare client.
import pg from 'pg';
import { percentile } from './numbers.ts';

type Keys = {
  table: 'leads' | 'referrals';
  publisherId: string;
  count: number;
  /** The id of a row by its number, from 0. */
  idAt: (nth: number) => string;
};

/** The 95th percentile of so many tries, in milliseconds. */
export async function byKeys(
  url: string,
  { table, publisherId, count, idAt }: Keys,
  times: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const taken: number[] = [];
    for (let at = 0; at < times; at++) {
      const first = (at * 7_919) % (count - 50);
      const ids = Array.from({ length: 50 }, (_, more) => idAt(first + more));
      const from = performance.now();
      const { rows } = await client.query({
        name: 'by_keys',
        text: `select * from ${table} where publisher_id = $1 and id = any($2)`,
        values: [publisherId, ids],
      });
      taken.push(performance.now() - from);
      if (rows.length !== 50) throw new Error(`50 keys found ${rows.length} rows`);
    }
    return percentile(Float64Array.from(taken).toSorted(), 0.95);
  } finally {
    await client.end();
  }
}
