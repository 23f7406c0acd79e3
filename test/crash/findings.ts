// What must hold after any number of crashes: the promises, each checked from outside, each with what contradicts it.
import type { Api } from './api.ts';
import type { Cast } from './cast.ts';
import { noteOf, type Load } from './load.ts';
import type { Receipt, Receiver } from './receiver.ts';
import { eventsPath, type World } from './world.ts';

export const promises = [
  'a sender is told 202 or 503, nothing else',
  'every acknowledged lead is kept',
  'every lead is kept once',
  'no lead is made up',
  'no lead is set aside',
  'every acknowledged lead is received',
  'a lead that comes twice has the same id and the same bytes',
  'every call is signed',
  'a person’s leads come in order',
  'the ledger adds up',
  'the ledger has every destination',
  'nothing is left on the way',
  'no process ends by itself',
] as const;

export type Finding = { promise: (typeof promises)[number]; broken: string[] };

export type LedgerLine = Record<
  'received' | 'delivered' | 'scheduled' | 'waiting' | 'parked' | 'withheld',
  number
> & {
  destinationId: string;
};
/** files: what the folder received. */
type Seen = { api: Api; world: World; load: Load; receiver: Receiver; cast: Cast; files: Receipt[] };
type Lead = { id: string; note: string; contact: { email: string } };

export async function examine({ api, world, load, receiver, cast, files }: Seen): Promise<Finding[]> {
  const base = `/api/v1/publishers/${world.publisherId}`;
  const leads = await api.list<Lead>(`${base}/leads`);
  const { items: ledger } = await api.insist<{ items: LedgerLine[] }>('GET', `${base}/ledger`);
  const onTheWay = await Promise.all(
    ['delivering', 'scheduled', 'waiting', 'parked', 'withheld'].map((state) =>
      api.list<{ id: string }>(`${base}/deliveries?state=${state}`),
    ),
  );
  const quarantined = await api.list<{ id: string }>(`${base}/quarantine`);
  // The lead store has a line too, and nothing is sent there by AppSource's policy.
  const lines = ledger.filter(({ destinationId }) =>
    [...world.destinations.values()].includes(destinationId),
  );
  const paths = [...world.destinations.keys()];
  const receipts = [...receiver.receipts, ...files];
  const at = (path: string) => receipts.filter((receipt) => receipt.path === path);
  return [
    { promise: 'a sender is told 202 or 503, nothing else', broken: load.strange },
    { promise: 'every acknowledged lead is kept', broken: notKept(load, leads) },
    { promise: 'every lead is kept once', broken: keptTwice(leads) },
    { promise: 'no lead is made up', broken: madeUp(load, leads) },
    { promise: 'no lead is set aside', broken: quarantined.map(({ id }) => `${id} is in quarantine`) },
    {
      promise: 'every acknowledged lead is received',
      broken: paths.flatMap((path) => notReceived(load, path, at(path))),
    },
    {
      promise: 'a lead that comes twice has the same id and the same bytes',
      broken: paths.flatMap((path) => differing(path, at(path))),
    },
    { promise: 'every call is signed', broken: receiver.turnedDown },
    {
      promise: 'a person’s leads come in order',
      // Files do not tell in which order they came; events come in the order of one lead's.
      broken: [...receiver.secrets.keys()]
        .filter((path) => path !== eventsPath)
        .flatMap((path) => outOfOrder(load, path, at(path))),
    },
    { promise: 'the ledger adds up', broken: lines.flatMap((line) => notAddingUp(line, leads.length)) },
    { promise: 'the ledger has every destination', broken: missing(world, ledger) },
    { promise: 'nothing is left on the way', broken: onTheWay.flat().map(({ id }) => `${id} has not ended`) },
    { promise: 'no process ends by itself', broken: cast.falls },
  ];
}

function notKept({ acknowledged }: Load, leads: Lead[]): string[] {
  const notes = new Map(leads.map(({ id, note }) => [id, note]));
  return acknowledged
    .filter(({ leadId, number }) => notes.get(leadId) !== noteOf(number))
    .map(
      ({ leadId, number }) =>
        `${leadId}, acknowledged for number ${number}, is ${notes.get(leadId) ?? 'not there'}`,
    );
}

function keptTwice(leads: Lead[]): string[] {
  return [...Map.groupBy(leads, ({ note }) => note)]
    .filter(([, same]) => same.length > 1)
    .map(([note, same]) => `${note} is ${same.map(({ id }) => id).join(' and ')}`);
}

function madeUp({ acknowledged }: Load, leads: Lead[]): string[] {
  const known = new Set(acknowledged.map(({ leadId }) => leadId));
  return leads
    .filter(({ id }) => !known.has(id))
    .map(({ id, note }) => `${id} (${note}) was never acknowledged`);
}

function notReceived({ acknowledged }: Load, path: string, receipts: Receipt[]): string[] {
  const received = new Map(receipts.map(({ leadId, note }) => [leadId, note]));
  return acknowledged
    .filter(({ leadId, number }) => {
      const note = received.get(leadId);
      return note !== null && note !== noteOf(number);
    })
    .map(({ leadId }) => `${leadId} never came to ${path}`);
}

function differing(path: string, receipts: Receipt[]): string[] {
  const looks = ({ webhookId, digest }: Receipt) => `${webhookId} ${digest}`;
  const apart = (by: (receipt: Receipt) => string) =>
    [...Map.groupBy(receipts, by)].filter(([, same]) => new Set(same.map(looks)).size > 1);
  return [...apart(({ leadId }) => leadId), ...apart(({ webhookId }) => webhookId)].map(
    ([id, same]) => `${path}: ${id} came as ${[...new Set(same.map(looks))].join(' and as ')}`,
  );
}

/** By the first time each was received; it may come again later. */
function outOfOrder({ acknowledged }: Load, path: string, receipts: Receipt[]): string[] {
  const sent = new Map(acknowledged.map((lead) => [lead.leadId, lead]));
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return receipts.flatMap(({ leadId }) => {
    const lead = sent.get(leadId);
    if (lead === undefined || seen.has(leadId)) return [];
    seen.add(leadId);
    const expected = next.get(lead.person) ?? 0;
    next.set(lead.person, lead.order + 1);
    return lead.order === expected
      ? []
      : [`${path}: ${leadId} is ${lead.person}’s lead ${lead.order}, and ${expected} was to come`];
  });
}

function notAddingUp(line: LedgerLine, leads: number): string[] {
  const { received, delivered, scheduled, waiting, parked, withheld } = line;
  const sum = delivered + scheduled + waiting + parked + withheld;
  return received === sum && received === leads && delivered === leads
    ? []
    : [`${leads} leads, and the ledger says ${JSON.stringify(line)}`];
}

function missing({ destinations }: World, ledger: LedgerLine[]): string[] {
  return [...destinations]
    .filter(([, id]) => !ledger.some(({ destinationId }) => destinationId === id))
    .map(([path]) => `nothing is said of ${path}`);
}
