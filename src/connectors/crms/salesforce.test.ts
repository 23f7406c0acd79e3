// Against a stateful Salesforce org: the Lead, every documented failure, duplicates, several at once, the check, what became of leads.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { memoryTokens, pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import { startSalesforce, type Salesforce } from '../../../test/fakes/salesforce.ts';
import type { RemoteRecord, Wire } from '../connector.ts';
import { isSalesforceId } from './salesforce-id.ts';
import { salesforce } from './salesforce.ts';

let org: Salesforce;
beforeEach(async () => {
  org = await startSalesforce();
});
afterEach(() => org.close());

const settingsOf = (more: Record<string, string> = {}) => ({
  url: org.url,
  clientId: org.clientId,
  clientSecret: org.clientSecret,
  ...more,
});
const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(salesforce, { lead: sharedLead(), settings: settingsOf(), key: 'dlv-0v2m', ...more });
const over = async <Result>(run: (wire: Wire) => Promise<Result>) =>
  (await withWire(salesforce, { settings: settingsOf() }, run)).result;

test('the Lead has the values, and the delivery its id and link', async () => {
  expect((await push()).outcome).toEqual({
    is: 'delivered',
    externalId: '00Q000000000001',
    url: `${org.url}/00Q000000000001`,
  });
  expect(org.leads[0]).toMatchObject({
    key: 'dlv-0v2m',
    values: {
      LastName: 'Wiśniewska',
      FirstName: 'Noor',
      Company: 'Halo Apteka',
      Email: 'noor@halo-apteka.example',
      Country: 'Poland',
      LeadSource: 'Web',
      DoNotCall: false,
      HasOptedOutOfEmail: false,
      Description: expect.stringContaining('Consent: asked to be contacted') as string,
    },
  });
});

test('a country that is not in the org’s list costs the field, not the lead, alone or among others', async () => {
  org.countries = ['Portugal'];
  expect((await push()).outcome).toMatchObject({ is: 'delivered' });
  const leads = ['dlv-1', 'dlv-2'].map((key) => ({ key, lead: sharedLead() }));
  const outcomes = await pushTogether(salesforce, { leads, settings: settingsOf() });
  expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered']);
  expect(org.leads.map(({ values }) => values['Country'])).toEqual([undefined, undefined, undefined]);
});

describe('a duplicate rule that finds the person', () => {
  beforeEach(async () => {
    await push({ key: 'dlv-first' });
    org.duplicateRule = true;
  });
  const again = (duplicates: string) => push({ key: 'dlv-second', settings: settingsOf({ duplicates }) });

  test('allow: a lead more', async () => {
    expect((await push({ key: 'dlv-second' })).outcome).toMatchObject({ is: 'delivered' });
    expect(org.leads).toHaveLength(2);
  });
  test('reject: parked', async () => {
    expect((await again('reject')).outcome).toMatchObject({ said: { code: 'duplicate_blocked' } });
  });
  test('attach: the lead that is there is updated and keeps its first key; without one it gets ours', async () => {
    expect((await again('attach')).outcome).toMatchObject({ externalId: '00Q000000000001' });
    expect(org.leads).toMatchObject([{ key: 'dlv-first' }]);
    org.leads[0]!.key = null;
    await again('attach');
    await again('attach');
    expect(org.leads).toMatchObject([{ key: 'dlv-second' }]);
  });
  test('attach, several in one call: each its own way', async () => {
    const leads = ['dlv-2', 'dlv-3'].map((key) => ({ key, lead: sharedLead() }));
    const outcomes = await pushTogether(salesforce, {
      leads,
      settings: settingsOf({ duplicates: 'attach' }),
    });
    expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered']);
    expect(org.leads).toHaveLength(1);
  });
  test('attach to a converted lead: closed', async () => {
    org.change('dlv-first', { IsConverted: true });
    expect((await again('attach')).outcome).toMatchObject({ reason: 'closed_remotely' });
  });
  test('attach with several: a person decides', async () => {
    org.duplicateRule = false;
    await push({ key: 'dlv-other' });
    org.duplicateRule = true;
    expect((await again('attach')).outcome).toMatchObject({ said: { code: 'several_match' } });
  });
});

test.each<[number, string, string, string, object?]>([
  [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'daily_quota', { afterMs: 900_000 }],
  [
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'ConcurrentRequests Limit exceeded.',
    'too_many_at_once',
    { afterMs: 30_000 },
  ],
  [400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access', 'record_locked'],
  [400, 'CANNOT_EXECUTE_FLOW_TRIGGER', 'flow: UNABLE_TO_LOCK_ROW', 'record_locked'],
  [503, 'SERVER_UNAVAILABLE', 'too busy', 'not_available'],
  [500, 'UNKNOWN_EXCEPTION', 'An unexpected error', 'failed_inside'],
  [403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled', 'plan_lacks'],
  [403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User', 'right_missing'],
  [403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights', 'right_missing'],
  [404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible: X__c', 'key_missing'],
  [404, 'NOT_FOUND', 'The requested resource does not exist', 'object_missing'],
  [400, 'INVALID_FIELD', "No such column 'X__c' on sobject of type Lead", 'field_unknown'],
  [400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'Unable to create/update fields: X__c', 'field_read_only'],
  [400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [X__c]', 'value_missing'],
  [400, 'STRING_TOO_LONG', 'X__c: data value too large', 'value_too_long'],
  [
    400,
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'bad value for restricted picklist field',
    'value_not_in_list',
  ],
  [400, 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address', 'value_wrong'],
  [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Not on Fridays', 'rule_broken'],
  [400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'LeadTrigger: execution of BeforeInsert', 'rule_broken'],
  [400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', 'record_closed'],
  [404, 'ENTITY_IS_DELETED', 'entity is deleted', 'record_deleted'],
  [409, 'CONFLICT', 'conflict', 'same_record_at_once'],
  [300, 'NONE', 'several', 'several_match'],
  [400, 'SOMETHING_NEW', 'never seen', 'request_refused'],
])('%i %s %s: %s', async (status, code, message, expected, more = {}) => {
  org.fails(status, code, message, ['X__c']);
  expect((await push()).outcome).toMatchObject({ said: { code: expected }, ...more });
});

test.each([
  ['invalid_grant', 'request not supported on this domain', 'address_wrong'],
  ['invalid_grant', 'no client credentials user enabled', 'right_missing'],
  ['invalid_app_access', 'user is not admin approved', 'right_missing'],
  ['invalid_grant', 'login rate exceeded', 'token_not_available'],
  ['inactive_org', 'organization is not active', 'credentials_ended'],
  ['invalid_client', 'invalid client credentials', 'credentials_wrong'],
])('no token: %s, %s: %s', async (error, description, code) => {
  org.refuseToken(error, description);
  expect((await push()).outcome).toMatchObject({ said: { code } });
});

test('tells its fields: lengths, restricted pick-lists, what is required; nothing we may not write', async () => {
  const described = await over((wire) => salesforce.describe!(settingsOf(), wire));
  if (described.is !== 'read') throw new Error(described.detail);
  const byName = new Map(described.targets.map((target) => [target.name, target]));
  expect(byName.get('Company')).toMatchObject({ type: 'text', maxLength: 255, required: true });
  expect(byName.get('DoNotCall')).toMatchObject({ type: 'boolean', required: false });
  expect(byName.get('Segment__c')).toMatchObject({
    type: 'choice',
    options: [
      { value: 'Small', label: 'Small firm' },
      { value: 'Large', label: 'Large firm' },
    ],
  });
  expect(byName.has('IsConverted')).toBe(false);
  expect(byName.has('Leadshare_Key__c')).toBe(false);
});

test('the check sees rights, fields and a key that is unique, and takes its record away', async () => {
  const inspect = () => over((wire) => salesforce.inspect!(settingsOf(), wire));
  expect((await inspect()).map(({ step, is }) => `${step} ${is}`)).toEqual([
    'credentials well',
    'rights well',
    'fields well',
    'key well',
  ]);
  expect((await inspect())[0]).toMatchObject({ detail: 'api-usage=18/5000' });
  org.keyUnique = false;
  expect((await inspect()).at(-1)).toMatchObject({ is: 'failed', said: { code: 'key_unfit' } });
  const { outcome } = await push();
  if (outcome.is !== 'delivered') throw new Error(outcome.detail);
  expect(await over((wire) => salesforce.cleanUp!(outcome, 'dlv-0v2m', settingsOf(), wire))).toBe(true);
  expect(org.leads).toEqual([]);
});

describe('what became of leads', () => {
  const SystemModstamp = '2026-11-21T08:00:00.000+0000';
  const opportunity = { Amount: 9000, IsWon: false, IsClosed: false, SystemModstamp };

  async function round(from: string | null): Promise<{ records: RemoteRecord[]; cursor: string }> {
    const records: RemoteRecord[] = [];
    const tokens = memoryTokens();
    let cursor = from;
    for (;;) {
      const { result: page } = await withWire(salesforce, { settings: settingsOf(), tokens }, (wire) =>
        salesforce.tracking!.changes(settingsOf(), wire, cursor),
      );
      if (page.is !== 'read') throw new Error(page.detail);
      records.push(...page.records);
      cursor = page.cursor;
      if (!page.more) return { records, cursor };
    }
  }

  test.each([false, true])(
    'is read page by page; a won opportunity is noticed (one currency: %s)',
    async (one) => {
      org.oneCurrency = one;
      for (const key of ['dlv-1', 'dlv-2', 'dlv-3', 'dlv-4', 'dlv-5', 'dlv-6']) await push({ key });
      org.change('dlv-2', { Status: 'Working - Contacted' });
      org.change('dlv-3', { IsConverted: true });
      org.change('dlv-4', { Status: 'Closed - Not Converted' });
      org.change('dlv-5', { IsConverted: true, opportunity });
      org.change('dlv-6', { IsDeleted: true });
      const first = await round(null);
      expect(Object.fromEntries(first.records.map(({ key, state }) => [key, state]))).toEqual({
        'dlv-1': 'open',
        'dlv-2': 'working',
        'dlv-3': 'qualified',
        'dlv-4': 'disqualified',
        'dlv-5': 'converted',
        'dlv-6': 'deleted',
      });
      org.leads[4]!.opportunity = {
        ...opportunity,
        IsWon: true,
        IsClosed: true,
        SystemModstamp: '2026-11-22T08:00:00.000+0000',
      };
      expect((await round(first.cursor)).records).toEqual([
        {
          key: 'dlv-5',
          externalId: '00Q000000000005',
          url: `${org.url}/00Q000000000005`,
          state: 'won',
          status: 'Closed Won',
          owner: 'Jan Kowal',
          value: 9000,
          currency: one ? null : 'EUR',
          changedAt: '2026-11-22T08:00:00.000Z',
        },
      ]);
    },
  );

  test('is looked up by key and by id; what is deleted is lacking', async () => {
    for (const key of ['dlv-1', 'dlv-2', 'dlv-3']) await push({ key });
    org.change('dlv-3', { IsDeleted: true });
    org.change('dlv-2', { key: null });
    const sent = [
      { key: 'dlv-1', externalId: null },
      { key: 'dlv-2', externalId: '00Q000000000002' },
      { key: 'dlv-3', externalId: '00Q000000000003' },
    ];
    const found = await over((wire) => salesforce.tracking!.lookup(sent, settingsOf(), wire));
    if (found.is !== 'read') throw new Error(found.detail);
    expect(found.records.map(({ externalId }) => externalId)).toEqual(['00Q000000000001', '00Q000000000002']);
  });
});

test.each([
  ['00D5e0000001AbC', '00D', true],
  // The example of Salesforce's own manual: the last three say which letters are capitals.
  ['001A0000006Vm9uIAC', '', true],
  ['001A0000006Vm9uIAD', '', false],
  ['0055e0000001AbC', '00D', false],
  ['00D5e0000001Ab', '00D', false],
])('%s is an id that begins with "%s": %s', (text, prefix, is) => {
  expect(isSalesforceId(text, prefix)).toBe(is);
});

const good = {
  url: 'https://acme.my.salesforce.com/',
  clientId: '3MVG9.abcDEF_0123456789',
  clientSecret: 'A1B2C3D4E5F6',
};
test.each<[Record<string, string>, string[]]>([
  [{}, []],
  [{ url: 'https://acme--uat.sandbox.my.salesforce.com' }, []],
  [{ url: 'https://login.salesforce.com' }, ['url other_address']],
  [{ url: 'https://test.salesforce.com' }, ['url other_address']],
  [{ url: 'https://acme.lightning.force.com' }, ['url other_address']],
  [{ url: 'https://acme.my.salesforce.com/lightning/page/home' }, ['url only_the_address']],
  [{ url: 'http://acme.my.salesforce.com' }, ['url not_https']],
  [
    { clientId: good.clientSecret, clientSecret: good.clientId },
    ['clientId swapped', 'clientSecret swapped'],
  ],
  [{ clientSecret: good.clientId }, ['clientSecret same_as_another']],
  [{ clientId: '00D5e0000001AbC' }, ['clientId not_the_id']],
  [{ keyField: 'Leadshare Key' }, ['keyField not_a_field_name']],
])('review of %o: %o', (change, complaints) => {
  expect(salesforce.review!({ ...good, ...change }).map(({ field, code }) => `${field} ${code}`)).toEqual(
    complaints,
  );
});
