// A signing secret is replaced: both sign while the receiver changes over, and the old one is dropped in time.
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  destinationsPath,
  dumpOf,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const hour = 3_600_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let crm: Crm;
let destination: ADestination;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  destination = await aDestination(house, publisher, { settings: { url: crm.url } });
});
afterEach(async () => {
  await house.settle();
  await crm.close();
});

const path = () => `${destinationsPath(publisher)}/${destination.id}`;
const rotate = async (overlapHours?: number): Promise<string> => {
  const body = overlapHours === undefined ? undefined : { overlapHours };
  const answer = await house.call('POST', `${path()}/signing-secrets`, body);
  expect(answer.status).toBe(201);
  return answer.body.signingSecret;
};
/** Which of the secrets signed the next lead, by the standard's own arithmetic. */
const signers = async (...secrets: string[]) => {
  await aLead(house, listing);
  await house.settle();
  const { headers, body } = crm.seen.at(-1)!;
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const signatures = headers['webhook-signature']!.split(' ');
  const known = secrets.map((secret) =>
    new Webhook(secret).sign(headers['webhook-id']!, at, body.toString()),
  );
  expect(signatures.filter((signature) => !known.includes(signature))).toEqual([]);
  return known.map((signature) => signatures.includes(signature));
};

describe('a new signing secret', () => {
  it('signs beside the old one for a day, and then alone', async () => {
    const before = destination.signingSecret!;
    const after = await rotate();
    expect(after).not.toBe(before);
    expect(await signers(before, after)).toEqual([true, true]);
    await house.forward(24 * hour - 1);
    expect(await signers(before, after)).toEqual([true, true]);
    await house.forward(1);
    expect(await signers(before, after)).toEqual([false, true]);
  });

  it('without an overlap signs alone at once, also when an earlier overlap still runs', async () => {
    const first = destination.signingSecret!;
    const second = await rotate(100);
    const third = await rotate(0);
    expect(await signers(first, second, third)).toEqual([false, false, true]);
  });

  it('twice in a row keeps the last two', async () => {
    const first = destination.signingSecret!;
    const second = await rotate(100);
    const third = await rotate(1);
    expect(await signers(first, second, third)).toEqual([false, true, true]);
    await house.forward(2 * hour);
    expect(await signers(first, second, third)).toEqual([false, false, true]);
  });

  it('is shown once, and neither it nor the old one is found anywhere', async () => {
    const secrets = [destination.signingSecret!, await rotate()];
    await signers(...secrets);
    const { body } = await house.call('GET', path());
    expect(body.secretsSet.toSorted()).toEqual(['previousSigningSecret', 'signingSecret']);
    expect(body.settings).toEqual({ url: crm.url });
    const said = (await dumpOf(house)) + JSON.stringify([body, house.lines]);
    for (const secret of secrets) expect(said).not.toContain(secret.slice(6));
  });

  it('stays through a change of settings', async () => {
    const before = destination.signingSecret!;
    const after = await rotate();
    await house.call('PATCH', path(), { settings: { url: `${crm.url}/new` } });
    expect(await signers(before, after)).toEqual([true, true]);
    expect(crm.seen.at(-1)!.path).toBe('/new');
  });

  it.each([[-1], [721], ['1']])('cannot overlap for %j hours', async (overlapHours) => {
    const answer = await house.call('POST', `${path()}/signing-secrets`, { overlapHours });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'overlapHours' }] } });
  });

  it('is a webhook’s alone', async () => {
    const odoo = await aDestination(house, publisher, {
      kind: 'odoo',
      settings: { url: crm.url, database: 'acme', apiKey: 'key' },
    });
    expect(
      (await house.call('POST', `${destinationsPath(publisher)}/${odoo.id}/signing-secrets`)).status,
    ).toBe(409);
    await house.call('DELETE', `${destinationsPath(publisher)}/${odoo.id}`);
  });
});
