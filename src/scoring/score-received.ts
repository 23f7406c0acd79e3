// Hears of received leads, in their transaction: scores them, and writes where they stand.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import { checksOf, stageReached } from './criteria.ts';
import { factsOf } from './facts.ts';
import { coolsAt, standingAt } from './score.ts';
import type { Scorers } from './scorers.ts';
import { writeStandings, type NewStanding } from './store.ts';

export function scoreReceived(scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.received'>[]): Promise<void> => {
    const readyFor = await scorers.of(tx, new Set(happenings.map(({ publisherId }) => publisherId)));
    const standings = happenings.map(({ handed: { lead, earlierLeads } }): NewStanding => {
      const { model, version, score, checklist } = readyFor(lead.publisherId, lead.storefront);
      const facts = factsOf(lead, earlierLeads);
      const scored = score(facts);
      const at = new Date(lead.receivedAt);
      const standing = standingAt(scored, model, at, at);
      return {
        publisherId: lead.publisherId,
        leadId: lead.id,
        storefront: lead.storefront,
        version,
        excluded: scored.excluded,
        points: scored.points,
        fit: scored.fit,
        interest: scored.interest,
        score: standing?.score ?? null,
        grade: standing?.grade ?? null,
        scoredAt: at,
        coolsAt: coolsAt(scored, model, at, at),
        stage: stageReached(checksOf(checklist, { ...facts, ...standing }, {})),
      };
    });
    await writeStandings(tx, standings);
  };
}
