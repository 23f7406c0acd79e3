// Hears of received leads, in their transaction: scores them, and writes where they stand.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import { factsOf } from './facts.ts';
import type { Scorers } from './scorers.ts';
import { firstScoreOf, stood } from './stood.ts';
import { writeFirstStandings, type NewStanding } from './store.ts';

export function scoreReceived(scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.received'>[]): Promise<void> => {
    const readyFor = await scorers.of(tx, new Set(happenings.map(({ publisherId }) => publisherId)));
    const standings = happenings.map((happening): NewStanding => {
      const { lead, earlierLeads } = happening.handed;
      const ready = readyFor(lead.publisherId, lead.storefront);
      const receivedAt = new Date(lead.receivedAt);
      const standing = stood(ready, factsOf(lead, earlierLeads), receivedAt, receivedAt);
      const { publisherId, id: leadId } = lead;
      // Whoever hears of it after us sends it on as it will be read back.
      happening.handed = { lead: { ...lead, score: firstScoreOf(standing) }, earlierLeads };
      return { publisherId, leadId, ...standing, earlierLeads };
    });
    await writeFirstStandings(tx, standings);
  };
}
