// Co-sell in the believable world: two programmes with referrals that wait, go on and were won; one that somebody changed meanwhile,
// one whose opportunity says otherwise, and a listing that is nearly ready.
import type { AListing, APublisher } from '../factories.ts';
import { anAccount, referralOf } from '../coselling.ts';
import { startAwsPartnerCentral } from '../fakes/aws-partner-central.ts';
import { startPartnerCenter, type PartnerCenter } from '../fakes/partner-center.ts';
import type { Place } from './place.ts';

type Cosell = {
  /** Changed there and here at once. */
  referralId: string;
  /** Out of step with its opportunity. */
  apartId: string;
  close(): Promise<void>;
};

type Ask = <Body = unknown>(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown) => Promise<Body>;

export async function sellTogether(place: Place, publisher: APublisher, listing: AListing): Promise<Cosell> {
  const { booted } = place;
  const now = () => booted.app.clock.now();
  const [microsoft, aws] = [await startPartnerCenter(now), await startAwsPartnerCentral(now)];
  const ask: Ask = async (method, path, body) => {
    const answer = await booted.call<never>(method, `/api/v1/publishers/${publisher.id}${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { changed, apart } = arrive(microsoft, publisher);
  aws.anInvitation();
  await anAccount(booted, publisher, 'partner-center', microsoft.settings, 'Europe');
  await anAccount(booted, publisher, 'aws-partner-central', aws.settings, 'North America');
  await settled(place);
  const { id: referralId } = await referralOf(booted, publisher, changed);
  microsoft.change(changed, { name: 'Edge firewalls for all substations' });
  await meet(ask, referralId);
  const { id: apartId } = await referralOf(booted, publisher, apart);
  microsoft.change(apart, { details: { notes: 'Nine sites.', dealValue: 18500, currency: 'EUR' } });
  await differ(ask, apartId);
  await settled(place);
  await ready(ask, listing);
  const close = async () => void (await Promise.all([microsoft.close(), aws.close()]));
  return { referralId, apartId, close };
}

async function settled({ booted }: Place): Promise<void> {
  await booted.house.cosell.beginDue();
  await booted.house.cosell.settle();
}

/** Answers the ids there of two that are accepted. */
function arrive(microsoft: PartnerCenter, publisher: APublisher): { changed: string; apart: string } {
  const active = { status: 'Active', substatus: 'Accepted' };
  const own = {
    type: 'Shared',
    inviteContext: { invitedBy: { organizationId: 'own-org', organizationName: publisher.name } },
  };
  microsoft.aReferral({ name: 'Rota planning for three warehouses' });
  microsoft.aReferral({ name: 'Solar forecast for Brezo', ...own, direction: 'Outgoing' });
  microsoft.aReferral({ name: 'Shift planner pilot', status: 'Closed', substatus: 'Won' });
  microsoft.aReferral({ name: 'Stock count', qualification: 'Direct' });
  const changed = microsoft.aReferral({ name: 'Edge firewall for a grid operator', ...active, ...own });
  const apart = microsoft.aReferral({
    name: 'Rotas for nine clinics',
    ...active,
    customerProfile: { name: 'Vltava Clinics', address: { city: 'Praha', country: 'CZ' } },
  });
  return { changed: changed.id, apart: apart.id };
}

/** Here it gets another name than there. */
async function meet(ask: Ask, referralId: string): Promise<void> {
  await ask('PATCH', `/referrals/${referralId}`, {
    revision: 1,
    operations: [{ op: 'replace', path: '/name', value: 'Edge firewalls, phase one' }],
  });
  await ask('POST', `/referrals/${referralId}/notes`, {
    text: 'The pilot is agreed.',
    url: 'https://northwind.example/pilot',
  });
}

/** Its opportunity gets another value than there. */
async function differ(ask: Ask, referralId: string): Promise<void> {
  type Converted = { opportunity: { id: string; version: number } };
  const { opportunity } = await ask<Converted>('POST', `/referrals/${referralId}/conversions`, {});
  const { id, version } = opportunity;
  await ask('PATCH', `/opportunities/${id}`, { version, value: '21000.00', currency: 'EUR' });
}

/** Nearly. */
async function ready(ask: Ask, { id }: AListing): Promise<void> {
  const csv = `Name,Email,Job title,Role,Countries,States
Marta Quintela,marta@northwind.example,Head of sales,Partner sales,PT;ES,
Zsófia Halmos,zsofia@northwind.example,Account executive,Partner sales,HU;CZ;PL,
Ira Osei,ira@northwind.example,Solution engineer,Partner technical sales,OOO,US-WA
`;
  await ask('PUT', `/listings/${id}/cosell-contacts`, { csv });
  const said = (item: string, value: string | null = null) =>
    ask('PUT', `/listings/${id}/cosell-readiness/${item}`, { done: true, value });
  await said('business_profile');
  await said('one_pager', 'https://northwind.example/shift-planner.pdf');
  await said('revenue', '84000');
}
