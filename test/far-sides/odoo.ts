// Odoo 19's JSON-2 API: one lead per external id.
import { httpPeer, type Peer } from '../far-side.ts';
import { startOdoo } from '../fakes/odoo.ts';

export async function peer(): Promise<Peer> {
  const odoo = await startOdoo();
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  return {
    ...httpPeer(odoo, [odoo.apiKey]),
    settings,
    wrong: { ...settings, apiKey: 'another-key' },
    records: () => Promise.resolve(odoo.leads.size),
    refuseOne: (at) => odoo.refuseOne(at),
    workOn: (key) =>
      odoo.change([`leadshare.${key.replace(/[^a-z0-9_]/g, '_')}`], new Date(Date.UTC(2026, 2, 2)), {
        won_status: 'won',
      }),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}
