// What a person asks of back-fills: what one would do, and to begin it.
import { may, type Actor } from '../accounts/actor.ts';
import type { DestinationDirectory } from '../delivery/directory.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  backFillsOf,
  insertBackFill,
  planOf,
  rowsChosen,
  type BackFill,
  type Planned,
} from './back-fill-store.ts';
import { lookAt } from './look.ts';
import { comparisonById, type Comparison } from './store.ts';

type Place = { publisherId: string; comparisonId: string };

/** chosen: rows by their place in the list; null: all. */
export function planBackFill(
  app: App,
  directory: DestinationDirectory,
  { publisherId, comparisonId }: Place,
  chosen: readonly number[] | null,
): Promise<Planned> {
  return app.db.asPublisher(publisherId, async (tx) => {
    await wholeComparison(tx, publisherId, comparisonId);
    return planOf(tx, await lookAt(tx, directory, publisherId, comparisonId), chosen);
  });
}

/** One at a time for a comparison: whoever comes while one is under way gets that one. */
export async function beginBackFill(
  app: App,
  actor: Actor,
  { publisherId, comparisonId }: Place,
  chosen: readonly number[] | null,
): Promise<BackFill> {
  if (!may(actor, 'leads:write'))
    throw new Refusal('forbidden.role_lacks_scope', 'Your role lacks the scope leads:write.', {
      given: { scope: 'leads:write' },
    });
  return app.outbox.transact(publisherId, async (tx, say) => {
    await wholeComparison(tx, publisherId, comparisonId);
    const rowsTotal = await rowsChosen(tx, { publisherId, comparisonId }, chosen);
    const startedAt = app.clock.now();
    const id = newId('bfl', startedAt);
    const row = { publisherId, id, comparisonId, startedBy: actor.id, startedAt, rowsTotal };
    if (await insertBackFill(tx, { ...row, chosen: chosen === null ? null : [...chosen] }))
      await say([
        {
          type: 'back_fill.started',
          publisherId,
          subjectId: publisherId,
          actor: actor.id,
          data: { backFillId: id, comparisonId, rows: rowsTotal },
        },
      ]);
    const [latest] = await backFillsOf(tx, publisherId, comparisonId, 1);
    return latest!;
  });
}

/** Throws Refusal `not_found`; `conflict` for one whose list was never read to its end. */
export async function wholeComparison(
  tx: Tx,
  publisherId: string,
  comparisonId: string,
): Promise<Comparison> {
  const found = await comparisonById(tx, publisherId, comparisonId);
  if (found === undefined) throw notFound('comparison');
  if (found.state === 'reading')
    throw new Refusal('conflict.list_not_read', 'The list is not read to its end: give it again.');
  return found;
}
