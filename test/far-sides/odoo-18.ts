// Odoo 17's JSON-RPC: one lead per external id, and a user whose number may change.
import { httpPeer, type Peer } from '../far-side.ts';
import { startOdoo18 } from '../fakes/odoo-18.ts';

export async function peer(): Promise<Peer> {
  const odoo = await startOdoo18();
  const settings = { url: odoo.url, database: odoo.database, login: odoo.login, apiKey: odoo.apiKey };
  return {
    ...httpPeer(odoo, [odoo.apiKey]),
    settings,
    wrong: { ...settings, apiKey: 'another-key' },
    records: () => Promise.resolve(odoo.leads.size),
    endTokens: () => odoo.renumber(),
    refuseOne: (at) => odoo.refuseOne(at),
    workOn: (key) =>
      odoo.change([`leadshare.${key.replace(/[^a-z0-9_]/g, '_')}`], new Date(Date.UTC(2026, 2, 2)), {
        probability: 100,
      }),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}
