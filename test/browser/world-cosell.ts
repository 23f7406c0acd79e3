// Co-sell in the believable world: a programme with referrals that wait, go on, were won, and one that somebody changed meanwhile.
import type { APublisher } from '../factories.ts';
import { anAccount, referralOf } from '../coselling.ts';
import { startPartnerCenter, type PartnerCenter } from '../fakes/partner-center.ts';
import type { Place } from './place.ts';

type Cosell = { microsoft: PartnerCenter; referralId: string };

/** referralId: of the one that is in conflict. */
export async function sellTogether({ booted }: Place, publisher: APublisher): Promise<Cosell> {
  const microsoft = await startPartnerCenter(() => booted.app.clock.now());
  const active = { status: 'Active', substatus: 'Accepted' };
  const own = {
    inviteContext: { invitedBy: { organizationId: 'own-org', organizationName: publisher.name } },
  };
  microsoft.aReferral({ name: 'Rota planning for three warehouses' });
  microsoft.aReferral({ name: 'Solar forecast for Brezo', ...own, type: 'Shared', direction: 'Outgoing' });
  microsoft.aReferral({ name: 'Shift planner pilot', status: 'Closed', substatus: 'Won' });
  microsoft.aReferral({ name: 'Stock count', qualification: 'Direct' });
  const { id } = microsoft.aReferral({
    name: 'Edge firewall for a grid operator',
    ...active,
    ...own,
    type: 'Shared',
  });
  await anAccount(booted, publisher, 'partner-center', microsoft.settings);
  const { cosell } = booted.house;
  await cosell.beginDue();
  await cosell.settle();
  const { id: referralId } = await referralOf(booted, publisher, id);
  microsoft.change(id, { name: 'Edge firewalls for all substations' });
  const path = `/api/v1/publishers/${publisher.id}/referrals/${referralId}`;
  await booted.call('PATCH', path, {
    revision: 1,
    operations: [{ op: 'replace', path: '/name', value: 'Edge firewalls, phase one' }],
  });
  await booted.call('POST', `${path}/notes`, {
    text: 'The pilot is agreed.',
    url: 'https://northwind.example/pilot',
  });
  return { microsoft, referralId };
}
