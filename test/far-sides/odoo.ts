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
      odoo.change([idOf(key)], new Date(Date.UTC(2026, 2, 2)), {
        won_status: 'won',
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
