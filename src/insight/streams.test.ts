// Live updates over a real connection: what is told, to whom, and when it ends.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Web } from '../platform/web.ts';
import { bootApp, type Booted, type CallOptions } from '../../test/app.ts';
import { aDestination, aLead, startCrm, type Crm } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { post } from '../../test/posting.ts';
import { operatorActor } from '../accounts/actor.ts';
import { Streams } from './streams.ts';
import { systemClock } from '../platform/clock.ts';

let booted: Booted;
let crm: Crm;
let publisher: APublisher;
let other: APublisher;
let listing: AListing;
let base: string;

beforeAll(async () => {
  const sellers = (web: Web) =>
    web.addHook('preHandler', async (request) => {
      const userId = request.headers['x-seller'] as `usr_${string}` | undefined;
      if (userId !== undefined) request.actor = { ...request.actor, userId, onlyAssigned: true };
    });
  booted = await bootApp({
    works: true,
    clock: systemClock,
    env: { LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1' },
    routes: (web) => void sellers(web),
  });
  crm = await startCrm();
  publisher = await aPublisher(booted);
  other = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  await booted.web.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(booted.web.addresses()[0] as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await booted.close();
  await crm.close();
});

type Told = { event: string; data: Record<string, unknown> };
type Ear = {
  next(wanted: (told: Told) => boolean): Promise<Told>;
  heard: Told[];
  ended: Promise<void>;
  close(): void;
};

/** as: a key, or a person's browser. */
async function listen(
  path: string,
  as: string | CallOptions,
  headers: Record<string, string> = {},
): Promise<Ear> {
  const abort = new AbortController();
  const response = await fetch(`${base}${path}`, {
    headers: { ...(typeof as === 'string' ? { authorization: `Bearer ${as}` } : as.headers), ...headers },
    signal: abort.signal,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const heard: Told[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    let text = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        if (event) heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!) as Told['data'] });
      }
      for (const look of waiting) look();
    }
  };
  const ended = read().catch(() => {});
  return {
    heard,
    ended,
    close: () => abort.abort(),
    next: (wanted) =>
      new Promise((found) => {
        const look = () => {
          const told = heard.find(wanted);
          if (told === undefined) return;
          waiting.delete(look);
          found(told);
        };
        waiting.add(look);
        look();
      }),
  };
}

const names =
  (member: string, id: string) =>
  ({ data }: Told) =>
    JSON.stringify(data[member] ?? '').includes(id);

it('tells of a lead, its delivery and a body that could not be read, to whom they belong', async () => {
  await aDestination(booted, publisher, { settings: { url: crm.url } });
  const mine = await listen(`/publishers/${publisher.id}/stream`, await aKey(booted, publisher));
  const foreign = await listen(`/publishers/${other.id}/stream`, await aKey(booted, other));
  const operator = await listen('/operator/stream', 'operator-key-of-the-tests');
  const leadId = await aLead(booted, listing);
  for (const ear of [mine, operator]) {
    await ear.next(names('leads', leadId));
    const { data } = await ear.next(names('deliveries', leadId));
    expect(data['publisherId']).toBe(publisher.id);
  }
  const { body } = await post(booted, listing, '{');
  await mine.next(names('quarantine', body.id));
  expect(foreign.heard.map(({ event }) => event)).toEqual(['ready']);
  for (const ear of [mine, foreign, operator]) ear.close();
});

it('says what the scopes allow, and reads again after a gap', async () => {
  const key = await aKey(booted, publisher, ['deliveries:read']);
  const ear = await listen(`/publishers/${publisher.id}/stream`, key, { 'last-event-id': '7' });
  expect(await ear.next(() => true)).toEqual({ event: 'refetch', data: {} });
  const leadId = await aLead(booted, listing);
  await ear.next(names('deliveries', leadId));
  expect(ear.heard.filter(({ data }) => 'leads' in data)).toEqual([]);
  ear.close();
});

it('tells a seller of their own leads alone, and of what was taken away without a name', async () => {
  const { userId } = await aPerson(booted, publisher.id, 'seller');
  const ear = await listen(`/publishers/${publisher.id}/stream`, await aKey(booted, publisher), {
    'x-seller': userId,
  });
  const unseen = await aLead(booted, listing);
  const path = `/api/v1/publishers/${publisher.id}/leads/assignments`;
  const own = await aLead(booted, listing);
  await booted.call('POST', path, { leadIds: [own], userId });
  await ear.next(({ data }) => Array.isArray(data['leads']) && data['leads'].length === 0);
  expect(JSON.stringify(ear.heard)).not.toContain(unseen);
  ear.close();
});

it('ends when the server closes', async () => {
  const alone = await bootApp();
  const theirs = await aPublisher(alone);
  await alone.web.listen({ port: 0, host: '127.0.0.1' });
  const { port } = alone.web.addresses()[0] as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/publishers/${theirs.id}/stream`, {
    headers: { authorization: 'Bearer operator-key-of-the-tests' },
  });
  const text = response.text();
  await alone.close();
  expect(await text).toContain('event: ready');
});

describe('ends at once for whoever', () => {
  const stream = () => `/publishers/${publisher.id}/stream`;
  const people = (userId: string) => `/api/v1/publishers/${publisher.id}/people/${userId}`;
  type Loss = (person: Awaited<ReturnType<typeof aPerson>>) => Promise<{ status: number }>;
  const losses: [string, Loss][] = [
    ['signs out', ({ as }) => booted.call('DELETE', '/api/v1/session', undefined, as)],
    ['is removed from the publisher', ({ userId }) => booted.call('DELETE', people(userId))],
    ['is disabled', ({ userId }) => booted.call('PATCH', people(userId), { disabled: true })],
  ];
  it.each(losses)('%s, and goes on for everybody else', async (_what, lose) => {
    const [person, other] = [
      await aPerson(booted, publisher.id, 'viewer'),
      await aPerson(booted, publisher.id, 'viewer'),
    ];
    const [theirs, others] = [await listen(stream(), person.as), await listen(stream(), other.as)];
    expect((await lose(person)).status).toBeLessThan(300);
    await theirs.ended;
    const leadId = await aLead(booted, listing);
    await others.next(names('leads', leadId));
    expect(theirs.heard.filter(names('leads', leadId))).toEqual([]);
    others.close();
  });

  it('had a key that is revoked', async () => {
    const key = await aKey(booted, publisher);
    const ear = await listen(stream(), key);
    const { items } = (await booted.call('GET', `/api/v1/publishers/${publisher.id}/keys?limit=200`)).body;
    const path = `/api/v1/publishers/${publisher.id}/keys/${items.at(-1).id}`;
    expect((await booted.call('DELETE', path)).status).toBe(204);
    await ear.ended;
  });

  it('but a role that becomes less is told less from then on', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const ear = await listen(stream(), person.as);
    await ear.next(() => true);
    await booted.call('PATCH', people(person.userId), { role: 'seller' });
    const unseen = await aLead(booted, listing);
    const own = await aLead(booted, listing);
    const body = { leadIds: [own], userId: person.userId };
    await booted.call('POST', `/api/v1/publishers/${publisher.id}/leads/assignments`, body);
    await ear.next(({ data }) => Array.isArray(data['leads']) && data['leads'].length === 0);
    expect(JSON.stringify(ear.heard)).not.toContain(unseen);
    ear.close();
  });
});

describe('a reader that does not read', () => {
  const listener = () => ({
    actor: operatorActor,
    enterAgain: async () => {},
    publisherId: null,
    resumes: false,
  });
  /** As another process tells it: about as long as one message may be. */
  const change = (nth: number) => ({
    publisherId: publisher.id,
    leads: Array.from({ length: 250 }, () => `lead_${String(nth).padStart(20, '0')}`),
  });

  it('is let go with little in memory, and the others miss nothing', async () => {
    const streams = new Streams(booted.app);
    const [slow, quick] = [await streams.listen(listener()), await streams.listen(listener())];
    let read = '';
    quick.setEncoding('utf8').on('data', (text: string) => (read += text));
    const gone = new Promise((resolve) => slow.once('close', resolve));
    let most = 0;
    const heard = () => read.split('event: change').length - 1;
    for (let nth = 0; nth < 30; nth++) {
      await booted.app.db.notify('changes', JSON.stringify([change(nth)]));
      most = Math.max(most, slow.readableLength);
      await expect.poll(heard, { interval: 1 }).toBe(nth + 1);
    }
    await gone;
    // The bound, and the one message that reached it.
    expect(most).toBeLessThan(64 * 1024 + 8_000);
    expect(quick.destroyed).toBe(false);
    streams.close();
  });
});
