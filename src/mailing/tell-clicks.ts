// Decides, a few seconds after links were followed, who did, and says so.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import { clickedBy, settledMs } from './clicked-by.ts';
import { decideClicks, openClicks } from './click-store.ts';

const perBatch = 1_000;

export async function tellClicks(app: App): Promise<void> {
  for (let more = true; more;) {
    more = await app.outbox.transact(null, async (tx, say) => {
      const before = new Date(app.clock.now().getTime() - settledMs);
      const clicks = await openClicks(tx, before, perBatch);
      const byMail = Map.groupBy(clicks, ({ publisherId, mailId }) => `${publisherId} ${mailId}`);
      const decided = clicks
        .filter(({ open }) => open)
        .map((click) => ({
          ...click,
          ...clickedBy(click, byMail.get(`${click.publisherId} ${click.mailId}`)!),
        }));
      if (decided.length === 0) return false;
      await decideClicks(tx, decided);
      await say(
        decided.map(({ publisherId, leadId, mailId, link, by }): Happening => ({
          type: 'mail.clicked',
          publisherId,
          subjectId: leadId,
          actor: 'mailing',
          data: { mailId, leadId, link, by },
        })),
      );
      return decided.length >= perBatch;
    });
  }
}
