// The floor of taking a list in: the same file read by csv-parse alone, its cells written into a bare table, 500 rows a statement.
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import pg from 'pg';

/** Seconds. */
export async function bareListS(url: string, list: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table bare_list (nth int primary key, cells text[])');
    const from = performance.now();
    const held: string[][] = [];
    let nth = 0;
    const write = async () => {
      const rows = held.splice(0);
      await client.query({
        name: 'bare_list',
        text: `insert into bare_list select $1 + row_number() over (), array(select jsonb_array_elements_text(cells))
          from jsonb_array_elements($2) as cells`,
        values: [nth, JSON.stringify(rows)],
      });
      nth += rows.length;
    };
    for await (const cells of Readable.from(Buffer.from(list)).pipe(parse()) as AsyncIterable<string[]>)
      if (held.push(cells) === 500) await write();
    await write();
    return (performance.now() - from) / 1_000;
  } finally {
    await client.query('drop table if exists bare_list');
    await client.end();
  }
}
