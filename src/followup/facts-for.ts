// What policies and playbooks may ask of leads, read only as far as they ask it.
import { leadsByIds } from '../leads/inbox-store.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import type { Queries } from '../platform/db.ts';
import { factsOf, leadFacts, type Facts } from '../scoring/facts.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { beforeOf, type LeadKey, type Standing } from './store.ts';

const nothing = Object.fromEntries(leadFacts.map((name) => [name, null])) as Omit<Facts, 'own' | 'clickedAt'>;
const noSource: Facts['own'] = { leadSource: null, actionCode: null, extra: {} };

/** asksMore: which publishers' rules ask for more than where a lead stands. */
export async function factsFor(
  db: Queries,
  scorers: Scorers,
  leads: readonly LeadKey[],
  asksMore: (publisherId: string) => boolean,
): Promise<(standing: Standing) => Facts> {
  const asked = leads.filter(({ publisherId }) => asksMore(publisherId));
  const known = new Map<string, Facts>();
  if (asked.length > 0) {
    const before = await beforeOf(db, asked);
    for (const [publisherId, theirs] of Map.groupBy(asked, (lead) => lead.publisherId))
      for (const row of await leadsByIds(
        db,
        publisherId,
        theirs.map(({ leadId }) => leadId),
      ))
        known.set(
          row.id,
          factsOf(sharedLead(row), before.get(row.id)?.earlierLeads ?? 0, before.get(row.id)),
        );
  }
  const modelFor = await scorers.of(db, new Set(leads.map(({ publisherId }) => publisherId)));
  return ({ publisherId, leadId, storefront, score, fit, interest, grade, hot, stage }) => {
    const { thresholds } = modelFor(publisherId, storefront).model;
    return {
      ...(known.get(leadId) ?? { ...nothing, own: noSource, clickedAt: null }),
      storefront,
      score,
      fit,
      interest,
      grade,
      hot,
      marketingReady: score !== null && score >= thresholds.marketingQualified,
      salesReady: score !== null && score >= thresholds.salesQualified,
      stage,
    };
  };
}
