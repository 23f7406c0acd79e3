// Pipedrive, whose search has heard of nobody yet: everything is found again without it.
import { startPipedrive } from '../fakes/pipedrive.ts';
import { httpPeer, type Peer } from '../far-side.ts';

export async function peer(): Promise<Peer> {
  const pipedrive = await startPipedrive();
  const settings = { url: pipedrive.url, apiToken: pipedrive.token };
  return {
    ...httpPeer(pipedrive, [pipedrive.token]),
    settings,
    wrong: { ...settings, apiToken: '0'.repeat(40) },
    records: () => Promise.resolve(pipedrive.leads.length),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    // It has no key to write by: two at once make two.
    parallel: false,
    follows: {
      fields: [
        { target: 'value.amount', source: { from: 'field', field: 'opportunity.value' } },
        { target: 'value.currency', source: { from: 'field', field: 'opportunity.currency' } },
        { target: 'expected_close_date', source: { from: 'field', field: 'opportunity.expectedClose' } },
      ],
      value: 'value',
      recordOf: (key) => {
        const lead = pipedrive.leads.find(({ origin_id: mark }) => mark === key);
        return lead && { ...lead, value: lead.value?.amount, is_archived: false };
      },
      remove: (key) => pipedrive.convert(key),
    },
    closeRecord: (key) => pipedrive.archive(key),
  };
}
