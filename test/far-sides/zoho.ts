// Zoho CRM: one lead per key.
import { httpPeer, type Peer } from '../far-side.ts';
import { startZoho, whole } from '../fakes/zoho.ts';

export async function peer(): Promise<Peer> {
  const zoho = await startZoho();
  const settings = {
    clientId: zoho.clientId,
    clientSecret: zoho.clientSecret,
    refreshToken: zoho.refreshToken,
    accountsUrl: zoho.url,
  };
  const over = httpPeer(zoho, [zoho.clientSecret, zoho.refreshToken]);
  const throttled = whole(429, 'TOO_MANY_REQUESTS', 'You have exceeded the number of requests');
  return {
    ...over,
    trouble: (next) =>
      next === 'throttled'
        ? zoho.script({ ...throttled, headers: { ...throttled.headers, 'retry-after': '7' } })
        : over.trouble(next),
    settings,
    wrong: { ...settings, refreshToken: `1000.${'0'.repeat(32)}.${'f'.repeat(32)}` },
    records: () => Promise.resolve(zoho.leads.length),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    endTokens: () => (zoho.token = 'ended'),
    refuseOne: (at) => zoho.refuse(at, { code: 'INVALID_DATA', details: { api_name: 'Phone' } }),
    follows: {
      fields: [{ target: 'Annual_Revenue', source: { from: 'field', field: 'opportunity.value' } }],
      value: 'Annual_Revenue',
      recordOf: (key) => zoho.leads.find(({ values }) => values['Leadshare_Key'] === key)?.values,
      remove: (key) =>
        void zoho.leads.splice(
          zoho.leads.findIndex(({ values }) => values['Leadshare_Key'] === key),
          1,
        ),
    },
    closeRecord: (key) => {
      zoho.leads.find(({ values }) => values['Leadshare_Key'] === key)!.converted = true;
    },
  };
}
