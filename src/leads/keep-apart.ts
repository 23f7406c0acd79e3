// Says of a likely pair that they are two people, for good, and takes it back.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Happening } from '../events.ts';
import { duplicateById, setSeparation, type Duplicate } from './duplicate-store.ts';
import { leadsInvolved, mustBeTheirs } from './involved.ts';
import { groupsOf, lockPeople } from './merge-store.ts';
import { reviewOpen } from './review-open.ts';

/** Neither they nor anybody who is one with them is suggested again. */
export function keepApart(
  app: App,
  actor: Actor,
  publisherId: string,
  duplicateId: string,
  note: string | null,
): Promise<Duplicate> {
  return settle(app, actor, publisherId, duplicateId, async (tx, pair, sameGroup) => {
    if (sameGroup)
      throw new Refusal('conflict.one_already', 'They were merged. Undo that first, then keep them apart.');
    if (pair.separatedAt !== null)
      throw new Refusal('conflict.kept_apart', 'They are kept apart already; nothing is left to do.');
    await setSeparation(tx, publisherId, pair.id, { at: app.clock.now(), by: actor.id, note });
    return { type: 'person.kept_apart', data: { ...namesOf(pair), note } };
  });
}

export function endSeparation(
  app: App,
  actor: Actor,
  publisherId: string,
  duplicateId: string,
): Promise<Duplicate> {
  return settle(app, actor, publisherId, duplicateId, async (tx, pair) => {
    if (pair.separatedAt === null)
      throw new Refusal('conflict.not_apart', 'They are not kept apart; there is nothing to take back.');
    await setSeparation(tx, publisherId, pair.id, null);
    return { type: 'person.separation_ended', data: namesOf(pair) };
  });
}

type Said =
  | Pick<Happening<'person.kept_apart'>, 'type' | 'data'>
  | Pick<Happening<'person.separation_ended'>, 'type' | 'data'>;

function settle(
  app: App,
  actor: Actor,
  publisherId: string,
  duplicateId: string,
  decide: (tx: Tx, pair: Duplicate, sameGroup: boolean) => Promise<Said>,
): Promise<Duplicate> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await lockPeople(tx, [publisherId]);
    const pair = await duplicateById(tx, publisherId, duplicateId);
    if (pair === undefined) throw notFound('duplicate');
    const groups = await groupsOf(tx, publisherId, [pair.oneId, pair.otherId]);
    const members = [...new Set([...groups.values()].flat())];
    await mustBeTheirs(tx, actor, publisherId, members);
    const said = await decide(tx, pair, groups.get(pair.oneId)?.[0] === groups.get(pair.otherId)?.[0]);
    await reviewOpen(tx, publisherId, members);
    const leads = await leadsInvolved(tx, publisherId, members);
    await say(leads.map((subjectId) => ({ ...said, publisherId, subjectId, actor: actor.id })));
    return (await duplicateById(tx, publisherId, duplicateId))!;
  });
}

const namesOf = ({ id, oneId, otherId }: Duplicate) => ({ duplicateId: id, oneId, otherId });
