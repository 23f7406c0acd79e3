// A Dataverse environment: one lead per alternate key, closed leads, tokens of an Entra tenant.
import { startDataverse } from '../fakes/dataverse.ts';
import { httpPeer, type Peer } from '../far-side.ts';

export async function peer(): Promise<Peer> {
  const far = await startDataverse();
  const { tenantId, clientId, clientSecret } = far;
  const settings = { environmentUrl: far.url, tenantId, clientId, clientSecret };
  return {
    ...httpPeer(far, [clientSecret]),
    settings,
    wrong: { ...settings, clientSecret: 'Zz9~another.Secret_Value-0123456789abcd' },
    records: () => Promise.resolve(far.leads.size),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    endTokens: () => far.endTokens(),
    follows: {
      fields: [
        { target: 'estimatedamount', source: { from: 'field', field: 'opportunity.value' } },
        {
          target: 'transactioncurrencyid@odata.bind',
          source: { from: 'field', field: 'opportunity.currency' },
        },
        { target: 'estimatedclosedate', source: { from: 'field', field: 'opportunity.expectedClose' } },
      ],
      value: 'estimatedamount',
      recordOf: (key) => far.leads.get(key)?.values,
      remove: (key) => void far.leads.delete(key),
    },
    closeRecord: (key) => far.change(key, { statecode: 1, statuscode: 3 }),
  };
}
