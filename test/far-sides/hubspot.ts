// HubSpot with its lead object: a lead per delivery, whoever the contact is.
import { startHubSpot } from '../fakes/hubspot.ts';
import { httpPeer, type Peer } from '../far-side.ts';

export async function peer(): Promise<Peer> {
  const hubspot = await startHubSpot();
  const settings = { accessToken: hubspot.token, leadObject: 'yes', apiUrl: hubspot.url };
  return {
    ...httpPeer(hubspot, [hubspot.token]),
    settings,
    wrong: { ...settings, accessToken: 'pat-eu1-00000000-0000-4000-8000-000000000000' },
    records: () => Promise.resolve(hubspot.leads.size),
    reasons: { failing: 'remote_error', malformed: 'malformed_reply' },
    refuseOne: (at) => hubspot.refuseOne(at),
    workOn: (key) => {
      const had = ({ name, value }: { name: string; value: string }) =>
        name === 'leadshare_key' && value === key;
      const contact = [...hubspot.contacts.values()].find(({ history }) => history.some(had));
      hubspot.change(contact!, { hs_lead_status: 'IN_PROGRESS' });
    },
  };
}
