// The door: what it takes, what it refuses, and that it never says yes to what is not stored.
import { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, tokenOf, type AListing, type APublisher } from '../../test/factories.ts';
import { operationsOf, type OpenApi } from '../../test/openapi.ts';
import { countOf, fixture, leadBody, post } from '../../test/posting.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher, { offerId: 'shift-planner', title: 'Shift Planner for Teams' });
});
afterAll(() => booted.close());

const rawOf = async (id: string) => {
  const [row] = await booted.app.db.rows<{ raw: Buffer; type: string | null }>(
    id.startsWith('lead_')
      ? sql`select raw, raw_type as type from leads where id = ${id}`
      : sql`select body as raw, content_type as type from quarantine where id = ${id}`,
  );
  return row!;
};

describe('a lead', () => {
  it('is answered with 202 and its id alone', async () => {
    const answer = await post(booted, listing, fixture('contact-me.json'));
    expect(answer.status).toBe(202);
    expect(answer.type).toBe('application/json; charset=utf-8');
    expect(answer.text).toMatch(/^\{"id":"lead_[0-9a-z]{20}"\}$/);
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'application/json;',
    'json',
    'a/b/c; =',
    null,
  ])('is read and kept byte for byte with the content type %j', async (type) => {
    const body = Buffer.from(`\ufeff ${leadBody({ Title: `sent as ${type}` })}\n`);
    const answer = await post(booted, listing, body, type);
    expect(answer).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^lead_/) } });
    expect(await rawOf(answer.body.id)).toEqual({ raw: body, type });
  });

  it('needs no key and minds none', async () => {
    const { statusCode } = await booted.web.inject({
      method: 'POST',
      url: `/intake/${tokenOf(listing.leadSharing.intakeUrl)}?utm_source=x`,
      headers: { authorization: 'Bearer nonsense', 'idempotency-key': 'again' },
      payload: leadBody({ Title: 'with a stray key' }),
    });
    expect(statusCode).toBe(202);
  });

  it('leaves neither token nor person in the log', () => {
    const said = JSON.stringify(booted.lines);
    expect(booted.lines.some(({ route }) => route === '/intake/:token')).toBe(true);
    expect(said).not.toContain(tokenOf(listing.leadSharing.intakeUrl));
    expect(said).not.toContain('Brzozowska');
  });
});

describe('a body that cannot be read', () => {
  it.each<[string, string | Buffer, string, string | null]>([
    ['nothing at all', '', 'empty_body', null],
    ['nothing, said to be JSON', '', 'empty_body', 'application/json'],
    ['blanks', ' \r\n\t', 'empty_body', 'application/json'],
    ['a missing comma', fixture('missing-comma.txt'), 'not_json', 'application/json'],
    ['half an object', '{"UserDetails":{"FirstName":"A', 'not_json', 'application/json'],
    ['a list', '[{"UserDetails":{}}]', 'not_an_object', 'application/json'],
    ['a text', '"UserDetails"', 'not_an_object', 'application/json'],
    ['a number', '42', 'not_an_object', 'application/json'],
    ['another body', fixture('referral-webhook.json'), 'no_known_fields', 'application/json'],
    ['a lone NUL', Buffer.from([0]), 'not_json', 'text/plain'],
    [
      'Latin-1',
      Buffer.from('{"UserDetails":{"FirstName":"Ir\xe8ne"}}', 'latin1'),
      'not_utf8',
      'application/json',
    ],
    ['UTF-16', Buffer.from('\ufeff{"UserDetails":{}}', 'utf16le'), 'not_utf8', 'application/json'],
    ['a form with bad percent signs', 'first_name=%ff%fe', 'not_utf8', 'application/x-www-form-urlencoded'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'unsupported_content_type', 'image/png'],
  ])('%s is kept byte for byte and answered with 202', async (_what, sent, reason, type) => {
    const answer = await post(booted, listing, sent, type);
    expect(answer.status).toBe(202);
    expect(answer.text).toMatch(/^\{"id":"qrn_[0-9a-z]{20}","quarantined":true\}$/);
    expect(await rawOf(answer.body.id)).toEqual({ raw: Buffer.from(sent), type });
    const [row] = await booted.app.db.rows(sql`select reason from quarantine where id = ${answer.body.id}`);
    expect(row).toEqual({ reason });
  });

  it('leaves an event that names the listing and the reason', async () => {
    const { body } = await post(booted, listing, '[]');
    expect(
      await booted.app.db.rows(sql`select type, actor, data from events where subject_id = ${body.id}`),
    ).toEqual([
      { type: 'body.quarantined', actor: 'intake', data: { listingId: listing.id, reason: 'not_an_object' } },
    ]);
  });
});

describe('size', () => {
  const padded = (bytes: number) =>
    leadBody({ Description: 'x'.repeat(bytes - leadBody({ Description: '' }).length) });

  it('of 256 KiB is taken', async () => {
    const body = padded(256 * 1024);
    expect(body.length).toBe(256 * 1024);
    const answer = await post(booted, listing, body);
    expect(answer).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^lead_/) } });
    expect((await rawOf(answer.body.id)).raw.length).toBe(256 * 1024);
  });

  it.each(['at once', 'in pieces of unknown number'])('of one byte more is refused, sent %s', async (how) => {
    const before = await countOf(booted, 'leads', publisher.id);
    const body = padded(256 * 1024 + 1);
    const answer = await post(
      booted,
      listing,
      how === 'at once' ? body : Readable.from([body.slice(0, 999), body.slice(999)]),
    );
    expect(answer).toMatchObject({
      status: 413,
      type: 'application/problem+json',
      body: { code: 'payload_too_large' },
    });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(before);
  });
});

describe('without a living token', () => {
  const ask = async (
    token: string,
    method: 'POST' | 'GET' | 'HEAD' | 'OPTIONS' | 'PUT' | 'DELETE' = 'POST',
  ) => {
    const { statusCode, headers, body } = await booted.web.inject({
      method,
      url: `/intake/${token}`,
      ...(method === 'POST' ? { payload: leadBody() } : {}),
    });
    const { date: _date, 'x-request-id': requestId, ...rest } = headers;
    return {
      status: statusCode,
      headers: { ...rest, 'content-length': '' },
      body: body.replace(token, '…').replace(String(requestId), '…'),
    };
  };
  const unknown = '0'.repeat(36);

  it('the answer is 404, and the same for every reason', async () => {
    const other = await aListing(booted, publisher);
    await booted.call('POST', `/api/v1/publishers/${publisher.id}/listings/${other.id}/intake-tokens`, {});
    const expected = await ask(unknown);
    expect(expected).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
    for (const token of [
      tokenOf(other.leadSharing.intakeUrl),
      'x',
      'A'.repeat(36),
      '0'.repeat(37),
      '0'.repeat(100),
      '0'.repeat(600),
      '%zz',
      '..%2f..',
      '%00',
    ])
      expect(await ask(token)).toEqual(expected);
  });

  it('an old one works until its overlap ends', async () => {
    const other = await aListing(booted, publisher);
    const path = `/api/v1/publishers/${publisher.id}/listings/${other.id}/intake-tokens`;
    const renewed = await booted.call<{ intakeUrl: string }>('POST', path, { overlapHours: 1 });
    clock.forward(59 * 60_000);
    expect((await post(booted, other, leadBody())).status).toBe(202);
    clock.forward(2 * 60_000);
    expect((await post(booted, other, leadBody())).status).toBe(404);
    expect(
      (await post(booted, { leadSharing: { enabled: true, intakeUrl: renewed.body.intakeUrl } }, leadBody()))
        .status,
    ).toBe(202);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'] as const)(
    '%s says the same of a living token',
    async (method) => {
      const living = await ask(tokenOf(listing.leadSharing.intakeUrl), method);
      expect(living.status).toBe(404);
      expect(living).toEqual(await ask(unknown, method));
    },
  );

  it('a body too large is not even read', async () => {
    const { statusCode } = await booted.web.inject({
      method: 'POST',
      url: `/intake/${unknown}`,
      payload: 'x'.repeat(300_000),
    });
    expect(statusCode).toBe(404);
  });
});

describe('what machines see of it', () => {
  it('counts posts by what became of them', async () => {
    const text = await booted.app.metrics.registry.getSingleMetricAsString('leadshare_intake_posts_total');
    for (const result of ['lead', 'quarantined', 'unknown_token', 'too_large'])
      expect(text).toMatch(new RegExp(`result="${result}"\\} [1-9]`));
  });

  it('is in the OpenAPI document, and needs no key', async () => {
    const { body } = await booted.call<OpenApi>('GET', '/openapi.json');
    const found = operationsOf(body).find(({ path }) => path === '/intake/{token}')!.operation;
    expect(found).toMatchObject({ security: [], tags: ['Intake'] });
    expect(Object.keys(found.responses)).toEqual(['202', '404', '413', '503']);
  });
});
