// Processes that read and answer referrals, killed between the programme's word and our note of it: whatever was under way, in the end
// the room has what the programme has, each referral once, and each thing that was asked was done once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partnerCenter } from '../src/cosell/partner-center.ts';
import { chanceFrom, freshSeed } from './crash/chance.ts';
import { until } from './crash/patience.ts';
import { productEnv, type Product } from './crash/product.ts';
import { openStage, type Stage } from './crash/stage.ts';
import { startPartnerCenter, type ARaw, type PartnerCenter } from './fakes/partner-center.ts';
import { toldOf } from './programme.ts';

const seed = freshSeed();
const chance = chanceFrom(seed);
let stage: Stage;
let microsoft: PartnerCenter;
let product: Product;
let publisherId: string;
let hook: string;
/** Strikes once such a request has been served: at once, so that the answer is lost, or a moment later. */
let strike: { on: (method: string, path: string) => boolean; afterMs: number | null } | null = null;
let struck = 0;

beforeAll(async () => {
  stage = await openStage();
  microsoft = await startPartnerCenter(() => new Date());
  microsoft.pageSize = 7;
  microsoft.serveBy((serve) => async (request) => {
    const answer = await serve(request);
    if (strike?.on(request.method, request.path)) {
      const { afterMs } = strike;
      strike = null;
      const kill = () => {
        struck++;
        product.send('SIGKILL');
      };
      if (afterMs === null) kill();
      else setTimeout(kill, afterMs);
    }
    return answer;
  });
});
afterAll(async () => {
  await stage.close();
  await microsoft.close();
});

async function start(): Promise<void> {
  product = stage.start();
  await product.ready;
}

/** Null: no answer came, for the process was killed meanwhile. */
async function call<Body>(method: string, path: string, body?: object): Promise<Body | null> {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (answer?.ok === false) throw new Error(`${method} ${path}: ${text}`);
  return text ? (JSON.parse(text) as Body) : null;
}

async function tell(name: string, id: string): Promise<void> {
  const { headers, body } = microsoft.event(name, id);
  const url = `${product.address}${new URL(hook).pathname}`;
  // The programme does not send it again where nobody answers; then the next reading finds it.
  await fetch(url, { method: 'POST', headers, body }).catch(() => null);
}

/** Nobody is alive: the claims of the dead run out, and it is time to look again. */
async function timePasses(): Promise<void> {
  await stage.client.query(
    `update programme_accounts set claimed_until = now(), token_claimed_until = now(), next_poll_at = now()`,
  );
  await stage.client.query(
    `update programme_events set claimed_until = now(), next_at = now() where done_at is null`,
  );
  await stage.client.query(
    `update referral_commands set claimed_until = now(), next_at = now() where state = 'waiting'`,
  );
  await stage.client.query(
    `update referral_opportunities set claimed_until = now(), due_at = now() where due_at is not null`,
  );
}

async function again(): Promise<void> {
  await product.ended;
  strike = null;
  await timePasses();
  await start();
}

async function settled(): Promise<void> {
  await until(
    'nothing is under way',
    async () => {
      await stage.client.query(
        `update referral_commands set next_at = now() where state = 'waiting' and claimed_until is null`,
      );
      await stage.client.query(
        `update programme_events set next_at = now() where done_at is null and claimed_until is null`,
      );
      const { rows } = await stage.client.query<{ open: number }>(`
        select (select count(*) from programme_events where done_at is null)::int
          + (select count(*) from referral_commands where state = 'waiting')::int
          + (select count(*) from referral_opportunities where due_at is not null)::int
          + (select count(*) from programme_accounts where next_poll_at <= now() or claimed_until > now() and claim is not null)::int as open`);
      return rows[0]!.open === 0;
    },
    { everyMs: 100 },
  );
}

type Row = { id: string; externalId: string; revision: number };
const known = async () =>
  (
    await stage.client.query<Row>(
      `select id, external_id as "externalId", revision from referrals where status <> 'closed' and direction = 'incoming' order by id`,
    )
  ).rows;

const fetchOf = (id: string) => (method: string, path: string) => method === 'GET' && path.endsWith(`/${id}`);
const lists = (method: string, path: string) => method === 'GET' && path.includes('referrals?');
const writes = (wanted: string) => (method: string) => method === wanted;
const soon = () => (chance.happens(0.4) ? null : chance.between(0, 12));

it(`loses and doubles nothing (seed ${seed})`, async () => {
  await start();
  const publisher = await call<{ id: string }>('POST', '/publishers', {
    slug: 'northwind',
    name: 'Northwind',
  });
  publisherId = publisher!.id;
  const at = `/publishers/${publisherId}`;
  for (let n = 0; n < 30; n++) microsoft.aReferral({ name: `First ${n}` });

  // The first reading, page after page.
  strike = { on: lists, afterMs: soon() };
  const account = await call<{ id: string; hookUrl: string }>('POST', `${at}/programme-accounts`, {
    programme: partnerCenter.name,
    name: 'Ours',
    settings: microsoft.settings,
  });
  hook = account!.hookUrl;
  await again();
  await settled();

  // What events name is fetched, and killed then.
  for (let round = 0; round < 2; round++) {
    const { id } = microsoft.aReferral({ name: `By event ${round}` });
    strike = { on: fetchOf(id), afterMs: soon() };
    await tell('referral-created', id);
    await again();
  }
  await settled();

  // Commands in flight: accepted, changed, won, and one of our own.
  const rows = await known();
  const asked = async (method: string, path: string, body: object, write: string) => {
    strike = { on: writes(write), afterMs: soon() };
    await call(method, `${at}${path}`, body);
    await again();
    await settled();
  };
  const [one, two] = [rows[0]!, rows[1]!];
  const deal = { name: 'Ours', value: '15000', currency: 'EUR', closesOn: '2027-06-30' };
  await asked('POST', `/referrals/${one.id}/acceptances`, { revision: one.revision, ...deal }, 'PUT');
  await asked('POST', `/referrals/${two.id}/wins`, { revision: two.revision }, 'PATCH');
  await asked(
    'POST',
    '/referrals',
    {
      accountId: account!.id,
      ...deal,
      company: 'Brezo',
      country: 'ES',
      contact: { firstName: 'T', lastName: 'O', email: 't@brezo.example' },
      consent: { shareWithOthers: true, contact: true, shareWithSellers: true },
    },
    'POST',
  );

  // An opportunity that is kept in step.
  const converted = await call<{ opportunity: { id: string; version: number } }>(
    'POST',
    `${at}/referrals/${one.id}/conversions`,
    {},
  );
  const { id, version } = converted!.opportunity;
  strike = { on: writes('PATCH'), afterMs: soon() };
  await call('PATCH', `${at}/opportunities/${id}`, { version, value: '17000' });
  await again();
  for (const [, raw] of [...microsoft.referrals].slice(5, 25))
    microsoft.change(raw.id, { name: `Later ${raw.id}` });
  strike = { on: lists, afterMs: soon() };
  await stage.client.query(`update programme_accounts set next_poll_at = now()`);
  await again();
  await settled();
  product.send('SIGTERM');
  await product.ended;

  expect(struck).toBeGreaterThanOrEqual(8);
  expect(microsoft.referrals.get(one.externalId)).toMatchObject({
    substatus: 'Accepted',
    details: { dealValue: 17000 },
  });
  const there = [...microsoft.referrals.values()].map(comparable).toSorted(byId);
  expect(there.filter(({ direction }) => direction === 'outgoing')).toHaveLength(1);
  const here = await stage.client.query(
    `select external_id as id, name, status, substatus, direction, value::float8 as value, version from referrals`,
  );
  expect(here.rows.toSorted(byId)).toEqual(there);
  const once = await stage.client.query<{ type: string; most: number }>(
    `select type, max(times)::int as most from (
      select type, subject_id, count(*) as times from events
      where type in ('referral.received', 'referral.accepted', 'referral.won', 'referral.converted') group by 1, 2
    ) as said group by 1 order by 1`,
  );
  expect(once.rows.map(({ type, most }) => `${type} ${most}`)).toEqual([
    'referral.accepted 1',
    'referral.converted 1',
    'referral.received 1',
    'referral.won 1',
  ]);
  const states = await stage.client.query(`select distinct state from referral_commands`);
  expect(states.rows).toEqual([{ state: 'done' }]);
  const steps = await stage.client.query(
    `select link.state, deal.value::float8 as value from referral_opportunities as link
    join opportunities as deal on deal.publisher_id = link.publisher_id and deal.id = link.opportunity_id`,
  );
  expect(steps.rows).toEqual([{ state: 'in_step', value: 17_000 }]);
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function comparable(raw: ARaw) {
  const { externalId, name, status, substatus, direction, deal, version } = toldOf(raw);
  return {
    id: externalId,
    name,
    status,
    substatus,
    direction,
    value: deal.value === null ? null : Number(deal.value),
    version,
  };
}
