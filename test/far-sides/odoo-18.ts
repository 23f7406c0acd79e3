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
      odoo.change([idOf(key)], new Date(Date.UTC(2026, 2, 2)), {
        probability: 100,
      }),
    follows: {
      fields: [
        { target: 'expected_revenue', source: { from: 'field', field: 'opportunity.value' } },
        { target: 'date_deadline', source: { from: 'field', field: 'opportunity.expectedClose' } },
      ],
      value: 'expected_revenue',
      recordOf: (key) => odoo.leads.get(idOf(key))?.values,
      remove: (key) => odoo.unlink(idOf(key)),
      close: (key) =>
        odoo.change([idOf(key)], new Date(Date.UTC(2026, 2, 2)), { active: false, probability: 0 }),
    },
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
  };
}

/** Its external id. */
const idOf = (key: string) => `leadshare.${key.replace(/[^a-z0-9_]/g, '_')}`;
