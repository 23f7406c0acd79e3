// Pipedrive's own ways: one lead per delivery without a key to write by, its late search, and each error read as what it means.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../test/fakes/http-far-side.ts';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { failed, startPipedrive, type Pipedrive } from '../../../test/fakes/pipedrive.ts';
import { pushOnce, withWire } from '../../../test/fakes/push.ts';
import type { SharedLead } from '../../leads/lead.ts';
import type { Delivered, Wire } from '../connector.ts';
import { pipedrive } from './pipedrive.ts';

let far: Pipedrive;
let settings: { url: string; apiToken: string };
let troubled = 'POST /api/v1/leads';

beforeEach(async () => {
  troubled = 'POST /api/v1/leads';
  far = await startPipedrive(({ method, path }) => `${method} ${path}`.startsWith(troubled));
  settings = { url: far.url, apiToken: far.token };
});
afterEach(() => far.close());

const push = async (key: string, lead: SharedLead = sharedLead(), now?: Date) =>
  (await pushOnce(pipedrive, { lead, key, settings, ...(now && { now }) })).outcome;
const nobody = () =>
  sharedLead({
    contact: {
      email: null,
      phone: null,
      firstName: null,
      lastName: null,
      normalized: { name: null, email: null, phone: null, country: null },
    },
  });
const wired = async <Result>(run: (wire: Wire) => Promise<Result>) =>
  (await withWire(pipedrive, { settings }, run)).result;
const counts = () => [far.persons.length, far.leads.length, far.notes.length];

describe('review', () => {
  const token = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
  it.each([
    ['https://acme.pipedrive.com', token, null],
    ['https://acme.pipedrive.com/', token, null],
    ['acme', token, 'not_a_url'],
    ['http://acme.pipedrive.com', token, 'not_https'],
    ['https://app.pipedrive.com', token, 'not_own_address'],
    ['https://acme.pipedrive.com/leads/inbox', token, 'only_the_address'],
    ['https://acme.pipedrive.com', 'acme.pipedrive.com', 'not_an_access_token'],
    ['https://acme.pipedrive.com', `${token} `, 'not_an_access_token'],
  ])('%s with %s', (url, apiToken, code) => {
    expect(pipedrive.review!({ url, apiToken }).map((complaint) => complaint.code)).toEqual(
      code === null ? [] : [code],
    );
  });
});

describe('a lead', () => {
  it('hangs on a person, carries our mark and a note with the consent', async () => {
    const outcome = await push('dlv-1');
    const [lead] = far.leads;
    expect(outcome).toEqual({
      is: 'delivered',
      externalId: lead!.id,
      url: `${far.url}/leads/inbox/${lead!.id}`,
    });
    expect(lead).toMatchObject({
      title: 'Halo Apteka: Shift Planner for Teams',
      origin_id: 'dlv-1',
      person_id: far.persons[0]!.id,
    });
    expect(far.persons).toMatchObject([
      { name: 'Noor Wiśniewska', emails: [{ value: 'noor@halo-apteka.example' }] },
    ]);
    expect(far.notes).toMatchObject([
      { lead_id: lead!.id, content: expect.stringContaining('Consent: asked to be contacted') },
    ]);
  });

  it('says of a customer who must not be contacted that there is no consent', async () => {
    await push(
      'dlv-1',
      sharedLead({ consent: { basis: 'none', scope: 'none', source: 'storefront_terms', record: null } }),
    );
    const made = far.seen.find(({ method, path }) => method === 'POST' && path === '/api/v2/persons')!;
    expect(JSON.parse(made.body.toString())).toMatchObject({ marketing_status: 'no_consent' });
  });

  it.each(['before', 'after'])('is on the one person, %s the search has heard of them', async (when) => {
    await push('dlv-1');
    if (when === 'after') far.index();
    await push('dlv-2');
    await push('dlv-1');
    expect(counts()).toEqual([1, 2, 2]);
  });

  it.each(['POST /api/v2/persons', 'POST /api/v1/leads', 'POST /api/v1/notes'])(
    'is one, with one note, when %s was done and nobody heard of it',
    async (step) => {
      troubled = step;
      far.script('cut after commit');
      expect(await push('dlv-1')).toMatchObject({ is: 'retry', reason: 'unreachable' });
      expect(await push('dlv-1')).toMatchObject({ is: 'delivered' });
      expect(counts()).toEqual([1, 1, 1]);
    },
  );

  it('of nobody we know is one all the same', async () => {
    far.script('cut after commit');
    expect(await push('dlv-1', nobody())).toMatchObject({ is: 'retry' });
    expect(await push('dlv-1', nobody())).toMatchObject({ is: 'delivered' });
    await push('dlv-2', nobody());
    expect(far.leads.map(({ origin_id: mark }) => mark)).toEqual(['dlv-1', 'dlv-2']);
  });

  it('is found on the second page of a busy person', async () => {
    const person = {
      id: 1000,
      name: 'Noor',
      emails: [{ value: 'noor@halo-apteka.example' }],
      phones: [],
      add_time: '',
    };
    far.persons.push(person);
    const other = {
      title: 'x',
      person_id: 1000,
      origin_id: null,
      add_time: '',
      is_archived: false,
      value: null,
      expected_close_date: null,
    };
    for (let nth = 0; nth < 600; nth++) far.leads.push({ ...other, id: `l${nth}` });
    const first = await push('dlv-1');
    expect(await push('dlv-1')).toEqual(first);
    expect(far.leads.length).toBe(601);
  });

  it.each(['archive', 'convert'] as const)('is left alone after they %s it', async (how) => {
    await push('dlv-1');
    far[how]('dlv-1');
    expect(await push('dlv-1')).toMatchObject({ is: 'refused', reason: 'closed_remotely' });
    expect(await push('dlv-2')).toMatchObject({ is: 'delivered' });
  });

  it('whose person was removed just now comes again', async () => {
    far.script(failed(404, 'Person not found'));
    expect(await push('dlv-1')).toMatchObject({ is: 'retry', reason: 'remote_busy' });
  });
});

describe('what Pipedrive answers', () => {
  const evening = new Date('2026-11-20T23:40:00Z');
  const page: Answer = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Access denied' };
  const at429 = (headers: Record<string, string>): Answer => ({
    ...failed(429, 'rate limit exceeded'),
    headers,
  });
  it.each<[string, Answer, object]>([
    ['a burst', at429({ 'x-ratelimit-reset': '2' }), { reason: 'rate_limited', afterMs: 2_000 }],
    ['a burst with Retry-After', at429({ 'retry-after': '5', 'x-ratelimit-reset': '2' }), { afterMs: 5_000 }],
    [
      'a day’s quota',
      at429({ 'x-daily-requests-left': '0' }),
      { said: { code: 'daily_quota' }, afterMs: 20 * 60_000 },
    ],
    ['being shut out', page, { reason: 'rate_limited', afterMs: 15 * 60_000 }],
    [
      'a limit of the plan',
      failed(403, 'Open deals limit reached.', { code: 'feature_capping_deals_limit' }),
      { reason: 'misconfigured', said: { code: 'plan_lacks' } },
    ],
    [
      'no right',
      failed(403, 'You do not have permission to do this'),
      { reason: 'unauthorized', said: { code: 'right_missing' } },
    ],
    ['an account that is not open', failed(402, 'Payment required'), { said: { code: 'plan_lacks' } }],
    ['another token', failed(401, 'unauthorized access'), { said: { code: 'credentials_wrong' } }],
    ['no such account', { status: 404, body: '<html>' }, { said: { code: 'address_wrong' } }],
    [
      'a value it does not take',
      failed(400, 'Label not found'),
      { reason: 'invalid_lead', said: { code: 'lead_refused', values: { said: 'Label not found' } } },
    ],
    ['maintenance', { status: 503 }, { reason: 'remote_busy' }],
    ['a fault inside', failed(500, 'oops'), { reason: 'remote_error' }],
    ['no success in a 200', { status: 200, body: '{"success":false}' }, { reason: 'malformed_reply' }],
    [
      'a lead without an id',
      { status: 200, body: '{"success":true,"data":{}}' },
      { reason: 'malformed_reply' },
    ],
  ])('%s', async (_what, answer, expected) => {
    far.script(answer);
    expect(await push('dlv-1', sharedLead(), evening)).toMatchObject(expected);
  });
});

describe('before the first lead', () => {
  it('tells its own fields, with labels and channels as lists', async () => {
    const read = await wired((wire) => pipedrive.describe!(settings, wire));
    if (read.is !== 'read') throw new Error(read.detail);
    const byName = new Map(read.targets.map((target) => [target.name, target]));
    expect(byName.get('channel')!.options).toEqual([{ value: '52', label: 'Marketplace' }]);
    expect(byName.get('label_ids')!.options).toMatchObject([{ label: 'Hot' }]);
    expect(byName.get('a'.repeat(40))).toMatchObject({
      label: 'Region',
      options: [{ value: '11', label: 'EMEA' }],
    });
    expect(byName.get('b'.repeat(40))).toMatchObject({ type: 'text', maxLength: 255 });
    // What cannot be sent as one value is not offered.
    expect([...byName.keys()].filter((name) => /[cd]{40}/.test(name))).toEqual([]);
  });

  it('takes what a mapping gives to its fields as they want it', async () => {
    const constant = (target: string, value: string) => ({
      target,
      source: { from: 'constant', value } as const,
    });
    const own = Object.entries({
      channel: '52',
      label_ids: 'x',
      'value.amount': '12',
      'value.currency': 'EUR',
      expected_close_date: '2026-12-24',
    });
    const mapping = {
      fields: [...pipedrive.mappable.defaults, ...own.map(([target, value]) => constant(target, value))],
    };
    const { outcome } = await pushOnce(pipedrive, { lead: sharedLead(), settings, mapping });
    expect(outcome).toMatchObject({ is: 'delivered' });
    const made = far.seen.find(({ method, path }) => method === 'POST' && path === '/api/v1/leads')!;
    expect(JSON.parse(made.body.toString())).toMatchObject({
      channel: 52,
      label_ids: ['x'],
      value: { amount: 12, currency: 'EUR' },
      expected_close_date: '2026-12-24',
    });
  });

  it('is looked over, up to what fails', async () => {
    const steps = (apiToken: string) => wired((wire) => pipedrive.inspect!({ ...settings, apiToken }, wire));
    expect((await steps(far.token)).map(({ is }) => is)).toEqual(['well', 'well', 'well']);
    expect(await steps('0'.repeat(40))).toMatchObject([
      { step: 'credentials', is: 'failed', said: { code: 'credentials_wrong' } },
    ]);
  });

  it.each([
    ['with its person', false, [0, 0]],
    ['but not a person who was there', true, [1, 1]],
  ])('takes a test record away again, %s', async (_what, wasThere, left) => {
    if (wasThere) await push('dlv-before');
    const outcome = (await push('dlv-test')) as Delivered;
    expect(await wired((wire) => pipedrive.cleanUp!(outcome, 'dlv-test', settings, wire))).toBe(true);
    expect([far.persons.length, far.leads.length]).toEqual(left);
  });
});
