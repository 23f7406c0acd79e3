// Every kind's way through the whole house: connected, checked, delivered to, mapped, throttled, its credentials ended, mended again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm, Settings } from '../src/connectors/connector.ts';
import { crms } from '../src/connectors/crms/index.ts';
import type { MappedField } from '../src/mapping/mapping.ts';
import { handClock } from '../src/platform/clock.ts';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  type ADestination,
  type Delivering,
} from './delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from './factories.ts';
import { peerOf, type Peer } from './far-side.ts';

describe.each(crms.map((crm) => [crm.kind, crm] as const))('%s', (kind, crm: Crm) => {
  let peer: Peer;
  let house: Delivering;
  let publisher: APublisher;
  let listing: AListing;
  let destination: ADestination;

  beforeAll(async () => {
    peer = await peerOf(crm);
    // Far sides hold signatures against this machine's clock, so the journey begins now.
    house = await bootDelivering(
      {
        ...(peer.smtpUrl && { SMTP_URL: peer.smtpUrl }),
        ...(peer.folder && { LEADSHARE_DROP_DIR: peer.folder }),
      },
      handClock(new Date().toISOString()),
    );
    publisher = await aPublisher(house);
    listing = await aListing(house, publisher);
  });
  afterAll(async () => {
    await house.close();
    await peer.close();
  });

  const path = () => `${destinationsPath(publisher)}/${destination.id}`;
  /** Those that a form asks for: what we mint ourselves nobody can give. */
  const asked = (settings: Settings) =>
    Object.fromEntries(crm.fields.flatMap(({ name }) => (settings[name] ? [[name, settings[name]]] : [])));
  const stateOf = async (leadId: string) => {
    const [delivery] = await deliveriesOf(house, publisher, { leadId, destinationId: destination.id });
    return delivery!;
  };
  /** Where leads are gathered, their time has to come. */
  const due = async () => {
    const now = house.clock.now();
    const at = crm.dueAt?.(peer.settings, now) ?? now;
    await house.forward(at.getTime() - now.getTime() + 1000);
  };
  const aLeadThere = async () => {
    const id = await aLead(house, listing);
    await due();
    return id;
  };

  test('is connected by what its form asks for, and its secrets are not shown again', async () => {
    destination = await aDestination(house, publisher, { kind, settings: asked(peer.settings) });
    peer.adopt?.(destination);
    const { body } = await house.call('GET', path());
    for (const secret of peer.secrets) expect(JSON.stringify(body)).not.toContain(secret);
    expect(body).toMatchObject({
      kind,
      secretsSet: expect.any(Array) as string[],
      health: { state: 'well' },
    });
  });

  test('is checked by a marked test record', async () => {
    const { status, body } = await house.call('POST', `${path()}/checks`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'delivered', reason: null });
  });

  test('gets a lead, and the delivery is proved', async () => {
    const before = await peer.records();
    const delivery = await stateOf(await aLeadThere());
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, lastReason: null });
    expect(await peer.records()).toBe(before + 1);
  });

  test('is mapped by a person: the version is kept with its reason, and the next lead goes by it', async () => {
    type Shown = { version: number | null; fields: MappedField[] };
    const { body: before } = await house.call<Shown>('GET', `${path()}/mapping`);
    const { fields, target } = withAConstant(before.fields, crm);
    const made = { fields, why: 'Ours to see', basedOn: before.version };
    const saved = await house.call<Shown>('PUT', `${path()}/mapping`, made);
    expect(saved).toMatchObject({ status: 200, body: { version: 1, why: 'Ours to see' } });
    const look = await house.call('POST', `${path()}/mapping-previews`, { requests: false });
    expect(look).toMatchObject({ status: 200, body: { values: { [target]: constant }, unfit: [] } });
    expect(await stateOf(await aLeadThere())).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  test('throttles: the lead waits as long as it asks, and goes then', async (context) => {
    if (peer.cannot?.throttled) context.skip(peer.cannot.throttled);
    peer.trouble('throttled');
    const id = await aLeadThere();
    expect(await stateOf(id)).toMatchObject({
      state: 'waiting',
      ...(peer.throttledMs !== null && { lastReason: 'rate_limited' }),
    });
    await house.forward(Math.max(peer.throttledMs ?? 0, 10_000));
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  test('ends its tokens: nobody notices', async (context) => {
    if (!peer.endTokens) context.skip('it has no tokens');
    peer.endTokens!();
    expect(await stateOf(await aLeadThere())).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  test('refuses the credentials: its leads wait, and flow once they are mended', async (context) => {
    const { wrong } = peer;
    if (wrong === null || peer.wrongSmtpUrl)
      return context.skip('its credentials are none, or the operator’s');
    await house.call('PATCH', path(), { settings: asked(wrong) });
    peer.adopt?.({ ...destination, ...wrong });
    const id = await aLeadThere();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', lastReason: 'unauthorized' });
    expect((await house.call('GET', path())).body).toMatchObject({ health: { state: 'broken' } });
    await house.call('PATCH', path(), { settings: asked(peer.settings) });
    peer.adopt?.(destination);
    await house.forward(60_000);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
  });
});

const constant = 'From the marketplace';

/** In place of what an ordinary text field had, or beside the lead where it goes whole. */
function withAConstant(fields: MappedField[], { mappable }: Crm): { fields: MappedField[]; target: string } {
  const roomy = (name: string) => {
    const target = mappable.targets.find((each) => each.name === name);
    return target === undefined || (target.type === 'text' && (target.maxLength ?? 100) >= constant.length);
  };
  const ordinary = fields.find(
    ({ source, target }) =>
      source.from === 'field' &&
      /^(?:contact\.(?:title|company|lastName|name)|lead\.title)$/.test(source.field) &&
      roomy(target),
  );
  const target = ordinary?.target ?? 'Campaign';
  const others = fields.filter((field) => field !== ordinary);
  return { target, fields: [...others, { target, source: { from: 'constant', value: constant } }] };
}
