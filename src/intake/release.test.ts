// A person decides on what could not be read: once, whole, and seen by nobody else.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { countOf, fixture, leadBody, post } from '../../test/posting.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let path: string;

beforeAll(async () => {
  booted = await bootApp({ clock });
});
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher, { offerId: 'shift-planner' });
  path = `/api/v1/publishers/${publisher.id}/quarantine`;
});
afterAll(() => booted.close());

const quarantined = async (body: string | Buffer, type: string | null = 'application/json') => {
  const { body: answer } = await post(booted, listing, body, type);
  expect(answer.quarantined).toBe(true);
  return answer.id;
};
const release = (id: string, body?: unknown, options = {}) => {
  clock.forward(1);
  return booted.call('POST', `${path}/${id}/releases`, body, options);
};
const leadOf = async (id: string) =>
  (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`)).body;
const rowOf = async (id: string) => {
  const [row] = await booted.app.db.rows(
    sql`select body, decided_by as by, lead_id as "leadId" from quarantine where id = ${id}`,
  );
  return row as { body: Buffer; by: string | null; leadId: string | null };
};
const eventsOf = (id: string) =>
  booted.app.db.rows(sql`select type, actor, data from events where subject_id = ${id} order by id`);

const broken = fixture('missing-comma.txt');
const mended = broken
  .toString()
  .replace('"Shift Planner for Teams"\n', '"Shift Planner for Teams",\n')
  .replaceAll('MSFT_TEST', 'Real');

describe('the list', () => {
  it('shows each body’s beginning, with why and where, and one alone whole', async () => {
    const id = await quarantined(broken);
    const { status, body } = await booted.call('GET', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id,
          listingId: listing.id,
          receivedAt: clock.now().toISOString(),
          contentType: 'application/json',
          size: broken.length,
          reason: 'not_json',
          detail: 'line 14, column 3: expected a comma or a closing brace',
          excerpt: broken.toString().slice(0, 300),
        },
      ],
      nextCursor: null,
    });
    const { excerpt: _, ...about } = body.items[0];
    expect((await booted.call('GET', `${path}/${id}`)).body).toEqual({
      ...about,
      body: broken.toString(),
      encoding: 'utf-8',
      fault: {
        code: 'not_json',
        given: { line: 14, column: 3, expected: 'comma_or_brace', member: 'body' },
      },
      decidedAt: null,
      leadId: null,
    });
  });

  it('shows bytes that are no text in base64', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x7b]);
    const id = await quarantined(bytes, null);
    const { body } = await booted.call('GET', `${path}/${id}`);
    expect(body).toMatchObject({
      body: bytes.toString('base64'),
      encoding: 'base64',
      contentType: null,
      size: 3,
    });
  });

  it('is newest first, in pages, without what was decided', async () => {
    const ids: string[] = [];
    for (const body of ['1', '2', '3', '4']) {
      clock.forward(1);
      ids.push(await quarantined(body));
    }
    await booted.call('DELETE', `${path}/${ids[2]}`);
    const first = (await booted.call('GET', `${path}?limit=2`)).body;
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual([ids[3], ids[1]]);
    const second = (await booted.call('GET', `${path}?limit=2&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
  });
});

describe('a release', () => {
  it('with a mended text makes a lead, and keeps the original bytes as proof', async () => {
    const id = await quarantined(broken);
    const key = await aKey(booted, publisher);
    const answer = await release(id, { body: mended }, { key });
    expect(answer).toMatchObject({ status: 201, body: { leadId: expect.stringMatching(/^lead_/) } });
    const { leadId } = answer.body;
    expect(await leadOf(leadId)).toMatchObject({
      kind: 'customer',
      status: 'new',
      listingId: listing.id,
      raw: { body: mended, contentType: 'application/json' },
      timeline: [{ type: 'lead.received' }],
    });
    const [{ by }, events] = [await rowOf(id), await eventsOf(id)];
    expect(by).toMatch(/^key_/);
    expect(await rowOf(id)).toEqual({ body: broken, by, leadId });
    expect(events).toMatchObject([
      { type: 'body.quarantined' },
      { type: 'body.released', actor: by, data: { leadId } },
    ]);
  });

  it('with a mended object reads that as JSON', async () => {
    const id = await quarantined('no JSON', 'text/plain');
    const object = JSON.parse(leadBody()) as object;
    const { body } = await release(id, { body: object });
    expect(await leadOf(body.leadId)).toMatchObject({
      raw: { body: JSON.stringify(object), contentType: 'application/json' },
    });
  });

  it('routes the lead as if it had been read at once', async () => {
    const id = await quarantined(broken);
    const { body } = await release(id, { body: mended });
    const other = await post(booted, listing, leadBody());
    const routes = async (leadId: string) =>
      (await leadOf(leadId)).deliveries.map(({ route }: { route: string }) => route);
    expect(await routes(body.leadId)).toEqual(await routes(other.body.id));
  });

  it('of a body that is still unreadable says why and where, and leaves it', async () => {
    const id = await quarantined(broken);
    for (const body of [undefined, {}, { body: broken.toString() }])
      expect(await release(id, body)).toMatchObject({
        status: 422,
        body: {
          code: 'not_releasable',
          detail: 'not_json: line 14, column 3: expected a comma or a closing brace',
          errors: [
            {
              field: 'body',
              message: expect.stringContaining('line 14, column 3'),
              code: 'not_json',
              given: { line: 14, column: 3, expected: 'comma_or_brace', member: 'body' },
            },
          ],
        },
      });
    expect(await rowOf(id)).toEqual({ body: broken, by: null, leadId: null });
    expect(await release(id, { body: '' })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('empty_body'), errors: [{ code: 'empty_body' }] },
    });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(0);
  });

  it('takes a NUL as the intake does, and nothing nested beyond sense', async () => {
    const id = await quarantined(broken);
    const object = JSON.parse(leadBody({ Description: 'a\0b' })) as object;
    const field = Array(10).fill('a').fill('body', 0, 1).join('.');
    const deep = `{"body":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}`;
    expect(await release(id, deep, { headers: { 'content-type': 'application/json' } })).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    });
    expect(await release(id, { body: object })).toMatchObject({ status: 201 });
  });

  it('refuses a mended body larger than any intake URL takes', async () => {
    const id = await quarantined(broken);
    expect(await release(id, { body: leadBody({ Description: 'x'.repeat(256 * 1024) }) })).toMatchObject({
      status: 413,
    });
  });

  it.each([[{ body: 7 }], [{ body: ['a'] }], [{ body: mended, more: 1 }], ['text']])(
    'refuses the input %j',
    async (input) => {
      const id = await quarantined(broken);
      expect(await release(id, input)).toMatchObject({
        status: expect.toSatisfy((status) => status === 422 || status === 415),
      });
      expect((await rowOf(id)).leadId).toBe(null);
    },
  );

  it('twice at the same time makes one lead', async () => {
    const id = await quarantined(broken);
    const answers = await Promise.all([
      release(id, { body: mended }),
      release(id, { body: `${mended} ` }),
      release(id, { body: mended }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(await countOf(booted, 'leads', publisher.id)).toBe(1);
    const { leadId } = await rowOf(id);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining(leadId!),
    });
  });

  it('of what the sender has sent right meanwhile is that lead', async () => {
    const id = await quarantined(broken);
    const { body: posted } = await post(booted, listing, mended);
    expect(await release(id, { body: mended })).toMatchObject({ status: 201, body: { leadId: posted.id } });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(1);
  });

  it('that fails on the way leaves neither lead nor decision', async () => {
    const id = await quarantined(broken);
    await booted.app.db.script(
      `alter table events add constraint no_release check (type <> 'body.released') not valid`,
    );
    const answer = await release(id, { body: mended });
    await booted.app.db.script('alter table events drop constraint no_release');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(await rowOf(id)).toEqual({ body: broken, by: null, leadId: null });
    expect(await countOf(booted, 'leads', publisher.id)).toBe(0);
    expect((await release(id, { body: mended })).status).toBe(201);
  });
});

describe('a discard', () => {
  it('erases the body and keeps the decision', async () => {
    const id = await quarantined(broken);
    clock.forward(1);
    expect((await booted.call('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await rowOf(id)).toEqual({ body: Buffer.alloc(0), by: 'operator', leadId: null });
    expect(await eventsOf(id)).toMatchObject([
      { type: 'body.quarantined' },
      { type: 'body.discarded', actor: 'operator', data: {} },
    ]);
    expect(await booted.call('DELETE', `${path}/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect(await release(id, { body: mended })).toMatchObject({ status: 409 });
  });

  it('after a release is too late', async () => {
    const id = await quarantined(broken);
    await release(id, { body: mended });
    expect(await booted.call('DELETE', `${path}/${id}`)).toMatchObject({ status: 409 });
    expect((await rowOf(id)).body).toEqual(broken);
  });
});

describe('who may', () => {
  it('read needs leads:read, decide needs quarantine:write', async () => {
    const id = await quarantined(broken);
    const reader = { key: await aKey(booted, publisher, ['leads:read']) };
    const decider = { key: await aKey(booted, publisher, ['quarantine:write']) };
    expect((await booted.call('GET', path, undefined, reader)).status).toBe(200);
    expect((await booted.call('GET', path, undefined, decider)).status).toBe(403);
    expect((await release(id, { body: mended }, reader)).status).toBe(403);
    expect((await booted.call('DELETE', `${path}/${id}`, undefined, reader)).status).toBe(403);
    expect((await release(id, { body: mended }, decider)).status).toBe(201);
    expect((await booted.call('GET', path, undefined, { key: null })).status).toBe(401);
  });

  it('another publisher’s body is not there', async () => {
    const id = await quarantined(broken);
    const other = await aPublisher(booted);
    const options = { key: await aKey(booted, other) };
    const theirs = `/api/v1/publishers/${other.id}/quarantine`;
    expect((await booted.call('GET', theirs, undefined, options)).body.items).toEqual([]);
    for (const base of [theirs, path]) {
      expect((await booted.call('POST', `${base}/${id}/releases`, { body: mended }, options)).status).toBe(
        404,
      );
      expect((await booted.call('DELETE', `${base}/${id}`, undefined, options)).status).toBe(404);
    }
    for (const odd of ['x', 'qrn_', '%00', `qrn_${'0'.repeat(20)}`])
      expect((await release(odd)).status).toBe(404);
    expect((await rowOf(id)).leadId).toBe(null);
  });
});
