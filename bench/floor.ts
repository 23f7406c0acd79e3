// How much of the database's own speed does the intake reach? Its database part alone, without HTTP, against bare
// batched inserts of the same rows into the same tables: 200 a batch, one connection, arrays made by the same encoder.
import { keepWithin, newLead, type KeepLead } from '../src/intake/intake.ts';
import { readBody } from '../src/connectors/bodies/index.ts';
import { openHouse, type House } from '../src/house.ts';
import { takeInFresh } from '../src/leads/take-in.ts';
import type { App } from '../src/platform/app.ts';
import { Column, type ColumnType, type Prepared } from '../src/platform/db.ts';
import { newId } from '../src/platform/ids.ts';
import type { Figure } from './rig/figure.ts';
import { aWorld, openHere } from './rig/open-here.ts';
import type { Question, Rig } from './rig/rig.ts';
import { inTurn } from './rig/rounds.ts';
import { plannedBody, type WorldPlan } from './rig/world.ts';

export const floor: Question = {
  name: 'floor',
  title: 'How near to the database’s floor is the intake?',
  reading: `The intake's database part (leads and people, re-posts found, event, routing, deliveries in order of each person) against
four bare inserts of the same rows in one transaction. Both from one Node process over one connection, 200 leads a batch. What a
timer does behind the intake, to make leads searchable, is measured apart.`,
  answer,
};

const batchSize = 200;

type Side = {
  databaseUrl: string;
  app: App;
  house: House;
  destinationIds: string[];
  tokens: string[];
  plan: WorldPlan;
};
type Measured = { perSecond: number; cpuUs: number };

async function answer(rig: Rig): Promise<Figure[]> {
  const ours = await open(rig);
  const bare = await open(rig);
  try {
    const batches = rig.quick ? 5 : 60;
    const keep = () => measure(rig, ours, batches, keepBatch);
    const insert = () => measure(rig, bare, batches, insertBare);
    await inTurn(rig.quick ? 1 : 2, keep, insert);
    const { ours: kept, other: inserted } = await inTurn(rig.quick ? 2 : 7, keep, insert);
    const cpuBefore = rig.databases.cpuS();
    const count = await takeInFresh(ours.app);
    const searchableUs = ((rig.databases.cpuS() - cpuBefore) * 1e6) / count;
    const both = (of: (measured: Measured) => number) => ({ ours: kept.map(of), floor: inserted.map(of) });
    return [
      {
        name: 'database part of the intake',
        unit: 'leads/s',
        ...both(({ perSecond }) => perSecond),
        goal: { of: 'floor', atLeast: 0.6 },
      },
      {
        name: 'PostgreSQL’s time',
        unit: 'µs/lead',
        ...both(({ cpuUs }) => cpuUs),
        // 80 µs where the bare inserts took 50; what an insert costs is the machine's.
        goal: { of: 'floor', atMost: 1.6 },
      },
      {
        name: 'PostgreSQL’s time to make it searchable, behind the intake',
        unit: 'µs/lead',
        ours: [searchableUs],
      },
    ];
  } finally {
    for (const { house, databaseUrl } of [ours, bare]) {
      await house.close();
      await rig.databases.drop(databaseUrl);
    }
  }
}

async function open(rig: Rig): Promise<Side> {
  const { databaseUrl, worldPlan, tokens } = await aWorld(rig);
  const app = await openHere(databaseUrl);
  const house = await openHouse(app, { serve: false, work: false });
  const rows = await rig.databases.ask<{ id: string }>(
    databaseUrl,
    `select id from destinations where kind = 'webhook' order by id`,
  );
  return {
    databaseUrl,
    app,
    house,
    destinationIds: rows.map(({ id }) => id),
    tokens,
    plan: worldPlan,
  };
}

let number = 0;

async function measure(
  rig: Rig,
  side: Side,
  batches: number,
  write: (side: Side, keeps: KeepLead[]) => Promise<void>,
): Promise<Measured> {
  const made: KeepLead[][] = [];
  for (let batch = 0; batch < batches; batch++)
    made.push(await Promise.all(Array.from({ length: batchSize }, () => keepFor(side, number++))));
  const cpuBefore = rig.databases.cpuS();
  const from = performance.now();
  for (const keeps of made) await write(side, keeps);
  const seconds = (performance.now() - from) / 1_000;
  const leads = batches * batchSize;
  return { perSecond: leads / seconds, cpuUs: ((rig.databases.cpuS() - cpuBefore) * 1e6) / leads };
}

async function keepFor({ app, house, tokens, plan }: Side, at: number): Promise<KeepLead> {
  const found = await house.intake.directory.byToken(tokens[at % tokens.length]!);
  const body = plannedBody(plan, at);
  const reading = readBody('application/json', body);
  if (reading.is !== 'lead') throw new Error(reading.detail);
  return newLead(app, { ...found!, contentType: 'application/json', body }, reading.lead);
}

async function keepBatch({ app }: Side, keeps: KeepLead[]): Promise<void> {
  await app.outbox.transact(null, (tx, say) => keepWithin(tx, say, keeps));
}

const bareInserts = {
  people: insert(
    'people',
    'publisher_id text, id text, email_key text, first_seen_at timestamptz, last_seen_at timestamptz',
  ),
  leads: insert(
    'leads',
    `publisher_id text, id text, listing_id text, person_id text, kind text, status text, storefront text, action text, contact jsonb,
     note text, consent jsonb, source jsonb, received_at timestamptz, posts int4, last_posted_at timestamptz, repost_key bytea, raw bytea, raw_type text`,
    { warnings: `'{}'::text[]` },
  ),
  events: insert(
    'events',
    'publisher_id text, subject_id text, id text, type text, at timestamptz, actor text, data jsonb',
  ),
  deliveries: insert(
    'deliveries',
    'publisher_id text, id text, lead_id text, destination_id text, person_id text, route text, state text, due_at timestamptz, created_at timestamptz',
  ),
};

type Insert = Prepared & { types: ColumnType[] };

/** `columns`: names with their types; `fixed`: columns that are the same in every row. */
function insert(table: string, columns: string, fixed: Record<string, string> = {}): Insert {
  const named = columns.split(',').map((column) => column.trim().split(/\s+/) as [string, ColumnType]);
  const names = [...named.map(([name]) => name), ...Object.keys(fixed)].join(', ');
  const arrays = named.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ');
  const values = ['given.*', ...Object.values(fixed)].join(', ');
  const text = `insert into ${table} (${names}) select ${values} from unnest(${arrays}) as given`;
  return { name: `bare_${table}`, text, types: named.map(([, type]) => type) };
}

async function insertBare(
  { app, destinationIds: [operators, ...own] }: Side,
  keeps: KeepLead[],
): Promise<void> {
  const now = app.clock.now();
  const leads = keeps.map(({ lead }) => lead);
  const people = leads.map((lead) => [
    lead.publisherId,
    lead.newPersonId,
    lead.contact.normalized.email,
    lead.receivedAt,
    lead.receivedAt,
  ]);
  const rows = leads.map((lead) => [
    lead.publisherId,
    lead.id,
    lead.listingId,
    lead.newPersonId,
    lead.kind,
    lead.status,
    lead.storefront,
    lead.action,
    lead.contact,
    lead.note,
    lead.consent,
    lead.source,
    lead.receivedAt,
    lead.posts,
    lead.receivedAt,
    lead.repostKey,
    lead.raw,
    lead.rawType,
  ]);
  const events = leads.map((lead) => {
    const data = { listingId: lead.listingId, kind: lead.kind, status: lead.status, action: lead.action };
    return [lead.publisherId, lead.id, newId('evt', now), 'lead.received', now, 'intake', data];
  });
  const deliveries = leads.flatMap((lead, at) =>
    [operators!, own[at % own.length]!].map((destinationId) => [
      lead.publisherId,
      newId('dlv', now),
      lead.id,
      destinationId,
      lead.newPersonId,
      'policy:publisher-crm',
      'scheduled',
      now,
      now,
    ]),
  );
  await app.db.tx(async (tx) => {
    const write = ({ types, ...statement }: Insert, of: unknown[][]) =>
      tx.prepared(
        statement,
        types.map(
          (type, column) =>
            new Column(
              type,
              of.map((row) => row[column]),
            ),
        ),
      );
    await write(bareInserts.people, people);
    await write(bareInserts.leads, rows);
    await write(bareInserts.events, events);
    await write(bareInserts.deliveries, deliveries);
  });
}
