// What policies may ask of scored leads, read only as far as they ask it.
import type { Happening } from '../events.ts';
import { leadsByIds } from '../leads/inbox-store.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import type { Queries } from '../platform/db.ts';
import { factsOf, leadFacts, type Facts } from '../scoring/facts.ts';
import { earlierLeads, type LeadKey, type Opening } from './store.ts';

export type Scored = Happening<'lead.scored'>['data'];
type Known = Pick<Opening, 'leadId' | 'fit' | 'interest'>;
type Asked = Pick<Scored, 'storefront' | 'score' | 'grade' | 'hot' | 'stage'>;

const nothing = Object.fromEntries(leadFacts.map((name) => [name, null])) as Omit<Facts, 'own'>;
const noSource: Facts['own'] = { leadSource: null, actionCode: null, extra: {} };

/** asksMore: which publishers' policies ask for more than the scored lead tells. */
export async function factsFor(
  db: Queries,
  leads: readonly LeadKey[],
  asksMore: (publisherId: string) => boolean,
): Promise<(opening: Known, scored: Asked) => Facts> {
  const asked = leads.filter(({ publisherId }) => asksMore(publisherId));
  const known = new Map<string, Facts>();
  if (asked.length > 0) {
    const earlier = await earlierLeads(db, asked);
    for (const [publisherId, theirs] of Map.groupBy(asked, (lead) => lead.publisherId))
      for (const row of await leadsByIds(
        db,
        publisherId,
        theirs.map(({ leadId }) => leadId),
      ))
        known.set(row.id, factsOf(sharedLead(row), earlier.get(row.id) ?? 0));
  }
  return ({ leadId, fit, interest }, { storefront, score, grade, hot, stage }) => ({
    ...(known.get(leadId) ?? { ...nothing, own: noSource }),
    storefront,
    score,
    fit,
    interest,
    grade,
    hot,
    stage,
  });
}
