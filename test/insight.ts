// Sums of insight in tests: counted when a test says so, and read row by row.
import sql from 'sql-template-tag';
import { addUpNext } from '../src/insight/add-up-months.ts';
import { beginBuilding } from '../src/insight/due-store.ts';
import { buildMore, countDue } from '../src/insight/follow.ts';
import { runClocks } from '../src/followup/run-clocks.ts';
import { tellScored } from '../src/scoring/tell-scored.ts';
import type { Booted } from './app.ts';

/** Everything that happened is heard, and counted. */
export async function countAll({ app }: Booted): Promise<void> {
  while ((await tellScored(app)) > 0);
  await runClocks(app);
  while ((await countDue(app)) > 0);
}

/** Makes what is to be made anew, in batches of so many leads, to the end. */
export async function buildAll({ app }: Booted, leads = 3): Promise<void> {
  while (await buildMore(app, { leads, rows: 20 }));
}

/** Adds up every month that is over. */
export async function addUpAll({ app }: Booted): Promise<void> {
  while (await addUpNext(app));
}

/** Every row that following has come to, and that counting from the beginning makes. */
export async function followedAndAnew(
  booted: Booted,
  publisherId: string,
): Promise<{ followed: string[]; anew: string[] }> {
  const { app } = booted;
  await countAll(booted);
  await buildAll(booted);
  await addUpAll(booted);
  const followed = await sumsOf(booted, publisherId);
  await app.db.tx((tx) =>
    beginBuilding(tx, publisherId, { timeZone: null, by: 'a test', at: app.clock.now() }),
  );
  await buildAll(booted);
  await addUpAll(booted);
  return { followed, anew: await sumsOf(booted, publisherId) };
}

/** Every row that is shown of a publisher's sums, as text, whatever generation it is of. */
export async function sumsOf({ app }: Booted, publisherId: string): Promise<string[]> {
  const rows = await app.db.rows<{ row: string }>(sql`
    select row from (
      select 'day ' || (to_jsonb(sums) - 'generation')::text as row
      from insight_days as sums join insight_states as state using (publisher_id, generation) where publisher_id = ${publisherId}
      union all
      select 'month ' || (to_jsonb(months) - 'generation')::text
      from insight_months as months join insight_states as state using (publisher_id, generation) where publisher_id = ${publisherId}
      union all
      select 'value ' || (to_jsonb(money) - 'generation' || jsonb_build_object(
        'value', trim_scale(value), 'became_value', trim_scale(became_value)))::text
      from insight_values as money join insight_states as state using (publisher_id, generation) where publisher_id = ${publisherId}
      union all
      select 'sequence ' || (to_jsonb(ways) - 'generation' || jsonb_build_object('value', trim_scale(value)))::text
      from insight_sequences as ways join insight_states as state using (publisher_id, generation) where publisher_id = ${publisherId}
      union all
      select 'lead ' || lead_id || facts::text
      from insight_leads as lead join insight_states as state using (publisher_id, generation) where publisher_id = ${publisherId}
    ) as shown (row) order by row collate "C"`);
  return rows.map(({ row }) => row);
}
