// Looks back on each moment once: what an opportunity was at a time never changes afterwards, so that of a span that is over the answer is
// kept: docs/decisions/017-insight.md.
import type { Tx } from '../platform/db.ts';
import { decimal, plus, textOf } from '../platform/decimal.ts';
import { keptMoments, saveMoments } from './forecast-kept-store.ts';
import type { Moment } from './forecast-spans.ts';
import {
  seenAt,
  type Asked,
  type ClosedGroup,
  type MetGroup,
  type OpenGroup,
  type Seen,
} from './forecast-store.ts';

/** So long after its end nothing is written any more as if it had happened before. */
const graceMs = 3_600_000;

/** What is seen of one moment. */
export type Slice = {
  open: (Omit<OpenGroup, 'first' | 'last' | 'dueFrom'> & { due: boolean })[];
  closed: Omit<ClosedGroup, 'nth'>[];
  met: Omit<MetGroup, 'nth'>[];
};

/** As seenAt. Of one owner's opportunities nothing is kept, since whose they are is asked as of now. */
export async function lookedBack(tx: Tx, asked: Asked, now: Date): Promise<Seen> {
  if (asked.ownerId !== undefined) return seenAt(tx, asked);
  const kept = await keptMoments(tx, asked);
  const missing = asked.moments.filter((_, at) => kept[at] === null);
  if (missing.length === 0) return together(kept.map((slice) => slice!));
  const seen = await seenAt(tx, { ...asked, moments: missing });
  const fresh = new Map(missing.map((moment, at) => [moment, sliceOf(seen, at + 1)]));
  const over = ({ ended }: Moment) => ended.getTime() + graceMs < now.getTime();
  await saveMoments(
    tx,
    asked,
    [...fresh].filter(([moment]) => over(moment)),
  );
  return together(asked.moments.map((moment, at) => kept[at] ?? fresh.get(moment)!));
}

function sliceOf({ open, closed, met }: Seen, nth: number): Slice {
  const sums = new Map<string, Slice['open'][number]>();
  for (const { first, last, dueFrom, pipelineId, stage, currency, count, value } of open) {
    if (nth < first || nth > last) continue;
    const due = dueFrom !== null && dueFrom <= nth;
    const key = `${due} ${pipelineId} ${stage} ${currency ?? ''}`;
    const group = { due, pipelineId, stage, currency, count, value };
    const known = sums.get(key);
    sums.set(key, known === undefined ? group : added(known, group));
  }
  return {
    open: [...sums.values()],
    closed: closed
      .filter((group) => group.nth === nth)
      .map(({ standing, outcome, day, currency, count, value }) => ({
        standing,
        outcome,
        day,
        currency,
        count,
        value,
      })),
    met: met
      .filter((group) => group.nth === nth)
      .map(({ pipelineId, stage, currency, count, value }) => ({
        pipelineId,
        stage,
        currency,
        count,
        value,
      })),
  };
}

const added = <Group extends { count: number; value: string | null }>(
  one: Group,
  { count, value }: { count: number; value: string | null },
): Group => ({
  ...one,
  count: one.count + count,
  value:
    one.value === null || value === null
      ? (one.value ?? value)
      : textOf(plus(decimal(one.value), decimal(value))),
});

function together(slices: readonly Slice[]): Seen {
  return {
    open: slices.flatMap(({ open }, at) =>
      open.map(({ due, ...group }) => ({
        ...group,
        first: at + 1,
        last: at + 1,
        dueFrom: due ? at + 1 : null,
      })),
    ),
    closed: slices.flatMap(({ closed }, at) => closed.map((group) => ({ ...group, nth: at + 1 }))),
    met: slices.flatMap(({ met }, at) => met.map((group) => ({ ...group, nth: at + 1 }))),
  };
}
