// A check goes the real way: each kind to its real peer, guarded, and nobody takes it for a customer.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aDestination,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aPublisher, type APublisher } from '../../test/factories.ts';
import { startAzurite, type Azurite } from '../../test/fakes/azurite.ts';
import { startFarSide } from '../../test/fakes/http-far-side.ts';
import { startOdoo, type Odoo } from '../../test/fakes/odoo.ts';
import { password, startMailbox, type Mailbox } from '../../test/fakes/smtp.ts';
import { startReceiver } from '../../test/fakes/webhook-receiver.ts';
import { handClock } from '../platform/clock.ts';

let house: Delivering;
let publisher: APublisher;
let mailbox: Mailbox;
let azurite: Azurite;
let odoo: Odoo;

beforeAll(async () => {
  [mailbox, azurite, odoo] = await Promise.all([startMailbox(), startAzurite(), startOdoo()]);
  // Receivers hold a signature's time against their own clock.
  house = await bootDelivering({ SMTP_URL: mailbox.url }, handClock(new Date().toISOString()));
  publisher = await aPublisher(house);
});
afterAll(async () => {
  await house.close();
  await Promise.all([mailbox.close(), azurite.close(), odoo.close()]);
});

const create = (kind: string, settings: Record<string, string>) =>
  aDestination(house, publisher, { kind, settings });
const check = async (id: string) => {
  const { status, body } = await house.call('POST', `${destinationsPath(publisher)}/${id}/checks`);
  expect(status).toBe(200);
  return body;
};
const delivered = { outcome: 'delivered', reason: null, detail: null, durationMs: expect.any(Number) };

describe('delivered', () => {
  it('to a webhook, signed, as a test of nobody', async () => {
    const receiver = await startReceiver(`whsec_${Buffer.alloc(32).toString('base64')}`);
    const { id, signingSecret } = await create('webhook', { url: receiver.url });
    receiver.expect(signingSecret!);
    expect(await check(id)).toMatchObject({
      ...delivered,
      externalId: 'r-1',
      transcript: [expect.objectContaining({ method: 'POST', status: 200 })],
    });
    const [{ data }] = [...receiver.byId.values()] as unknown as [
      { data: { lead: Record<string, unknown> } },
    ];
    expect(data.lead).toMatchObject({
      kind: 'test',
      personId: null,
      action: null,
      listingId: 'lst_test',
      publisherId: publisher.id,
      contact: { firstName: 'LEADSHARE_TEST', email: 'leadshare-test@example.invalid' },
      consent: { basis: 'none', scope: 'none' },
    });
    expect(await check(id)).toMatchObject({ outcome: 'delivered', externalId: 'r-2' });
    await receiver.close();
  });

  it('to Odoo, with the record’s address', async () => {
    const { id } = await create('odoo', { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey });
    const body = await check(id);
    expect(body).toMatchObject({ ...delivered, externalId: '40', url: `${odoo.url}/odoo/crm/40` });
    const loaded = odoo.seen.find(({ path }) => path.endsWith('/load'))!;
    expect(loaded.body.toString()).toContain('LEADSHARE_TEST');
    expect(body.steps.map(({ step, is }: { step: string; is: string }) => [step, is])).toEqual([
      ['credentials', 'well'],
      ['rights', 'well'],
      ['fields', 'well'],
      ['record', 'well'],
      ['cleaned_up', 'well'],
    ]);
    expect(odoo.leads.size).toBe(0);
    expect(JSON.stringify(body)).not.toContain(odoo.apiKey);
  });

  it('to a table that is made for it', async () => {
    const { id } = await create('azure-table', {
      connectionString: azurite.connectionString,
      tableName: 'Leads',
    });
    const body = await check(id);
    expect(body).toMatchObject(delivered);
    expect(body.steps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ step: 'record', is: 'well' }),
        expect.objectContaining({ step: 'cleaned_up', is: 'well' }),
      ]),
    );
    expect(await azurite.rows('Leads')).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(azurite.accountKey);
  });

  it('to a mailbox', async () => {
    const { id } = await create('email', { to: 'sales@x.example' });
    const body = await check(id);
    expect(body).toMatchObject(delivered);
    expect(mailbox.mails.at(-1)).toMatchObject({
      envelope: ['sales@x.example'],
      subject: expect.stringMatching(/^TEST: /),
    });
    expect(JSON.stringify(body)).not.toContain(password);
  });

  it('leaves no lead, no delivery and no count behind, but is remembered', async () => {
    const receiver = await startFarSide();
    const { id } = await create('webhook', { url: receiver.url });
    await check(id);
    expect(await deliveriesOf(house, publisher)).toEqual([]);
    const ledger = await house.call('GET', `/api/v1/publishers/${publisher.id}/ledger?destinationId=${id}`);
    expect(ledger.body.items).toEqual([expect.objectContaining({ received: 0 })]);
    const { body } = await house.call('GET', `${destinationsPath(publisher)}/${id}`);
    expect(body.health).toMatchObject({
      state: 'well',
      checkOutcome: 'delivered',
      checkedAt: house.clock.now().toISOString(),
    });
    await receiver.close();
  });

  it('also while the destination is paused, which stays so', async () => {
    const receiver = await startFarSide();
    const { id } = await create('webhook', { url: receiver.url });
    await house.call('PATCH', `${destinationsPath(publisher)}/${id}`, { paused: true });
    expect(await check(id)).toMatchObject(delivered);
    expect((await house.call('GET', `${destinationsPath(publisher)}/${id}`)).body.paused).toBe(true);
    await receiver.close();
  });

  it('by the operator’s own path for the operator’s', async () => {
    const receiver = await startFarSide();
    const { id } = await aDestination(house, null, { settings: { url: receiver.url } });
    const { body } = await house.call('POST', `${destinationsPath(null)}/${id}/checks`);
    expect(body).toMatchObject(delivered);
    const key = await aKey(house, publisher);
    for (const path of [
      `${destinationsPath(publisher)}/${id}/checks`,
      `${destinationsPath(null)}/${id}/checks`,
    ])
      expect([403, 404]).toContain((await house.call('POST', path, undefined, { key })).status);
    expect(receiver.seen).toHaveLength(1);
    await receiver.close();
  });
});

describe('not delivered, with the reason and what to do', () => {
  it.each<[string, number, string, string]>([
    ['another secret', 401, 'refused', 'unauthorized'],
    ['an address that is gone', 410, 'refused', 'endpoint_gone'],
    ['too many', 429, 'retry', 'rate_limited'],
    ['a fault inside', 500, 'retry', 'remote_error'],
  ])('%s', async (_what, status, outcome, reason) => {
    const far = await startFarSide(() => ({ status }));
    const { id } = await create('webhook', { url: far.url });
    const body = await check(id);
    expect(body).toMatchObject({
      outcome,
      reason,
      detail: expect.stringMatching(/^[A-Z].{20,}\.$/),
      externalId: null,
      url: null,
    });
    const found = await house.call('GET', `${destinationsPath(publisher)}/${id}`);
    // A check shows; it does not count against the destination, nor pause it.
    expect(found.body).toMatchObject({ paused: false, health: { state: 'well', checkOutcome: outcome } });
    await far.close();
  });

  it('Odoo with the wrong key, a table with the wrong key', async () => {
    const wrong = await create('odoo', { url: odoo.url, database: odoo.database, apiKey: 'another-key' });
    expect(await check(wrong.id)).toMatchObject({ outcome: 'refused', reason: 'unauthorized' });
    const connectionString = azurite.connectionString.replace(
      azurite.accountKey,
      Buffer.alloc(64).toString('base64'),
    );
    const table = await create('azure-table', { connectionString, tableName: 'Leads' });
    expect(await check(table.id)).toMatchObject({ outcome: 'refused', reason: 'unauthorized' });
  });

  it('a mail server that is not there', async () => {
    mailbox.script({ rcpt: 550 });
    const { id } = await create('email', { to: 'nobody@x.example' });
    expect(await check(id)).toMatchObject({ outcome: 'refused', reason: 'misconfigured' });
  });

  it('nobody listening, and no such name', async () => {
    const far = await startFarSide();
    await far.close();
    expect(await check((await create('webhook', { url: far.url })).id)).toMatchObject({
      outcome: 'retry',
      reason: 'unreachable',
    });
    expect(await check((await create('webhook', { url: 'https://nobody.invalid/' })).id)).toMatchObject({
      outcome: 'retry',
      reason: 'unreachable',
      detail: expect.stringMatching(/host name/),
    });
  });

  it('a redirect is not followed, wherever it leads', async () => {
    const other = await startFarSide();
    const far = await startFarSide(() => ({ status: 307, headers: { location: other.url } }));
    expect(await check((await create('webhook', { url: far.url })).id)).toMatchObject({
      outcome: 'refused',
      reason: 'redirected',
    });
    expect([far.seen.length, other.seen.length]).toEqual([1, 0]);
    await far.close();
    await other.close();
  });
});

it('a test lead that the mapping makes no record of is not sent, and the field is named', async () => {
  const far = await startFarSide();
  const { id } = await create('webhook', { url: far.url });
  const mapping = { fields: [{ target: 'score', source: { from: 'expression', expression: '1 / 0' } }] };
  await house.app.db.run(sql`
    insert into mappings (publisher_id, destination_id, version, mapping, made_by, made_at)
    values (${publisher.id}, ${id}, 1, ${JSON.stringify(mapping)}::jsonb, 'a test', now())`);
  expect(await check(id)).toMatchObject({
    outcome: 'refused',
    reason: 'invalid_lead',
    detail: expect.stringContaining('score'),
  });
  expect(far.seen).toEqual([]);
  await far.close();
});

describe('where private addresses are not allowed', () => {
  let strict: Delivering;
  let owner: APublisher;
  beforeAll(async () => {
    strict = await bootDelivering({ LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '0' });
    owner = await aPublisher(strict);
  });
  afterAll(() => strict.close());

  it.each<[string, Record<string, string> | ((url: string, port: number) => Record<string, string>)]>([
    ['webhook', (url) => ({ url })],
    ['webhook', (_, port) => ({ url: `http://localhost:${port}/` })],
    ['webhook', (_, port) => ({ url: `http://2130706433:${port}/` })],
    ['webhook', (_, port) => ({ url: `http://[::ffff:127.0.0.1]:${port}/` })],
    ['webhook', { url: 'http://169.254.169.254/latest/meta-data' }],
    ['webhook', { url: 'http://10.0.0.5/' }],
    ['odoo', (url) => ({ url, database: 'acme', apiKey: 'key' })],
    ['azure-table', { connectionString: 'UseDevelopmentStorage=true', tableName: 'Leads' }],
  ])('a %s there is refused before a byte is sent', async (kind, settings) => {
    const far = await startFarSide();
    const given = typeof settings === 'function' ? settings(far.url, far.port) : settings;
    const { id } = await aDestination(strict, owner, { kind, settings: given });
    const { body } = await strict.call('POST', `${destinationsPath(owner)}/${id}/checks`);
    expect(body).toMatchObject({
      outcome: 'refused',
      reason: 'blocked_address',
      detail: expect.stringMatching(/not a public address/),
    });
    expect(far.connections.opened).toBe(0);
    await far.close();
  });
});
