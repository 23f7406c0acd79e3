// HubSpot's own ways: one contact per person, a lead per delivery, each error read as what it means, and what becomes of contacts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHubSpot, type HubSpot } from '../../../test/fakes/hubspot.ts';
import type { Answer } from '../../../test/fakes/http-far-side.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { memoryTokens, pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import type { Delivered, Settings, Wire } from '../connector.ts';
import { hubspot } from './hubspot.ts';

let far: HubSpot;
let settings: Settings;
const now = new Date('2026-11-20T22:00:00Z');

beforeAll(async () => {
  far = await startHubSpot('/contacts/batch/upsert');
  settings = { accessToken: far.token, apiUrl: far.url };
});
afterAll(() => far.close());

let made = 0;
const newKey = () => `dlv-${++made}`;
const leadOf = (email: string) =>
  sharedLead({ contact: { email, normalized: { name: null, email, phone: null, country: 'PL' } } });
const push = async (key: string, email: string, more: Settings = {}) =>
  (await pushOnce(hubspot, { lead: leadOf(email), key, now, settings: { ...settings, ...more } })).outcome;
const byEmail = (email: string) =>
  [...far.contacts.values()].filter(({ properties }) => properties['email'] === email);
const wired = async <Result>(run: (wire: Wire) => Promise<Result>, at = now) =>
  (await withWire(hubspot, { settings, now: at }, run)).result;
const calls = (path: string) => far.seen.filter((request) => request.path.endsWith(path)).length;

describe('review', () => {
  it.each([
    ['pat-na1-5c9e1c0a-77d2-4e0f-9d3b-2f6a51d0c0de', null],
    ['62515001', 'account_id'],
    ['5c9e1c0a-77d2-4e0f-9d3b-2f6a51d0c0de', 'client_secret'],
    ['https://app.hubspot.com/settings/62515', 'address'],
    ['pat na1', 'other'],
  ])('%s', (accessToken, what) => {
    const complaints = hubspot.review!({ accessToken });
    expect(complaints).toMatchObject(
      what === null ? [] : [{ field: 'accessToken', code: 'not_an_access_token', given: { what } }],
    );
  });
});

describe('a contact', () => {
  it('has its values as texts, the key and a link to it', async () => {
    const outcome = await push('dlv-first', 'first@x.example');
    const [contact] = byEmail('first@x.example');
    expect(outcome).toEqual({
      is: 'delivered',
      externalId: contact!.id,
      url: `https://app-eu1.hubspot.com/contacts/62515/record/0-1/${contact!.id}`,
    });
    expect(contact!.properties).toMatchObject({
      leadshare_key: 'dlv-first',
      lastname: 'Wiśniewska',
      lifecyclestage: 'lead',
      country: 'Poland',
      message: expect.stringContaining('Consent: asked to be contacted'),
    });
    expect(contact!.properties).not.toHaveProperty('hs_lead_name');
    expect(contact!.properties).not.toHaveProperty('hs_lead_status');
  });

  it.each(['key', 'email'])('is one for a person who comes twice, found by %s', async (findBy) => {
    const email = `twice-${findBy}@x.example`;
    const first = await push(newKey(), email, { findBy });
    const key = newKey();
    expect(await push(key, email, { findBy })).toEqual(first);
    expect(await push(key, email, { findBy })).toEqual(first);
    expect(byEmail(email)).toMatchObject([{ properties: { leadshare_key: key } }]);
  });

  it('is found by its key after the address was changed there', async () => {
    const first = await push('dlv-moved', 'old@x.example');
    far.change(byEmail('old@x.example')[0]!, { email: 'new@x.example' });
    expect(await push('dlv-moved', 'old@x.example')).toEqual(first);
  });

  it('goes without an address that HubSpot does not believe, which stands in the message', async () => {
    const outcome = await push('dlv-odd', 'somebody@x.invalid');
    const contact = far.contacts.get((outcome as Delivered).externalId!)!;
    expect(contact.properties).not.toHaveProperty('email');
    expect(contact.properties['message']).toContain('somebody@x.invalid');
    expect(await push('dlv-odd', 'somebody@x.invalid')).toEqual(outcome);
  });

  it('asks for the account once, however many leads there are', async () => {
    const before = calls('/account-info/v3/details');
    const tokens = memoryTokens();
    for (let time = 0; time < 3; time++)
      await pushOnce(hubspot, { lead: leadOf('many@x.example'), key: newKey(), now, settings, tokens });
    expect(calls('/account-info/v3/details')).toBe(before + 1);
  });

  it('links to the account of the token that is set now', async () => {
    const tokens = memoryTokens();
    const old = {
      is: 'granted',
      token: 'pat-old',
      endsAt: new Date('2027-01-01'),
      more: { portalId: '1' },
    } as const;
    await tokens.get(() => Promise.resolve(old), { now, refused: undefined, withinMs: 1 });
    const lead = leadOf('other@x.example');
    const { outcome } = await pushOnce(hubspot, { lead, key: newKey(), now, settings, tokens });
    expect(outcome).toMatchObject({ url: expect.stringContaining('/contacts/62515/') });
  });
});

const error = (status: number, body: object, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ status: 'error', ...body }),
});
const badValue = (own: string) =>
  error(400, {
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${JSON.stringify([{ isValid: false, error: own, name: 'jobtitle', message: 'no' }])}`,
  });
const limit = (policyName: string) => error(429, { errorType: 'RATE_LIMIT', policyName, message: 'limit' });

describe('what HubSpot answers', () => {
  it.each<[string, Answer, object]>([
    ['a day’s quota', limit('DAILY'), { said: { code: 'daily_quota' }, afterMs: 2 * 3600_000 }],
    ['ten seconds’ quota', limit('TEN_SECONDLY_ROLLING'), { reason: 'rate_limited', afterMs: 10_000 }],
    ['a second’s quota', limit('SECONDLY'), { reason: 'rate_limited', afterMs: 1_000 }],
    ['a lock', error(423, {}), { said: { code: 'record_locked' }, afterMs: 2_000 }],
    [
      'a move to another data centre',
      error(477, {}, { 'retry-after': '3600' }),
      { reason: 'remote_busy', afterMs: 3_600_000 },
    ],
    ['a network before it', error(521, {}), { reason: 'remote_busy' }],
    ['a fault inside', error(500, {}), { reason: 'remote_error' }],
    [
      'a token that ended',
      error(401, { category: 'EXPIRED_AUTHENTICATION' }),
      { said: { code: 'credentials_ended' } },
    ],
    [
      'a token that was taken back',
      error(401, { category: 'INVALID_AUTHENTICATION' }),
      { said: { code: 'credentials_wrong' } },
    ],
    ['no such object', error(404, { message: 'no contacts' }), { said: { code: 'object_missing' } }],
    [
      'a property that is not there',
      badValue('PROPERTY_DOESNT_EXIST'),
      { reason: 'misconfigured', said: { code: 'field_unknown', values: { field: 'jobtitle' } } },
    ],
    [
      'a property that is not ours to write',
      badValue('READ_ONLY_VALUE'),
      { said: { code: 'field_read_only' } },
    ],
    [
      'a value that is not in the list',
      badValue('INVALID_OPTION'),
      { reason: 'invalid_lead', said: { code: 'value_not_in_list', values: { field: 'jobtitle' } } },
    ],
    ['a value that is too long', badValue('VALUE_TOO_LONG'), { said: { code: 'value_too_long' } }],
    [
      'a value that breaks a rule of theirs',
      badValue('RULE_OF_OURS'),
      { said: { code: 'value_wrong', values: { field: 'jobtitle' } } },
    ],
    [
      'errors one by one',
      error(400, {
        category: 'VALIDATION_ERROR',
        message: 'no',
        errors: [{ code: 'INVALID_OPTION', message: 'no', context: { propertyName: ['company'] } }],
      }),
      { said: { code: 'value_not_in_list', values: { field: 'company' } } },
    ],
    ['no reason', error(400, { message: 'no' }), { reason: 'invalid_lead', said: { code: 'lead_refused' } }],
    [
      'nothing of the record in a 207',
      error(207, { results: [], errors: [] }),
      { reason: 'malformed_reply' },
    ],
  ])('%s', async (_what, answer, expected) => {
    far.script(answer);
    expect(await push(newKey(), 'asked@x.example')).toMatchObject(expected);
  });

  it('scopes that are lacking, by name', async () => {
    far.scopes.delete('crm.objects.contacts.write');
    expect(await push(newKey(), 'scope@x.example')).toMatchObject({
      reason: 'unauthorized',
      said: { code: 'right_missing', values: { said: 'crm.objects.contacts.write' } },
    });
    far.scopes.add('crm.objects.contacts.write');
  });

  it.each(['gone', 'not unique'])('a key that is %s', async (how) => {
    const { contacts } = far.properties;
    const key = contacts.get('leadshare_key')!;
    if (how === 'gone') contacts.delete('leadshare_key');
    else contacts.set('leadshare_key', { ...key, hasUniqueValue: false });
    expect(await push(newKey(), 'key@x.example')).toMatchObject({
      reason: 'misconfigured',
      said: { values: { field: 'leadshare_key' } },
    });
    contacts.set('leadshare_key', key);
  });
});

describe('many in one call', () => {
  const leads = (count: number, odd: Record<number, string> = {}) =>
    Array.from({ length: count }, (_, at) => ({
      key: newKey(),
      lead: leadOf(odd[at] ?? `n${at}@x.example`),
    }));

  it('are one call, each with its own outcome', async () => {
    const before = calls('/batch/upsert');
    far.refuseOne(41);
    const outcomes = await pushTogether(hubspot, { leads: leads(100), now, settings });
    expect(outcomes.map(({ is }) => is === 'delivered')).toEqual(
      Array.from({ length: 100 }, (_, at) => at !== 41),
    );
    expect(outcomes[41]).toMatchObject({ said: { code: 'value_not_in_list' } });
    expect(calls('/batch/upsert')).toBe(before + 1);
  });

  it('by e-mail are all or nothing there, so that the bad one is found by halving', async () => {
    const before = calls('/batch/upsert');
    const outcomes = await pushTogether(hubspot, {
      leads: leads(64, { 20: 'somebody@y.invalid' }),
      now,
      settings: { ...settings, findBy: 'email' },
    });
    expect(outcomes.every(({ is }) => is === 'delivered')).toBe(true);
    expect(calls('/batch/upsert')).toBeLessThanOrEqual(before + 15);
  });

  it.each(['key', 'email'])(
    'by %s with two of one person are that person’s one contact, in two calls',
    async (findBy) => {
      const before = calls('/batch/upsert');
      const outcomes = await pushTogether(hubspot, {
        leads: leads(3, { 0: `same-${findBy}@y.example`, 2: `Same-${findBy}@y.example` }),
        now,
        settings: { ...settings, findBy },
      });
      expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'delivered', 'delivered']);
      expect(outcomes[2]).toEqual(outcomes[0]);
      expect(calls('/batch/upsert')).toBe(before + 2);
    },
  );
});

describe('the lead object', () => {
  it('hangs on the contact, and a repeat begins where the first try ended', async () => {
    const other = await startHubSpot();
    const yes = { accessToken: other.token, apiUrl: other.url, leadObject: 'yes' };
    const attempt = async () =>
      (await pushOnce(hubspot, { lead: sharedLead(), key: 'dlv-resumed', now, settings: yes })).outcome;
    other.script({ status: 500 });
    expect(await attempt()).toMatchObject({ is: 'retry', reason: 'remote_error' });
    expect([other.contacts.size, other.leads.size]).toEqual([1, 0]);
    expect(await attempt()).toMatchObject({ is: 'delivered', externalId: [...other.contacts.keys()][0] });
    expect([other.contacts.size, other.leads.size]).toEqual([1, 1]);
    expect([...other.leads.values()][0]!.properties).toMatchObject({
      hs_lead_name: 'Halo Apteka: Shift Planner for Teams',
      leadshare_key: 'dlv-resumed',
    });
    // What a seller changes stays.
    other.change([...other.leads.values()][0]!, { hs_lead_label: 'HOT', hs_lead_name: 'Ours' });
    expect(await attempt()).toMatchObject({ is: 'delivered' });
    expect([...other.leads.values()][0]!.properties['hs_lead_name']).toBe('Ours');
    await other.close();
  });

  it.each([
    [
      'a plan without leads',
      { status: 403, body: '{"status":"error","message":"not in your plan"}' },
      'plan_lacks',
    ],
    ['no right to them', { status: 403, body: '{"category":"MISSING_SCOPES"}' }, 'right_missing'],
  ])('%s', async (_what, answer, code) => {
    const other = await startHubSpot('/leads/batch/read');
    other.script(answer);
    const yes = { accessToken: other.token, apiUrl: other.url, leadObject: 'yes' };
    const { outcome } = await pushOnce(hubspot, { lead: sharedLead(), now, settings: yes });
    expect(outcome).toMatchObject({ is: 'refused', said: { code } });
    other.properties.leads.delete('leadshare_key');
    expect((await pushOnce(hubspot, { lead: sharedLead(), now, settings: yes })).outcome).toMatchObject({
      said: { code: 'key_missing', values: { field: 'leads.leadshare_key' } },
    });
    await other.close();
  });
});

describe('before the first lead', () => {
  it('tells its properties: not those that are hidden, computed or ours', async () => {
    const read = await wired((wire) => hubspot.describe!({ ...settings, leadObject: 'yes' }, wire));
    if (read.is !== 'read') throw new Error(read.detail);
    const names = read.targets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['email', 'message', 'budget', 'lead.hs_lead_label']));
    for (const name of [
      'leadshare_key',
      'createdate',
      'hs_email_optout',
      'secret_score',
      'lead.leadshare_key',
    ])
      expect(names).not.toContain(name);
    expect(read.targets.find(({ name }) => name === 'hs_lead_status')).toMatchObject({
      type: 'choice',
      options: [{ value: 'NEW' }, { value: 'IN_PROGRESS' }, { value: 'UNQUALIFIED' }],
    });
  });

  it('is looked over: token, scopes, properties and key', async () => {
    const steps = () => wired((wire) => hubspot.inspect!({ ...settings, leadObject: 'yes' }, wire));
    expect((await steps()).map(({ step, is }) => [step, is])).toEqual([
      ['credentials', 'well'],
      ['rights', 'well'],
      ['fields', 'well'],
      ['key', 'well'],
    ]);
    far.scopes.delete('crm.objects.leads.write');
    const key = far.properties.leads.get('leadshare_key')!;
    far.properties.leads.delete('leadshare_key');
    expect(await steps()).toMatchObject([
      { is: 'well' },
      { step: 'rights', is: 'failed', said: { values: { said: 'crm.objects.leads.write' } } },
      { is: 'well' },
      { step: 'key', is: 'failed', said: { code: 'key_missing', values: { field: 'leads.leadshare_key' } } },
    ]);
    far.properties.leads.set('leadshare_key', key);
    far.scopes.add('crm.objects.leads.write');
    const wrong = { ...settings, accessToken: 'pat-eu1-another' };
    expect(await wired((wire) => hubspot.inspect!(wrong, wire))).toMatchObject([
      { step: 'credentials', is: 'failed', said: { code: 'credentials_wrong' } },
    ]);
  });

  it('takes a test record away again, its lead too', async () => {
    const yes = { ...settings, leadObject: 'yes' };
    const outcome = (await push('dlv-test', 'test@x.example', yes)) as Delivered;
    const leads = far.leads.size;
    expect(await wired((wire) => hubspot.cleanUp!(outcome, 'dlv-test', yes, wire))).toBe(true);
    expect(far.leads.size).toBe(leads - 1);
    expect(byEmail('test@x.example')).toEqual([]);
  });
});

describe('what becomes of a contact', () => {
  const later = new Date('2026-11-30T00:00:00Z');
  const all = async (cursor: string | null) => {
    const read = await wired((wire) => hubspot.tracking!.changes(settings, wire, cursor), later);
    if (read.is !== 'read') throw new Error(read.detail);
    return read;
  };
  const recordOf = async (key: string) => {
    for (let cursor: string | null = null; ;) {
      const read = await all(cursor);
      const record = read.records.find((one) => one.key === key);
      if (record || !read.more) return record;
      cursor = read.cursor;
    }
  };

  it('is told for each lead of that person, a deal only to those that came before it', async () => {
    await push('dlv-early', 'buyer@x.example');
    const [contact] = byEmail('buyer@x.example');
    const deal = { id: '900', history: [], properties: {} as Record<string, string> };
    far.deals.set('900', deal);
    far.dealsOf.set(contact!.id, ['900']);
    far.change(deal, {
      amount: '1250.50',
      deal_currency_code: 'EUR',
      dealstage: 'closedwon',
      hs_is_closed: 'true',
      hs_is_closed_won: 'true',
      hs_lastmodifieddate: '2026-11-25T10:00:00Z',
    });
    deal.properties['createdate'] = contact!.properties['lastmodifieddate']!;
    await push('dlv-late', 'buyer@x.example');
    far.change(contact!, { hubspot_owner_id: '71', hs_lead_status: 'IN_PROGRESS' });
    const url = `https://app-eu1.hubspot.com/contacts/62515/record/0-1/${contact!.id}`;
    expect(await recordOf('dlv-early')).toEqual({
      key: 'dlv-early',
      externalId: contact!.id,
      url,
      state: 'won',
      status: 'closedwon',
      owner: 'Ines Duarte',
      value: 1250.5,
      currency: 'EUR',
      changedAt: '2026-11-25T10:00:00Z',
    });
    expect(await recordOf('dlv-late')).toMatchObject({
      state: 'working',
      status: 'IN_PROGRESS',
      value: null,
    });
  });

  it('comes page by page, each change once it has settled, and then only what is new', async () => {
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    for (let more = true; more;) {
      const read = await all(cursor);
      seen.push(...read.records.map(({ key }) => key));
      ({ cursor, more } = read);
    }
    const keys = [...far.contacts.values()].map(({ properties }) => properties['leadshare_key']);
    expect(seen).toEqual(expect.arrayContaining(keys));
    expect(seen.length).toBeGreaterThan(50);
    expect((await all(cursor)).records).toEqual([]);
    far.change(byEmail('first@x.example')[0]!, { hs_lead_status: 'UNQUALIFIED' });
    expect((await all(cursor)).records).toMatchObject([{ key: 'dlv-first', state: 'disqualified' }]);
  });

  it('is not lost where a page ends between changes of one moment', async () => {
    const { cursor } = await all(String(Date.parse('2026-11-29T00:00:00Z')));
    const contacts = [...far.contacts.values()].slice(0, 70);
    for (const [at, contact] of contacts.entries())
      far.change(
        contact,
        { city: 'Porto' },
        at < 20 ? `2026-11-29T10:00:${at + 10}.000Z` : '2026-11-29T11:00:00.000Z',
      );
    const first = await all(cursor);
    const second = await all(first.cursor);
    const seen = new Set([...first.records, ...second.records].map(({ externalId }) => externalId));
    expect([first.more, first.records.length > 0]).toEqual([true, true]);
    expect(contacts.slice(0, 20).every(({ id }) => seen.has(id))).toBe(true);
    expect(seen.size).toBe(70);
  });

  it('is told again while the search may still hear of others of that minute', async () => {
    const cursor = String(later.getTime() - 120_000);
    far.change(byEmail('first@x.example')[0]!, { city: 'Faro' }, '2026-11-29T23:59:50.000Z');
    const once = await all(cursor);
    expect(once.records).toMatchObject([{ key: 'dlv-first' }]);
    expect((await all(once.cursor)).records).toEqual(once.records);
  });

  it('is looked up by id or key; what is lacking is not told', async () => {
    const [first] = byEmail('first@x.example');
    const sent = [
      { key: 'dlv-first', externalId: first!.id },
      { key: 'dlv-early', externalId: null },
      { key: 'dlv-late', externalId: null },
      { key: 'dlv-none', externalId: '1' },
    ];
    const read = await wired((wire) => hubspot.tracking!.lookup(sent, settings, wire), later);
    if (read.is !== 'read') throw new Error(read.detail);
    expect(read.records.map(({ key }) => key)).toEqual(expect.arrayContaining(['dlv-first', 'dlv-late']));
    expect(read.records.map(({ key }) => key)).not.toContain('dlv-none');
  });

  it('is told without deals and names where the token may not read them', async () => {
    far.scopes.delete('crm.objects.deals.read');
    far.scopes.delete('crm.objects.owners.read');
    expect(await recordOf('dlv-early')).toMatchObject({ state: 'working', owner: '71', value: null });
    far.scopes.add('crm.objects.deals.read').add('crm.objects.owners.read');
  });
});
