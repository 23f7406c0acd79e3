// Clocks made ready for a batch of leads: the newest policies of their publishers, or the very versions that rows name.
import type { Queries } from '../platform/db.ts';
import { clocksOf, type Clocks } from './clock.ts';
import { latestOfEach, versionsOf } from './policy-store.ts';
import { shippedTimes } from './policy.ts';
import type { LeadKey } from './store.ts';

const shipped = clocksOf({ version: 0, times: shippedTimes });

/** One query for all publishers of the batch. */
export async function newestClocks(
  db: Queries,
  leads: readonly LeadKey[],
): Promise<(publisherId: string) => Clocks> {
  const ids = [...new Set(leads.map(({ publisherId }) => publisherId))];
  const ready = new Map((await latestOfEach(db, ids)).map((row) => [row.publisherId, clocksOf(row)]));
  return (publisherId) => ready.get(publisherId) ?? shipped;
}

type Made = LeadKey & { policyVersion: number | null };

/** Those that made these rows; one query, and none where all are as shipped. */
export async function clocksBehind(db: Queries, rows: readonly Made[]): Promise<(row: Made) => Clocks> {
  const name = (publisherId: string, version: number | null) => `${publisherId} ${version}`;
  const wanted = new Map(
    rows.flatMap(({ publisherId, policyVersion: version }) =>
      version === null || version === 0 ? [] : [[name(publisherId, version), { publisherId, version }]],
    ),
  );
  const found = wanted.size === 0 ? [] : await versionsOf(db, [...wanted.values()]);
  const ready = new Map(found.map((row) => [name(row.publisherId, row.version), clocksOf(row)]));
  return ({ publisherId, policyVersion }) => ready.get(name(publisherId, policyVersion)) ?? shipped;
}
