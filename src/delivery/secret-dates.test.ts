// Since when a destination's secrets are set, and by whom, as its readers are told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, bootDelivering, destinationsPath, type Delivering } from '../../test/delivering.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { datesAfter } from './secret-dates.ts';

let house: Delivering;
let publisher: APublisher;
let owner: APerson;
beforeAll(async () => {
  house = await bootDelivering();
  publisher = await aPublisher(house);
  owner = await aPerson(house, publisher.id, 'owner');
});
afterAll(() => house.close());

const path = (id: string) => `${destinationsPath(publisher)}/${id}`;
const secretsOf = async (id: string) => (await house.call('GET', path(id))).body.secrets;
const now = () => house.app.clock.now().toISOString();

it('a minted secret tells when it was made and when it was last rotated, each with who', async () => {
  const { id } = await aDestination(house, publisher, { settings: { url: 'http://127.0.0.1:9/' } });
  const made = { name: 'signingSecret', madeAt: now(), madeBy: 'operator' };
  expect(await secretsOf(id)).toEqual([{ ...made, changedAt: null, changedBy: null }]);
  house.clock.forward(3_600_000);
  await house.call('POST', `${path(id)}/signing-secrets`, { overlapHours: 24 }, owner.as);
  expect(await secretsOf(id)).toEqual([{ ...made, changedAt: now(), changedBy: owner.userId }]);
});

it('a given secret is replaced by another one alone, not by the same again or by another setting', async () => {
  const settings = { url: 'http://127.0.0.1:9', database: 'acme', apiKey: 'first' };
  const { id } = await aDestination(house, publisher, { kind: 'odoo', settings });
  const [before] = await secretsOf(id);
  house.clock.forward(1_000);
  for (const change of [{ apiKey: 'first' }, { database: 'other' }])
    await house.call('PATCH', path(id), { settings: change }, owner.as);
  expect(await secretsOf(id)).toEqual([before]);
  await house.call('PATCH', path(id), { settings: { apiKey: 'second' } }, owner.as);
  expect(await secretsOf(id)).toEqual([{ ...before, changedAt: now(), changedBy: owner.userId }]);
});

it('of a secret older than its dates only the replacement is known', () => {
  const at = new Date('2026-03-02T09:00:00Z');
  const known = datesAfter({}, ['apiKey'], ['apiKey'], { at, by: 'usr_1' }, ['apiKey']);
  expect(known).toEqual({
    apiKey: { madeAt: null, madeBy: null, changedAt: at.toISOString(), changedBy: 'usr_1' },
  });
  expect(datesAfter({}, ['apiKey'], [], { at, by: 'usr_1' }, ['apiKey'])).toEqual({});
  expect(datesAfter(known, [], [], { at, by: 'usr_1' }, [])).toEqual({});
});
