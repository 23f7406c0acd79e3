// SQL of moments that were looked back on.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Slice } from './forecast-kept.ts';
import type { Moment } from './forecast-spans.ts';
import type { Asked } from './forecast-store.ts';

const keyOf = ({ begun, at, ended }: Pick<Moment, 'begun' | 'at' | 'ended'>) =>
  [begun, at, ended].map((each) => each.getTime()).join(' ');

/** In the order of the moments; null: it is not kept. */
export async function keptMoments(
  db: Queries,
  { publisherId, timeZone, moments }: Asked,
): Promise<(Slice | null)[]> {
  const rows = await db.rows<{ begun: Date; at: Date; ended: Date; kept: Slice }>(sql`
    select begun, at, ended, kept from forecast_moments
    where publisher_id = ${publisherId} and time_zone = ${timeZone}
      and begun = any(${times(moments.map(({ begun }) => begun))})`);
  const kept = new Map(rows.map((row) => [keyOf(row), row.kept]));
  return moments.map((moment) => kept.get(keyOf(moment)) ?? null);
}

export async function saveMoments(
  tx: Tx,
  { publisherId, timeZone }: Asked,
  slices: readonly (readonly [Moment, Slice])[],
): Promise<void> {
  if (slices.length === 0) return;
  const time = (of: (moment: Moment) => Date) => times(slices.map(([moment]) => of(moment)));
  await tx.run(sql`
    insert into forecast_moments (publisher_id, time_zone, begun, at, ended, kept)
    select ${publisherId}, ${timeZone}, begun, at, ended, kept
    from unnest(${time(({ begun }) => begun)}, ${time(({ at }) => at)}, ${time(({ ended }) => ended)},
      ${new Column(
        'json',
        slices.map(([, slice]) => slice),
      )}::json[]) as made (begun, at, ended, kept)
    on conflict do nothing`);
}

const times = (values: readonly Date[]) => sql`${new Column('timestamptz', values)}::timestamptz[]`;
