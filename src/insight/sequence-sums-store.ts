// SQL of the sums of sequences: rows are added to, and those that nobody is counted in any more go.
import sql, { join, raw } from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import { textOf } from '../platform/decimal.ts';
import { entryColumns } from './entries.ts';
import type { SequenceRow } from './sequence-sums.ts';
import { whoseOf } from './whose.ts';

const key = raw('publisher_id, generation, seller, day, sequence_id, step_id, reason, currency');
const names = raw(entryColumns.join(', '));
const added = raw(
  entryColumns.map((column) => `${column} = known.${column} + excluded.${column}`).join(', '),
);

const keysOf = (rows: readonly SequenceRow[]) => {
  const text = (value: (row: SequenceRow) => string) => new Column('text', rows.map(value));
  return sql`${whoseOf(rows)}, ${text(({ seller }) => seller)}::text[], ${text(({ day }) => day)}::text[]::date[],
    ${text(({ sequence }) => sequence)}::text[], ${text(({ step }) => step)}::text[], ${text(({ reason }) => reason)}::text[],
    ${text(({ currency }) => currency)}::text[]`;
};

export async function addSequences(tx: Tx, rows: readonly SequenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const int = (value: (row: SequenceRow) => number) => sql`${new Column('int4', rows.map(value))}::int[]`;
  const counts = entryColumns.map((_, at) => int((row) => row.counts[at]!));
  await tx.run(sql`
    insert into insight_sequences as known (${key}, parts, ${names}, value)
    select ${key}, parts, ${names}, value::numeric
    from unnest(${keysOf(rows)}, ${int(({ parts }) => parts)}, ${join(counts, ', ')}, ${new Column(
      'text',
      rows.map(({ value }) => textOf(value)),
    )}::text[]) as made (${key}, parts, ${names}, value)
    on conflict (${key}) do update
      set parts = known.parts + excluded.parts, ${added}, value = known.value + excluded.value`);
  const fewer = rows.filter(({ parts }) => parts < 0);
  if (fewer.length > 0)
    await tx.run(sql`
      delete from insight_sequences
      where (${key}) in (select * from unnest(${keysOf(fewer)})) and parts = 0`);
}
