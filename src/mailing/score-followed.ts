// Hears who followed links in mails and has their leads scored anew: only clicks of persons count, and each mail once.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { scoreClicked } from '../scoring/score-clicked.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { followedMails } from './click-store.ts';

const withinMs = 30 * 24 * 60 * 60_000;

export function scoreFollowed(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'mail.clicked'>[], say: Say): Promise<void> => {
    const leads = happenings
      .filter(({ data: { by, link } }) => by === 'person' && link !== null)
      .map(({ publisherId, subjectId: leadId }) => ({ publisherId, leadId }));
    if (leads.length === 0) return;
    const now = app.clock.now();
    const followed = await followedMails(tx, leads, new Date(now.getTime() - withinMs));
    await scoreClicked(scorers, { tx, say, now }, followed);
  };
}
