// One lead tried again and again through the engine's own attempt, each time beside the same bytes sent by bare undici.
import { Agent, request, type Dispatcher } from 'undici';
import { attempt } from '../../src/delivery/attempt.ts';
import type { Known } from '../../src/delivery/directory.ts';
import { crmOf } from '../../src/delivery/destination.ts';
import type { House } from '../../src/house.ts';
import { applyMapping } from '../../src/mapping/apply.ts';
import type { SharedLead } from '../../src/leads/lead.ts';
import { sharedLead } from '../../test/fakes/lead.ts';
import type { Call } from './far.ts';
import { median, percentile } from './numbers.ts';

/** Milliseconds: of the bare calls, and of what a try took beyond them. Microseconds: of the default mapping. */
export type Tried = { floor: Spread; own: Spread; mappingUs: number };
type Spread = { p50: number; p99: number };

/** One delivery of an invented lead, which must come about. */
export async function tryOnce(house: House, destinationId: string, number: number): Promise<void> {
  const { destination } = await found(house, destinationId);
  const sending = { lead: leadOf(number), deliveryId: `dlv_of_the_benchmark_${number}` };
  const [tried] = await attempt(house.app, house.delivering.ways, destination, [sending]);
  if (tried?.outcome.is !== 'delivered')
    throw new Error(`${destination.kind}: ${JSON.stringify(tried?.outcome)}`);
}

export async function tryBeside(
  house: House,
  destinationId: string,
  { number, calls, tries }: { number: number; calls: Call[]; tries: number },
): Promise<Tried> {
  const agent = new Agent({ connections: 1 });
  const times = { floor: [] as number[], own: [] as number[] };
  const warming = 50;
  for (let round = 0; round < warming + tries; round++) {
    const bare = () => timed(() => sendBare(calls, agent));
    const whole = () => timed(() => tryOnce(house, destinationId, number));
    // Who goes first alternates.
    const first = round % 2 === 0 ? await bare() : await whole();
    const second = round % 2 === 0 ? await whole() : await bare();
    const [floor, ours] = round % 2 === 0 ? [first, second] : [second, first];
    if (round < warming) continue;
    times.floor.push(floor);
    times.own.push(ours - floor);
  }
  await agent.close();
  const { destination } = await found(house, destinationId);
  return { floor: spread(times.floor), own: spread(times.own), mappingUs: mappingUs(destination, number) };
}

async function found({ delivering }: House, destinationId: string): Promise<Known> {
  const known = delivering.engine.directory.byId(destinationId);
  if (known) return known;
  await delivering.engine.directory.refresh();
  return delivering.engine.directory.byId(destinationId)!;
}

async function sendBare(calls: Call[], dispatcher: Dispatcher): Promise<void> {
  for (const { method, url, headers, body } of calls) {
    const reply = await request(url, {
      method,
      headers: withoutFraming(headers),
      body: body === '' ? null : body,
      dispatcher,
    });
    await reply.body.arrayBuffer();
  }
}

/** What undici writes by itself. */
function withoutFraming(headers: Record<string, string>): Record<string, string> {
  const { connection: _, host: __, 'content-length': ___, ...kept } = headers;
  return kept;
}

/** The median of runs of a hundred. */
function mappingUs(destination: Known['destination'], number: number): number {
  const { defaults, targets } = crmOf(destination)!.mappable;
  const lead = leadOf(number);
  const runs = Array.from({ length: 20 }, () => {
    const from = performance.now();
    for (let time = 0; time < 100; time++) applyMapping(lead, { fields: defaults }, targets);
    return ((performance.now() - from) * 1_000) / 100;
  });
  return median(runs);
}

function leadOf(number: number): SharedLead {
  const email = `noor-${number}@halo-apteka.example`;
  const lead = sharedLead({ id: `lead_of_the_benchmark_${number}`, contact: { email } });
  return { ...lead, contact: { ...lead.contact, normalized: { ...lead.contact.normalized, email } } };
}

async function timed(what: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await what();
  return performance.now() - from;
}

function spread(times: number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}
