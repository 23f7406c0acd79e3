// One try: leads, the connector and the wire, turned into an outcome each and a transcript. Never throws.
import { performance } from 'node:perf_hooks';
import {
  WireError,
  type Crm,
  type Failed,
  type Job,
  type OutgoingEvent,
  type Outcome,
} from '../connectors/connector.ts';
import { openWire, type Drop, type Exchange, type OpenWire, type Tokens } from '../connectors/wire.ts';
import type { FieldWords } from '../leads/lead-field.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import { applyMapping } from '../mapping/apply.ts';
import { labelled } from '../mapping/lead-lines.ts';
import type { Mended, Unfit } from '../mapping/mapping.ts';
import type { App } from '../platform/app.ts';
import type { Http } from '../platform/http-client.ts';
import type { Mailer } from '../platform/mailer.ts';
import type { Cargo } from './cargo.ts';
import { crmOf, mappingOf, secretNames, type Destination } from './destination.ts';
import { follow, noteOpportunity } from './follow.ts';
import { keyOf } from './key.ts';
import { unfitOutcome } from './unfit.ts';
import { withOutcomes } from './with-outcomes.ts';
import { overQuota, type HourUse } from './daily-quota.ts';
import { withOwnFields } from './own-fields.ts';

/** The ways out of the house. */
export type Ways = {
  http: Http;
  mailer: Mailer;
  tokens: { for(destination: Destination): Tokens };
  /** A place for the destination's files; null where this server has none. */
  dropOf(destination: Destination): Drop | null;
  /** Tries of the last day, by all processes. */
  triesOf(destination: Destination, now: Date): Promise<HourUse[]>;
};

export type Attempt = {
  outcome: Outcome;
  /** Of the whole try: leads that went together share it. */
  transcript: Exchange[];
  /** What the mapping changed for the far side to take it. */
  mended: Mended[];
  startedAt: Date;
  durationMs: number;
};

/** What is on its way. The lead's `deliveryId` makes the idempotency key, the same on every try of a delivery. */
export type Sending = Cargo & { deliveryId: string };
type LeadSending = Extract<Sending, { follows?: never; event?: never }> & {
  ownFields?: readonly FieldWords[];
  /** What became of it, where its record shall say so. */
  opportunity?: OpportunityFacts | null;
};

/** One lead, or as many as the connector takes together: an attempt for each, in order. */
export async function attempt(
  app: App,
  ways: Ways,
  destination: Destination,
  sendings: Sending[],
): Promise<Attempt[]> {
  const startedAt = app.clock.now();
  const from = performance.now();
  const timed = (tries: Pick<Attempt, 'outcome' | 'transcript' | 'mended'>[]) => {
    const durationMs = Math.round(performance.now() - from);
    return tries.map((tried) => ({ ...tried, startedAt, durationMs }));
  };
  try {
    return timed(await tried(app, ways, destination, sendings, startedAt));
  } catch (error) {
    const outcome = fromError(app, destination, error);
    return timed(sendings.map(() => ({ outcome, transcript: [], mended: [] })));
  }
}

async function tried(
  app: App,
  ways: Ways,
  destination: Destination,
  sendings: Sending[],
  startedAt: Date,
): Promise<Pick<Attempt, 'outcome' | 'transcript' | 'mended'>[]> {
  const crm = crmOf(destination);
  if (crm === null) {
    const detail = `This release has no connector of the kind ${destination.kind}.`;
    const outcome: Outcome = { is: 'refused', reason: 'misconfigured', detail };
    return sendings.map(() => ({ outcome, transcript: [], mended: [] }));
  }
  const over = crm.daily && overQuota(crm, await ways.triesOf(destination, startedAt), startedAt);
  if (over) return sendings.map(() => ({ outcome: over, transcript: [], mended: [] }));
  const opened = wireOf(ways, destination, crm, startedAt);
  const events = sendings.flatMap(({ event }) => event ?? []);
  if (events.length > 0) return sentEvents(app, crm, destination, events, opened);
  const following = sendings.filter((sending) => sending.follows !== undefined);
  if (following.length > 0) return sentUpdates(app, crm, destination, following, opened);
  const leads = sendings.filter((sending) => sending.event === undefined && sending.follows === undefined);
  const labelled = await withOutcomes(app, destination, await withOwnFields(app, leads));
  const made = labelled.map((sending) => madeOf(app, crm, destination, sending));
  const jobs = made.flatMap(({ job }) => (job === null ? [] : [job]));
  for (const [at, { job }] of made.entries())
    if (job !== null && labelled[at]!.opportunity !== null)
      await noteOpportunity(app, crm, destination, labelled[at]!, job.values);
  const outcomes = jobs.length === 0 ? [] : await pushed(app, crm, destination, jobs, opened);
  const said = opened.transcript();
  let at = 0;
  return made.map(({ job, instead, mended }) =>
    job === null
      ? { outcome: instead, transcript: [], mended }
      : { outcome: outcomes[at++]!, transcript: said, mended },
  );
}

/** A destination has leads or events, never both. */
async function sentEvents(
  app: App,
  crm: Crm,
  destination: Destination,
  events: OutgoingEvent[],
  { wire, kept, transcript }: OpenWire,
): Promise<Pick<Attempt, 'outcome' | 'transcript' | 'mended'>[]> {
  const outcomes: Outcome[] = [];
  for (const event of events) {
    const job = { event, key: keyOf(event.id) };
    const outcome = await (
      crm.pushEvent?.(job, destination.settings, wire) ?? Promise.resolve(noEvents)
    ).catch((error: unknown) => fromError(app, destination, error));
    outcomes.push(kept(outcome));
  }
  return outcomes.map((outcome) => ({ outcome, transcript: transcript(), mended: [] }));
}

/** A lane gives one at a time, so that each has the try's whole time and a transcript of its own. */
async function sentUpdates(
  app: App,
  crm: Crm,
  destination: Destination,
  sendings: Extract<Sending, { follows: object }>[],
  open: OpenWire,
): Promise<Pick<Attempt, 'outcome' | 'transcript' | 'mended'>[]> {
  const done: Awaited<ReturnType<typeof follow>>[] = [];
  for (const sending of await withOwnFields(app, sendings))
    done.push(
      await follow(app, crm, destination, sending, open).catch((error: unknown) => ({
        outcome: fromError(app, destination, error),
        mended: [],
      })),
    );
  return done.map((each) => ({ ...each, transcript: open.transcript() }));
}

const noEvents: Outcome = {
  is: 'refused',
  reason: 'misconfigured',
  detail: 'This kind of destination takes no events.',
};

type Ready =
  | { job: Job; instead: null; mended: Mended[] }
  | { job: null; instead: Outcome; mended: Mended[] };

/** One lead that no record can be made of must not cost the others their try. */
function madeOf(app: App, crm: Crm, destination: Destination, sending: LeadSending): Ready {
  try {
    const { job, unfit, mended } = jobOf(crm, destination, sending);
    return job === null
      ? { job, instead: unfitOutcome(crm, unfit[0]!), mended }
      : { job, instead: null, mended };
  } catch (error) {
    return { job: null, instead: fromError(app, destination, error), mended: [] };
  }
}

/** What a connector is given to work with. */
export function wireOf(ways: Ways, destination: Destination, crm: Crm, now: Date): OpenWire {
  return openWire({
    http: ways.http,
    mailer: ways.mailer,
    tokens: ways.tokens.for(destination),
    drop: ways.dropOf(destination),
    settings: destination.settings,
    secrets: secretNames(crm),
    now,
    timeoutMs: destination.limits.timeoutMs,
  });
}

type Made = { job: Job | null; unfit: Unfit[]; mended: Mended[] };

/** A lead that cannot become a record is not sent at all. */
export function jobOf(
  crm: Crm,
  destination: Destination,
  { lead, deliveryId, ownFields = [], opportunity = null }: LeadSending,
): Made {
  const mapping = mappingOf(crm, destination);
  const targets = destination.farTargets ?? crm.mappable.targets;
  const { values, unfit, mended } = applyMapping(labelled(lead, ownFields, opportunity), mapping, targets);
  const columns = mapping.fields.map(({ target }) => target);
  const job = unfit.length > 0 ? null : { lead, ownFields, key: keyOf(deliveryId), values, columns, targets };
  return { job, unfit, mended };
}

async function pushed(
  app: App,
  crm: Crm,
  destination: Destination,
  jobs: Job[],
  { wire, kept }: OpenWire,
): Promise<Outcome[]> {
  const { settings } = destination;
  try {
    const outcomes =
      jobs.length === 1 || !crm.batch
        ? [await crm.push(jobs[0]!, settings, wire)]
        : await crm.batch.push(jobs, settings, wire);
    if (outcomes.length !== jobs.length)
      throw new Error(`${jobs.length} leads had ${outcomes.length} outcomes`);
    return outcomes.map((outcome) => kept(outcome));
  } catch (error) {
    const outcome = fromError(app, destination, error);
    return jobs.map(() => outcome);
  }
}

export function fromError(app: App, destination: Destination, error: unknown): Failed {
  if (!(error instanceof WireError)) {
    app.log.error(
      { err: error, destinationId: destination.id, kind: destination.kind },
      'delivery.connector_failed',
    );
    return {
      is: 'retry',
      reason: 'internal_error',
      detail: 'The connector failed; the fault is ours and is in the log.',
    };
  }
  const detail = error.message;
  switch (error.fault) {
    case 'timeout':
      return { is: 'retry', reason: 'timeout', detail };
    case 'unreachable':
      return { is: 'retry', reason: 'unreachable', detail };
    case 'reply_too_large':
      return { is: 'retry', reason: 'malformed_reply', detail };
    case 'blocked_address':
      return { is: 'refused', reason: 'blocked_address', detail };
    case 'invalid_url':
      return { is: 'refused', reason: 'misconfigured', detail };
  }
}
