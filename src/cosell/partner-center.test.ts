// Partner Center against its simulator: reading, writing, its oddities, and whose events are its own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problem, startPartnerCenter, type PartnerCenter } from '../../test/fakes/partner-center.ts';
import { knownOf, roundOf, tryingWith, type Trying } from '../../test/programme.ts';
import { handClock } from '../platform/clock.ts';
import { partnerCenter } from './partner-center.ts';
import type { Acceptance } from './programme.ts';

const clock = handClock('2026-03-02T09:00:00.000Z');
let far: PartnerCenter;
let trying: Trying;

beforeAll(async () => {
  far = await startPartnerCenter(() => clock.now());
  trying = tryingWith(far.settings, clock);
});
beforeEach(() => {
  far.referrals.clear();
  far.pageSize = 100;
});
afterAll(async () => {
  await trying.close();
  await far.close();
});

const acceptance: Acceptance = {
  name: 'Rota planning',
  value: '15000',
  currency: 'EUR',
  closesOn: '2026-06-30',
  notes: null,
  externalReference: 'ref_1',
};

describe('reading', () => {
  it('follows the misspelt link to the last page, and next time begins a little before the newest change', async () => {
    far.pageSize = 2;
    const ids = Array.from({ length: 5 }, () => far.aReferral().id);
    const first = await roundOf(partnerCenter, trying.ways(), null);
    expect(first.told.map(({ externalId }) => externalId).toSorted()).toEqual(ids.toSorted());
    expect(first.pages).toBe(3);
    expect(far.seen.some(({ path }) => path.includes('engagments'))).toBe(false);
    clock.forward(3_600_000);
    far.change(ids[0]!, { name: 'Another name' });
    const second = await roundOf(partnerCenter, trying.ways(), first.cursor);
    // What changed shortly before the newest is read once more.
    expect(second.told).toHaveLength(5);
    const third = await roundOf(partnerCenter, trying.ways(), second.cursor);
    expect(third.told.map(({ name }) => name)).toEqual(['Another name']);
  });

  it('gives its token to no other host', async () => {
    far.script({ body: JSON.stringify({ value: [], '@odata.nextLink': 'https://elsewhere.example/next' }) });
    // The script's first answer is for the list: the token is known.
    await knownOf(partnerCenter, trying.ways(), far.aReferral().id).catch(() => null);
    far.script({ body: JSON.stringify({ value: [], '@odata.nextLink': 'https://elsewhere.example/next' }) });
    expect(await partnerCenter.poll(trying.ways(), null, async () => new Set())).toMatchObject({
      is: 'refused',
      code: 'address_wrong',
    });
  });

  it('says that one is gone', async () =>
    expect(await partnerCenter.get(trying.ways(), 'nothing-there')).toEqual({ is: 'gone' }));
});

describe('writing', () => {
  it('accepts with deal name, value and date, and leaves out nothing that it had read', async () => {
    const known = await knownOf(partnerCenter, trying.ways(), far.aReferral().id);
    const sent = await partnerCenter.accept(trying.ways(), known, acceptance, 'key');
    expect(sent).toMatchObject({
      is: 'done',
      referral: { status: 'active', substatus: 'accepted', name: 'Rota planning', deal: { value: '15000' } },
    });
    const there = far.referrals.get(known.externalId)!;
    expect(there).toMatchObject({ aFieldOfTomorrow: { kept: true }, externalReferenceId: 'ref_1' });
    expect(there['details']).toMatchObject({ notes: 'They decide before June.', dealValue: 15000 });
  });

  it('declines with the reason', async () => {
    const known = await knownOf(partnerCenter, trying.ways(), far.aReferral().id);
    await partnerCenter.decline(trying.ways(), known, { reason: 'No capacity', notes: null }, 'key');
    expect(far.referrals.get(known.externalId)).toMatchObject({
      substatus: 'Declined',
      statusReason: 'No capacity',
    });
  });

  it('changes fields by add and replace alone, wins and loses', async () => {
    const active = { status: 'Active', substatus: 'Accepted', details: { currency: 'EUR' } };
    const known = await knownOf(partnerCenter, trying.ways(), far.aReferral(active).id);
    const sent = await partnerCenter.update(trying.ways(), known, { value: '5', currency: 'USD' }, 'key');
    expect(sent).toMatchObject({ is: 'done', referral: { deal: { value: '5', currency: 'USD' } } });
    const { body, headers } = far.seen.at(-1)!;
    expect((JSON.parse(body.toString()) as { op: string }[]).map(({ op }) => op)).toEqual(['add', 'replace']);
    expect(headers['if-match']).toBe(known.told.version);
    const now = await knownOf(partnerCenter, trying.ways(), known.externalId);
    await partnerCenter.lose(trying.ways(), now, { reason: 'Price', notes: null }, 'key');
    expect(far.referrals.get(known.externalId)).toMatchObject({
      status: 'Closed',
      substatus: 'Lost',
      statusReason: 'Price',
    });
    const other = await knownOf(partnerCenter, trying.ways(), far.aReferral(active).id);
    expect(await partnerCenter.win(trying.ways(), other, null, 'key')).toMatchObject({
      is: 'done',
      referral: { status: 'closed', substatus: 'won' },
    });
  });

  it.each(['accept', 'update'] as const)('writes nothing over what changed meanwhile (%s)', async (how) => {
    const known = await knownOf(partnerCenter, trying.ways(), far.aReferral().id);
    far.change(known.externalId, { name: 'Theirs' });
    const ways = trying.ways();
    const sent =
      how === 'accept'
        ? await partnerCenter.accept(ways, known, acceptance, 'key')
        : await partnerCenter.update(ways, known, { name: 'Ours' }, 'key');
    expect(sent).toEqual({ is: 'conflict' });
    expect(far.referrals.get(known.externalId)!['name']).toBe('Theirs');
  });

  it('makes one of its own once, though the answer was lost', async () => {
    const proposal = {
      ...acceptance,
      externalReference: 'ours-1',
      company: 'Fjordgrid AS',
      country: 'NO',
      size: null,
      contact: { firstName: 'Ifeoma', lastName: 'Braathen', email: 'i@fjordgrid.example', phone: null },
      consent: { shareWithOthers: true, contact: true, shareWithSellers: true },
      helpWanted: true,
    };
    far.script();
    expect(await partnerCenter.create(trying.ways(), proposal, 'k')).toMatchObject({ is: 'done' });
    const again = await partnerCenter.create(trying.ways(), proposal, 'k');
    expect(again).toMatchObject({ is: 'done', referral: { direction: 'outgoing', category: 'co_sell' } });
    expect(far.referrals.size).toBe(1);
  });
});

describe('its errors', () => {
  it.each([
    [problem(409, 'resourceModified', 'x'), { is: 'conflict' }],
    [problem(412, 'preconditionFailed', 'x'), { is: 'conflict' }],
    [problem(422, 'invalidRequest', 'A value'), { is: 'refused', code: 'value_refused', said: 'A value' }],
    [problem(403, 'accessDenied', 'x'), { is: 'refused', code: 'right_missing' }],
    [problem(404, 'itemNotFound', 'x'), { is: 'refused', code: 'gone' }],
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { is: 'retry', code: 'too_many_requests', afterMs: 30_000 },
    ],
    [
      { status: 503, headers: { 'retry-after': '5' } },
      { is: 'retry', code: 'not_available', afterMs: 5_000 },
    ],
    [{ status: 509 }, { is: 'retry', code: 'too_many_requests' }],
    [{ status: 500 }, { is: 'retry', code: 'failed_inside' }],
    [
      { status: 302, headers: { location: 'https://x.example' } },
      { is: 'refused', code: 'address_wrong' },
    ],
  ])('mean what their codes say: %j', async (answer, meaning) => {
    const known = await knownOf(partnerCenter, trying.ways(), far.aReferral().id);
    far.script(answer);
    expect(await partnerCenter.update(trying.ways(), known, { name: 'x' }, 'key')).toMatchObject(meaning);
  });

  it('say plainly that the refresh token has ended', async () => {
    const other = await startPartnerCenter(() => clock.now());
    const own = tryingWith(other.settings, clock);
    other.revoke();
    expect(await partnerCenter.poll(own.ways(), null, async () => new Set())).toMatchObject({
      is: 'refused',
      code: 'credentials_ended',
      status: expect.stringContaining('AADSTS700082') as string,
    });
    await own.close();
    await other.close();
  });
});

describe('an event', () => {
  const verify = (headers: Record<string, string>, body: string) =>
    partnerCenter.event.verify!(trying.ways(), headers, Buffer.from(body));

  it('is its own when Microsoft’s key signed it', async () => {
    const { headers, body } = far.event('referral-created', 'some-id');
    expect(await verify(headers, body)).toBe('ours');
    const { 'x-ms-signature': signature, ...rest } = headers;
    expect(await verify({ ...rest, authorization: `Signature ${signature}` }, body)).toBe('ours');
    expect(partnerCenter.event.read(Buffer.from(body))).toMatchObject({
      name: 'referral-created',
      externalId: 'some-id',
    });
  });

  it.each([
    ['another body', {}, ' '],
    ['no signature', { 'x-ms-signature': '' }, ''],
    ['an unknown algorithm', { 'x-ms-signature-algorithm': 'none' }, ''],
    ['SHA-1', { 'x-ms-signature-algorithm': 'rsa-sha1' }, ''],
    ['another host', { 'x-ms-certificate-url': 'https://evil.example/cert.cer' }, ''],
    [
      'a host that only looks like it',
      { 'x-ms-certificate-url': 'https://api.partner.microsoft.com.evil.example/c' },
      '',
    ],
    ['the host without encryption', { 'x-ms-certificate-url': 'http://api.partner.microsoft.com/c.cer' }, ''],
    [
      'the host as a user name',
      { 'x-ms-certificate-url': 'https://api.partner.microsoft.com@evil.example/c' },
      '',
    ],
  ])('is not with %s', async (_, changed, after) => {
    const { headers, body } = far.event('referral-created', 'some-id');
    const before = far.seen.length;
    expect(await verify({ ...headers, ...changed }, body + after)).toBe('not_ours');
    if ('x-ms-certificate-url' in changed) expect(far.seen.length).toBe(before);
  });

  it('is not when somebody else’s certificate holds the key', async () => {
    const { headers, body } = far.event('referral-created', 'some-id', { certificate: 'somebody' });
    expect(await verify(headers, body)).toBe('not_ours');
  });

  it('is asked for again while the certificate cannot be had', async () => {
    const other = await startPartnerCenter(() => clock.now());
    const own = tryingWith(other.settings, clock);
    const { headers, body } = other.event('referral-created', 'some-id');
    other.script({ status: 503 });
    expect(await partnerCenter.event.verify!(own.ways(), headers, Buffer.from(body))).toMatchObject({
      is: 'retry',
    });
    await own.close();
    await other.close();
  });

  it('never leads anywhere but to an id', () => {
    const read = (uri: unknown) =>
      partnerCenter.event.read(Buffer.from(JSON.stringify({ EventName: 'e', ResourceUri: uri })))?.externalId;
    expect(read('https://evil.example/v1.0/engagements/referrals/abc-1')).toBe('abc-1');
    expect(read('https://evil.example/referrals/../../x')).toBeNull();
    expect(read(null)).toBeNull();
    expect(partnerCenter.event.read(Buffer.from('nonsense'))).toBeNull();
  });
});
