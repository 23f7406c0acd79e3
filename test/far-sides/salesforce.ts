// A Salesforce org: one Lead per external id, collections, converted leads; it throttles by a 403 without Retry-After.
import { startSalesforce } from '../fakes/salesforce.ts';
import { httpPeer, type Peer } from '../far-side.ts';

export async function peer(): Promise<Peer> {
  const org = await startSalesforce();
  const { clientId, clientSecret } = org;
  const settings = { url: org.url, clientId, clientSecret };
  const base = httpPeer(org, [clientSecret]);
  return {
    ...base,
    settings,
    wrong: { ...settings, clientSecret: 'ANOTHER0SECRET0OF0THE0SAME0LENGTH00' },
    records: () => Promise.resolve(org.leads.length),
    trouble: (next) =>
      next === 'throttled'
        ? org.fails(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
        : base.trouble(next),
    throttledMs: 15 * 60_000,
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    endTokens: () => org.endTokens(),
    refuseOne: (at) => org.refuseOne(at),
    follows: {
      fields: [{ target: 'Deal_Value__c', source: { from: 'field', field: 'opportunity.value' } }],
      value: 'Deal_Value__c',
      recordOf: (key) => org.leads.find((lead) => lead.key === key)?.values,
      remove: (key) => void (org.leads = org.leads.filter((lead) => lead.key !== key)),
    },
    closeRecord: (key) => org.change(key, { IsConverted: true }),
  };
}
