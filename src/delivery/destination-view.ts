// A destination as readers see it: secrets as "set" at most, and its health in one word with the reason.
import * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Settings } from '../connectors/connector.ts';
import { ConditionShape } from '../scoring/condition.ts';
import { eventTypes } from './event-types.ts';
import { longestTimeoutMs } from './lease.ts';
import { secretsSet } from './change-destination.ts';
import { crmOf, isPrevious, leadStoreKind, limitsOf } from './destination.ts';
import { Said } from './said-view.ts';
import type { DestinationWithHealth, HealthRow } from './destination-store.ts';
import { mostWaiting, type DestinationActivity } from './tally-store.ts';
import type { LastWarning } from './warning-store.ts';

export const Limits = z.strictObject({
  concurrency: z.int().min(1).max(200).describe('Tries under way at once'),
  ratePerSecond: z.number().positive().max(10_000).nullable().describe('Tries a second; null: no limit'),
  timeoutMs: z.int().min(100).max(longestTimeoutMs).describe('How long one try may take'),
  retryDelaysS: z
    .array(z.int().min(1).max(604_800))
    .max(20)
    .describe('Seconds after each failed try; then it is parked'),
});

export const Events = z
  .strictObject({
    types: z.array(z.enum(eventTypes)).min(1).max(eventTypes.length),
    filter: ConditionShape.nullable()
      .default(null)
      .describe('Asked of the lead that an event is about; null: all leads. Events about none are not asked'),
  })
  .meta({ id: 'Events' });

/** The worst first. */
export const healthStates = ['broken', 'paused', 'held', 'well'] as const;
export type HealthState = (typeof healthStates)[number];

const Health = z.object({
  state: z.enum(healthStates).describe('held: the far side asked for a rest'),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  said: Said.nullable(),
  nextProbeAt: z.date().nullable().describe('When one lead tries whether it is mended'),
  heldUntil: z.date().nullable(),
  checkedAt: z.date().nullable(),
  checkOutcome: z.string().nullable(),
});

const Activity = z
  .object({
    waiting: z.int().describe(`Leads on their way there, counted up to ${mostWaiting}`),
    due: z.int().describe(`Of those, due now and not under way, counted up to ${mostWaiting}`),
    oldestDueAt: z
      .date()
      .nullable()
      .describe('Since when the oldest that is not under way is due, or when it will be'),
    parked: z.int().describe(`Until a person looks, counted up to ${mostWaiting}`),
    lastDeliveredAt: z.date().nullable(),
    deliveredInDay: z.int().describe('In the 24 hours before this hour and since'),
    failedInDay: z.int().describe('Tries that failed in that time'),
  })
  .describe('Figures, a second behind at most');

const Warning = z.object({
  kind: z.enum(['key', 'stopped', 'well']).describe('key: the key as it is now ends. well: leads flow again'),
  at: z.date(),
  people: z.int().describe('How many were reached'),
});

export const Destination = z
  .object({
    id: z.string(),
    kind: z.string(),
    role: z.enum(['publisher-crm', 'field-seller-crm', 'lead-store', 'events']),
    name: z.string(),
    settings: z.record(z.string(), z.string()).describe('Without secrets'),
    secretsSet: z.array(z.string()).describe('Names of the secrets that are set'),
    secrets: z
      .array(
        z.object({
          name: z.string(),
          madeAt: z.string().nullable(),
          madeBy: z.string().nullable().describe('A person, a key, or operator'),
          changedAt: z.string().nullable(),
          changedBy: z.string().nullable(),
        }),
      )
      .describe('Since when each is set, and last replaced; null: not replaced, or before this was recorded'),
    limits: Limits,
    forwardTestLeads: z.boolean(),
    storefronts: z.array(z.string()).nullable().describe('Null: every storefront'),
    listingIds: z.array(z.string()).nullable().describe('Null: every listing'),
    events: Events.nullable().describe('What it is told of; null: it has leads'),
    followsOpportunities: z
      .boolean()
      .describe('Each move of an opportunity brings the record of its lead up to date'),
    canFollow: z.boolean().describe('followsOpportunities can be switched on'),
    secretExpiresAt: z.date().nullable(),
    createdAt: z.date(),
    paused: z.boolean(),
    pausedAt: z.date().nullable(),
    pausedReason: z.string().nullable(),
    pauseNote: z.string().nullable().describe('Why, in the words of whoever paused it'),
    pausedBy: z.string().nullable().describe('A person, a key, or operator; null: not by hand'),
    health: Health,
    activity: Activity,
    tellsBack: z.boolean().describe('Its far side tells what becomes of the leads it has: see its tracking'),
    warnings: z.array(Warning).describe('The last mails of each kind to its owners, newest first'),
  })
  .meta({ id: 'Destination' });

export function destinationView(
  app: App,
  found: DestinationWithHealth,
  activity: DestinationActivity | null,
  warnings: LastWarning[],
): z.infer<typeof Destination> {
  const { previousUntil: _, ...settings } = found.settings as Settings;
  const set = found.kind === leadStoreKind ? [] : secretsSet(app, found);
  return {
    id: found.id,
    kind: found.kind,
    role: found.role,
    name: found.name,
    settings,
    secretsSet: set,
    secrets: secretsView(found, set),
    limits: Limits.parse(limitsOf(found.kind, found.limits)),
    forwardTestLeads: found.forwardTestLeads,
    storefronts: found.storefronts,
    listingIds: found.listingIds,
    events: found.eventTypes === null ? null : { types: found.eventTypes, filter: found.eventFilter },
    followsOpportunities: found.followsOpportunities,
    canFollow: found.role === 'publisher-crm' && crmOf(found)?.update !== undefined,
    secretExpiresAt: found.secretExpiresAt,
    createdAt: found.createdAt,
    paused: found.pausedAt !== null,
    pausedAt: found.pausedAt,
    pausedReason: found.pausedReason,
    pauseNote: found.pauseNote,
    pausedBy: found.pausedBy,
    health: healthView(found, app.clock.now()),
    activity: activityView(activity),
    tellsBack: crmOf(found)?.tracking !== undefined,
    warnings: warnings.map(({ kind, at, people }) => ({ kind, at, people })),
  };
}

export function activityView(activity: DestinationActivity | null): z.infer<typeof Activity> {
  return Activity.parse(activity ?? nothingYet);
}

function secretsView(found: DestinationWithHealth, set: string[]): z.infer<typeof Destination>['secrets'] {
  const crm = crmOf(found);
  const unknown = { madeAt: null, madeBy: null, changedAt: null, changedBy: null };
  return set
    .filter((name) => crm !== null && !isPrevious(crm, name))
    .map((name) => ({ name, ...(found.secretDates[name] ?? unknown) }));
}

const nothingYet: z.infer<typeof Activity> = {
  waiting: 0,
  due: 0,
  oldestDueAt: null,
  parked: 0,
  lastDeliveredAt: null,
  deliveredInDay: 0,
  failedInDay: 0,
};

type Healthful = HealthRow & Pick<DestinationWithHealth, 'pausedAt'>;

/** The same order stands in marketplace-destination-store.ts. */
export function healthView(found: Healthful, now: Date): z.infer<typeof Health> {
  const held = found.holdUntil !== null && found.holdUntil > now;
  const state =
    found.pausedAt !== null ? 'paused' : found.openUntil !== null ? 'broken' : held ? 'held' : 'well';
  return {
    state,
    // Why it rested is no news once it works again.
    reason: state === 'well' ? null : found.reason,
    detail: state === 'well' ? null : found.detail,
    said: state === 'well' ? null : found.said,
    nextProbeAt: found.openUntil,
    heldUntil: held ? found.holdUntil : null,
    checkedAt: found.checkedAt,
    checkOutcome: found.checkOutcome,
  };
}
