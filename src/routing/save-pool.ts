// A person makes a pool, changes it, or archives one that no territory leads to any more.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { reviewPool, type PoolFields } from './pool.ts';
import { lockPool, setArchived, wakePools, workersAmong, writePool } from './pool-store.ts';
import { newestTerritories, poolsIn } from './territory-store.ts';

/** Answers its id. */
export function createPool(app: App, actor: Actor, publisherId: string, fields: PoolFields): Promise<string> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await review(tx, publisherId, fields);
    const now = app.clock.now();
    const id = newId('pol', now);
    await writePool(tx, publisherId, { id, version: 1, fields, now });
    await say([{ type: 'pool.saved', publisherId, subjectId: id, actor: actor.id, data: { version: 1 } }]);
    return id;
  });
}

/** basedOn: the version that was changed. Throws Refusal `conflict` when somebody has saved another one meanwhile. */
export function changePool(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { basedOn, ...fields }: PoolFields & { basedOn: number },
): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const { version: newest } = await inUse(tx, publisherId, id);
    await review(tx, publisherId, fields);
    if (newest !== basedOn)
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${newest}, not ${basedOn}: look at what changed, and save yours on top.`,
      );
    const version = newest + 1;
    const now = app.clock.now();
    await writePool(tx, publisherId, { id, version, fields, now });
    await wakePools(tx, publisherId, now);
    await say([{ type: 'pool.saved', publisherId, subjectId: id, actor: actor.id, data: { version } }]);
  });
}

/** Its ledger stays. */
export function archivePool(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await inUse(tx, publisherId, id);
    const territories = await newestTerritories(tx, publisherId);
    if (territories && poolsIn(territories).has(id))
      throw new Refusal(
        'conflict.pool_in_use',
        'Territories lead to this pool; give them another one first.',
      );
    await setArchived(tx, publisherId, id, app.clock.now());
    await say([{ type: 'pool.archived', publisherId, subjectId: id, actor: actor.id, data: {} }]);
  });
}

async function inUse(tx: Tx, publisherId: string, id: string) {
  const pool = await lockPool(tx, publisherId, id);
  if (pool === undefined || pool.archivedAt !== null) throw notFound('pool');
  return pool;
}

async function review(tx: Tx, publisherId: string, fields: PoolFields): Promise<void> {
  const known = await workersAmong(
    tx,
    publisherId,
    fields.members.map(({ userId }) => userId),
  );
  const errors = reviewPool(fields, known);
  if (errors.length > 0) throw invalidFields(errors);
}
