// Against a stateful Dataverse: the row, every documented failure, closed leads, metadata, the check, and what became of leads.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDataverse, type Dataverse } from '../../../test/fakes/dataverse.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { memoryTokens, pushOnce, withWire } from '../../../test/fakes/push.ts';
import type { RemoteRecord, Wire } from '../connector.ts';
import { authorityOf } from './dataverse-call.ts';
import { dataverse } from './dataverse.ts';

let far: Dataverse;
beforeEach(async () => {
  far = await startDataverse();
});
afterEach(() => far.close());

const settingsOf = () => ({
  environmentUrl: far.url,
  tenantId: far.tenantId,
  clientId: far.clientId,
  clientSecret: far.clientSecret,
});
const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(dataverse, { lead: sharedLead(), settings: settingsOf(), key: 'dlv-0v2m', ...more });
const over = async <Result>(run: (wire: Wire) => Promise<Result>) =>
  (await withWire(dataverse, { settings: settingsOf() }, run)).result;

describe('the row', () => {
  test('has the lead in the table’s columns, and a link to it', async () => {
    const { outcome, transcript } = await push();
    const row = far.leads.get('dlv-0v2m')!;
    expect(outcome).toEqual({
      is: 'delivered',
      externalId: row.leadid,
      url: `${far.url}/main.aspx?pagetype=entityrecord&etn=lead&id=${row.leadid}`,
    });
    expect(row.values).toEqual({
      subject: 'Halo Apteka: Shift Planner for Teams',
      firstname: 'Noor',
      lastname: 'Wiśniewska',
      companyname: 'Halo Apteka',
      emailaddress1: 'noor@halo-apteka.example',
      telephone1: '+48225550102',
      jobtitle: 'IT Manager',
      address1_country: 'Poland',
      description: expect.stringMatching(/^Consent: asked to be contacted/) as string,
      leadsourcecode: 8,
      donotemail: false,
      donotbulkemail: false,
      donotphone: false,
    });
    // The token and one write.
    expect(transcript.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 200],
      ['PATCH', 201],
    ]);
  });

  test('who may not be contacted is marked so', async () => {
    const consent = { basis: 'none', scope: 'none', source: 'storefront_terms', record: null } as const;
    await push({ lead: sharedLead({ consent }) });
    expect(far.leads.get('dlv-0v2m')!.values).toMatchObject({
      donotemail: true,
      donotbulkemail: true,
      donotphone: true,
    });
  });

  test('a choice that the environment described goes as a number, an id as the path of its row', async () => {
    const described = await over((wire) => dataverse.describe!(settingsOf(), wire));
    if (described.is !== 'read') throw new Error(described.detail);
    const campaign = '11111111-2222-3333-4444-555555555555';
    const job = {
      lead: sharedLead(),
      key: 'dlv-0v2m',
      values: { cr1_segment: '100000001', subject: '42', 'campaignid@odata.bind': campaign },
      columns: [],
      targets: described.targets,
    };
    expect(await over((wire) => dataverse.push(job, settingsOf(), wire))).toMatchObject({ is: 'delivered' });
    expect(far.leads.get('dlv-0v2m')!.values).toEqual({
      cr1_segment: 100000001,
      subject: '42',
      'campaignid@odata.bind': `/campaigns(${campaign})`,
    });
  });

  test('a later try changes the same row; one that is closed is left as it is', async () => {
    await push();
    const again = (company: string) => push({ lead: sharedLead({ contact: { company } }) });
    expect((await again('Halo S.A.')).outcome).toMatchObject({ is: 'delivered' });
    expect(far.leads.get('dlv-0v2m')!.values['companyname']).toBe('Halo S.A.');
    far.change('dlv-0v2m', { statecode: 2 });
    expect((await again('Late')).outcome).toMatchObject({ is: 'refused', reason: 'closed_remotely' });
    expect(far.leads.get('dlv-0v2m')!.values['companyname']).toBe('Halo S.A.');
  });
});

test.each<[number, string, string, object]>([
  [
    429,
    '0x80072322',
    'Number of requests exceeded',
    { reason: 'rate_limited', said: { code: 'too_many_requests' } },
  ],
  [429, '0x80072321', 'Combined execution time', { reason: 'rate_limited' }],
  [429, '0x80072326', 'Number of concurrent requests', { said: { code: 'too_many_at_once' } }],
  [
    500,
    '0x80040333',
    'A record was not created: a duplicate exists',
    { reason: 'invalid_lead', said: { code: 'duplicate_blocked' } },
  ],
  [
    412,
    '0x80040333',
    'A record was not created: a duplicate exists',
    { said: { code: 'duplicate_blocked' } },
  ],
  [500, '0x80044151', 'SQL timeout', { reason: 'remote_busy' }],
  [500, '0x80044150', 'SQL deadlock', { reason: 'remote_busy' }],
  [500, '0x80040216', 'An unexpected error occurred.', { reason: 'remote_error' }],
  [
    400,
    '0x80040265',
    'ISV code aborted: no leads on Fridays',
    { reason: 'invalid_lead', said: { code: 'rule_broken' } },
  ],
  [400, '0x8004022e', 'The object cannot be updated because it is read-only.', { reason: 'closed_remotely' }],
  [
    403,
    '0x80040220',
    'Principal user is missing prvCreateLead privilege',
    { reason: 'unauthorized', said: { code: 'right_missing' } },
  ],
  [403, '0x80048306', 'Principal user is missing privilege', { reason: 'unauthorized' }],
  [403, '0x80072560', 'The user is not a member of the organization.', { reason: 'unauthorized' }],
  [403, '0x8004f507', 'No update permission on a secured field', { said: { code: 'field_read_only' } }],
  [404, '0x80040217', 'campaign With Id = 1 Does Not Exist', { reason: 'misconfigured' }],
  [404, '0x8006088a', "Resource not found for the segment 'leads'.", { said: { code: 'object_missing' } }],
  [
    400,
    '0x80060888',
    'Bad Request - Error in query syntax.',
    { said: { code: 'key_missing', values: { field: 'leadshare_key' } } },
  ],
  [
    400,
    '0x80048d19',
    "----> An undeclared property 'cr1_x' which only has property annotations",
    { said: { code: 'field_unknown', values: { field: 'cr1_x' } } },
  ],
  [
    400,
    '0x0',
    "Could not find a property named 'cr1_y' on type 'Microsoft.Dynamics.CRM.lead'.",
    { said: { code: 'field_unknown', values: { field: 'cr1_y' } } },
  ],
  [
    400,
    '0x80048d19',
    "Cannot convert the literal 'x' to the expected type 'Edm.Int32'.",
    { said: { code: 'value_wrong' } },
  ],
  [
    400,
    '0x80044331',
    "The length of the 'jobtitle' attribute of the 'lead' entity exceeded the maximum",
    { said: { code: 'value_too_long', values: { field: 'jobtitle' } } },
  ],
  [
    400,
    '0x8004431a',
    "The value 99 of 'leadsourcecode' on record of type 'lead' is outside the valid range",
    { said: { code: 'value_not_in_list', values: { field: 'leadsourcecode' } } },
  ],
])('%i %s %s', async (status, code, message, expected) => {
  far.fails(status, code, message);
  const { outcome } = await push();
  expect(outcome).toMatchObject(expected);
  expect(outcome).toMatchObject({ detail: expect.stringContaining(message.slice(0, 20)) as string });
  expect(far.leads.size).toBe(0);
});

test('somebody else’s alternate key forbids the row: a duplicate, not a race', async () => {
  far.fails(412, '0x80060892', 'Entity Key Email violated.');
  expect((await push()).outcome).toMatchObject({ is: 'refused', said: { code: 'duplicate_blocked' } });
});

test('somebody saves the row between our look and our change: again later', async () => {
  await push();
  far.fails(412, '0x80060892', 'A record with matching key values already exists.');
  far.fails(412, '0x80060882', 'The version of the existing record does not match.');
  expect((await push()).outcome).toMatchObject({ is: 'retry', reason: 'remote_busy' });
});

test.each([
  [7000222, 'credentials_ended'],
  [7000215, 'credentials_wrong'],
  [700016, 'credentials_wrong'],
  [500011, 'address_wrong'],
  [7000112, 'right_missing'],
  [90033, 'token_not_available'],
])('Entra says AADSTS%i: %s', async (number, code) => {
  far.refuseTokens(number);
  expect((await push()).outcome).toMatchObject({ said: { code } });
});

test('tells its columns: lengths, choices, and no key', async () => {
  const described = await over((wire) => dataverse.describe!(settingsOf(), wire));
  if (described.is !== 'read') throw new Error(described.detail);
  const byName = new Map(described.targets.map((target) => [target.name, target]));
  expect(byName.get('description')).toMatchObject({ type: 'text', maxLength: 2000, required: false });
  expect(byName.get('subject')).toMatchObject({ maxLength: 300, required: true });
  expect(byName.get('cr1_segment')).toEqual({
    name: 'cr1_segment',
    label: 'Segment',
    type: 'choice',
    required: false,
    options: [
      { value: '100000000', label: 'Small' },
      { value: '100000001', label: 'Large' },
    ],
  });
  expect(byName.get('estimatedamount')).toMatchObject({ type: 'number' });
  expect(byName.has('leadshare_key')).toBe(false);
  expect(byName.has('ownerid')).toBe(false);
});

describe('the check', () => {
  const inspect = () => over((wire) => dataverse.inspect!(settingsOf(), wire));

  test('all is well', async () => {
    expect((await inspect()).map(({ step, is }) => [step, is])).toEqual([
      ['credentials', 'well'],
      ['rights', 'well'],
      ['fields', 'well'],
      ['key', 'well'],
    ]);
  });

  test.each([
    [null, 'key_missing'],
    ['Pending', 'being_made'],
    ['Failed', 'key_unfit'],
  ] as const)('the key is %s: %s', async (status, code) => {
    far.keyStatus = status;
    expect((await inspect()).at(-1)).toMatchObject({
      step: 'key',
      is: 'failed',
      said: { code, values: { field: 'leadshare_key' } },
    });
  });

  test('a privilege that is missing is named', async () => {
    far.lacks.add('prvWriteLead');
    expect(await inspect()).toContainEqual(
      expect.objectContaining({ step: 'rights', is: 'failed', detail: 'prvWriteLead' }),
    );
  });

  test('its test record is taken away again', async () => {
    const { outcome } = await push();
    if (outcome.is !== 'delivered') throw new Error(outcome.detail);
    expect(await over((wire) => dataverse.cleanUp!(outcome, 'dlv-0v2m', settingsOf(), wire))).toBe(true);
    expect(far.leads.size).toBe(0);
  });
});

describe('what became of leads', () => {
  const tokens = memoryTokens();
  /** A whole round of changes. */
  async function round(from: string | null): Promise<{ records: RemoteRecord[]; cursor: string }> {
    const records: RemoteRecord[] = [];
    let cursor = from;
    for (;;) {
      const { result: page } = await withWire(dataverse, { settings: settingsOf(), tokens }, (wire) =>
        dataverse.tracking!.changes(settingsOf(), wire, cursor),
      );
      if (page.is !== 'read') throw new Error(page.detail);
      records.push(...page.records);
      cursor = page.cursor;
      if (!page.more) return { records, cursor };
    }
  }
  const states = (records: RemoteRecord[]) =>
    Object.fromEntries(records.map(({ key, state }) => [key, state]));

  test('is read page by page, then only what changed; a won opportunity is noticed', async () => {
    for (const key of ['dlv-1', 'dlv-2', 'dlv-3', 'dlv-4', 'dlv-5']) await push({ key });
    const modifiedon = '2026-11-21T08:00:00Z';
    far.change('dlv-2', { statuscode: 2 });
    far.change('dlv-3', { statecode: 1, statuscode: 3 });
    far.change('dlv-4', { statecode: 2, statuscode: 7 });
    far.change('dlv-5', { statecode: 1, opportunity: { statecode: 0, worth: 9000, modifiedon } });
    const first = await round(null);
    expect(states(first.records)).toEqual({
      'dlv-1': 'open',
      'dlv-2': 'working',
      'dlv-3': 'qualified',
      'dlv-4': 'disqualified',
      'dlv-5': 'converted',
    });
    // The lead itself does not change when its opportunity is won.
    far.leads.get('dlv-5')!.opportunity = { statecode: 1, worth: 8500, modifiedon: '2026-11-22T08:00:00Z' };
    const second = await round(first.cursor);
    expect(second.records).toEqual([
      {
        key: 'dlv-5',
        externalId: far.leads.get('dlv-5')!.leadid,
        url: expect.stringContaining('etn=lead') as string,
        state: 'won',
        status: 'New',
        owner: 'Jan Kowal',
        value: 8500,
        currency: 'EUR',
        changedAt: '2026-11-22T08:00:00Z',
      },
    ]);
  });

  test('is looked up by key, and by id where somebody took the key away', async () => {
    for (const key of ['dlv-1', 'dlv-2']) await push({ key });
    const { leadid } = far.leads.get('dlv-2')!;
    far.leads.set('changed-by-hand', far.leads.get('dlv-2')!);
    far.leads.delete('dlv-2');
    const sent = [
      { key: 'dlv-1', externalId: null },
      { key: 'dlv-2', externalId: leadid },
      { key: 'dlv-3', externalId: null },
    ];
    const found = await over((wire) => dataverse.tracking!.lookup(sent, settingsOf(), wire));
    if (found.is !== 'read') throw new Error(found.detail);
    expect(found.records.map(({ key, externalId }) => [key, externalId === leadid])).toEqual([
      ['dlv-1', false],
      ['changed-by-hand', true],
    ]);
  });

  test('is found on whichever page of a look-up it is', async () => {
    const keys = ['dlv-1', 'dlv-2', 'dlv-3', 'dlv-4', 'dlv-5'];
    for (const key of keys) await push({ key });
    const sent = keys.map((key) => ({ key, externalId: far.leads.get(key)!.leadid }));
    const found = await over((wire) => dataverse.tracking!.lookup(sent, settingsOf(), wire));
    if (found.is !== 'read') throw new Error(found.detail);
    expect(new Set(found.records.map(({ key }) => key))).toEqual(new Set(keys));
  });
});

test.each([
  ['https://contoso.crm4.dynamics.com', 'https://login.microsoftonline.com'],
  ['https://contoso.api.crm.dynamics.com', 'https://login.microsoftonline.com'],
  ['https://contoso.crm9.dynamics.com', 'https://login.microsoftonline.com'],
  ['https://contoso.crm.microsoftdynamics.us', 'https://login.microsoftonline.us'],
  ['https://contoso.crm.appsplatform.us', 'https://login.microsoftonline.us'],
  ['https://contoso.crm.dynamics.cn', 'https://login.partner.microsoftonline.cn'],
  ['https://crm4.dynamics.com.evil.example', null],
])('%s signs in at %s', (address, authority) => {
  expect(authorityOf(new URL(address))).toBe(authority);
});

const good = {
  environmentUrl: 'https://contoso.crm4.dynamics.com/',
  tenantId: '6f1f7bd1-1d0e-4d55-9d5f-2f8b3a5a0c11',
  clientId: 'a2f1c9de-77aa-4b1c-8f0e-93c5d1e2b344',
  clientSecret: 'Qx8~abc',
};
test.each<[Record<string, string>, string[]]>([
  [{}, []],
  [{ tenantId: 'contoso.onmicrosoft.com' }, []],
  [{ keyColumn: 'cr1_marketplacekey' }, []],
  [{ environmentUrl: 'http://contoso.crm4.dynamics.com' }, ['environmentUrl not_https']],
  [
    { environmentUrl: 'https://contoso.crm4.dynamics.com/main.aspx?appid=1' },
    ['environmentUrl only_the_address'],
  ],
  [{ environmentUrl: 'https://make.powerapps.com' }, ['environmentUrl other_address']],
  [{ environmentUrl: good.tenantId }, ['environmentUrl not_a_url']],
  [{ tenantId: 'common' }, ['tenantId not_a_guid']],
  [{ clientId: good.tenantId }, ['clientId same_as_another']],
  [{ clientId: 'My app' }, ['clientId not_a_guid']],
  [{ clientSecret: '0a0b0c0d-1111-2222-3333-444455556666' }, ['clientSecret secret_id']],
  [
    { clientId: good.clientSecret, clientSecret: good.clientId },
    ['clientId not_a_guid', 'clientSecret secret_id'],
  ],
  [{ keyColumn: 'Leadshare Key' }, ['keyColumn not_a_field_name']],
])('review of %o: %o', (change, complaints) => {
  expect(dataverse.review!({ ...good, ...change }).map(({ field, code }) => `${field} ${code}`)).toEqual(
    complaints,
  );
});
