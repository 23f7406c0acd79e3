// What became of leads that go late or again, for destinations whose records keep in step: the record begins as it is to be now.
import type { SharedLead } from '../leads/lead.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import type { App } from '../platform/app.ts';
import type { Destination } from './destination.ts';
import { outcomesOf } from './follow-store.ts';

export async function withOutcomes<Sent extends { lead: SharedLead }>(
  { db }: Pick<App, 'db'>,
  { followsOpportunities }: Destination,
  sendings: readonly Sent[],
): Promise<(Sent & { opportunity: OpportunityFacts | null })[]> {
  const leads = sendings.map(({ lead }) => lead);
  const known = followsOpportunities && leads.length > 0 ? await outcomesOf(db, leads) : null;
  return sendings.map((sent) => ({ ...sent, opportunity: known?.get(sent.lead.id) ?? null }));
}
