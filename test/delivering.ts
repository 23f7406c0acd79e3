// A house that delivers, its clock moved by hand and its timers standing still: what happens is what a test lets happen.
import sql, { raw } from 'sql-template-tag';
import { bootApp, testClock, type Booted } from './app.ts';
import type { AListing } from './factories.ts';
import { startFarSide, type Answer, type FarSide, type Seen } from './fakes/http-far-side.ts';
import { leadBody, post } from './posting.ts';

export type Delivering = Booted & {
  clock: ReturnType<typeof testClock>;
  /** Lets what is under way end, moves the clock, and lets everything happen that is due by then. */
  forward(ms: number): Promise<void>;
  settle(): Promise<void>;
};

export async function bootDelivering(
  env: Record<string, string> = {},
  clock = testClock(),
): Promise<Delivering> {
  const booted = await bootApp({ clock, env: { LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1', ...env } });
  const { engine } = booted.house.delivering;
  engine.start();
  return Object.assign(booted, {
    clock,
    settle: () => engine.settle(),
    async forward(ms: number) {
      await engine.settle();
      clock.forward(ms);
      await engine.settle();
    },
  });
}

export type ADestination = { id: string; signingSecret?: string; [member: string]: unknown };

type Given = Record<string, unknown> & { settings: Record<string, string> };

/** A webhook unless told otherwise; the operator's own when there is no publisher. */
export async function aDestination(
  booted: Booted,
  publisher: { id: string } | null,
  given: Given,
): Promise<ADestination> {
  const answer = await booted.call<ADestination>('POST', destinationsPath(publisher), {
    kind: 'webhook',
    name: 'Our CRM',
    ...given,
  });
  if (answer.status !== 201) throw new Error(`No destination: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export function destinationsPath(publisher: { id: string } | null): string {
  return publisher === null
    ? '/api/v1/operator/destinations'
    : `/api/v1/publishers/${publisher.id}/destinations`;
}

let posted = 0;

/** Posts a lead that is not like any other and answers its id; of a person of its own unless Email is given. */
export async function aLead(
  booted: Booted,
  listing: Pick<AListing, 'leadSharing'>,
  given: Record<string, unknown> = {},
): Promise<string> {
  const nth = ++posted;
  const body = leadBody({ Email: `person-${nth}@x.example`, Title: `No. ${nth}`, ...given });
  const { status, body: answer } = await post(booted, listing, body);
  if (status !== 202 || answer.quarantined) throw new Error(`Not taken: ${JSON.stringify(answer)}`);
  return answer.id;
}

export type ADelivery = {
  id: string;
  leadId: string;
  destinationId: string;
  state: string;
  attempts: number;
  dueAt: string | null;
  lastReason: string | null;
  lastDetail: string | null;
  externalId: string | null;
  externalUrl: string | null;
  deliveredAt: string | null;
  createdAt: string;
  route: string;
};

/** All of a publisher's that the filter finds, oldest first. */
export async function deliveriesOf(
  booted: Booted,
  publisher: { id: string },
  filter: Partial<Record<'state' | 'destinationId' | 'leadId' | 'since', string>> = {},
): Promise<ADelivery[]> {
  const query = new URLSearchParams({ limit: '200', ...filter });
  const answer = await booted.call<{ items: ADelivery[] }>(
    'GET',
    `/api/v1/publishers/${publisher.id}/deliveries?${query.toString()}`,
  );
  return answer.body.items.toReversed();
}

export type AnAttempt = {
  number: number;
  startedAt: string;
  outcome: string;
  reason: string | null;
  detail: string | null;
  transcript: unknown;
};

export async function attemptsOf(
  booted: Booted,
  publisher: { id: string },
  deliveryId: string,
): Promise<AnAttempt[]> {
  const path = `/api/v1/publishers/${publisher.id}/deliveries/${deliveryId}`;
  return (await booted.call<{ items: AnAttempt[] }>('GET', path)).body.items;
}

export type Crm = FarSide & {
  /** What it answers until told otherwise. */
  answer: Answer | ((request: Seen) => Answer);
  /** Lead ids in the order they came, repeats too. */
  leads(): string[];
  /** From now on requests wait until they are let go. */
  hold(): void;
  /** How many wait now, and how many waited at once at most. */
  held: { now: number; most: number };
  /** Resolves once so many wait. */
  holding(count: number): Promise<void>;
  /** Answers the first to have come, or all and whoever comes. */
  letGo(count?: number): void;
};

/** A webhook's receiver that answers what it is told to, when it is told to. */
export async function startCrm(): Promise<Crm> {
  const waiting: (() => void)[] = [];
  const watchers: { count: number; seen: () => void }[] = [];
  const held = { now: 0, most: 0 };
  let holds = false;
  const far = await startFarSide(async (request) => {
    if (holds) {
      held.now++;
      held.most = Math.max(held.most, held.now);
      for (const { count, seen } of watchers) if (held.now >= count) seen();
      await new Promise<void>((go) => waiting.push(go));
      held.now--;
    }
    return typeof crm.answer === 'function' ? crm.answer(request) : crm.answer;
  });
  const crm: Crm = Object.assign(far, {
    answer: { status: 200 },
    leads: () => far.seen.map(({ body }) => leadIn(body)),
    held,
    hold: () => void (holds = true),
    holding: (count: number) =>
      held.now >= count ? Promise.resolve() : new Promise<void>((seen) => watchers.push({ count, seen })),
    letGo(count = Infinity) {
      if (count === Infinity) holds = false;
      for (const go of waiting.splice(0, count)) go();
    },
  });
  return crm;
}

function leadIn(body: Buffer): string {
  return (JSON.parse(body.toString()) as { data: { lead: { id: string } } }).data.lead.id;
}

/** Waits, without a time of its own, for what is under way to bring it about; the test's time-out ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((soon) => setImmediate(soon));
}

/** Everything the database holds, as text; bytes as hex and as the text they may be. */
export async function dumpOf({ app: { db } }: Booted): Promise<string> {
  const tables = await db.rows<{ name: string }>(sql`
    select c.relname::text as name from pg_class as c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  const parts: string[] = [];
  for (const { name } of tables)
    for (const { row } of await db.rows<{ row: string }>(
      sql`select to_jsonb(t)::text as row from ${raw(name)} as t`,
    ))
      parts.push(
        row,
        row.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString()),
      );
  return parts.join('\n');
}
