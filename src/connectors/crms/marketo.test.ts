// What Marketo's ids, answers and two ways in mean: nearly all of it comes in a 200.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { startMarketo, type Marketo } from '../../../test/fakes/marketo.ts';
import { memoryTokens, pushOnce, pushTogether, withWire } from '../../../test/fakes/push.ts';
import { defaultLimits } from '../../delivery/destination.ts';
import { Lane, type Push } from '../../delivery/lane.ts';
import type { Delivered, Settings } from '../connector.ts';
import { marketo } from './marketo.ts';

let far: Marketo;
let form: Settings;
let records: Settings;
let keyed: Settings;
beforeAll(async () => {
  far = await startMarketo();
  const { url: instance, clientId, clientSecret } = far;
  form = { instance, clientId, clientSecret, formId: '1029', serverId: 'app-ab12' };
  records = { instance, clientId, clientSecret, way: 'record' };
  keyed = { ...records, keyField: 'leadshareKey' };
});
afterAll(() => far.close());
beforeEach(() => {
  far.leads.length = 0;
  far.submissions.length = 0;
  Object.assign(far, { mostBytes: 1024 * 1024, seesAssets: true, hasKey: true, livesS: 3599 });
});

const push = (settings: Settings, lead = sharedLead(), key = 'dlv-1') =>
  pushOnce(marketo, { lead, settings, key });
const sent = () => JSON.parse(far.seen.at(-1)!.body.toString()) as Record<string, unknown>;
const noEmail = () => {
  const { contact } = sharedLead();
  return sharedLead({ contact: { email: null, normalized: { ...contact.normalized, email: null } } });
};

describe('a submitted form', () => {
  test('is one person by e-mail and an activity for each lead, with a link', async () => {
    const first = await push(form, sharedLead(), 'dlv-1');
    const second = await push(form, sharedLead(), 'dlv-2');
    expect(first.outcome).toEqual({
      is: 'delivered',
      externalId: String(far.leads[0]!.id),
      url: `https://app-ab12.marketo.com/leadDatabase/loadLeadDetail?leadId=${far.leads[0]!.id}`,
    });
    expect(second.outcome).toEqual(first.outcome);
    expect(far.leads).toHaveLength(1);
    expect(far.submissions).toHaveLength(2);
    expect(far.leads[0]!.values).toMatchObject({ email: 'noor@halo-apteka.example', company: 'Halo Apteka' });
  });

  test('committed but the connection cut, then repeated: one person, and the form filled out twice', async () => {
    far.script('cut after commit');
    expect((await push(form)).outcome).toMatchObject({ is: 'retry' });
    expect((await push(form)).outcome).toMatchObject({ is: 'delivered' });
    expect([far.leads.length, far.submissions.length]).toEqual([1, 2]);
  });

  test('says the page of our own form, and its campaign', async () => {
    const record = {
      textId: 'txt',
      version: 1,
      language: 'en',
      sha256: 'a'.repeat(64),
      givenAt: '2026-11-20T09:00:00Z',
      given: 'tick' as const,
      pageUrl: 'https://www.northwind.example/planner?utm_source=spring',
      purpose: 'contact_about_this_product' as const,
      recipients: [],
    };
    const consent = { basis: 'contact_form', scope: 'this_product', source: 'own_form', record } as const;
    await push(form, sharedLead({ consent }));
    expect(sent()['input']).toMatchObject([
      {
        visitorData: { pageURL: 'https://www.northwind.example/planner', queryString: 'utm_source=spring' },
      },
    ]);
  });

  test('that does not exist is the destination’s fault', async () => {
    const { outcome } = await push({ ...form, formId: '1030' });
    expect(outcome).toMatchObject({
      is: 'refused',
      reason: 'misconfigured',
      said: { code: 'object_missing' },
    });
  });

  test.each(['form', 'record'])('the engine sends as a %s what goes in one call', (way) => {
    const lane = new Lane({
      destination: {
        id: 'dst_1',
        publisherId: 'pub_1',
        kind: marketo.kind,
        role: 'publisher-crm',
        name: 'Marketing',
        settings: { ...form, way },
        limits: defaultLimits,
        forwardTestLeads: false,
        storefronts: null,
        listingIds: null,
        pausedAt: null,
        events: null,
        followsOpportunities: false,
        mapping: null,
        farTargets: null,
      },
      health: { openUntil: null, openedCount: 0, holdUntil: null, reason: null, detail: null },
    });
    const now = new Date('2026-11-20T10:00:00Z');
    const waiting = (deliveryId: string): Push => ({
      publisherId: 'pub_1',
      deliveryId,
      destinationId: 'dst_1',
      personId: null,
      attempts: 0,
      rung: 0,
      lead: sharedLead(),
      createdAt: now,
      leaseUntil: new Date('2026-11-20T10:10:00Z'),
    });
    lane.queue.push(waiting('dlv_1'), waiting('dlv_2'), waiting('dlv_3'));
    expect(lane.next(now)).toHaveLength(way === 'form' ? 1 : 3);
  });
});

test.each(['form', 'record'])('a preview assumes of a %s what it would be told', async (way) => {
  const settings = { ...form, way };
  await push(settings);
  const { method, path, headers, body } = far.seen.at(-1)!;
  const request = { method: method as 'POST', url: far.url + path, headers, body: body.toString() };
  far.script(marketo.assumed!(request));
  expect((await push(settings)).outcome).toMatchObject({ is: 'delivered' });
});

describe('database records', () => {
  test('are found again by e-mail, so that a person stays one', async () => {
    await push(records, sharedLead(), 'dlv-1');
    await push(records, sharedLead({ contact: { phone: null } }), 'dlv-2');
    expect(far.leads).toHaveLength(1);
    expect(sent()).toMatchObject({ action: 'createOrUpdate', lookupField: 'email' });
  });

  test('are found again by a field of their own, and need no e-mail then', async () => {
    expect((await push(keyed, noEmail())).outcome).toMatchObject({ is: 'delivered' });
    expect(far.leads[0]!.values).toMatchObject({ leadshareKey: 'dlv-1' });
  });

  test('without the e-mail that would find them are not sent', async () => {
    const before = far.seen.length;
    for (const settings of [records, form]) {
      const { outcome } = await push(settings, noEmail());
      expect(outcome).toMatchObject({
        reason: 'invalid_lead',
        said: { code: 'value_missing', values: { field: 'email' } },
      });
    }
    expect(far.seen).toHaveLength(before);
  });

  test('together: one that lacks its key does not hold up the others', async () => {
    const leads = [sharedLead(), noEmail(), sharedLead({ contact: { normalized: other } })].map(
      (lead, at) => ({
        lead,
        key: `dlv-${at}`,
      }),
    );
    const outcomes = await pushTogether(marketo, { settings: records, leads });
    expect(outcomes.map(({ is }) => is)).toEqual(['delivered', 'refused', 'delivered']);
  });

  test('that are too large together go in halves; one that is too large alone is told', async () => {
    far.mostBytes = 1200;
    const note = 'x'.repeat(200);
    const leads = Array.from({ length: 5 }, (_, at) => ({ lead: sharedLead({ note }), key: `dlv-${at}` }));
    const outcomes = await pushTogether(marketo, { settings: keyed, leads });
    expect(outcomes.map(({ is }) => is)).toEqual(Array(5).fill('delivered'));
    expect(far.leads).toHaveLength(5);
    far.mostBytes = 100;
    expect((await push(keyed)).outcome).toMatchObject({ is: 'refused', reason: 'too_large' });
  });

  test('go into the partition that is named', async () => {
    await push({ ...keyed, partition: 'Marketplace' });
    expect(sent()).toMatchObject({ partitionName: 'Marketplace' });
  });

  const other = { name: null, email: 'other@halo-apteka.example', phone: null, country: null };
});

describe('consent', () => {
  test('unsubscribes whom nobody may contact, and subscribes nobody again', async () => {
    await push(keyed, sharedLead());
    expect(far.leads[0]!.values).not.toHaveProperty('unsubscribed');
    const none = { basis: 'none', scope: 'none', source: 'storefront_terms', record: null } as const;
    await push(keyed, sharedLead({ consent: none }), 'dlv-2');
    expect(far.leads[1]!.values).toMatchObject({ unsubscribed: true });
  });
});

describe('answers', () => {
  test.each([
    ['502', 'retry', 'not_available'],
    ['603', 'refused', 'right_missing'],
    ['604', 'retry', 'not_available'],
    ['605', 'refused', 'request_refused'],
    ['608', 'retry', 'not_available'],
    ['609', 'refused', 'request_refused'],
    ['610', 'refused', 'address_wrong'],
    ['611', 'retry', 'failed_inside'],
    ['612', 'refused', 'request_refused'],
    ['613', 'refused', 'request_refused'],
    ['614', 'retry', 'not_available'],
    ['616', 'refused', 'plan_lacks'],
    ['699', 'retry', 'failed_inside'],
    ['702', 'refused', 'object_missing'],
    ['703', 'refused', 'plan_lacks'],
    ['709', 'refused', 'rule_broken'],
    ['713', 'retry', 'not_available'],
    ['719', 'retry', 'record_locked'],
    ['799', 'refused', 'request_refused'],
  ])('%s of a request: %s, %s', async (code, is, meaning) => {
    far.fail({ code, message: 'As Marketo says.' });
    const { outcome } = await push(form);
    expect(outcome).toMatchObject({ is, said: { code: meaning, values: { status: code } } });
  });

  test.each([
    ['606', '2026-11-20T10:00:00Z', 'too_many_requests', 20_000],
    ['615', '2026-11-20T10:00:00Z', 'too_many_at_once', 5_000],
    // Midnight US Central, in winter and in summer.
    ['607', '2026-11-20T10:00:00Z', 'daily_quota', 20 * 3_600_000],
    ['607', '2026-07-20T10:00:00Z', 'daily_quota', 19 * 3_600_000],
  ])('%s at %s rests', async (code, now, meaning, afterMs) => {
    far.fail({ code, message: 'Slower' });
    const { outcome } = await pushOnce(marketo, { lead: sharedLead(), settings: form, now: new Date(now) });
    expect(outcome).toMatchObject({ is: 'retry', reason: 'rate_limited', afterMs, said: { code: meaning } });
  });

  test.each([
    ['1001', "Invalid value '2'. Required of type 'Boolean'", 'lead_refused', 'invalid_lead'],
    ['1002', "Missing value for the required parameter 'lastName'", 'value_missing', 'invalid_lead'],
    ['1003', 'Email address is invalid', 'lead_refused', 'invalid_lead'],
    ['1004', 'Lead not found', 'lead_refused', 'invalid_lead'],
    ['1005', 'Lead already exists', 'duplicate_blocked', 'invalid_lead'],
    ['1006', "Field 'shoeSize' not found", 'field_unknown', 'misconfigured'],
    ['1006', "Field 'leadshareKey' not found", 'key_missing', 'misconfigured'],
    ['1007', 'Multiple lead match lookup criteria', 'several_match', 'invalid_lead'],
    ['1008', "Access denied to partition 'Default'", 'right_missing', 'unauthorized'],
  ])('%s of a lead, %s: %s', async (code, message, meaning, reason) => {
    far.skip(0, code, message);
    expect((await push(keyed)).outcome).toMatchObject({ is: 'refused', reason, said: { code: meaning } });
    far.fail({ code, message });
    expect((await push(keyed)).outcome).toMatchObject({ is: 'refused', reason, said: { code: meaning } });
  });

  test.each([
    [414, '<h1>Request-URI Too Long</h1>', 'refused', 'misconfigured'],
    [404, '<h1>No such subscription</h1>', 'refused', 'misconfigured'],
    [503, '<h1>Maintenance</h1>', 'retry', 'remote_busy'],
    [200, '{"success":true,"result":[]}', 'retry', 'malformed_reply'],
    [200, '{"success":true,"result":[{"status":"created"}]}', 'retry', 'malformed_reply'],
    [200, '{"success":false}', 'retry', 'malformed_reply'],
  ])('status %i with %s: %s, %s', async (status, body, is, reason) => {
    far.script({ status, body });
    expect((await push(keyed)).outcome).toMatchObject({ is, reason });
  });
});

describe('tokens', () => {
  test('one of which little is left is used until then, and 602 gets another', async () => {
    const tokens = memoryTokens();
    const told = { lead: sharedLead(), settings: keyed, tokens };
    await pushOnce(marketo, told);
    const asked = () => far.seen.filter(({ path }) => path.startsWith('/identity')).length;
    const before = asked();
    await pushOnce(marketo, told);
    expect(asked()).toBe(before);
    far.token = '';
    expect((await pushOnce(marketo, told)).outcome).toMatchObject({ is: 'delivered' });
    expect(asked()).toBe(before + 1);
  });

  test('identity gives the one that is just ending: again later, not broken', async () => {
    const ended = {
      status: 200,
      body: '{"success":false,"errors":[{"code":"602","message":"Access token expired"}]}',
    };
    far.script(ended, ended);
    expect((await push(keyed)).outcome).toMatchObject({ is: 'retry', said: { code: 'token_not_available' } });
  });
});

describe('what it has', () => {
  const wired = <Result>(settings: Settings, run: Parameters<typeof withWire<Result>>[2]) =>
    withWire(marketo, { settings }, run).then(({ result }) => result);

  test('its fields with their lengths, and not the key, which is ours', async () => {
    const told = await wired(keyed, (wire) => marketo.describe!(keyed, wire));
    const targets = told.is === 'read' ? told.targets : [];
    expect(targets).toContainEqual({
      name: 'company',
      label: 'Company Name',
      type: 'text',
      required: false,
      maxLength: 255,
    });
    expect(targets.map(({ name }) => name)).not.toContain('leadshareKey');
    expect(targets.map(({ name }) => name)).not.toContain('id');
    expect(targets.find(({ name }) => name === 'leadScore')?.type).toBe('number');
  });

  test('the key field is there, or is not', async () => {
    const inspect = () => wired(keyed, (wire) => marketo.inspect!(keyed, wire));
    expect(await inspect()).toEqual([
      { step: 'credentials', is: 'well', detail: 'leads@api.example' },
      { step: 'rights', is: 'well' },
      { step: 'key', is: 'well' },
    ]);
    far.hasKey = false;
    expect((await inspect()).at(-1)).toMatchObject({
      step: 'key',
      is: 'failed',
      said: { code: 'key_missing', values: { field: 'leadshareKey' } },
    });
  });

  test('the form is there, is not, or cannot be seen', async () => {
    const last = async (settings: Settings) =>
      (await wired(settings, (wire) => marketo.inspect!(settings, wire))).at(-1);
    expect(await last(form)).toMatchObject({ step: 'fields', is: 'well' });
    expect(await last({ ...form, formId: '7' })).toMatchObject({
      is: 'failed',
      said: { code: 'object_missing' },
    });
    far.seesAssets = false;
    expect(await last(form)).toMatchObject({ step: 'fields', is: 'not_told' });
  });

  test('wrong credentials are told as such', async () => {
    const wrong = { ...form, clientSecret: 'no' };
    expect(await wired(wrong, (wire) => marketo.inspect!(wrong, wire))).toMatchObject([
      { step: 'credentials', is: 'failed', said: { code: 'credentials_wrong' } },
    ]);
  });

  test('a test record is taken away again, once', async () => {
    const { outcome } = await push(keyed);
    const clean = () => wired(keyed, (wire) => marketo.cleanUp!(outcome as Delivered, 'dlv-1', keyed, wire));
    expect(await clean()).toBe(true);
    expect(far.leads).toHaveLength(0);
    expect(await clean()).toBe(false);
  });
});

describe('ids', () => {
  const settings = {
    instance: '123-ABC-456',
    clientId: '64792f64-73d0-4dc8-bb58-1ec1fc2d9302',
    clientSecret: 'q7Xw2sKvL0mN4bR8tY1uZ5aC9dE3fGhJ',
    formId: '1029',
    serverId: 'app-ab12',
  };

  test.each([
    ['instance', 'https://123-ABC-456.mktorest.com/rest'],
    ['instance', 'https://123-abc-456.mktorest.com/identity'],
    ['instance', '123-ABC-456.mktorest.com'],
    ['formId', 'mktoForm_1029'],
    ['formId', 'https://app-ab12.marketo.com/#FO1029A1'],
    ['serverId', 'https://app-ab12.marketo.com/'],
  ])('%s takes %s', (field, text) => {
    expect(marketo.review!({ ...settings, [field]: text })).toEqual([]);
  });

  test.each([
    ['instance', 'app-ab12', 'Server ID'],
    ['instance', '1029', 'Form ID'],
    ['instance', settings.clientId, 'Client ID'],
    ['formId', '123-ABC-456', 'Munchkin Account ID'],
    ['formId', 'app-ab12', 'Server ID'],
    ['serverId', '123-ABC-456', 'Munchkin Account ID'],
    ['serverId', '1029', 'Form ID'],
    ['clientId', settings.clientSecret, 'Client Secret'],
    ['clientId', 'https://123-ABC-456.mktorest.com/rest', 'Munchkin Account ID'],
    ['clientSecret', settings.clientId, 'Client ID'],
  ])('in the box %s, %s belongs in %s', (field, text, label) => {
    expect(marketo.review!({ ...settings, [field]: text })).toMatchObject([
      { field, code: 'belongs_in', given: { label } },
    ]);
  });

  test.each([
    [{ ...settings, instance: 'my marketo' }, 'instance', 'not_like'],
    [{ ...settings, formId: '' }, 'formId', 'required'],
    [{ ...settings, way: 'record', formId: '', keyField: 'Leadshare Key' }, 'keyField', 'not_like'],
  ])('%o: %s %s', (given, field, code) => {
    expect(marketo.review!(given)).toMatchObject([{ field, code }]);
  });
});
