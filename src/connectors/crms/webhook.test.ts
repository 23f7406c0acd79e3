// What the receiver sees, held against the standardwebhooks library, and what we make of its answers.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedLead } from '../../../test/fakes/lead.ts';
import { pushOnce } from '../../../test/fakes/push.ts';
import { startReceiver, type Receiver } from '../../../test/fakes/webhook-receiver.ts';
import { webhook } from './webhook.ts';

const minted = () => webhook.mint!()['signingSecret']!;
const secret = minted();
const lead = sharedLead();
const now = (plusMs = 0) => new Date(performance.timeOrigin + performance.now() + plusMs);

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver(secret);
});
afterEach(() => receiver.close());

const push = (more: Partial<Parameters<typeof pushOnce>[1]> = {}) =>
  pushOnce(webhook, { lead, settings: { url: receiver.url, signingSecret: secret }, now: now(), ...more });

describe('the request', () => {
  test('is signed as the library expects, and carries the lead whole', async () => {
    expect((await push({ key: 'dlv-7' })).outcome).toEqual({ is: 'delivered', externalId: 'r-1' });
    expect(receiver.turnedDown).toEqual([]);
    expect(receiver.byId.get('dlv-7')).toEqual({
      type: 'lead.shared',
      version: '1',
      timestamp: lead.receivedAt,
      data: { lead },
    });
    expect(receiver.seen[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Leadshare', 'webhook-id': 'dlv-7' },
    });
  });

  test('has the same bytes and id on every try, and each try’s own time', async () => {
    await push();
    await push({ now: now(60_000) });
    const [first, second] = receiver.seen;
    expect(second!.body).toEqual(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    const times = receiver.seen.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(60);
    expect(receiver.byId.size).toBe(1);
  });

  test('keeps a flow’s trigger URL with its query', async () => {
    await push({
      settings: {
        url: `${receiver.url}/workflows/1?api-version=1&sp=%2Ftriggers&sig=a_b-c`,
        signingSecret: secret,
      },
    });
    expect(receiver.seen[0]!.path).toBe('/workflows/1?api-version=1&sp=%2Ftriggers&sig=a_b-c');
  });
});

describe('while the secret changes', () => {
  test('both secrets sign: a receiver with either is content', async () => {
    const next = minted();
    const settings = { url: receiver.url, signingSecret: next, previousSigningSecret: secret };
    expect((await push({ settings, key: 'a' })).outcome.is).toBe('delivered');
    receiver.expect(next);
    expect((await push({ settings, key: 'b' })).outcome.is).toBe('delivered');
    expect(receiver.seen[0]!.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  });

  test('afterwards the old one is no good', async () => {
    receiver.expect(minted());
    expect((await push()).outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
    expect(receiver.turnedDown).toEqual(['No matching signature found']);
  });

  test('without a secret nothing is sent', async () => {
    for (const signingSecret of ['', 'whsec_', 'whsec_short', 'secret']) {
      const { outcome } = await push({ settings: { url: receiver.url, signingSecret } });
      expect(outcome).toMatchObject({ is: 'refused', reason: 'misconfigured' });
    }
    expect(receiver.seen).toHaveLength(0);
  });
});

test.each([
  [200, { is: 'delivered' }],
  [201, { is: 'delivered' }],
  [202, { is: 'delivered' }],
  [204, { is: 'delivered' }],
  [301, { is: 'refused', reason: 'redirected' }],
  [304, { is: 'refused', reason: 'redirected' }],
  [307, { is: 'refused', reason: 'redirected' }],
  [400, { is: 'retry', reason: 'remote_error' }],
  [401, { is: 'refused', reason: 'unauthorized' }],
  [403, { is: 'refused', reason: 'unauthorized' }],
  [404, { is: 'retry', reason: 'remote_error' }],
  [408, { is: 'retry', reason: 'remote_busy' }],
  [410, { is: 'refused', reason: 'endpoint_gone' }],
  [413, { is: 'refused', reason: 'too_large' }],
  [422, { is: 'retry', reason: 'remote_error' }],
  [429, { is: 'retry', reason: 'rate_limited' }],
  [500, { is: 'retry', reason: 'remote_error' }],
  [502, { is: 'retry', reason: 'remote_busy' }],
  [503, { is: 'retry', reason: 'remote_busy' }],
  [504, { is: 'retry', reason: 'remote_busy' }],
  [599, { is: 'retry', reason: 'remote_error' }],
])('%i means %o', async (status, outcome) => {
  receiver.script({ status });
  expect((await push()).outcome).toMatchObject(outcome);
});

test('Retry-After is kept, in seconds and as a date', async () => {
  const at = new Date('2026-11-20T10:00:00Z');
  receiver.script(
    { status: 503, headers: { 'retry-after': '120' } },
    { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 10:05:00 GMT' } },
    { status: 500, headers: { 'retry-after': 'later' } },
  );
  expect((await push({ now: at })).outcome).toMatchObject({ reason: 'remote_busy', afterMs: 120_000 });
  expect((await push({ now: at })).outcome).toMatchObject({ reason: 'rate_limited', afterMs: 300_000 });
  expect((await push({ now: at })).outcome).not.toHaveProperty('afterMs');
});

test.each([
  ['{"id":"crm-1"}', 'crm-1'],
  [`{"id":"${'x'.repeat(200)}"}`, 'x'.repeat(200)],
  [`{"id":"${'x'.repeat(201)}"}`, null],
  ['{"id":17}', null],
  ['{"id":""}', null],
  ['{"id":null}', null],
  ['{}', null],
  ['["id"]', null],
  ['"id"', null],
  ['{"id":', null],
  ['ok', null],
  ['', null],
  [`{"id":"a","x":"${'x'.repeat(65_000)}"}`, 'a'],
])('a receiver that says %.30s calls the lead %.10s', async (body, externalId) => {
  receiver.script({ body });
  expect((await push()).outcome).toEqual({ is: 'delivered', externalId });
});

test('a minted secret is 32 random bytes', () => {
  expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
  expect(minted()).not.toBe(secret);
});

test.each([
  ['https://hooks.example.com/in?sig=x', true],
  ['http://10.0.0.1:8080/', true],
  [`https://x.example/${'a'.repeat(2030)}`, true],
  [`https://x.example/${'a'.repeat(2031)}`, false],
  ['ftp://x.example/', false],
  ['hooks.example.com', false],
  ['', false],
  ['https://', false],
  ['https://me@x.example/', false],
  ['https://me:pw@x.example/', false],
])('review of %.40s: fine is %s', (url, fine) => {
  const errors = webhook.review!({ url });
  expect(errors).toMatchObject(
    fine ? [] : [{ field: 'url', code: expect.any(String), message: expect.stringMatching(/\.$/) as string }],
  );
  expect(JSON.stringify(errors)).not.toContain('pw');
});
