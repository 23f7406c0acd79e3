// What Zoho's answers, credentials and fields mean.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import { startZoho, whole, type Zoho } from '../../../test/fakes/zoho.ts';
import type { Delivered, Settings } from '../connector.ts';
import { accountsOf } from './zoho-calls.ts';
import { zoho } from './zoho.ts';

let far: Zoho;
let settings: Settings;
beforeAll(async () => {
  far = await startZoho();
  const { clientId, clientSecret, refreshToken } = far;
  settings = { centre: 'eu', clientId, clientSecret, refreshToken, accountsUrl: far.url };
});
afterAll(() => far.close());
beforeEach(() => {
  far.leads.length = 0;
  Object.assign(far, { tokensLeft: 10, key: { unique: true }, seesFields: true });
});

const push = (lead = sharedLead(), more: Settings = {}) =>
  pushOnce(zoho, { lead, settings: { ...settings, ...more } });
const wired = <Result>(run: Parameters<typeof withWire<Result>>[2]) =>
  withWire(zoho, { settings }, run).then(({ result }) => result);

test('a lead has its key, its consent in words, and a link in its data centre', async () => {
  const { outcome } = await push();
  const [lead] = far.leads;
  expect(outcome).toEqual({
    is: 'delivered',
    externalId: lead!.id,
    url: `https://crm.zoho.eu/crm/tab/Leads/${lead!.id}`,
  });
  expect(lead!.values).toMatchObject({
    Leadshare_Key: 'dlv-1',
    Last_Name: 'Wiśniewska',
    Company: 'Halo Apteka',
  });
  expect(lead!.values['Description']).toContain('Consent: asked to be contacted');
  expect(lead!.values).not.toHaveProperty('Email_Opt_Out');
});

test('a lead without names gets what Zoho insists on; one that nobody may contact is opted out', async () => {
  const nobody = { firstName: null, lastName: null, company: null };
  const normalized = { ...sharedLead().contact.normalized, name: null };
  const none = { basis: 'none', scope: 'none', source: 'storefront_terms', record: null } as const;
  const { mended } = await push(sharedLead({ contact: { ...nobody, normalized }, consent: none }));
  expect(far.leads[0]!.values).toMatchObject({
    Last_Name: 'Unknown',
    Company: 'Unknown',
    Email_Opt_Out: true,
  });
  expect(mended).toContainEqual({ field: 'Company', how: 'defaulted' });
});

test('a preview assumes of several what they would be told', async () => {
  const leads = ['a', 'b'].map((key) => ({ key, lead: sharedLead() }));
  await pushTogether(zoho, { settings, leads });
  const { path, headers, body } = far.seen.at(-1)!;
  const request = { method: 'POST' as const, url: far.url + path, headers, body: body.toString() };
  far.script(zoho.assumed!(request));
  const outcomes = await pushTogether(zoho, { settings, leads });
  expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered']);
});

describe('of one lead', () => {
  test.each([
    ['MANDATORY_NOT_FOUND', { api_name: 'City' }, 'value_missing', 'City'],
    ['INVALID_DATA', { api_name: 'Phone', expected_data_type: 'phone' }, 'value_wrong', 'Phone'],
    ['INVALID_DATA', { api_name: 'Phone', maximum_length: 30 }, 'value_too_long', 'Phone'],
    ['INVALID_DATA', { json_path: '$.data[0].Website' }, 'value_wrong', 'Website'],
    ['INVALID_DATA', {}, 'lead_refused', undefined],
    ['DUPLICATE_DATA', { api_name: 'Email', id: '55' }, 'duplicate_value', 'Email'],
    ['DUPLICATE_DATA', {}, 'duplicate_blocked', undefined],
    ['CONVERTED_RECORD', {}, 'record_closed', undefined],
    ['ID_ALREADY_CONVERTED', {}, 'record_closed', undefined],
    ['NOT_ALLOWED', {}, 'rule_broken', undefined],
    ['NO_PERMISSION', {}, 'right_missing', undefined],
    ['SOMETHING_NEW', {}, 'lead_refused', undefined],
  ])('%s %o: %s', async (code, details, meaning, field) => {
    far.refuse(0, { code, details });
    const { outcome } = await push();
    expect(outcome).toMatchObject({ is: 'refused', said: { code: meaning, values: { status: code } } });
    expect(outcome.is === 'refused' && outcome.said!.values['field']).toBe(field);
  });

  test.each([
    ['RECORD_LOCKED', {}, 'record_locked'],
    ['INTERNAL_ERROR', {}, 'failed_inside'],
    ['DUPLICATE_DATA', { api_name: 'Leadshare_Key' }, 'same_record_at_once'],
  ])('%s %o goes again later', async (code, details, meaning) => {
    far.refuse(0, { code, details });
    expect((await push()).outcome).toMatchObject({ is: 'retry', said: { code: meaning } });
  });

  test('of several, each its own', async () => {
    far.refuse(2, { code: 'RECORD_LOCKED' });
    const leads = ['a', 'b', 'c', 'd'].map((key) => ({ key, lead: sharedLead() }));
    const outcomes = await pushTogether(zoho, { settings, leads });
    expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered', 'retry', 'delivered']);
    expect(far.leads.map(({ values }) => values['Leadshare_Key'])).toEqual(['a', 'b', 'd']);
  });
});

test('leads that are too large together go in halves', async () => {
  far.script({ status: 413, body: '<h1>Too large</h1>' });
  const leads = ['a', 'b', 'c'].map((key) => ({ key, lead: sharedLead() }));
  const outcomes = await pushTogether(zoho, { settings, leads });
  expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(far.leads).toHaveLength(3);
});

describe('of a whole request', () => {
  test.each([
    [429, 'TOO_MANY_REQUESTS', 'retry', 'too_many_requests'],
    [429, 'LIMIT_EXCEEDED', 'retry', 'daily_quota'],
    [500, 'INTERNAL_ERROR', 'retry', 'failed_inside'],
    [401, 'OAUTH_SCOPE_MISMATCH', 'refused', 'right_missing'],
    [403, 'NO_PERMISSION', 'refused', 'right_missing'],
    [403, 'FEATURE_NOT_SUPPORTED', 'refused', 'plan_lacks'],
    [400, 'INVALID_MODULE', 'refused', 'object_missing'],
    [400, 'INVALID_HOST', 'refused', 'address_wrong'],
    // Nothing of one lead: all of them wait until it is mended.
    [400, 'INVALID_DATA', 'refused', 'request_refused'],
  ])('%i %s: %s, %s', async (status, code, is, meaning) => {
    far.script(whole(status, code, 'As Zoho says.'));
    expect((await push()).outcome).toMatchObject({ is, said: { code: meaning } });
  });

  test('used up credits come back in part: a quarter of an hour', async () => {
    far.script(whole(429, 'LIMIT_EXCEEDED', 'credits'));
    expect((await push()).outcome).toMatchObject({ afterMs: 15 * 60_000 });
  });

  test.each([
    [200, '{"data":[]}', 'malformed_reply'],
    [200, '{"data":[{"status":"success"}]}', 'malformed_reply'],
    [200, '{}', 'malformed_reply'],
    [502, '<h1>Bad gateway</h1>', 'remote_busy'],
  ])('%i with %s is no delivery', async (status, body, reason) => {
    far.script({ status, body });
    expect((await push()).outcome).toMatchObject({ is: 'retry', reason });
  });

  test('a key field that is not unique there is named', async () => {
    far.key = { unique: false };
    expect((await push()).outcome).toMatchObject({
      is: 'refused',
      said: { code: 'key_missing', values: { field: 'Leadshare_Key' } },
    });
  });
});

describe('tokens', () => {
  test('a used up ration of tokens rests ten minutes and breaks nothing', async () => {
    far.tokensLeft = 0;
    expect((await push()).outcome).toMatchObject({
      is: 'retry',
      afterMs: 600_000,
      said: { code: 'token_not_available' },
    });
  });

  test.each([
    ['refreshToken', `1000.${'0'.repeat(32)}.${'f'.repeat(32)}`, 'credentials_ended'],
    ['clientSecret', '0'.repeat(42), 'credentials_wrong'],
    ['clientId', '1000.ANOTHERCLIENTANOTHERCLIENT', 'credentials_wrong'],
  ])('%s of somebody else, told under status 200: %s', async (name, value, meaning) => {
    const { outcome } = await push(sharedLead(), { [name]: value });
    expect(outcome).toMatchObject({ is: 'refused', reason: 'unauthorized', said: { code: meaning } });
  });

  test.each([
    ['us', 'accounts.zoho.com'],
    ['au', 'accounts.zoho.com.au'],
    ['ca', 'accounts.zohocloud.ca'],
    ['uk', 'accounts.zoho.uk'],
  ])('come from the data centre %s', (centre, host) => {
    expect(accountsOf({ centre })).toBe(`https://${host}`);
    expect(accountsOf({ centre, accountsUrl: 'https://accounts.zoho.example/' })).toBe(
      'https://accounts.zoho.example',
    );
  });
});

describe('what it has', () => {
  test('its fields, lengths and lists; no look-ups, nothing read only, not the key', async () => {
    const told = await wired((wire) => zoho.describe!(settings, wire));
    const targets = told.is === 'read' ? told.targets : [];
    expect(targets.map(({ name }) => name)).toEqual([
      'Last_Name',
      'Company',
      'Email',
      'Lead_Status',
      'Annual_Revenue',
    ]);
    expect(targets[0]).toEqual({
      name: 'Last_Name',
      label: 'Last Name',
      type: 'text',
      required: true,
      maxLength: 80,
    });
    expect(targets[3]).toMatchObject({ type: 'choice', options: [{ value: 'Not Contacted' }, {}] });
  });

  test('the key is there and unique, is not, or cannot be seen', async () => {
    const key = async () => (await wired((wire) => zoho.inspect!(settings, wire))).at(-1);
    expect(await key()).toMatchObject({ step: 'key', is: 'well' });
    far.key = { unique: false };
    expect(await key()).toMatchObject({ step: 'key', is: 'failed', said: { code: 'key_missing' } });
    far.key = null;
    expect(await key()).toMatchObject({ step: 'key', is: 'failed', said: { code: 'key_missing' } });
    far.seesFields = false;
    expect(await key()).toMatchObject({ step: 'key', is: 'not_told' });
  });

  test('a test record is taken away again, once', async () => {
    const { outcome } = await push();
    const clean = () => wired((wire) => zoho.cleanUp!(outcome as Delivered, 'dlv-1', settings, wire));
    expect(await clean()).toBe(true);
    expect(far.leads).toHaveLength(0);
    expect(await clean()).toBe(false);
  });
});

describe('credentials in the wrong box', () => {
  test.each([
    ['refreshToken', '1000.GMB0YULZHJK411284S8I5GZ4CHUEX0', 'belongs_in'],
    ['clientSecret', '1000.GMB0YULZHJK411284S8I5GZ4CHUEX0', 'belongs_in'],
    ['clientId', '122c324d3496d5d7eeebc129470715fbb856b7aa01', 'belongs_in'],
    ['refreshToken', 'https://www.example.com/back?code=1000.aa.bb&location=eu', 'code_not_token'],
    ['refreshToken', '{"code":"1000.aa.bb"}', 'code_not_token'],
    ['accountsUrl', 'http://accounts.zoho.eu', 'not_https'],
    ['keyField', 'Leadshare Key', 'not_like'],
  ])('%s: %s is %s', (field, value, code) => {
    expect(zoho.review!({ ...settings, [field]: value })).toMatchObject([{ field, code }]);
  });
});
