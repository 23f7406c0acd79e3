// What a person asks of rescorings: begin one, stop it, have it go on.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { firstIdAt, newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { versionsOf } from './model-store.ts';
import {
  insertRescoring,
  replaceRescorings,
  rescoringById,
  setStopped,
  type RescoringRow,
} from './rescoring-store.ts';

/** Scores the storefront's leads anew, in place of whatever was doing so. */
export async function beginRescoring(
  app: App,
  tx: Tx,
  startedBy: string,
  publisherId: string,
  storefront: string,
  version: number,
): Promise<RescoringRow> {
  const now = app.clock.now();
  await replaceRescorings(tx, publisherId, storefront, now);
  const id = newId('rsc', now);
  const beforeId = firstIdAt('lead', new Date(now.getTime() + 1));
  await insertRescoring(tx, { publisherId, id, storefront, version, startedBy, now, beforeId });
  return (await rescoringById(tx, publisherId, id))!;
}

/** With the model in use, such as after an upgrade that ships another. */
export function rescore(
  app: App,
  actor: Actor,
  publisherId: string,
  storefront: string,
): Promise<RescoringRow> {
  return app.db.asPublisher(publisherId, async (tx) => {
    const [newest] = await versionsOf(tx, publisherId, storefront, null, 1);
    return beginRescoring(app, tx, actor.id, publisherId, storefront, newest?.version ?? 0);
  });
}

/** Throws Refusal `conflict` for one that has ended. */
export function stopRescoring(
  app: App,
  publisherId: string,
  id: string,
  stopped: boolean,
): Promise<RescoringRow> {
  return app.db.asPublisher(publisherId, async (tx) => {
    const found = await rescoringById(tx, publisherId, id);
    if (!found) throw notFound('rescoring');
    if (found.state === (stopped ? 'stopped' : 'running')) return found;
    if (!(await setStopped(tx, publisherId, id, stopped, app.clock.now())))
      throw new Refusal('conflict.rescoring_ended', 'It has ended: begin another.');
    return (await rescoringById(tx, publisherId, id))!;
  });
}
