// What a CRM says of a lead answers it or ends its clock: told by the real reading back of an Odoo.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson } from '../../test/people.ts';
import { bootFollowed, nameThere, type Followed } from '../../test/tracking.ts';
import { tellScored } from '../scoring/tell-scored.ts';

const minute = 60_000;
let world: Followed;
beforeAll(async () => {
  world = await bootFollowed();
});
afterAll(async () => {
  await world.close();
});

const followUp = async (leadId: string) =>
  (await world.house.call('GET', `/api/v1/publishers/${world.publisher.id}/leads/${leadId}/follow-up`)).body;

it('a lead that somebody works on there is answered, by the far side’s own time of it', async () => {
  const { house, odoo } = world;
  const [delivery] = await world.sent(1);
  await tellScored(house.app);
  await world.read();
  const { leadId } = delivery!;
  expect(await followUp(leadId)).toMatchObject({ state: 'open', answeredAt: null });
  const { startedAt } = await followUp(leadId);
  house.clock.forward(4 * minute);
  const worked = house.clock.now();
  odoo.change([nameThere(delivery!)], worked, { won_status: 'won', user_id: 'Jana Dvořáková' });
  house.clock.forward(5 * minute);
  await world.read();
  expect(await followUp(leadId)).toMatchObject({
    state: 'answered',
    answeredAt: worked.toISOString(),
    answeredBy: null,
    answeredWith: delivery!.id,
    responseSeconds: (worked.getTime() - Date.parse(startedAt)) / 1_000,
    inTime: true,
  });
  // A call that was earlier is the first response all the same, though it is written down later.
  const { userId } = await aPerson(house, world.publisher.id, 'seller');
  const at = new Date(Date.parse(startedAt) + minute).toISOString();
  const path = `/api/v1/publishers/${world.publisher.id}/leads/${leadId}/activities`;
  await house.call('POST', path, { kind: 'call', at, userId });
  expect(await followUp(leadId)).toMatchObject({ answeredAt: at, answeredBy: userId, responseSeconds: 60 });
});

it('a lead that was disqualified there is no longer waited for, until somebody works on it after all', async () => {
  const { house } = world;
  const [delivery] = await world.sent(1);
  await tellScored(house.app);
  const { leadId, id } = delivery!;
  const hear = (state: string) =>
    house.app.outbox.transact(null, async (tx, say) => {
      await tx.run(sql`
        insert into remote_records (publisher_id, delivery_id, lead_id, destination_id, external_id, state, changed_at, read_at)
        values (${world.publisher.id}, ${id}, ${leadId}, ${world.destinationId}, 'x', ${state}, ${house.clock.now()}, ${house.clock.now()})
        on conflict (publisher_id, delivery_id) do update set state = excluded.state, changed_at = excluded.changed_at`);
      const nothing = { status: null, owner: null, value: null, currency: null };
      const data = { leadId, destinationId: world.destinationId, state, ...nothing };
      await say([
        {
          type: 'delivery.remote_changed',
          publisherId: world.publisher.id,
          subjectId: id,
          actor: 'worker',
          data,
        },
      ]);
    });
  await hear('open');
  expect(await followUp(leadId)).toMatchObject({ state: 'open' });
  await hear('disqualified');
  expect(await followUp(leadId)).toMatchObject({ state: 'stopped', stoppedReason: 'disqualified_there' });
  await hear('working');
  expect(await followUp(leadId)).toMatchObject({ state: 'answered', stoppedReason: null, answeredWith: id });
});
