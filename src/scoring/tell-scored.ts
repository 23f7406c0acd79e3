// Says of fresh leads what they scored, as they are taken in behind the intake: whoever hands them out and follows them up hears of it
// here, and a post never waits for that. One that is scored anew is not told of: it is not handed out, nor does its response time begin.
import type { App } from '../platform/app.ts';
import { takeInFresh } from '../leads/take-in.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { scoredAmong } from './store.ts';

/** For a timer: takes fresh leads in and tells of them; resolves to how many. What is left waits for the next run. */
export function tellScored(app: App): Promise<number> {
  return takeInFresh(app, async (tx, say, fresh) => {
    const scored = await scoredAmong(tx, fresh);
    await planAsUsual(tx);
    await say(
      scored.map(({ publisherId, leadId, storefront, version, excluded, score, grade, hot, stage }) => ({
        type: 'lead.scored' as const,
        publisherId,
        subjectId: leadId,
        actor: 'scoring',
        data: { storefront, version, excluded, score, grade, hot, stage },
      })),
    );
  });
}
