// SQL of the sums: rows are added to, and those that nobody is counted in any more go.
import sql, { join, raw } from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import { textOf } from '../platform/decimal.ts';
import type { MonthsTo } from '../platform/months.ts';
import type { Recount } from './facts-store.ts';
import { factsOfKept, textOfFacts, type Facts, type KeptFacts } from './facts.ts';
import { inMonths } from './months.ts';
import { columns } from './parts.ts';
import { addSequences } from './sequence-sums-store.ts';
import { SequenceSums } from './sequence-sums.ts';
import { Sums, type DayRow, type ValueRow } from './sums.ts';
import { whoseOf, type Whose } from './whose.ts';

/**
 * Counts leads as they are in place of as they were. Whoever calls holds the publisher's state, so that nobody else does, and says which of
 * its months are added up.
 */
export async function saveRecounts(
  tx: Tx,
  recounts: readonly Recount[],
  monthsTo: (whose: Whose) => MonthsTo,
): Promise<void> {
  const [sums, sequences] = [new Sums(), new SequenceSums()];
  const changed: Changed[] = [];
  for (const recount of recounts) {
    const { before, after } = recount;
    const text = after === null ? null : textOfFacts(after);
    if (text === before) continue;
    changed.push({ ...recount, text });
    const count = (facts: Facts, times: 1 | -1) => {
      sums.add(recount, facts, times);
      sequences.add(recount, facts, times);
    };
    if (before !== null) count(factsOfKept(JSON.parse(before) as KeptFacts), -1);
    if (after !== null) count(after, 1);
  }
  if (changed.length === 0) return;
  await saveFacts(tx, changed);
  const { days } = sums;
  await addDays(tx, 'insight_days', days);
  await addDays(tx, 'insight_months', inMonths(days, monthsTo));
  await addValues(tx, sums.values);
  await addSequences(tx, sequences.rows);
}

/** text: of what it is now. */
type Changed = Recount & { text: string | null };

/** Nobody else writes them meanwhile, so that what is new is known to be new. */
async function saveFacts(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const fresh = changed.filter(({ before, after }) => before === null && after !== null);
  if (fresh.length > 0)
    await tx.run(sql`
      insert into insight_leads (publisher_id, generation, lead_id, facts)
      select * from unnest(${leadsIn(fresh)}, ${factsIn(fresh)}::text[]::json[])`);
  const kept = changed.filter(({ before, after }) => before !== null && after !== null);
  if (kept.length > 0)
    await tx.run(sql`
      update insight_leads as known set facts = made.facts
      from unnest(${leadsIn(kept)}, ${factsIn(kept)}::text[]::json[]) as made (publisher_id, generation, lead_id, facts)
      where known.publisher_id = made.publisher_id and known.generation = made.generation and known.lead_id = made.lead_id`);
  const gone = changed.filter(({ after }) => after === null);
  if (gone.length > 0)
    await tx.run(sql`
      delete from insight_leads as known using unnest(${leadsIn(gone)}) as made (publisher_id, generation, lead_id)
      where known.publisher_id = made.publisher_id and known.generation = made.generation and known.lead_id = made.lead_id`);
}

const leadsIn = (rows: readonly Recount[]) =>
  sql`${whoseOf(rows)}, ${new Column(
    'text',
    rows.map(({ leadId }) => leadId),
  )}::text[]`;

const factsIn = (rows: readonly Changed[]) =>
  new Column(
    'text',
    rows.map(({ text }) => text),
  );

const placeOf = (rows: readonly (DayRow | ValueRow)[]) => {
  const text = (value: (row: DayRow | ValueRow) => string) => new Column('text', rows.map(value));
  return sql`${whoseOf(rows)}, ${text(({ dimension }) => dimension)}::text[],
    ${text(({ listing }) => listing)}::text[], ${text(({ day }) => day)}::text[]::date[],
    ${text(({ key }) => key)}::text[], ${new Column(
      'int4',
      rows.map(({ parts }) => parts),
    )}::int[]`;
};

const names = raw(columns.join(', '));
const added = raw(columns.map((column) => `${column} = known.${column} + excluded.${column}`).join(', '));

async function addDays(
  tx: Tx,
  table: 'insight_days' | 'insight_months',
  rows: readonly DayRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const counts = columns.map(
    (_, at) =>
      sql`${new Column(
        'int4',
        rows.map((row) => row.counts[at]!),
      )}::int[]`,
  );
  const steps = new Column(
    'text',
    rows.map(({ answerSteps }) => (answerSteps === null ? null : `{${answerSteps.join(',')}}`)),
  );
  await tx.run(sql`
    insert into ${raw(table)} as known (publisher_id, generation, dimension, listing, day, key, parts, ${names}, answer_steps)
    select publisher_id, generation, dimension, listing, day, key, parts, ${names}, steps::int[]
    from unnest(${placeOf(rows)}, ${join(counts, ', ')}, ${steps}::text[])
      as made (publisher_id, generation, dimension, listing, day, key, parts, ${names}, steps)
    on conflict (publisher_id, generation, dimension, listing, day, key) do update
      set parts = known.parts + excluded.parts, ${added},
        answer_steps = case
          when known.answered + excluded.answered = 0 then null
          when excluded.answer_steps is null then known.answer_steps else array(
          select coalesce(ours, 0) + coalesce(theirs, 0)
          from unnest(known.answer_steps, excluded.answer_steps) as step (ours, theirs)) end`);
  await removeEmpty(tx, table, rows);
}

async function addValues(tx: Tx, rows: readonly ValueRow[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: ValueRow) => string) => new Column('text', rows.map(value));
  await tx.run(sql`
    insert into insight_values as known (publisher_id, generation, dimension, listing, day, key, parts, currency, value, became_value)
    select publisher_id, generation, dimension, listing, day, key, parts, currency, value::numeric, became_value::numeric
    from unnest(${placeOf(rows)}, ${text(({ currency }) => currency)}::text[], ${text(({ value }) => textOf(value))}::text[],
      ${text(({ becameValue }) => textOf(becameValue))}::text[])
      as made (publisher_id, generation, dimension, listing, day, key, parts, currency, value, became_value)
    on conflict (publisher_id, generation, dimension, listing, day, key, currency) do update
      set parts = known.parts + excluded.parts, value = known.value + excluded.value,
        became_value = known.became_value + excluded.became_value`);
  await removeEmpty(tx, 'insight_values', rows);
}

/** Whatever lost a part may have lost its last. */
async function removeEmpty(
  tx: Tx,
  table: 'insight_days' | 'insight_months' | 'insight_values',
  rows: readonly (DayRow | ValueRow)[],
): Promise<void> {
  const fewer = rows.filter(({ parts }) => parts < 0);
  if (fewer.length === 0) return;
  await tx.run(sql`
    delete from ${raw(table)} as known
    using unnest(${placeOf(fewer)}) as made (publisher_id, generation, dimension, listing, day, key, parts)
    where known.publisher_id = made.publisher_id and known.generation = made.generation and known.dimension = made.dimension and known.listing = made.listing
      and known.day = made.day and known.key = made.key and known.parts = 0`);
}
