// A real CRM without keys: the engine sends one delivery at a time, and so one lead remains however often it is repeated.
// Runs with LEADSHARE_REAL_TRYTON=1 where Debian's tryton-server and tryton-modules-sale-opportunity are installed.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  type ADelivery,
  type Delivering,
} from '../delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../factories.ts';
import { startFarSide, type FarSide, type Seen } from '../fakes/http-far-side.ts';
import { sharedLead } from '../fakes/lead.ts';
import { memoryTokens, pushOnce } from '../fakes/push.ts';
import { startTryton, type Tryton } from './tryton-server.ts';
import { tryton as crm } from './tryton.ts';

// One more kind in the list, and every other as it is.
vi.mock(import('../../src/connectors/crms/index.ts'), async (original) => {
  const { crms, crmByKind } = await original();
  const { tryton: crm } = await import('./tryton.ts');
  return {
    crms: [...crms, crm],
    crmByKind: (kind: string) => (kind === crm.kind ? crm : crmByKind(kind)),
  };
});

const asked = process.env['LEADSHARE_REAL_TRYTON'] === '1';
const why = asked ? '' : ' (left out: LEADSHARE_REAL_TRYTON=1 starts a real one)';

describe.skipIf(!asked)(`Tryton${why}`, () => {
  let tryton: Tryton;
  let between: FarSide;
  let house: Delivering;
  let publisher: APublisher;
  let listing: AListing;
  let destinationId: string;
  let settings: Record<string, string>;
  /** Requests at Tryton now, and at most. */
  const underWay = { now: 0, most: 0 };
  /** Answers to searches wait until so many have come. */
  let gathering: { count: number; held: (() => void)[] } | null = null;

  beforeAll(async () => {
    tryton = await startTryton();
    between = await startFarSide(passOn, '127.0.0.1', isCreate);
    settings = {
      url: `${between.url}/crm/`,
      user: tryton.user,
      password: tryton.password,
      company: String(tryton.company),
    };
    house = await bootDelivering();
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await between.close();
    await tryton.close();
  });
  beforeEach(async () => {
    publisher = await aPublisher(house);
    listing = await aListing(house, publisher);
    destinationId = (await aDestination(house, publisher, { kind: 'tryton', settings })).id;
  });

  const isCreate = ({ body }: Seen) => body.includes('.create"');

  async function passOn({ headers, body }: Seen) {
    const { authorization = '' } = headers;
    const sent = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    underWay.most = Math.max(underWay.most, ++underWay.now);
    const answer = await fetch(tryton.url, { method: 'POST', headers: sent, body: new Uint8Array(body) });
    const told = Buffer.from(await answer.arrayBuffer());
    underWay.now -= 1;
    if (gathering && body.includes('.search"')) await gathered(gathering);
    return {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      body: told,
    };
  }

  async function gathered({ count, held }: NonNullable<typeof gathering>) {
    if (held.length + 1 >= count) {
      gathering = null;
      held.forEach((go) => go());
    } else await new Promise<void>((go) => held.push(go));
  }

  const there = async (key: string) =>
    (await tryton.ask('model.sale.opportunity.search', [['reference', '=', key]], 0, null, null, {
      company: tryton.company,
    })) as number[];
  const only = async () => (await deliveriesOf(house, publisher, { destinationId }))[0]!;
  const keyOf = ({ id }: ADelivery) => id.replaceAll('_', '-');

  test('two at once that nobody keeps apart are two: it has no key', async () => {
    gathering = { count: 2, held: [] };
    const push = () =>
      pushOnce(crm, { lead: sharedLead(), key: 'dlv-twice', settings, tokens: memoryTokens() });
    const pushed = await Promise.all([push(), push()]);
    expect(pushed.map(({ outcome }) => outcome.is)).toEqual(['delivered', 'delivered']);
    expect(await there('dlv-twice')).toHaveLength(2);
  });

  test('committed and cut, then tried again: one', async () => {
    between.script('cut after commit');
    await aLead(house, listing);
    await house.settle();
    expect(await only()).toMatchObject({ state: 'waiting', lastReason: 'unreachable' });
    const [id] = await there(keyOf(await only()));
    await house.forward(60_000);
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 2, externalId: String(id) });
    expect(await there(keyOf(await only()))).toEqual([id]);
  });

  test('sent again by many at once: one, and never two tries at a time', async () => {
    await aLead(house, listing);
    await house.settle();
    const delivery = await only();
    const path = `/api/v1/publishers/${publisher.id}/deliveries/${delivery.id}/replays`;
    underWay.most = 0;
    await Promise.all(Array.from({ length: 10 }, () => house.call('POST', path)));
    await house.forward(60_000);
    const after = await only();
    expect(after.state).toBe('delivered');
    expect(underWay.most).toBe(1);
    expect(after.attempts).toBeGreaterThan(1);
    expect(await there(keyOf(delivery))).toEqual([Number(delivery.externalId)]);
  });

  test('a password that is wrong is told as such', async () => {
    const wrong = { ...settings, password: 'another' };
    const { outcome } = await pushOnce(crm, { lead: sharedLead(), settings: wrong });
    expect(outcome).toMatchObject({ is: 'refused', reason: 'unauthorized' });
  });
});
