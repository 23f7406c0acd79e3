// HubSpot with its lead object: a lead per delivery, whoever the contact is.
import { startHubSpot } from '../fakes/hubspot.ts';
import { httpPeer, type Peer } from '../far-side.ts';

export async function peer(): Promise<Peer> {
  const hubspot = await startHubSpot();
  const settings = { accessToken: hubspot.token, leadObject: 'yes', apiUrl: hubspot.url };
  const contactOf = (key: string) =>
    [...hubspot.contacts.values()].find(({ history }) =>
      history.some(({ name, value }) => name === 'leadshare_key' && value === key),
    );
  return {
    ...httpPeer(hubspot, [hubspot.token]),
    settings,
    wrong: { ...settings, accessToken: 'pat-eu1-00000000-0000-4000-8000-000000000000' },
    records: () => Promise.resolve(hubspot.leads.size),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    refuseOne: (at) => hubspot.refuseOne(at),
    follows: {
      fields: [
        { target: 'budget', source: { from: 'field', field: 'opportunity.value' } },
        {
          target: 'lead.hs_lead_label',
          source: { from: 'field', field: 'opportunity.state' },
          pickList: [{ when: 'open', then: 'WARM' }],
        },
      ],
      value: 'budget',
      recordOf: (key) => {
        const properties = contactOf(key)?.properties;
        const { lastmodifieddate: _, ...lasting } = properties ?? {};
        return properties && lasting;
      },
      remove: (key) => void hubspot.contacts.delete(contactOf(key)!.id),
    },
    workOn: (key) => {
      hubspot.change(contactOf(key)!, { hs_lead_status: 'IN_PROGRESS' });
    },
  };
}
