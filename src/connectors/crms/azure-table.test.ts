// Against the real emulator: rows as the marketplace writes them, keys and sizes at Azure's limits, and every answer it has.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAzurite, type Azurite } from '../../../test/fakes/azurite.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import type { Delivered } from '../connector.ts';
import { azureTable, entityOf } from './azure-table.ts';

let far: Azurite;
let made = 0;
beforeAll(async () => {
  far = await startAzurite();
});
afterAll(() => far.close());

const push = (more: Partial<Parameters<typeof pushOnce>[1]> & { tableName?: string } = {}) =>
  pushOnce(azureTable, {
    lead: sharedLead(),
    settings: { connectionString: far.connectionString, tableName: more.tableName ?? 'Leads' },
    key: `dlv-${++made}`,
    ...more,
  });

describe('the row', () => {
  test('has the marketplace’s columns and ours; the table is made with the first lead', async () => {
    const first = await push({ tableName: 'FirstLead', key: 'dlv-first' });
    expect(first.outcome).toEqual({ is: 'delivered', externalId: 'appsource.shift-planner/dlv-first' });
    expect(first.transcript.map(({ method, status }) => [method, status])).toEqual([
      ['PUT', 404],
      ['POST', 201],
      ['PUT', 204],
    ]);
    const [row] = await far.rows('FirstLead');
    expect(row).toMatchObject({
      partitionKey: 'appsource.shift-planner',
      rowKey: 'dlv-first',
      ActionCode: 'PLT',
      CreatedTime: '2026-11-20T09:30:00.000Z',
      Description: 'Please call after 10.\nWe are <30> people & growing.',
      LeadSource: 'AppSource (SPZA)-PLT|northwind.shift-planner',
      OfferDisplayName: 'Shift Planner for Teams',
      LeadId: sharedLead().id,
      Kind: 'customer',
      PublisherId: 'pub_northwind',
    });
    expect(row).not.toHaveProperty('Truncated');
    expect(JSON.parse(row!['CustomerInfo'] as string)).toEqual({
      FirstName: 'Noor',
      LastName: 'Wiśniewska',
      Email: 'Noor@halo-apteka.example',
      Phone: '48 22 555 01 02',
      Country: 'Poland',
      Company: 'Halo Apteka',
      Title: 'IT Manager',
    });
    expect(JSON.parse(row!['Consent'] as string)).toEqual(sharedLead().consent);
    expect(row!['ReceivedAt']).toEqual(new Date('2026-11-20T09:30:00Z'));
  });

  test('of a test is taken away again, also where it is gone already', async () => {
    const settings = { connectionString: far.connectionString, tableName: 'Checks' };
    await push({ settings, key: 'dlv-stays' });
    const { outcome } = await push({ settings, key: 'dlv-check' });
    const gone = async () =>
      (
        await withWire(azureTable, { settings }, (wire) =>
          azureTable.cleanUp!(outcome as Delivered, 'dlv-check', settings, wire),
        )
      ).result;
    expect([await gone(), await gone()]).toEqual([true, true]);
    expect((await far.rows('Checks')).map(({ rowKey }) => rowKey)).toEqual(['dlv-stays']);
  });

  test('five at once on a table that is not there: the table, five rows', async () => {
    const pushed = await Promise.all(Array.from({ length: 5 }, () => push({ tableName: 'RaceToMake' })));
    expect(pushed.map(({ outcome }) => outcome.is)).toEqual(Array.from({ length: 5 }, () => 'delivered'));
    expect(await far.rows('RaceToMake')).toHaveLength(5);
  });

  test.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a%b', "o'hara", 'ä ö', 'a\u0000b\u001f', 'x'.repeat(2000)])(
    'an offer called %.20j has a key',
    async (id) => {
      const lead = sharedLead({ offer: { id, title: id } });
      const { outcome } = await push({ lead });
      expect(outcome).toMatchObject({ is: 'delivered' });
      expect(entityOf({ lead, key: 'dlv-1', values: {} }).partitionKey).not.toMatch(/[/\\#?%\p{Cc}]/u);
    },
  );

  test('several of two listings are two transactions; a table that is not there is made on the way', async () => {
    const leads = Array.from({ length: 6 }, (_, n) => ({
      key: `dlv-together-${n}`,
      lead: sharedLead({ offer: { id: n < 4 ? 'planner' : 'forecast', title: 'x' } }),
    }));
    const settings = { connectionString: far.connectionString, tableName: 'Together' };
    const first = await pushTogether(azureTable, { leads, settings });
    expect(first.map(({ is }) => is)).toEqual(leads.map(() => 'delivered'));
    const before = far.seen.length;
    expect(await pushTogether(azureTable, { leads, settings })).toEqual(first);
    expect(far.seen.length - before).toBe(2);
    expect(await far.rows('Together')).toHaveLength(6);
  });

  test('values over 32,767 characters are cut, and the row says which', async () => {
    const { contact } = sharedLead();
    const long = sharedLead({
      note: 'ż'.repeat(32_768),
      contact: { ...contact, company: '\u0001"'.repeat(8000), title: 'x'.repeat(8192) },
    });
    const { outcome } = await push({ lead: long, tableName: 'LongOnes' });
    expect(outcome).toMatchObject({ is: 'delivered' });
    const [row] = await far.rows('LongOnes');
    expect(row!['Description']).toBe('ż'.repeat(32_767));
    expect((row!['CustomerInfo'] as string).length).toBeLessThanOrEqual(32_767);
    expect(JSON.parse(row!['CustomerInfo'] as string)).toMatchObject({
      FirstName: 'Noor',
      Email: 'Noor@halo-apteka.example',
    });
    expect(row!['Truncated']).toBe('CustomerInfo,Description');
  });

  test('values at the limit stay whole; a pair of surrogates is not split', () => {
    expect(
      entityOf({ lead: sharedLead({ note: 'x'.repeat(32_767) }), key: 'k', values: {} }),
    ).not.toHaveProperty('Truncated');
    expect(
      entityOf({ lead: sharedLead({ note: `${'x'.repeat(32_766)}😀` }), key: 'k', values: {} })[
        'Description'
      ],
    ).toBe(`${'x'.repeat(32_766)}\ufffd`);
  });
});

const azureError = (code: string) =>
  JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: `${code}\nRequestId:1` } } });

test.each([
  [302, '', { is: 'refused', reason: 'redirected' }],
  [400, 'InvalidInput', { is: 'refused', reason: 'invalid_lead' }],
  [400, 'PropertyValueTooLarge', { is: 'refused', reason: 'too_large' }],
  [400, 'EntityTooLarge', { is: 'refused', reason: 'too_large' }],
  [401, '', { is: 'refused', reason: 'unauthorized' }],
  [403, 'AuthenticationFailed', { is: 'refused', reason: 'unauthorized' }],
  [403, 'AuthorizationFailure', { is: 'refused', reason: 'unauthorized' }],
  [404, 'ResourceNotFound', { is: 'refused', reason: 'misconfigured' }],
  [405, '', { is: 'refused', reason: 'misconfigured' }],
  [408, '', { is: 'retry', reason: 'remote_busy', afterMs: 4000 }],
  [409, 'TableBeingDeleted', { is: 'retry', reason: 'remote_busy', afterMs: 4000 }],
  [409, 'EntityAlreadyExists', { is: 'retry', reason: 'remote_error', afterMs: 4000 }],
  [412, 'UpdateConditionNotSatisfied', { is: 'retry', reason: 'remote_error', afterMs: 4000 }],
  [413, 'RequestBodyTooLarge', { is: 'refused', reason: 'too_large' }],
  [429, '', { is: 'retry', reason: 'rate_limited', afterMs: 4000 }],
  [500, 'OperationTimedOut', { is: 'retry', reason: 'remote_busy', afterMs: 4000 }],
  [500, 'InternalError', { is: 'retry', reason: 'remote_error', afterMs: 4000 }],
  [503, 'ServerBusy', { is: 'retry', reason: 'remote_busy', afterMs: 4000 }],
  [200, '', { is: 'retry', reason: 'malformed_reply' }],
])('%i %s means %o, asked once', async (status, code, expected) => {
  const headers = { 'content-type': 'application/json', 'retry-after': '4', location: '/elsewhere' };
  far.script({ status, headers, body: code === '' ? '<html>' : azureError(code) });
  const { outcome, transcript } = await push();
  expect(outcome).toMatchObject(expected);
  expect(transcript).toHaveLength(1);
});

test('a table that cannot be made: what Azure said to that', async () => {
  far.script(
    { status: 404, body: azureError('TableNotFound') },
    { status: 403, body: azureError('AuthorizationPermissionMismatch') },
  );
  expect((await push()).outcome).toMatchObject({
    is: 'refused',
    reason: 'unauthorized',
    detail: expect.stringContaining('403 AuthorizationPermissionMismatch') as string,
  });
  far.script(
    { status: 404, body: azureError('TableNotFound') },
    { status: 409, body: azureError('TableBeingDeleted') },
  );
  expect((await push()).outcome).toMatchObject({ is: 'retry', reason: 'remote_busy' });
});

test('the wire’s guard and time-out hold for the library too', async () => {
  far.script('hang');
  expect((await push({ timeoutMs: 200 })).outcome).toMatchObject({ is: 'retry', reason: 'timeout' });
  far.takeBack();
});

test('the key is in no transcript: not in a header, not in the address', async () => {
  const { transcript } = await push();
  expect(transcript[0]!.requestHeaders).toMatchObject({ authorization: '[redacted]' });
  const settings = {
    connectionString: `TableEndpoint=${far.url}/devstoreaccount1;SharedAccessSignature=sv=2024-01-01&sig=sEcret%2Bsig%3D`,
    tableName: 'Leads',
  };
  const signed = await push({ settings });
  expect(far.seen.at(-1)!.path).toContain('sig=sEcret%2Bsig%3D');
  expect(JSON.stringify(signed.transcript)).not.toMatch(/sEcret/);
  expect(signed.outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
});
