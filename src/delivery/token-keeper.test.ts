// Access tokens that several processes share, each process being a keeper with settings of its own reading.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aDestination, destinationsPath, dumpOf } from '../../test/delivering.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { answersOf } from '../connectors/answers.ts';
import { WireError, type Failed, type Grant, type Settings } from '../connectors/connector.ts';
import { openVault } from '../platform/vault.ts';
import type { Destination } from './destination.ts';
import { TokenKeeper } from './token-keeper.ts';
import { resealTokens } from './token-store.ts';

const minute = 60_000;
const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let id: string;

beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  id = (await aDestination(booted, publisher, { settings: { url: 'https://crm.example' } })).id;
  endpoint = endpointOf();
});

/** A token endpoint: what it was asked, and what it says. */
let endpoint: ReturnType<typeof endpointOf>;
const secret = 'token-4f0c/9d+e';

function endpointOf() {
  const made = {
    asked: 0,
    next: (): Grant | Failed | Promise<Grant | Failed> => grant(`${secret}-${made.asked}`),
    obtain: async () => {
      made.asked++;
      return made.next();
    },
  };
  return made;
}

function grant(token: string, lifeMs = 60 * minute): Grant {
  const endsAt = new Date(clock.now().getTime() + lifeMs);
  return { is: 'granted', token, endsAt, more: { lifeMs: String(lifeMs), site: 'https://eu.example' } };
}

/** A process, with what it has read of the destination. */
function aProcess(settings: Settings = { url: 'https://crm.example', clientSecret: 's3cret' }) {
  const keeper = new TokenKeeper(booted.app);
  const destination = { publisherId: publisher.id, id, name: 'Our CRM', settings } as Destination;
  const tokens = keeper.for(destination);
  return (asked: { refused?: string; withinMs?: number } = {}) =>
    tokens.get(endpoint.obtain, {
      now: clock.now(),
      refused: asked.refused,
      withinMs: asked.withinMs ?? 10_000,
    });
}

const tokenOf = (got: Grant | Failed) => (got.is === 'granted' ? got.token : got);
const many = (count: number, ask: (nth: number) => Promise<Grant | Failed>) =>
  Promise.all(Array.from({ length: count }, (_, nth) => ask(nth).then(tokenOf)));
const kept = () =>
  booted.app.db.rows<{ sealed: string | null }>(
    sql`select sealed from access_tokens where destination_id = ${id}`,
  );
/** What is asked for now waits until it is let go. */
function held(): (got: Grant | Failed) => void {
  let go!: (got: Grant | Failed) => void;
  const waits = new Promise<Grant | Failed>((done) => (go = done));
  endpoint.next = () => waits;
  return go;
}

describe('a token', () => {
  it('is asked for once by twenty tries in two processes, with what came with it', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const got = await many(20, (nth) => (nth % 2 ? one() : other()));
    expect(new Set(got)).toEqual(new Set([`${secret}-1`]));
    expect(endpoint.asked).toBe(1);
    expect(await aProcess()()).toMatchObject({ more: { site: 'https://eu.example' } });
    expect(endpoint.asked).toBe(1);
  });

  it('is renewed before it ends, and until then the old one serves everybody else', async () => {
    const [one, other] = [aProcess(), aProcess()];
    await many(2, (nth) => (nth ? one() : other()));
    clock.forward(54 * minute);
    await many(2, (nth) => (nth ? one() : other()));
    expect(endpoint.asked).toBe(1);
    clock.forward(minute);
    const go = held();
    const renewing = one();
    while (endpoint.asked < 2) await new Promise((soon) => setImmediate(soon));
    expect(await many(10, (nth) => (nth % 2 ? one() : other()))).toEqual(Array(10).fill(`${secret}-1`));
    go(grant('renewed'));
    expect(tokenOf(await renewing)).toBe('renewed');
    expect(tokenOf(await other())).toBe('renewed');
    expect(await many(10, (nth) => (nth % 2 ? one() : other()))).toEqual(Array(10).fill('renewed'));
    expect(endpoint.asked).toBe(2);
  });

  it('of a short life is renewed in its last fifth', async () => {
    endpoint.next = () => grant(`${secret}-${endpoint.asked}`, minute);
    const one = aProcess();
    await one();
    clock.forward(47_000);
    await one();
    expect(endpoint.asked).toBe(1);
    clock.forward(1_000);
    expect(tokenOf(await one())).toBe(`${secret}-2`);
  });

  it('that was refused is replaced once, whoever had it', async () => {
    const [one, other] = [aProcess(), aProcess()];
    await many(2, (nth) => (nth ? one() : other()));
    const refused = `${secret}-1`;
    const got = await many(20, (nth) => (nth % 2 ? one({ refused }) : other({ refused })));
    expect(new Set(got)).toEqual(new Set([`${secret}-2`]));
    // One whose answer came late.
    expect(tokenOf(await one({ refused }))).toBe(`${secret}-2`);
    expect(endpoint.asked).toBe(2);
  });

  it('that is given out again although it was refused is not asked for by each of many', async () => {
    endpoint.next = () => grant('the same');
    const one = aProcess();
    await one();
    expect(await many(20, () => one({ refused: 'the same' }))).toEqual(Array(20).fill('the same'));
    expect(endpoint.asked).toBeLessThanOrEqual(3);
  });

  it('is at rest sealed alone, and so are the settings that it was got with', async () => {
    await aProcess()();
    expect(await kept()).toEqual([{ sealed: expect.stringMatching(/^v1\./) as string }]);
    const dump = await dumpOf(booted);
    for (const text of [secret, 's3cret']) expect(dump).not.toContain(text);
    expect(JSON.stringify(booted.lines)).not.toContain(secret);
  });
});

describe('other settings', () => {
  it('have another token, at once', async () => {
    const before = aProcess();
    await before();
    await booted.call('PATCH', `${destinationsPath(publisher)}/${id}`, {
      settings: { url: 'https://other.example' },
    });
    expect(await kept()).toEqual([]);
    expect(tokenOf(await aProcess({ url: 'https://other.example' })())).toBe(`${secret}-2`);
  });

  it('never get the token of a process that has not heard of them yet', async () => {
    await aProcess()();
    expect(tokenOf(await aProcess({ url: 'https://crm.example', clientSecret: 'new' })())).toBe(
      `${secret}-2`,
    );
  });

  it('take away the right to keep what is being got with the old ones', async () => {
    const go = held();
    const before = aProcess()();
    while (endpoint.asked < 1) await new Promise((soon) => setImmediate(soon));
    await booted.call('PATCH', `${destinationsPath(publisher)}/${id}`, {
      settings: { url: 'https://other.example' },
    });
    go(grant('of the old'));
    expect(tokenOf(await before)).toBe('of the old');
    expect(await kept()).toEqual([]);
  });
});

describe('a process that dies while it asks', () => {
  it('keeps the others waiting as long as their try lasts, and no longer than its claim', async () => {
    held();
    void aProcess()();
    while (endpoint.asked < 1) await new Promise((soon) => setImmediate(soon));
    const other = aProcess();
    endpoint.next = () => grant('of the other');
    expect(await other({ withinMs: 150 })).toMatchObject({
      is: 'retry',
      said: { code: 'token_not_available' },
    });
    clock.forward(30_000);
    expect(tokenOf(await other())).toBe('of the other');
  });
});

const answer = answersOf('Our CRM');
const troubles: [string, () => Failed][] = [
  ['throttles', () => answer('too_many_requests', { status: 429 }, 60_000)],
  ['refuses', () => answer('credentials_wrong', { status: 401 })],
  ['talks nonsense', () => answer('not_understood')],
  [
    'hangs',
    () => {
      throw new WireError('timeout', 'no whole reply within 20 ms');
    },
  ],
];

describe.each(troubles)('an endpoint that %s', (_, trouble) => {
  const outcomeOf = (asking: Promise<Grant | Failed>) =>
    asking.then(tokenOf).catch((error: unknown) => error as WireError);

  it('gives the try its outcome, and the next try may ask again', async () => {
    endpoint.next = trouble;
    const one = aProcess();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(one())));
    for (const outcome of outcomes) expect(outcome).not.toBeTypeOf('string');
    expect(endpoint.asked).toBe(1);
    endpoint.next = () => grant('well again');
    expect(tokenOf(await aProcess()())).toBe('well again');
  });

  it('harms nobody while the old token counts, is asked now and then, and its failure shows when the token has ended', async () => {
    const [one, other] = [aProcess(), aProcess()];
    await one();
    clock.forward(56 * minute);
    endpoint.next = trouble;
    const got = await many(20, (nth) => (nth % 2 ? one() : other()));
    expect(new Set(got)).toEqual(new Set([`${secret}-1`]));
    expect(endpoint.asked).toBe(2);
    clock.forward(minute);
    expect(await many(20, (nth) => (nth % 2 ? one() : other()))).toEqual(Array(20).fill(`${secret}-1`));
    expect(endpoint.asked).toBe(3);
    clock.forward(4 * minute);
    expect(await outcomeOf(other())).not.toBeTypeOf('string');
  });

  it('is the outcome where the old token was refused', async () => {
    const one = aProcess();
    await one();
    endpoint.next = trouble;
    expect(await outcomeOf(one({ refused: `${secret}-1` }))).not.toBeTypeOf('string');
  });
});

describe('what is kept', () => {
  it('goes with the destination, and nobody keeps another for one that is removed', async () => {
    const one = aProcess();
    await one();
    expect((await booted.call('DELETE', `${destinationsPath(publisher)}/${id}`)).status).toBe(204);
    expect(await kept()).toEqual([]);
    expect(await aProcess()({ withinMs: 0 })).toMatchObject({ is: 'retry' });
    expect(await kept()).toEqual([]);
  });

  it('is put under a new key; what no key opens any more is got anew and stops no rotation', async () => {
    await aProcess()();
    const [oldKey, newKey] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
    const [before, after] = [openVault([oldKey]), openVault([newKey])];
    const reseal = (sealed: string, place: string) => after.seal(before.open(sealed, place), place);
    await booted.app.db.tx((tx) => resealTokens(tx, reseal));
    expect(JSON.parse(after.open((await kept())[0]!.sealed!, id))).toMatchObject({ token: `${secret}-1` });
    // This process still has the old key.
    expect(tokenOf(await aProcess()())).toBe(`${secret}-2`);
    await booted.app.db.run(sql`update access_tokens set sealed = ${after.seal('{}', id)}`);
    await booted.app.db.tx((tx) => resealTokens(tx, reseal));
    expect(await kept()).toEqual([{ sealed: null }]);
    expect(tokenOf(await aProcess()())).toBe(`${secret}-3`);
  });
});
