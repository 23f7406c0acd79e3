// Live updates over a real connection: what is told, to whom, and when it ends.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Web } from '../platform/web.ts';
import { bootApp, type Booted } from '../../test/app.ts';
import { aDestination, aLead, startCrm, type Crm } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { post } from '../../test/posting.ts';
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

async function listen(path: string, key: string, headers: Record<string, string> = {}): Promise<Ear> {
  const abort = new AbortController();
  const response = await fetch(`${base}${path}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
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
  const ear = await listen(`/publishers/${publisher.id}/stream`, await aKey(booted, publisher), {
    'x-seller': 'usr_s',
  });
  const unseen = await aLead(booted, listing);
  const path = `/api/v1/publishers/${publisher.id}/leads/assignments`;
  const own = await aLead(booted, listing);
  await booted.call('POST', path, { leadIds: [own], userId: 'usr_s' });
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
