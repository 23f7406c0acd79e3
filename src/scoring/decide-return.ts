// The marketplace's answer to a lead that was given back.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { decide, returnOf } from './return-store.ts';

export function decideReturn(
  app: App,
  actor: Actor,
  place: { publisherId: string; leadId: string },
  { accepted, answer }: { accepted: boolean; answer: string | null },
): Promise<void> {
  return app.outbox.transact(null, async (tx, say) => {
    const { publisherId, leadId } = place;
    if ((await returnOf(tx, publisherId, leadId)) === undefined) throw notFound('return');
    if (!(await decide(tx, place, { accepted, by: actor.id, at: app.clock.now(), answer })))
      throw new Refusal('conflict.return_decided', 'This has been decided already.');
    const happened = { publisherId, subjectId: leadId, actor: actor.id };
    await say([{ type: 'lead.return_decided', ...happened, data: { accepted } }]);
  });
}
